import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { ProfileContext } from '../../crawler/profiles/profile.js';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import type { Inventory } from '../../crawler/evidence/inventory.js';
import { readSettings } from '../../crawler/settings.js';

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/** Pages of `http://site.test` by path; `http://tracker.test` answers anything with a script, an image or a cookie of its own. */
export interface TestSite {
  readonly context: ProfileContext;
  readonly inventory: Inventory;
  readonly kept: readonly string[];
  close(): Promise<void>;
}

/** In place of a page: the connection breaks off. */
export const brokenOff = 'broken off';

const packages = resolve('node_modules');

/** Serves a site on loopback under real-looking names, with packages from node_modules below /npm/. */
export async function serveSite(pages: Readonly<Record<string, string>>): Promise<TestSite> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const host = (request.headers.host ?? '').split(':')[0];
    if (host !== 'site.test') {
      response.setHeader('access-control-allow-origin', '*');
      if (path.endsWith('/set')) response.setHeader('set-cookie', `tp=${randomUUID()}; Max-Age=9999999`);
      response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/plain');
      response.end('');
      return;
    }
    if (path.startsWith('/npm/')) {
      const file = join(packages, path.slice(5));
      response.setHeader('content-type', types[extname(file)] ?? 'text/plain');
      readFile(file).then(
        body => response.end(body),
        () => response.writeHead(404).end(),
      );
      return;
    }
    const html = pages[path];
    if (html === brokenOff) return void request.socket.destroy();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (html === undefined) response.writeHead(404);
    response.end(
      `<!doctype html><html lang="en"><title>Site</title><body><main><h1>Welcome</h1><p>Text.</p></main>${html ?? ''}`,
    );
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const settings = readSettings(
    { BASE_URL: 'http://site.test/', CONNECT_TO: `*:80:127.0.0.1:${port}` },
    '2026-01-01',
  );
  const kept: string[] = [];
  return {
    kept,
    context: {
      settings,
      browsers: findBrowsers(),
      trust: { env: {}, args: [] },
      keep: name => {
        kept.push(name);
        return Promise.resolve(name);
      },
      say: () => undefined,
    },
    inventory: {
      schemaVersion: 1,
      baseUrl: settings.baseUrl,
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: '2026-01-01T00:00:00.000Z',
      complete: true,
      skipped: [],
      failed: [],
      notes: [],
      pages: Object.keys(pages)
        .sort()
        .map(path => ({
          url: `http://site.test${path}`,
          depth: 0,
          foundBy: 'link',
          status: 200,
          contentType: 'text/html',
          title: '',
          contentHash: path,
          aliases: [],
          fingerprint: path,
          forms: [],
        })),
    },
    close: () =>
      new Promise(done => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
