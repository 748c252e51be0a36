import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chromium } from 'playwright';
import { describeChoice, findBrowsers } from '../../crawler/browser/find-browser.js';
import { browserUsed } from '../../crawler/evidence/browser-used.js';
import { readInventory, writeInventory } from '../../crawler/evidence/inventory-file.js';
import { loadEvidence } from '../../crawler/evidence/load.js';
import { inventoryId, partitionOf } from '../../crawler/evidence/partition.js';
import { readSettings } from '../../crawler/settings.js';
import { readPartitions } from '../../reporters/read-partitions.js';
import { observe } from './command-line.js';
import { inventoryOf, serve, type Answer, type TestSite } from './test-site.js';

test.describe.configure({ timeout: 600_000 });

// Not below the runner's output folder: a second run at the same time would empty that.
let root = '';
test.beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'observe-test-'))));
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

const pageCount = 12;
const form = (name: string): string =>
  `<form action="/${name}" method="post"><label>E-mail <input type="email" name="email"></label><button>Send</button></form>`;
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1><p>Words to read.</p>${body}</main>
  <footer><a href="/privacy-policy">Privacy Policy</a></footer></body></html>`;

/** Three templates; pages 5 and 6 link, by script, to pages that nobody else names; page 7 crashes with 500. */
const answerOf = (path: string): Answer | undefined => {
  if (path === '/privacy-policy')
    return page('Privacy Policy', '<p>This Privacy Policy is effective as of January 15, 2021.</p>');
  if (path === '/hidden/1') return page('Hidden 1', '<a href="/hidden/2">on</a><a href="/p/1">back</a>');
  if (path === '/hidden/2') return page('Hidden 2', '<a href="/logout">out</a>');
  const number = Number(/^\/p\/(\d+)$/.exec(path)?.[1] ?? NaN);
  if (Number.isNaN(number)) return undefined;
  if (number === 7) return (_, response) => response.writeHead(500).end('oops');
  const links =
    '<script>onload = () => { document.body.insertAdjacentHTML("beforeend", "<a href=/hidden/1>new</a>") }</script>';
  const cookie = number === 9 ? '<script>document.cookie = "id=abc"; localStorage.seen = "yes"</script>' : '';
  return page(
    `Page ${number}`,
    form(`send${number % 3}`) + (number === 5 || number === 6 ? links : '') + cookie,
  );
};

const policyPage = (baseUrl: string) => ({ url: `${baseUrl}privacy-policy`, fingerprint: 'policy' });
const pagesOf = (baseUrl: string) => [
  policyPage(baseUrl),
  ...Array.from({ length: pageCount }, (_, number) => ({
    url: `${baseUrl}p/${number}`,
    fingerprint: number === 5 || number === 6 ? 'links' : number === 9 ? 'cookie' : `t${number % 3}`,
  })),
];

const prepare = (site: TestSite, name: string): string => {
  const folder = join(root, name);
  writeInventory(folder, inventoryOf(site.baseUrl, pagesOf(site.baseUrl)));
  return folder;
};
const evidenceIn = (site: TestSite, folder: string) =>
  loadEvidence(readSettings({ BASE_URL: site.baseUrl, REPORTS_DIR: folder }, '2026-01-01'));

test('three shards put together give the evidence of one machine', async () => {
  const site = await serve(answerOf);
  const whole = prepare(site, 'whole');
  const run = await observe(site.baseUrl, whole);
  expect(run.code, run.output).toBe(0);
  const merged = prepare(site, 'merged');
  for (const shard of [1, 2, 3]) {
    const folder = prepare(site, `shard-${shard}`);
    const part = await observe(site.baseUrl, folder, {}, [`--shard=${shard}/3`]);
    expect(part.code, part.output).toBe(0);
    mkdirSync(join(merged, 'evidence'), { recursive: true });
    // As files are put together by hand: each shard brings those of its own partitions.
    cpSync(join(folder, 'evidence'), join(merged, 'evidence'), { recursive: true });
  }
  const [one, three] = [evidenceIn(site, whole), evidenceIn(site, merged)];
  expect(three.pages).toEqual(one.pages);
  expect(three.links).toEqual(one.links);
  expect(one.links).toContainEqual({
    to: `${site.baseUrl}privacy-policy`,
    name: 'Privacy Policy',
    page: `${site.baseUrl}hidden/1`,
  });
  expect(three.documents).toEqual(one.documents);
  expect(three.exhibits).toEqual(one.exhibits);
  const [used] = readPartitions(
    whole,
    'browsers',
    inventoryId(readInventory(whole)),
    browserUsed,
    each => each,
  );
  const { light } = findBrowsers();
  const browser = await chromium.launch({ ...light, chromiumSandbox: false });
  expect(used).toMatchObject({ ...describeChoice(light), version: browser.version(), usedFor: 'visits' });
  await browser.close();
  const missing = one.missing.filter(gap => gap.kind === 'pages');
  expect(missing).toEqual([]);
  const at = (path: string): string => site.baseUrl + path;
  expect(one.pages.map(visit => visit.url)).toEqual(
    [...pagesOf(site.baseUrl).map(({ url }) => url), at('hidden/1'), at('hidden/2')].sort(),
  );
  expect(one.pages.filter(visit => !visit.outcome.ok).map(visit => [visit.url, visit.status])).toEqual([
    [at('p/7'), 500],
  ]);
  expect(one.pages.filter(visit => visit.cookies.length > 0).map(visit => visit.url)).toEqual([at('p/9')]);
  expect(one.pages.filter(visit => visit.storage.length > 0).map(visit => visit.url)).toEqual([at('p/9')]);
  expect(one.documents.map(document => [document.url, document.status, document.dates[0]?.date])).toEqual([
    [at('privacy-policy'), 200, '2021-01-15'],
  ]);
  expect(site.log.filter(line => line.includes('logout'))).toEqual([]);
  await site.close();
});

test('an interrupted run goes on; evidence of another crawl is dropped', async () => {
  const site = await serve(answerOf);
  const folder = prepare(site, 'resumed');
  const args = ['--grep', 'pages 0[1-8] of 16'];
  expect((await observe(site.baseUrl, folder, {}, args)).code).toBe(0);
  const early = pagesOf(site.baseUrl).filter(({ url }) => url.includes('/p/') && partitionOf(url) < 8).length;
  const before = site.log.filter(line => line.startsWith('GET /p/')).length;
  expect(before).toBe(early);
  // A kill in the middle of a line.
  const torn = join(folder, 'evidence', 'pages', '00.jsonl');
  writeFileSync(torn, `${readFileSync(torn, 'utf8')}{"is":"record","val`);
  expect((await observe(site.baseUrl, folder)).code).toBe(0);
  expect(site.log.filter(line => line.startsWith('GET /p/'))).toHaveLength(pageCount);
  expect(evidenceIn(site, folder).pages).toHaveLength(pageCount + 3);

  const stale = join(folder, 'evidence', 'exhibits', 'page-of-an-earlier-crawl.png');
  writeFileSync(stale, '');
  utimesSync(stale, 1_000, 1_000);
  const inventory = inventoryOf(site.baseUrl, pagesOf(site.baseUrl).slice(0, 4));
  writeInventory(folder, { ...inventory, startedAt: '2026-02-02T00:00:00.000Z' });
  expect((await observe(site.baseUrl, folder)).code).toBe(0);
  expect(evidenceIn(site, folder).pages.map(visit => visit.url)).toEqual(
    ['p/0', 'p/1', 'p/2', 'privacy-policy'].map(path => site.baseUrl + path),
  );
  expect(evidenceIn(site, folder).exhibits.filter(path => path.includes('earlier-crawl'))).toEqual([]);
  await site.close();
});

