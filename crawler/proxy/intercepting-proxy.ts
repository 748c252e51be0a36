import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import type net from 'node:net';
import type { Duplex } from 'node:stream';
import type { ProxyGate, ProxiedRequest } from './exchange.js';
import type { ProxyAuthority } from './proxy-authority.js';
import { endToEnd, readRequest, requestUrl } from './read-request.js';
import { stoppedAnswer } from './stopped-answer.js';
import { errorCode, repeatable, type Upstream } from './upstream.js';
import { relayWebSocket } from './websocket-relay.js';

type Incoming = http.IncomingMessage | http2.Http2ServerRequest;
type Outgoing = http.ServerResponse | http2.Http2ServerResponse;

/** A proxy for one browser context. Everything passes the gate whole before a byte of it goes on. */
export interface InterceptingProxy {
  /** For Playwright's `proxy` option. */
  readonly server: string;
  close(): Promise<void>;
}

const tlsHandshake = 0x16;

/** Starts a proxy on 127.0.0.1 that ends TLS with certificates of `authority` and speaks HTTP/2, HTTP/1.1 and WebSocket. */
export async function startInterceptingProxy(
  authority: ProxyAuthority,
  upstream: Upstream,
  gate: ProxyGate,
): Promise<InterceptingProxy> {
  const sockets = new Set<net.Socket>();
  let lastId = 0;

  const handle = async (incoming: Incoming, outgoing: Outgoing, scheme: 'http' | 'https'): Promise<void> => {
    const url = requestUrl(incoming, scheme);
    lastId += 1;
    const id = lastId;
    if (url === undefined) return breakOff(outgoing);
    const request = await readRequest(incoming, id, url);
    const decision = await gate.admit(request);
    if (request.isCut) return breakOff(outgoing);
    if (decision === 'pass') return forward(request, outgoing, upstream, gate);
    outgoing.writeHead(204, stoppedAnswer(request));
    outgoing.end();
  };
  const listener = (scheme: 'http' | 'https') => (incoming: Incoming, outgoing: Outgoing) => {
    handle(incoming, outgoing, scheme).catch(() => breakOff(outgoing));
  };
  const upgrade =
    (scheme: 'ws' | 'wss') => (incoming: http.IncomingMessage, socket: Duplex, head: Uint8Array) => {
      const url = requestUrl(incoming, scheme);
      lastId += 1;
      const id = lastId;
      socket.on('error', () => socket.destroy());
      if (url === undefined) return void socket.destroy();
      const open = async (): Promise<void> => {
        const request = await readRequest(incoming, id, url);
        if ((await gate.admit(request)) === 'pass') relayWebSocket(request, socket, head, upstream, gate);
        else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      };
      open().catch(() => socket.destroy());
    };

  const plain = http.createServer(listener('http'));
  const secure = http2.createSecureServer(
    {
      allowHTTP1: true,
      SNICallback: (host, done) =>
        void authority.contextFor(host).then(
          context => done(null, context),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        ),
    },
    listener('https'),
  );
  plain.on('upgrade', upgrade('ws'));
  secure.on('upgrade', upgrade('wss'));
  plain.on('connect', (_request: http.IncomingMessage, socket: net.Socket) => {
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.once('data', (first: Uint8Array) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === tlsHandshake ? secure : plain).emit('connection', socket);
      if (first[0] !== tlsHandshake) socket.resume();
    });
  });
  for (const server of [plain, secure])
    server.on('clientError', (_error, socket: Duplex) => socket.destroy());
  secure.on('sessionError', () => undefined);
  plain.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  plain.listen(0, '127.0.0.1');
  await once(plain, 'listening');
  const address = plain.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    server: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      plain.close();
      await once(plain, 'close');
    },
  };
}

/** Ends an exchange as a broken connection does: the page gets a network error, not an answer. */
function breakOff(outgoing: Outgoing): void {
  if ('stream' in outgoing) outgoing.stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
  else outgoing.socket?.destroy();
}

function forward(request: ProxiedRequest, outgoing: Outgoing, upstream: Upstream, gate: ProxyGate): void {
  const fail = (error: unknown): void => {
    gate.failed(request, errorCode(error));
    breakOff(outgoing);
  };
  /** The browser waits for no answer any more. */
  let isLeft = false;
  const send = (): void => {
    const onward = upstream.open(request);
    let isAnswered = false;
    onward.on('error', error => {
      // The server closed a connection that was kept open, just as it was used again. Browsers ask anew then.
      const isGivenUp = onward.reusedSocket && !isAnswered && !isLeft;
      if (isGivenUp && repeatable.has(request.method)) attempt();
      else fail(error);
    });
    outgoing.on('close', () => {
      isLeft = true;
      onward.destroy();
    });
    onward.on('response', answer => {
      isAnswered = true;
      gate.answered(request, answer.statusCode ?? 0, answer.headers.location);
      outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
      answer.on('error', () => breakOff(outgoing));
      answer.pipe(outgoing as NodeJS.WritableStream);
    });
    onward.end(request.body);
  };
  const attempt = (): void => {
    try {
      send();
    } catch (error) {
      fail(error);
    }
  };
  attempt();
}
