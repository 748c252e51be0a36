import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { PassOrStop, ProxyGate, ProxiedRequest } from './exchange.js';
import { FrameReader, opcodes, type MessageFrame } from './message-frames.js';
import { errorCode, type Upstream } from './upstream.js';

const headerLines = (answer: IncomingMessage): string => {
  const lines = [`HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ''}`];
  for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2)
    lines.push(`${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
};

/** Joins a browser's WebSocket to its server; each message is held until the gate has seen the whole of it. */
export function relayWebSocket(
  handshake: ProxiedRequest,
  browser: Duplex,
  head: Uint8Array,
  upstream: Upstream,
  gate: ProxyGate,
): void {
  // Without compression the frames can be read as they are.
  const headers = Object.fromEntries(
    Object.entries(handshake.headers).filter(([name]) => name !== 'sec-websocket-extensions'),
  );
  let outgoing: ClientRequest;
  try {
    const { method, url } = handshake;
    outgoing = upstream.open({
      method,
      url,
      headers: { ...headers, connection: 'Upgrade', upgrade: 'websocket' },
    });
  } catch (error) {
    gate.failed(handshake, errorCode(error));
    browser.destroy();
    return;
  }
  browser.on('error', () => outgoing.destroy());
  outgoing.on('error', error => {
    gate.failed(handshake, errorCode(error));
    browser.destroy();
  });
  outgoing.on('response', answer => {
    gate.answered(handshake, answer.statusCode ?? 0, undefined);
    browser.write(headerLines(answer));
    answer.pipe(browser);
  });
  outgoing.on('upgrade', (answer, server, serverHead) => {
    gate.answered(handshake, answer.statusCode ?? 101, undefined);
    browser.write(headerLines(answer));
    browser.write(serverHead);
    server.pipe(browser);
    // Ended, not torn off: what was let through just before still goes out.
    const end = (): void => {
      server.end();
      browser.end();
    };
    for (const socket of [server, browser]) socket.on('error', end).on('close', end);
    forwardMessages(handshake, browser, head, server, gate, end);
  });
  outgoing.end();
}

function forwardMessages(
  handshake: ProxiedRequest,
  browser: Duplex,
  head: Uint8Array,
  server: Duplex,
  gate: ProxyGate,
  end: () => void,
): void {
  const reader = new FrameReader();
  let message: MessageFrame[] = [];
  let queue = Promise.resolve();

  /** The frames that are now a whole message, or a control frame by itself. */
  const whole = (frame: MessageFrame): MessageFrame[] => {
    if (frame.opcode >= opcodes.close) return [frame];
    message.push(frame);
    if (!frame.isFinal) return [];
    const frames = message;
    message = [];
    return frames;
  };
  const decide = (frames: readonly MessageFrame[]): Promise<PassOrStop> => {
    const [first] = frames;
    // A close frame holds a status of two bytes before the reason; pings are the browser's own.
    const isClose = first?.opcode === opcodes.close;
    const body = isClose ? first.payload.subarray(2) : Buffer.concat(frames.map(({ payload }) => payload));
    const isText = isClose || first?.opcode === opcodes.text;
    return body.length === 0 ? Promise.resolve('pass') : gate.admitMessage({ handshake, body, isText });
  };
  const take = (frame: MessageFrame): void => {
    const frames = whole(frame);
    if (frames.length === 0) return;
    // Asked at once and answered in order: the gate may want to see what follows before it decides.
    const decision = decide(frames);
    queue = queue
      .then(async () => {
        if ((await decision) === 'pass') for (const { raw } of frames) server.write(raw);
        // A close that is held back would leave the page waiting for its echo.
        else if (frame.opcode === opcodes.close) end();
      })
      .catch(end);
  };
  const onData = (chunk: Uint8Array): void => {
    try {
      for (const frame of reader.push(chunk)) take(frame);
    } catch {
      end();
    }
  };
  onData(head);
  browser.on('data', onData);
}