test('a look at some kinds of visit after a whole run: nothing of the earlier crawl stands in its way', async () => {
  const site = await serve(answerOf);
  const folder = prepare(site, 'some-kinds');
  const whole = await observe(site.baseUrl, folder, { CONFORMANCE_PROFILES: 'first-visit,consent-declined' });
  expect(whole.code, whole.output).toBe(0);
  expect(evidenceIn(site, folder).consent).toHaveLength(1);
  writeInventory(folder, inventoryOf(site.baseUrl, pagesOf(site.baseUrl).slice(0, 2)));
  const again = await observe(site.baseUrl, folder, { CONFORMANCE_PROFILES: 'first-visit' });
  expect(again.code, again.output).toBe(0);
  const { pages, consent } = evidenceIn(site, folder);
  expect(pages.map(({ url }) => url)).toEqual([`${site.baseUrl}p/0`, `${site.baseUrl}privacy-policy`]);
  expect(consent).toEqual([]);
  await site.close();
});

test('VISITS=distinct: one page stands for its equals, unless a sample differs', async () => {
  // Pages of "odd" are said to be alike, and are not.
  const site = await serve(path => {
    const [, group, number] = /^\/(same|odd)\/(\d+)$/.exec(path) ?? [];
    if (group === undefined) return path === '/privacy-policy' ? page('Privacy', '') : undefined;
    return page(`${group} ${number}`, form(group === 'odd' && number !== '0' ? 'odd' : 'same'));
  });
  const folder = join(root, 'distinct');
  const groups = ['same', 'odd'].flatMap(group =>
    Array.from({ length: 12 }, (_, number) => ({
      url: `${site.baseUrl}${group}/${number}`,
      fingerprint: group,
      title: `${group} ${number}`,
    })),
  );
  const urls = [...groups, policyPage(site.baseUrl)];
  writeInventory(folder, inventoryOf(site.baseUrl, urls));
  const run = await observe(site.baseUrl, folder, { VISITS: 'distinct' });
  expect(run.code, run.output).toBe(0);
  const { pages } = evidenceIn(site, folder);
  expect(pages.map(visit => visit.url)).toEqual(urls.map(({ url }) => url).sort());
  const stoodFor = pages.filter(visit => visit.representedBy !== undefined);
  expect(stoodFor).toHaveLength(9);
  expect(new Set(stoodFor.map(visit => visit.representedBy))).toEqual(new Set([`${site.baseUrl}same/0`]));
  for (const visit of stoodFor) {
    expect(visit.title).toBe(new URL(visit.url).pathname.slice(1).replace('/', ' '));
    expect(visit.policyLinks.map(link => link.page)).toEqual([visit.url]);
    expect(visit.forms).toHaveLength(1);
  }
  expect(site.log.filter(line => line.startsWith('GET /same/'))).toHaveLength(3);
  expect(site.log.filter(line => line.startsWith('GET /odd/'))).toHaveLength(12);
  await site.close();
});
