import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { inventoryPath, readInventory } from '../../../crawler/evidence/inventory-file.js';
import type { Inventory } from '../../../crawler/evidence/inventory.js';
import { base, crawlOf, crawlRunning, newReportsDir, pageLines } from '../crawl-of.js';
import { serveSite, type Route, type Routes } from '../loopback-site.js';

const size = 60;
const bodyOf = (index: number): string =>
  `<title>Page ${index}</title><p>This is page ${index} of the site.</p>`;

/** A site of 60 pages; those from 40 on answer only once the gate is open. */
function gatedSite(): { routes: Routes; open: () => void; reached: Promise<void> } {
  const held: (() => void)[] = [];
  let isOpen = false;
  let tell: () => void = () => undefined;
  const reached = new Promise<void>(resolve => (tell = resolve));
  const page =
    (index: number): Route =>
    (_, response) => {
      const answer = (): void =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end(bodyOf(index));
      if (index < 40 || isOpen) return answer();
      held.push(answer);
      tell();
    };
  const indexes = Array.from({ length: size }, (_, index) => index);
  const near = indexes
    .slice(0, 40)
    .map(index => `<a href="/p/${index}">x</a>`)
    .join('');
  return {
    routes: {
      '/': `<title>Start</title>${near}<a href="/more">more</a>`,
      '/more': `<title>More</title>${indexes
        .slice(40)
        .map(index => `<a href="/p/${index}">x</a>`)
        .join('')}`,
      ...Object.fromEntries(indexes.map(index => [`/p/${index}`, page(index)])),
    },
    open: () => {
      isOpen = true;
      for (const answer of held) answer();
    },
    reached,
  };
}

const timeless = ({ startedAt: _, finishedAt: __, ...rest }: Inventory): unknown => rest;
const pagesAsked = (requests: readonly string[]): string[] =>
  requests.filter(request => request.includes('/p/')).sort();

for (const signal of ['SIGKILL', 'SIGINT'] as const) {
  test(`a crawl ended by ${signal} goes on from where it stood`, async () => {
    const { routes, open, reached } = gatedSite();
    const site = await serveSite(routes);
    const reportsDir = newReportsDir();
    try {
      const child = spawn(process.execPath, ['--import', 'tsx', 'test/crawl/crawl-process.ts'], {
        env: {
          ...process.env,
          BASE_URL: base,
          FAMILY_HOSTS: 'site.test,*.site.test',
          CONNECT_TO: site.connectTo,
          REPORTS_DIR: reportsDir,
        },
        stdio: 'inherit',
      });
      const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
      await reached;
      child.kill(signal);
      await ended;
      expect(existsSync(inventoryPath(reportsDir))).toBe(false);
      expect(() => readInventory(reportsDir)).toThrow(
        'found none: run "npx playwright test --project=crawl" first',
      );
      const before = site.requests.length;
      open();
      const said: string[] = [];
      const resumed = await crawlRunning(site, { reportsDir, say: line => said.push(line) });
      expect(said[0]).toBe('crawl: goes on from an interrupted crawl with 42 answers.');
      expect(pagesAsked(site.requests.slice(before))).toEqual(
        Array.from({ length: 20 }, (_, index) => `GET www.site.test/p/${index + 40}`).sort(),
      );
      const whole = gatedSite();
      whole.open();
      expect(timeless(resumed)).toEqual(timeless((await crawlOf(whole.routes)).inventory));
    } finally {
      await site.close();
      rmSync(reportsDir, { recursive: true, force: true });
    }
  });
}

test('a checkpoint of other settings is not gone on from', async () => {
  const site = await serveSite({ '/': bodyOf(1) });
  const reportsDir = newReportsDir();
  try {
    await crawlRunning(site, { reportsDir });
    const said: string[] = [];
    await crawlRunning(site, {
      reportsDir,
      env: { FAMILY_HOSTS: 'other.test' },
      say: line => said.push(line),
    });
    expect(said).toEqual(['crawl: 1 addresses asked.']);
  } finally {
    await site.close();
    rmSync(reportsDir, { recursive: true, force: true });
  }
});

test('a crawl over an unchanged site asks conditionally and says what that saved', async () => {
  const bodies = new Map([
    [
      '/',
      `<title>Start</title>${'<p>filler</p>'.repeat(500)}<a href="/dated">a</a><a href="/plain">b</a><a href="/changing">c</a>`,
    ],
    ['/dated', `<title>Dated</title>${'<p>filler</p>'.repeat(300)}`],
    ['/plain', '<title>Plain</title>'],
    ['/changing', '<title>Before</title>'],
  ]);
  const statuses: string[] = [];
  const site = await serveSite({
    '*': (request, response) => {
      const path = request.url ?? '/';
      const body = bodies.get(path);
      if (body === undefined) return response.writeHead(404).end();
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`;
      const headers = {
        'content-type': 'text/html',
        ...(path === '/dated'
          ? { 'last-modified': 'Mon, 01 Jun 2020 10:00:00 GMT' }
          : path === '/plain'
            ? {}
            : { etag }),
      };
      const isSame =
        request.headers['if-none-match'] === etag ||
        request.headers['if-modified-since'] === 'Mon, 01 Jun 2020 10:00:00 GMT';
      statuses.push(`${isSame ? 304 : 200} ${path}`);
      return isSame ? response.writeHead(304, headers).end() : response.writeHead(200, headers).end(body);
    },
  });
  const reportsDir = newReportsDir();
  try {
    const first = await crawlRunning(site, { reportsDir });
    statuses.length = 0;
    const said: string[] = [];
    const second = await crawlRunning(site, { reportsDir, say: line => said.push(line) });
    expect(statuses.sort()).toEqual(['200 /plain', '304 /', '304 /changing', '304 /dated']);
    expect(timeless(second)).toEqual(timeless(first));
    expect(said).toEqual([
      'crawl: 4 addresses asked; 3 pages are unchanged since the last crawl and were not sent again, which saved 10 KiB.',
    ]);
    bodies.set('/changing', '<title>After</title><a href="/new">new</a>').set('/new', '<title>New</title>');
    const third = await crawlRunning(site, { reportsDir });
    expect(pageLines(third)).toEqual([
      '0 seed /',
      '1 link /changing < /',
      '1 link /dated < /',
      '2 link /new < /changing',
      '1 link /plain < /',
    ]);
  } finally {
    await site.close();
    rmSync(reportsDir, { recursive: true, force: true });
  }
});

test('a crawl fails, and says why, where the entry page cannot be had', async () => {
  await expect(crawlOf({})).rejects.toThrow(
    'expected a page at http://www.site.test/, got not-found (answered 404: there is no such page); check BASE_URL, CONNECT_TO and EXTRA_CA_CERTS',
  );
  await expect(crawlOf({ '/': '<title>Start</title>' }, { env: { EXCLUDE: '/**' } })).rejects.toThrow(
    'expected at least one page on http://www.site.test/, found none',
  );
});
