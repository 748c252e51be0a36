import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inventory as inventorySchema, type Inventory } from '../evidence/inventory.js';

/** There is no inventory to go by, or none that is whole. */
export class InventoryMissingError extends Error {
  readonly code = 'E_INVENTORY_MISSING';
}

/** Where the inventory of a run stands. */
export const inventoryPath = (reportsDir: string): string => join(reportsDir, 'inventory.json');

/** The inventory that the project `crawl` left. Throws {@link InventoryMissingError} where it is missing, unfinished or unreadable. */
export function readInventory(reportsDir: string): Inventory {
  const path = inventoryPath(reportsDir);
  if (!existsSync(path))
    throw new InventoryMissingError(`expected an inventory at ${path}, found none; run project crawl first`);
  let inventory: Inventory;
  try {
    inventory = inventorySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new InventoryMissingError(
      `expected an inventory of this version at ${path}; run project crawl first`,
      { cause },
    );
  }
  if (!inventory.complete)
    throw new InventoryMissingError(
      `the crawl that wrote ${path} did not come to its end; run project crawl again, it goes on from there`,
    );
  return inventory;
}

/** Writes the inventory whole or not at all. */
export function writeInventory(reportsDir: string, inventory: Inventory): void {
  const path = inventoryPath(reportsDir);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(inventory, undefined, 1)}\n`);
  renameSync(`${path}.new`, path);
}

/** Takes an inventory of an earlier crawl away, so that nothing is judged by it while a new one is made. */
export const dropInventory = (reportsDir: string): void => rmSync(inventoryPath(reportsDir), { force: true });
