import { z } from 'zod';
import { brokenCertificate, joinedCertificates } from './broken-certificate.js';
import { inventoryMiss, inventoryPage, type Inventory } from './inventory.js';

/**
 * What the visits of one partition led to beyond the inventory: pages that only scripts name, and what was skipped or failed on the way.
 * Each partition finds out by itself, so that this depends neither on the others nor on time; {@link withFound} joins them.
 */
export const foundPages = z.strictObject({
  partition: z.number().int(),
  /** The bound on pages (MAX_PAGES), those of the inventory included. */
  maxPages: z.number().int(),
  pages: z.array(inventoryPage),
  skipped: z.array(inventoryMiss),
  failed: z.array(inventoryMiss),
  notes: z.array(z.string()),
  /** Hosts that were looked at in spite of their certificate, and that the crawl had not met; absent where there were none. */
  brokenCertificates: z.array(brokenCertificate).optional(),
});
export type FoundPages = z.infer<typeof foundPages>;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Each address once, the nearest first. */
function firstOfEach<T extends { readonly url: string }>(
  rows: readonly T[],
  order: (a: T, b: T) => number,
): T[] {
  const byUrl = new Map<string, T>();
  for (const row of [...rows].sort((a, b) => compare(a.url, b.url) || order(a, b)))
    if (!byUrl.has(row.url)) byUrl.set(row.url, row);
  return [...byUrl.values()];
}

/**
 * The inventory with what the browser found, each page once, whoever found it. Pages beyond MAX_PAGES are skipped, the
 * farthest first: the same ones, in whatever order they were found.
 */
export function withFound(inventory: Inventory, found: readonly FoundPages[]): Inventory {
  const maxPages = Math.max(0, ...found.map(each => each.maxPages));
  const known = new Set(inventory.pages.flatMap(page => [page.url, ...page.aliases]));
  const news = firstOfEach(
    found.flatMap(({ pages }) => pages),
    (a, b) => a.depth - b.depth || compare(a.foundOn ?? '', b.foundOn ?? ''),
  ).filter(page => !known.has(page.url));
  const room = Math.max(0, maxPages - inventory.pages.length);
  const nearest = [...news].sort((a, b) => a.depth - b.depth || compare(a.url, b.url));
  const beyond = nearest.slice(room).map(({ url, foundOn }) => ({
    url,
    reason: 'max-pages',
    detail: `MAX_PAGES (${maxPages}) pages were found already`,
    ...(foundOn === undefined ? {} : { foundOn }),
  }));
  const pages = [...inventory.pages, ...nearest.slice(0, room)].sort((a, b) => compare(a.url, b.url));
  const listed = new Set(pages.flatMap(page => [page.url, ...page.aliases]));
  const missed = (own: Inventory['skipped'], more: Inventory['skipped']): Inventory['skipped'] => [
    ...firstOfEach(
      [...own, ...more.filter(miss => !listed.has(miss.url))],
      (a, b) => compare(a.reason, b.reason) || compare(a.foundOn ?? '', b.foundOn ?? ''),
    ),
  ];
  const broken = joinedCertificates([
    inventory.brokenCertificates ?? [],
    ...found.map(({ brokenCertificates = [] }) => brokenCertificates),
  ]);
  return {
    ...inventory,
    pages,
    skipped: missed(inventory.skipped, [...beyond, ...found.flatMap(({ skipped }) => skipped)]),
    failed: missed(
      inventory.failed,
      found.flatMap(({ failed }) => failed),
    ),
    notes: [...new Set([...inventory.notes, ...found.flatMap(({ notes }) => notes)])].sort(),
    ...(broken.length === 0 ? {} : { brokenCertificates: broken }),
  };
}
