import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Inventory, InventoryPage } from '../../crawler/evidence/inventory.js';

/** What a path of a test site answers: HTML, or a whole answer. */
export type Answer = string | ((request: http.IncomingMessage, response: http.ServerResponse) => void);

/** What a server says to a WebSocket's key (RFC 6455 §4.2.2). */
export const websocketAccept = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** A site on loopback; `log` holds the requests it got (method and path). */
export interface TestSite {
  readonly baseUrl: string;
  readonly log: string[];
  close(): Promise<void>;
}

export async function serve(
  answers: Readonly<Record<string, Answer>> | ((path: string) => Answer | undefined),
): Promise<TestSite> {
  const log: string[] = [];
  const server = http.createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    log.push(`${request.method} ${request.url}`);
    const answer = typeof answers === 'function' ? answers(path) : answers[path];
    if (typeof answer === 'function') {
      answer(request, response);
      return;
    }
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(answer ?? '<h1>Not found</h1>');
  });
  const sockets = new Set<Duplex>();
  server.on('upgrade', (request, socket) => {
    log.push(`WEBSOCKET ${request.url}`);
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${websocketAccept(request.headers['sec-websocket-key'] ?? '')}\r\n\r\n`,
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/`,
    log,
    async close() {
      server.closeAllConnections();
      sockets.forEach(socket => socket.destroy());
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** The inventory that a crawl of these pages would write. */
export function inventoryOf(
  baseUrl: string,
  pages: readonly (Pick<InventoryPage, 'url'> & Partial<InventoryPage>)[],
): Inventory {
  const whole = pages.map(page => ({
    depth: 0,
    foundBy: 'link' as const,
    status: 200,
    contentType: 'text/html',
    title: '',
    contentHash: createHash('sha256').update(page.url).digest('hex'),
    aliases: [],
    fingerprint: 'one',
    forms: [],
    ...page,
  }));
  return {
    schemaVersion: 1,
    baseUrl,
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    complete: true,
    pages: whole.sort((a, b) => (a.url < b.url ? -1 : 1)),
    skipped: [],
    failed: [],
    notes: [],
  };
}
