import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Inventory } from '../../crawler/evidence/inventory.js';
import { inventoryId } from '../../crawler/evidence/partition.js';
import { pageVisit, type PageVisit } from '../../crawler/evidence/page-visit.js';
import { evidenceFile } from '../../crawler/evidence/paths.js';
import { EvidenceFile } from '../../crawler/evidence/store.js';
import { coverageOf, readCoverage } from '../../reporters/coverage.js';

const page = (url: string): Inventory['pages'][number] => ({
  url,
  depth: 0,
  foundBy: 'link',
  status: 200,
  contentType: 'text/html',
  title: '',
  contentHash: '',
  aliases: [],
  fingerprint: '',
  forms: [],
});
const found: Inventory = {
  schemaVersion: 1,
  baseUrl: 'https://www.mpro.org/',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
  complete: true,
  pages: ['a', 'b', 'c', 'd'].map(name => page(`https://www.mpro.org/${name}`)),
  skipped: [{ url: 'https://www.mpro.org/logout', reason: 'unsafe-link', detail: 'it logs out' }],
  failed: [{ url: 'https://www.mpro.org/gone', reason: 'http-status', detail: '' }],
  notes: [],
};
const visit = (url: string, more: Partial<PageVisit> = {}): PageVisit => ({
  url: `https://www.mpro.org/${url}`,
  finalUrl: '',
  outcome: { ok: true },
  status: 200,
  title: '',
  textLength: 0,
  policyLinks: [],
  forms: [],
  frames: [],
  requests: [],
  insecureResources: [],
  cookies: [],
  setCookies: [],
  handedOn: [],
  storage: [],
  newLinks: [],
  ...more,
});
const visits = [
  visit('a'),
  visit('b', { outcome: { ok: false, reason: 'timeout', detail: 'nothing came in 30 s' } }),
  visit('c', { representedBy: 'https://www.mpro.org/a' }),
  visit('from-the-browser'),
];
const expected = {
  pagesDiscovered: 5,
  pagesObserved: 2,
  pagesSkipped: [
    { url: 'https://www.mpro.org/c', reason: 'represented: https://www.mpro.org/a stands for it' },
    { url: 'https://www.mpro.org/logout', reason: 'unsafe-link: it logs out' },
  ],
  pagesFailed: [
    { url: 'https://www.mpro.org/b', reason: 'timeout: nothing came in 30 s' },
    { url: 'https://www.mpro.org/d', reason: 'not-visited: the browser did not open the page' },
    { url: 'https://www.mpro.org/gone', reason: 'http-status' },
  ],
};
const nothing = { pagesDiscovered: 0, pagesObserved: 0, pagesSkipped: [], pagesFailed: [] };

test('pages observed, failed, represented, skipped and never visited', () => {
  expect(coverageOf(found, visits)).toEqual(expected);
  expect(coverageOf(found, [...visits].reverse())).toEqual(expected);
});

test('read from the reports folder, over partitions', ({}, info) => {
  const dir = info.outputPath('reports');
  expect(readCoverage(dir)).toEqual(nothing);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'inventory.json'), JSON.stringify(found));
  const id = inventoryId(found);
  for (const [partition, row] of visits.entries())
    new EvidenceFile(join(dir, evidenceFile('pages', partition)), pageVisit, id).append(row);
  expect(readCoverage(dir)).toEqual(expected);
});

test('evidence of another crawl, and an inventory that is none, count as not seen', ({}, info) => {
  const dir = info.outputPath('reports');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'inventory.json'), JSON.stringify({ ...found, skipped: [], failed: [] }));
  new EvidenceFile(join(dir, evidenceFile('pages', 0)), pageVisit, 'another-crawl').append(visit('a'));
  expect(readCoverage(dir)).toMatchObject({ pagesDiscovered: 4, pagesObserved: 0 });
  expect(readCoverage(dir).pagesFailed).toHaveLength(4);
  writeFileSync(join(dir, 'inventory.json'), '{"schemaVersion": 1');
  expect(readCoverage(dir)).toEqual(nothing);
});
