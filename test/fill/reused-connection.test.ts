import { once } from 'node:events';
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

test('a connection that the server gave up is no broken page; what may not be sent twice is not', async () => {
  const server = serveOncePerConnection();
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
  const proxyPort = Number(new URL(proxy.server).port);
  try {
    expect(await statusOf(proxyPort, 'GET')).toBe(200);
    expect(await statusOf(proxyPort, 'GET')).toBe(200);
    expect(failures).toEqual([]);
    expect(await statusOf(proxyPort, 'POST')).toBe(0);
    expect(failures).toEqual(['POST ECONNRESET']);
  } finally {
    upstream.close();
    await proxy.close();
    server.close();
  }
});
