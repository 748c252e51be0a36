import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type net from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { spkiOf } from '../../crawler/network/accepted-keys.js';
import type { ConnectRule } from '../../crawler/network/connect-to.js';
import { websocketAccept } from '../observe/test-site.js';

/** A request as the logging server got it: every byte that came over the wire stands in `raw`. */
export interface Logged {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What a host answers: a page, or a function of the request. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  /** Nothing is ever answered. */
  readonly hangs?: true;
  /** The body comes in two parts, each this many ms after what is before it. */
  readonly pauseMs?: number;
}
export type Site = (request: Logged) => Answer | undefined;

export interface LoggingServer {
  readonly connectTo: readonly ConnectRule[];
  /** PEM file of the authority that signed the hosts' certificates. */
  readonly caFile: string;
  /** The key of all hosts (SHA-256 of its SubjectPublicKeyInfo, base64). */
  readonly key: string;
  readonly requests: Logged[];
  /** All bytes that arrived after TLS, WebSocket frames unmasked: the judge of what left the machine. */
  raw(): string;
  reset(): void;
  close(): Promise<void>;
}

/** Unmasks the frames of a WebSocket client, however many come in one chunk; one frame never spans two in tests. */
function unmask(chunk: Buffer): string {
  const texts: string[] = [];
  for (let from = 0; from + 6 <= chunk.length;) {
    const short = chunk.readUInt8(from + 1) & 0x7f;
    const length =
      short === 126
        ? chunk.readUInt16BE(from + 2)
        : short === 127
          ? Number(chunk.readBigUInt64BE(from + 2))
          : short;
    const at = from + (short === 126 ? 4 : short === 127 ? 10 : 2);
    const mask = chunk.subarray(at, at + 4);
    const payload = chunk.subarray(at + 4, at + 4 + length);
    texts.push(payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0)).toString());
    from = at + 4 + length;
  }
  return texts.join('\n');
}

/** Serves all host names on loopback, over TLS and without, and writes down everything it gets. */
export async function startLoggingServer(site: Site, names: readonly string[]): Promise<LoggingServer> {
  const days = { notBeforeDate: new Date(Date.now() - 864e5), notAfterDate: new Date(Date.now() + 864e5) };
  const root = await generate([{ name: 'commonName', value: 'Test CA' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...days,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'sites' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...days,
    ca: { key: root.private, cert: root.cert },
    extensions: [
      { name: 'subjectAltName', altNames: names.map(value => ({ type: 2 as const, value })) },
      { name: 'extKeyUsage', serverAuth: true },
    ],
  });
  const requests: Logged[] = [];
  const frames: string[] = [];
  const listen = (incoming: http.IncomingMessage, outgoing: http.ServerResponse): void => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const logged = {
        method: incoming.method ?? '',
        host: incoming.headers.host ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('latin1'),
      };
      requests.push(logged);
      const answer = site(logged) ?? { status: 404, body: 'not here' };
      if (answer.hangs) return;
      outgoing.writeHead(answer.status ?? 200, {
        'content-type': 'text/html; charset=utf-8',
        ...answer.headers,
      });
      const body = answer.body ?? '';
      const { pauseMs } = answer;
      if (pauseMs === undefined) outgoing.end(body);
      else {
        outgoing.flushHeaders();
        setTimeout(() => outgoing.write(body.slice(0, body.length / 2)), pauseMs);
        setTimeout(() => outgoing.end(body.slice(body.length / 2)), 2 * pauseMs);
      }
    });
  };
  const upgrade = (incoming: http.IncomingMessage, socket: net.Socket): void => {
    requests.push({
      method: 'WEBSOCKET',
      host: incoming.headers.host ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: '',
    });
    const accept = websocketAccept(incoming.headers['sec-websocket-key'] ?? '');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('data', (chunk: Buffer) => frames.push(unmask(chunk)));
    socket.on('error', () => socket.destroy());
  };
  const plain = http.createServer(listen);
  const secure = https.createServer({ key: leaf.private, cert: `${leaf.cert}\n${root.cert}\n` }, listen);
  const sockets = new Set<net.Socket>();
  const ports: number[] = [];
  for (const server of [plain, secure]) {
    server.on('upgrade', upgrade);
    server.on('connection', (socket: net.Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    ports.push(typeof address === 'object' && address ? address.port : 0);
  }
  const caFile = join(mkdtempSync(join(tmpdir(), 'logging-server-')), 'ca.pem');
  writeFileSync(caFile, `${root.cert}\n`);
  const [httpPort = 0, httpsPort = 0] = ports;
  return {
    caFile,
    key: spkiOf(new X509Certificate(leaf.cert)),
    connectTo: [
      { host: '*', port: 443, toHost: '127.0.0.1', toPort: httpsPort },
      { host: '*', port: 80, toHost: '127.0.0.1', toPort: httpPort },
    ],
    requests,
    raw: () =>
      [
        ...requests.map(r => `${r.method} ${r.host} ${r.path}\n${JSON.stringify(r.headers)}\n${r.body}`),
        ...frames,
      ].join('\n'),
    reset() {
      requests.length = 0;
      frames.length = 0;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const server of [plain, secure]) {
        server.close();
        await once(server, 'close');
      }
    },
  };
}
