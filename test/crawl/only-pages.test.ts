import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { dropWhole, onlyPages, OnlyPagesError } from '../../crawler/crawl/only-pages.js';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import type { Inventory } from '../../crawler/evidence/inventory.js';
import { inventoryId } from '../../crawler/evidence/partition.js';
import { readSettings, type Settings } from '../../crawler/settings.js';

const test = base.extend<{ reports: string }>({
  reports: async ({}, use) => {
    const reports = mkdtempSync(join(tmpdir(), 'only-pages-'));
    await use(reports);
    rmSync(reports, { recursive: true });
  },
});

const site = 'https://www.mpro.org/';
const page = (path: string): Inventory['pages'][number] => ({
  url: `${site}${path}`,
  depth: 0,
  foundBy: 'link',
  status: 200,
  contentType: 'text/html',
  title: path,
  contentHash: path,
  aliases: path === 'events/b' ? [`${site}old-event`] : [],
  fingerprint: 'f',
  forms: [],
});
const inventory = (paths: readonly string[]): Inventory => ({
  schemaVersion: 1,
  baseUrl: site,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
  complete: true,
  pages: paths.map(page),
  skipped: [{ url: `${site}a.pdf`, reason: 'not-html', detail: 'is application/pdf' }],
  failed: [{ url: `${site}slow`, reason: 'timeout', detail: '' }],
  notes: [],
});
const settings = (reports: string, only: string): Settings =>
  readSettings({ BASE_URL: site, REPORTS_DIR: reports, ONLY_PAGES: only }, '2026-01-01');
const now = '2026-02-01T00:00:00.000Z';
const noCrawl = (): Promise<Inventory> => Promise.reject(new Error('expected no crawl'));
const leftOut = ({ skipped }: Inventory): string[] =>
  skipped.filter(({ reason }) => reason === 'only-pages').map(({ url }) => url.slice(site.length));

test('pages of the last whole crawl are taken without asking the site, however often', async ({
  reports,
}) => {
  const whole = inventory(['', 'contact', 'events/a', 'events/b']);
  writeInventory(reports, whole);
  const events = await onlyPages(settings(reports, '/events/**'), now, noCrawl);
  expect(events.pages.map(({ url }) => url)).toEqual([`${site}events/a`, `${site}events/b`]);
  expect(leftOut(events)).toEqual(['', 'contact']);
  expect(events.failed).toEqual([]);
  // Its evidence is its own: nothing of the whole run counts as looked at again.
  expect(inventoryId(events)).not.toBe(inventoryId(whole));
  writeInventory(reports, events);
  const contact = await onlyPages(settings(reports, `${site}contact`), now, noCrawl);
  expect(contact.pages.map(({ url }) => url)).toEqual([`${site}contact`]);
  const byAlias = await onlyPages(settings(reports, '/old-event'), now, noCrawl);
  expect(byAlias.pages.map(({ url }) => url)).toEqual([`${site}events/b`]);
  dropWhole(reports);
  expect(existsSync(join(reports, 'inventory.whole.json'))).toBe(false);
  expect(readFileSync(join(reports, 'inventory.json'), 'utf8')).toContain('events/a');
});

test('without an inventory, pages that are named in full are asked for, one by one', async ({ reports }) => {
  const asked: string[] = [];
  const part = await onlyPages(settings(reports, '/contact,/events/a,/news/**'), now, each => {
    asked.push(each.baseUrl);
    expect([each.maxPages, each.maxDepth]).toEqual([1, 0]);
    return Promise.resolve({
      ...inventory([each.baseUrl.slice(site.length)]),
      baseUrl: each.baseUrl,
      skipped: [{ url: `${site}about`, reason: 'max-depth', detail: '' }],
      failed: [],
    });
  });
  expect(asked).toEqual([`${site}contact`, `${site}events/a`]);
  expect(part.baseUrl).toBe(site);
  expect(part.pages.map(({ url }) => url)).toEqual([`${site}contact`, `${site}events/a`]);
  expect(leftOut(part)).toEqual(['about', '']);
});

test('patterns that nothing is known of are refused in one line', async ({ reports }) => {
  const error: unknown = await onlyPages(settings(reports, '/news/**'), now, noCrawl).catch(
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(OnlyPagesError);
  expect(error instanceof Error && error.message).toMatch(/^ONLY_PAGES: no page [^\n]*\/news\/\*\*[^\n]*$/);
});
