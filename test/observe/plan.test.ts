import { expect, test } from '@playwright/test';
import { inventory, type InventoryPage } from '../../crawler/evidence/inventory.js';
import { firstOfTemplates } from '../../crawler/observe/plan.js';

const base = 'https://www.mpro.org';
const page = (path: string, given: Partial<InventoryPage> = {}): InventoryPage => ({
  url: `${base}${path}`,
  depth: 1,
  foundBy: 'link',
  status: 200,
  contentType: 'text/html',
  title: 'MPRO',
  contentHash: path,
  aliases: [],
  fingerprint: 'f1',
  forms: [],
  ...given,
});
const firstOf = (pages: readonly InventoryPage[]): string[] => {
  const read = inventory.parse({
    schemaVersion: 1,
    baseUrl: `${base}/`,
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: '2026-01-01T00:00:00Z',
    complete: true,
    pages,
    skipped: [],
    failed: [],
    notes: [],
  });
  return firstOfTemplates(read).map(({ url }) => url.replace(base, ''));
};

test('one page stands for those that are made alike', () => {
  expect(firstOf([page('/a'), page('/b'), page('/c', { fingerprint: 'f2' })])).toEqual(['/a', '/c']);
});

test('where one document answers all addresses, their shape tells the pages apart that a script makes of it', () => {
  const shell = { contentHash: 'c0ffee' };
  const made = ['/portal', '/news/one', '/news/two', '/news', '/portal?tab=2'].map(path => page(path, shell));
  expect(firstOf([page('/', shell), ...made])).toEqual(['/', '/portal', '/news/one', '/news']);
});
