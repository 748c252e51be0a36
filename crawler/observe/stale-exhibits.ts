import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exhibitsFolder, inventoryFile } from '../evidence/paths.js';

const ageOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

/**
 * Removes exhibits that are older than the inventory: they were kept after an earlier crawl, show what may have been mended since, and
 * would stand in the way of new ones, since a name is kept once. Workers may do so side by side: what one of them has kept is newer.
 */
export function dropStaleExhibits(reportsDir: string): void {
  const crawled = ageOf(join(reportsDir, inventoryFile));
  const folder = join(reportsDir, exhibitsFolder);
  if (crawled === undefined || !existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const kept = ageOf(path);
    if (kept !== undefined && kept < crawled) rmSync(path, { force: true });
  }
}
