import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import { loadEvidence } from '../../crawler/evidence/load.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import { readSettings } from '../../crawler/settings.js';
import { readCoverage } from '../../reporters/coverage.js';
import { observe } from './command-line.js';
import { inventoryOf, serve, type Answer, type TestSite } from './test-site.js';

test.describe.configure({ timeout: 600_000 });

let root = '';
test.beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'endless-test-'))));
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

const page = (title: string, body: string): string =>
  `<!doctype html><title>${title}</title><main><h1>${title}</h1><p>What there is to say of it.</p>${body}</main>`;
/** Links that only a script writes. */
const byScript = (script: string): string =>
  `<script>const link = (href, text) => document.body.insertAdjacentHTML('beforeend', '<a href="' + href + '">' + text + '</a> ');\n${script}</script>`;

const known = ['p/1', 'p/2', 'p/3', 'p/4'];
/** Serves known pages with a script that links on, and what `answer` answers. */
const withScript = (script: string, answer: (url: URL) => string | undefined) => {
  const whole = (request: { url?: string | undefined }): string | undefined => {
    const url = new URL(request.url ?? '/', 'http://site');
    if (/^\/p\/\d$/.test(url.pathname)) return page(`Page ${url.pathname.slice(3)}`, byScript(script));
    return answer(url);
  };
  const each: Answer = (request, response) => {
    const body = whole(request);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? 'none');
  };
  return serve(() => each);
};

async function observed(
  site: TestSite,
  name: string,
  shards: number,
  env: Record<string, string> = {},
): Promise<{ evidence: Evidence; folder: string }> {
  const folder = join(root, name);
  const inventory = inventoryOf(
    site.baseUrl,
    known.map(path => ({ url: site.baseUrl + path })),
  );
  writeInventory(folder, inventory);
  for (let shard = 1; shard <= shards; shard += 1) {
    const own = shards === 1 ? folder : join(root, `${name}-${shard}`);
    writeInventory(own, inventory);
    const args = shards === 1 ? [] : [`--shard=${shard}/${shards}`];
    const run = await observe(site.baseUrl, own, { CONFORMANCE_PROFILES: 'first-visit', ...env }, args);
    expect(run.code, run.output).toBe(0);
    if (own === folder) continue;
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    cpSync(join(own, 'evidence'), join(folder, 'evidence'), { recursive: true });
  }
  return {
    evidence: loadEvidence(
      readSettings({ BASE_URL: site.baseUrl, REPORTS_DIR: folder, ...env }, '2026-01-01'),
    ),
    folder,
  };
}

const pathsOf = (site: TestSite, { pages }: Evidence): string[] =>
  pages.map(({ url }) => url.slice(site.baseUrl.length)).filter(path => !known.includes(path));
const reasonsOf = ({ inventory }: Evidence): string[] =>
  [...new Set(inventory.skipped.map(({ reason }) => reason))].sort();

test('a new id in each link that a script writes leads to one page each, on one machine and on two', async () => {
  const menu = `for (const name of ['catalog', 'about'])
    link('/' + name + '?zz=' + crypto.getRandomValues(new Uint32Array(2)).reduce((id, part) => id + part.toString(16).padStart(8, '7'), ''), name);`;
  const site = await withScript(menu, url =>
    ['/catalog', '/about'].includes(url.pathname) ? page(url.pathname.slice(1), byScript(menu)) : undefined,
  );
  const one = await observed(site, 'one', 1);
  expect(pathsOf(site, one.evidence)).toEqual(['about', 'catalog']);
  expect(reasonsOf(one.evidence)).toEqual(['trap-session-id']);
  expect(readCoverage(one.folder).pagesSkipped.map(({ url }) => url.slice(site.baseUrl.length))).toEqual([
    'about?zz=*',
    'catalog?zz=*',
  ]);
  const two = await observed(site, 'two', 2);
  // The links themselves are new in each visit.
  const steady = ({ pages }: Evidence) => pages.map(visit => ({ ...visit, newLinks: [] }));
  expect(steady(two.evidence)).toEqual(steady(one.evidence));
  expect(two.evidence.inventory).toEqual(one.evidence.inventory);
  await site.close();
});

test('the same in every answer of the server', async () => {
  const links = (): string =>
    ['catalog', 'about']
      .map(name => `<a href="/${name}?sid=${randomBytes(8).toString('hex')}">${name}</a>`)
      .join(' ');
  const site = await withScript("link('/catalog', 'catalog');", url =>
    ['/catalog', '/about'].includes(url.pathname) ? page(url.pathname.slice(1), links()) : undefined,
  );
  const { evidence } = await observed(site, 'sent', 1);
  expect(pathsOf(site, evidence)).toEqual(['about', 'catalog']);
  expect(reasonsOf(evidence)).toEqual(['trap-session-id']);
  await site.close();
});

test('a calendar that only a script leads through ends, with the reason', async () => {
  const turn = `const [, year, month] = /month=(\\d+)-(\\d+)/.exec(location.search) ?? [0, 2026, 1];
    document.querySelector('h1').textContent = new Date(Date.UTC(year, month - 1)).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (const step of [-1, 1]) link('/calendar?month=' + new Date(Date.UTC(year, month - 1 + step)).toISOString().slice(0, 7), 'turn');`;
  const site = await withScript("link('/calendar?month=2026-01', 'calendar');", url =>
    url.pathname === '/calendar' ? page('Calendar', byScript(turn)) : undefined,
  );
  const { evidence } = await observed(site, 'calendar', 1);
  expect(reasonsOf(evidence)).toEqual(['trap-calendar']);
  expect(pathsOf(site, evidence).length).toBeLessThan(60);
  await site.close();
});

test('a list whose filters only a script combines ends, with the reason', async () => {
  const combine = `const facets = { color: ['red', 'blue', 'green'], size: ['s', 'm', 'l'], brand: ['a', 'b', 'c'], sort: ['price', 'name'] };
    for (const [name, values] of Object.entries(facets)) for (const value of values) {
      const query = new URLSearchParams(location.search);
      query.set(name, value);
      link('/shop?' + query, value);
    }`;
  const site = await withScript("link('/shop', 'shop');", url =>
    url.pathname === '/shop' ? page('Shop', byScript(combine)) : undefined,
  );
  const { evidence } = await observed(site, 'facets', 1);
  expect(reasonsOf(evidence)).toEqual(['trap-facets']);
  expect(pathsOf(site, evidence).length).toBeLessThan(160);
  await site.close();
});

test('pages that only scripts name count for MAX_PAGES, and which are left is told', async () => {
  const site = await withScript("for (const name of ['a', 'b', 'c']) link('/' + name, name);", url =>
    /^\/[abc]$/.test(url.pathname) ? page(`Letter ${url.pathname.slice(1)}`, '') : undefined,
  );
  const { evidence, folder } = await observed(site, 'bound', 1, { MAX_PAGES: '6' });
  expect(pathsOf(site, evidence)).toEqual(['a', 'b']);
  expect(readCoverage(folder).pagesSkipped).toEqual([
    { url: `${site.baseUrl}c`, reason: 'max-pages: MAX_PAGES (6) pages were found already' },
  ]);
  await site.close();
});
