import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { browserUsed, type BrowserUsed } from '../../crawler/evidence/browser-used.js';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import { inventoryId } from '../../crawler/evidence/partition.js';
import { evidenceFile } from '../../crawler/evidence/paths.js';
import { EvidenceFile } from '../../crawler/evidence/store.js';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { browsersOf, browserWords } from '../../reporters/browser-words.js';
import { inventoryOf } from '../observe/test-site.js';

const shell: BrowserUsed = {
  name: 'Chromium',
  version: '142.0.7444.59',
  headlessShell: true,
  foundAt: '/usr/bin/chromium-headless-shell',
  usedFor: 'visits',
};
const full: BrowserUsed = {
  ...shell,
  headlessShell: false,
  foundAt: '/usr/bin/chromium',
  usedFor: 'visits without cookies',
};
const shellWords = 'Chromium 142.0.7444.59 (headless shell), found at /usr/bin/chromium-headless-shell';

test('browsers are named with version and place, that of most visits first', () => {
  expect(browserWords([full, shell, shell])).toBe(
    `${shellWords}; visits without cookies with Chromium 142.0.7444.59, found at /usr/bin/chromium`,
  );
  expect(
    browserWords([{ ...shell, name: 'Google Chrome', headlessShell: false, foundAt: "Playwright's own" }]),
  ).toBe("Google Chrome 142.0.7444.59, Playwright's own");
});

test('the browsers are those that the evidence of this crawl was seen with, on each machine', ({}, info) => {
  const folder = info.outputPath('reports');
  const inventory = inventoryOf('https://www.mpro.org/', [
    { url: 'https://www.mpro.org/', fingerprint: 'a' },
  ]);
  const keep = (partition: number, id: string, used: BrowserUsed): void =>
    new EvidenceFile(join(folder, evidenceFile('browsers', partition)), browserUsed, id).append(used);
  expect(browsersOf(folder, undefined)).toBe(findBrowsers().summary);
  writeInventory(folder, inventory);
  keep(3, 'of an earlier crawl', { ...shell, version: '99.0.0.0' });
  expect(browsersOf(folder, undefined)).toBe(findBrowsers().summary);
  keep(0, inventoryId(inventory), shell);
  keep(1, inventoryId(inventory), shell);
  keep(2, inventoryId(inventory), { ...shell, version: '143.0.1.2' });
  expect(browsersOf(folder, undefined)).toBe(
    `${shellWords}; ${shellWords.replace('142.0.7444.59', '143.0.1.2')}`,
  );
});
