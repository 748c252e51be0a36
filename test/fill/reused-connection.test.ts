import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import { startInterceptingProxy } from '../../crawler/proxy/intercepting-proxy.js';
import { createProxyAuthority } from '../../crawler/proxy/proxy-authority.js';
import { createUpstream } from '../../crawler/proxy/upstream.js';

/** Answers the first request of a connection and cuts it off at the second, as servers do that give up idle connections. */
function serveOncePerConnection(): http.Server {
  const used = new WeakSet<Socket>();
  return http.createServer((request, response) => {
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    request.resume().on('end', () => response.end('answer'));
  });
}

/** Status of a request through the proxy; 0 where the connection breaks. */
function statusOf(proxyPort: number, method: string): Promise<number> {
  return new Promise(resolve => {
    const url = 'http://www.site.test/page';
    const request = http.request({ host: '127.0.0.1', port: proxyPort, method, path: url, agent: false });
    request.on('response', answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    request.on('error', () => resolve(0));
    request.end(method === 'POST' ? 'x=1' : undefined);
  });
}

interface Proxied {
  readonly port: number;
  /** What the gate was told of broken requests. */
  readonly failures: readonly string[];
}

/** Runs `use` with a proxy before the server that lets everything pass. */
async function behindProxy(server: http.Server, use: (proxied: Proxied) => Promise<void>): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const upstream = createUpstream([{ host: '*', port: 80, toHost: '127.0.0.1', toPort: port }], undefined);
  const failures: string[] = [];
  const proxy = await startInterceptingProxy(await createProxyAuthority(), upstream, {
    admit: () => Promise.resolve('pass'),
    admitMessage: () => Promise.resolve('pass'),
    answered: () => undefined,
    failed: ({ method }, code) => failures.push(`${method} ${code}`),
  });
  try {
    await use({ port: Number(new URL(proxy.server).port), failures });
  } finally {
    upstream.close();
    await proxy.close();
    server.closeAllConnections();
    server.close();
  }
}

test('a connection that the server gave up is no broken page, and no broken submission', () =>
  behindProxy(serveOncePerConnection(), async ({ port, failures }) => {
    for (const method of ['GET', 'GET', 'POST', 'POST', 'GET', 'POST'])
      expect(await statusOf(port, method), method).toBe(200);
    expect(failures).toEqual([]);
  }));

test('what may not be sent twice is not', async () => {
  let asked = 0;
  const server = http.createServer(request => {
    asked += 1;
    request.socket.destroy();
  });
  await behindProxy(server, async ({ port, failures }) => {
    expect(await statusOf(port, 'POST')).toBe(0);
    expect(failures).toEqual(['POST ECONNRESET']);
    expect(asked).toBe(1);
  });
});

test('what the browser gave up is not asked for again', async () => {
  let asked = 0;
  const hangs = new EventEmitter();
  const server = http.createServer((_request, response) => {
    asked += 1;
    if (asked === 1) response.end('answer');
    else hangs.emit('asked');
  });
  await behindProxy(server, async ({ port, failures }) => {
    expect(await statusOf(port, 'GET')).toBe(200);
    const url = 'http://www.site.test/slow';
    const isAsked = once(hangs, 'asked');
    const request = http.request({ host: '127.0.0.1', port, path: url, agent: false });
    request.on('error', () => undefined);
    request.end();
    await isAsked;
    request.destroy();
    await expect.poll(() => failures).toEqual(['GET ECONNRESET']);
    expect(asked).toBe(2);
  });
});
