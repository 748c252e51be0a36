import { createHash } from 'node:crypto';
import type { Inventory } from './inventory.js';

/** How many tests the project `observe` cuts a site's pages into; fixed, so that shards and reruns agree. */
export const partitionCount = 16;

/** The partition of a URL: even, and the same on every machine. */
export const partitionOf = (url: string): number =>
  createHash('sha256').update(url).digest().readUInt32BE(0) % partitionCount;

/** Names the inventory that evidence belongs to: evidence of another crawl is never mixed in. */
export function inventoryId(inventory: Inventory): string {
  const urls = inventory.pages.map(page => page.url).join('\n');
  return createHash('sha256').update(`${inventory.startedAt}\n${urls}`).digest('hex').slice(0, 12);
}
