import { expect, test, type Page } from '@playwright/test';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser, newVisitorContext } from '../../crawler/browser/launch.js';
import type { PassOrStop, ProxyGate, ProxiedRequest } from '../../crawler/proxy/exchange.js';
import { startInterceptingProxy } from '../../crawler/proxy/intercepting-proxy.js';
import { createProxyAuthority } from '../../crawler/proxy/proxy-authority.js';
import { createUpstream } from '../../crawler/proxy/upstream.js';
import { startLoggingServer, type Site } from './logging-server.js';

const site: Site = ({ path, host, method, headers, body }) => {
  if (path === '/') return { body: `<!doctype html><title>${host}</title><p>hello` };
  if (path === '/echo') return { body: `${method} ${headers['content-encoding'] ?? 'plain'} ${body.length}` };
  if (path === '/big') return { body: 'x'.repeat(200_000) };
  return undefined;
};

/** A gate that lets through what holds no `secret` and keeps what it saw. */
function openGate() {
  const seen: string[] = [];
  const failures: string[] = [];
  const decide = (text: string): Promise<PassOrStop> =>
    Promise.resolve(text.includes('secret') ? 'stop' : 'pass');
  const gate: ProxyGate = {
    admit(request: ProxiedRequest) {
      seen.push(`${request.method} ${request.url} ${request.body.length}`);
      return decide(request.url + Buffer.from(request.body).toString());
    },
    admitMessage({ body }) {
      seen.push(`message ${Buffer.from(body).toString().slice(0, 40)}`);
      return decide(Buffer.from(body).toString());
    },
    answered: () => undefined,
    failed: (request, code) => failures.push(`${request.url} ${code}`),
  };
  return { gate, seen, failures };
}

async function throughProxy(trusted: boolean, act: (page: Page) => Promise<void>) {
  const server = await startLoggingServer(site, ['www.mpro.org', 'api.example']);
  const authority = await createProxyAuthority();
  const upstream = createUpstream(server.connectTo, trusted ? server.caFile : undefined);
  const { gate, seen, failures } = openGate();
  const proxy = await startInterceptingProxy(authority, upstream, gate);
  const browser = await launchBrowser({
    choice: findBrowsers(process.env['CHROMIUM_PATH']).light,
    connectTo: [],
    trust: { env: {}, args: [] },
    proxy: { server: proxy.server },
    args: authority.browserArgs,
  });
  try {
    const context = await newVisitorContext(browser);
    await act(await context.newPage());
    await context.close();
    return { requests: [...server.requests], raw: server.raw(), seen, failures };
  } finally {
    await browser.close();
    await proxy.close();
    upstream.close();
    await server.close();
  }
}

test('a page over HTTPS and HTTP/2 loads with its own name, large and compressed bodies pass whole', async () => {
  const { requests, failures } = await throughProxy(true, async page => {
    await page.goto('https://www.mpro.org/');
    expect(await page.title()).toBe('www.mpro.org');
    const answers = await page.evaluate(async () => {
      const post = async (body: BodyInit, headers = {}) =>
        (await fetch('/echo', { method: 'POST', body, headers })).text();
      const gzip = new Response('y'.repeat(5000)).body?.pipeThrough(new CompressionStream('gzip'));
      const packed = await new Response(gzip).arrayBuffer();
      return [
        await post('z'.repeat(200_000)),
        (await post(packed, { 'content-encoding': 'gzip' })).split(' ').slice(0, 2).join(' '),
        String((await (await fetch('/big')).text()).length),
      ];
    });
    expect(answers).toEqual(['POST plain 200000', 'POST gzip', '200000']);
    await page.goto('http://www.mpro.org/');
    expect(page.url()).toBe('http://www.mpro.org/');
  });
  expect(failures).toEqual([]);
  expect(requests.map(r => r.host)).toContain('www.mpro.org');
});

test('a stopped request does not reach the server, its page stays, and a WebSocket loses only the messages that are stopped', async () => {
  const { raw, seen } = await throughProxy(true, async page => {
    await page.goto('https://www.mpro.org/');
    await page.evaluate(async () => {
      await fetch('https://api.example/x?v=secret', { mode: 'no-cors' });
      await fetch('https://api.example/x', {
        method: 'PUT',
        body: '{"v":"secret"}',
        headers: { 'x-a': 'b' },
      }).catch(() => 0);
      for (const origin of ['wss://api.example', 'ws://www.mpro.org'].slice(0, 1)) {
        const socket = new WebSocket(`${origin}/socket`);
        await new Promise((resolve, reject) => {
          socket.onopen = resolve;
          socket.onerror = reject;
        });
        socket.send('harmless');
        socket.send('my secret');
        socket.send('harmless too');
        socket.close(1000, 'secret reason');
        await new Promise(resolve => (socket.onclose = resolve));
      }
      location.href = 'https://api.example/go?secret';
      await new Promise(resolve => setTimeout(resolve, 300));
    });
    expect(page.url()).toBe('https://www.mpro.org/');
  });
  expect(raw).not.toContain('secret');
  expect(raw).toContain('harmless');
  expect(raw).toContain('harmless too');
  expect(seen).toContain('message my secret');
  expect(seen).toContain('message secret reason');
});

test('a certificate that nobody signed stays a broken connection, and an unmapped port stays out of reach', async () => {
  const { requests, failures } = await throughProxy(false, async page => {
    await expect(page.goto('https://www.mpro.org/')).rejects.toThrow(/ERR_/);
    await expect(page.goto('https://www.mpro.org:8443/')).rejects.toThrow(/ERR_/);
  });
  expect(requests).toEqual([]);
  expect(failures.some(line => /www\.mpro\.org\/ .*(CERT|LEAF|ISSUER)/.test(line))).toBe(true);
  expect(failures.some(line => line.includes('8443') && line.endsWith('E_UNMAPPED_HOST'))).toBe(true);
});
