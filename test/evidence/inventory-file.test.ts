import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import {
  dropInventory,
  findInventory,
  InventoryError,
  inventoryPath,
  readInventory,
  writeInventory,
} from '../../crawler/evidence/inventory-file.js';
import { inventoryOf } from '../observe/test-site.js';

const test = base.extend<{ reports: string }>({
  reports: async ({}, use) => {
    const reports = mkdtempSync(join(tmpdir(), 'inventory-'));
    await use(reports);
    rmSync(reports, { recursive: true });
  },
});

const inventory = inventoryOf('https://www.mpro.org/', [{ url: 'https://www.mpro.org/' }]);

/** What is said of the inventory in a reports folder. */
function refusal(reports: string): Pick<InventoryError, 'fault' | 'message'> | undefined {
  try {
    readInventory(reports);
    return undefined;
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error;
    expect(findInventory(reports)).toBeUndefined();
    return { fault: error.fault, message: error.message };
  }
}

test('an inventory is read back as it was written', ({ reports }) => {
  writeInventory(reports, inventory);
  expect(readInventory(reports)).toEqual(inventory);
  expect(findInventory(reports)).toEqual(inventory);
  dropInventory(reports);
  expect(refusal(reports)?.fault).toBe('missing');
});

test('a missing inventory is told from one that is damaged, of another version or unfinished; each says what to do', ({
  reports,
}) => {
  const path = inventoryPath(reports);
  expect(refusal(reports)).toEqual({
    fault: 'missing',
    message: `expected the inventory of a crawl in ${path}, found none: run "npx playwright test --project=crawl" first`,
  });
  const unreadable = {
    fault: 'unreadable',
    message: `expected an inventory of this version of the harness in ${path}: run "npx playwright test --project=crawl" first`,
  };
  for (const text of [
    JSON.stringify(inventory).slice(0, -9),
    JSON.stringify({ ...inventory, schemaVersion: 0 }),
  ]) {
    writeFileSync(path, text);
    expect(refusal(reports)).toEqual(unreadable);
  }
  writeInventory(reports, { ...inventory, complete: false });
  expect(refusal(reports)).toEqual({
    fault: 'unfinished',
    message: `the crawl that wrote ${path} did not come to its end: run "npx playwright test --project=crawl" again, it goes on from there`,
  });
  expect(readFileSync(path, 'utf8')).toContain('"complete": false');
});
