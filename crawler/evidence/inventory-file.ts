import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inventory as inventorySchema, type Inventory } from './inventory.js';
import { inventoryFile } from './paths.js';
import { writeWhole } from './write-whole.js';

/** Why an inventory cannot be gone by: there is none, it is damaged or of another version, or its crawl never came to its end. */
export type InventoryFault = 'missing' | 'unreadable' | 'unfinished';

const runTheCrawl = 'run "npx playwright test --project=crawl"';
const faultMessages: Readonly<Record<InventoryFault, (path: string) => string>> = {
  missing: path => `expected the inventory of a crawl in ${path}, found none: ${runTheCrawl} first`,
  unreadable: path => `expected an inventory of this version of the harness in ${path}: ${runTheCrawl} first`,
  unfinished: path =>
    `the crawl that wrote ${path} did not come to its end: ${runTheCrawl} again, it goes on from there`,
};

/** There is no inventory to go by. The message names the file and what to do. */
export class InventoryError extends Error {
  readonly code = 'E_INVENTORY';

  constructor(
    readonly fault: InventoryFault,
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(faultMessages[fault](path), options);
  }
}

/** Where the inventory of a run stands. */
export const inventoryPath = (reportsDir: string): string => join(reportsDir, inventoryFile);

/** The inventory in a file. Throws {@link InventoryError} where it is missing, unreadable or unfinished. */
export function readInventoryAt(path: string): Inventory {
  if (!existsSync(path)) throw new InventoryError('missing', path);
  let found: Inventory;
  try {
    found = inventorySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new InventoryError('unreadable', path, { cause });
  }
  if (!found.complete) throw new InventoryError('unfinished', path);
  return found;
}

/** The inventory that the project `crawl` left in the reports folder. Throws {@link InventoryError} where there is none to go by. */
export const readInventory = (reportsDir: string): Inventory => readInventoryAt(inventoryPath(reportsDir));

/** The inventory in a file; `undefined` where there is none to go by. */
export function findInventoryAt(path: string): Inventory | undefined {
  try {
    return readInventoryAt(path);
  } catch (error) {
    if (error instanceof InventoryError) return undefined;
    throw error;
  }
}

/** The inventory in the reports folder; `undefined` where there is none to go by: reports are written of a crawl that failed, too. */
export const findInventory = (reportsDir: string): Inventory | undefined =>
  findInventoryAt(inventoryPath(reportsDir));

/** Writes an inventory to a file, whole or not at all. */
export function writeInventoryAt(path: string, inventory: Inventory): void {
  writeWhole(path, `${JSON.stringify(inventory, undefined, 1)}\n`);
}

/** Writes the inventory of a run, whole or not at all. */
export const writeInventory = (reportsDir: string, inventory: Inventory): void =>
  writeInventoryAt(inventoryPath(reportsDir), inventory);

/** Takes an inventory of an earlier crawl away, so that nothing is judged by it while a new one is made. */
export const dropInventory = (reportsDir: string): void => rmSync(inventoryPath(reportsDir), { force: true });
