import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Gate, ProxiedRequest } from './exchange.js';
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
  gate: Gate,
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
    const end = (): void => {
      server.destroy();
      browser.destroy();
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
  gate: Gate,
  end: () => void,
): void {
  const reader = new FrameReader();
  let message: MessageFrame[] = [];
  let queue = Promise.resolve();

  const take = async (frame: MessageFrame): Promise<void> => {
    const isControl = frame.opcode >= opcodes.close;
    if (!isControl) {
      message.push(frame);
      if (!frame.isFinal) return;
    }
    const frames = isControl ? [frame] : message;
    if (!isControl) message = [];
    // A close frame holds a status of two bytes before the reason; pings are the browser's own.
    const body =
      frame.opcode === opcodes.close ? frame.payload.subarray(2) : Buffer.concat(frames.map(f => f.payload));
    const isText = frame.opcode === opcodes.close || frames[0]?.opcode === opcodes.text;
    const decision = body.length === 0 ? 'pass' : await gate.admitMessage({ handshake, body, isText });
    if (decision === 'pass') for (const { raw } of frames) server.write(raw);
    // A close that is held back would leave the page waiting for its echo.
    else if (frame.opcode === opcodes.close) end();
  };
  const onData = (chunk: Uint8Array): void => {
    try {
      for (const frame of reader.push(chunk)) queue = queue.then(() => take(frame)).catch(end);
    } catch {
      end();
    }
  };
  onData(head);
  browser.on('data', onData);
}
