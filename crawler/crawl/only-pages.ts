import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Inventory, InventoryMiss } from '../evidence/inventory.js';
import { findInventoryAt, inventoryPath, writeInventoryAt } from '../evidence/inventory-file.js';
import { urlGlob } from '../evidence/url-globs.js';
import type { Settings } from '../settings.js';

/** ONLY_PAGES names pages that nobody knows. */
export class OnlyPagesError extends Error {
  readonly code = 'E_ONLY_PAGES';
}

/** The inventory of the last whole crawl, kept while runs look at parts of it. */
const wholePath = (reportsDir: string): string => join(reportsDir, 'inventory.whole.json');

/** Forgets what earlier runs of parts kept: the next inventory is that of a whole crawl. */
export const dropWhole = (reportsDir: string): void => rmSync(wholePath(reportsDir), { force: true });

/** The inventory of a whole crawl of this site; `undefined` where there is none that can be read. */
function findWhole(path: string, baseUrl: string): Inventory | undefined {
  const found = findInventoryAt(path);
  return found?.baseUrl === baseUrl ? found : undefined;
}

const leftOut = (url: string): InventoryMiss => ({
  url,
  reason: 'only-pages',
  detail: 'ONLY_PAGES does not name it',
});

/** An inventory with the named pages alone; the others are left out on purpose. A new start makes its evidence new. */
function narrowed(whole: Inventory, named: (url: URL) => boolean, startedAt: string): Inventory {
  const isNamed = ({ url, aliases }: Inventory['pages'][number]): boolean =>
    [url, ...aliases].some(address => URL.canParse(address) && named(new URL(address)));
  const pages = whole.pages.filter(isNamed);
  return {
    ...whole,
    startedAt,
    finishedAt: startedAt,
    pages,
    skipped: [...whole.skipped, ...whole.pages.filter(page => !isNamed(page)).map(({ url }) => leftOut(url))],
    failed: whole.failed.filter(({ url }) => URL.canParse(url) && named(new URL(url))),
  };
}

/** Reasons for which a crawl that asks for one page leaves others out. */
const ofOneCrawl = new Set(['max-depth', 'max-pages']);

/** Asks for pages that are named in full, each by a crawl of its own that follows no link. */
async function literalPages(
  settings: Settings,
  crawl: (settings: Settings) => Promise<Inventory>,
): Promise<Inventory> {
  const literal = settings.onlyPages.filter(glob => !/[*{[!(]/.test(glob));
  if (literal.length === 0)
    throw new OnlyPagesError(
      `ONLY_PAGES: no page of an earlier run of this version is named by ${settings.onlyPages.join(', ')}: run without ONLY_PAGES first, or name pages in full, such as /events/forum`,
    );
  const found: Inventory[] = [];
  for (const path of literal) {
    const baseUrl = new URL(path, settings.baseUrl).href;
    found.push(await crawl({ ...settings, baseUrl, maxPages: 1, maxDepth: 0, include: [], exclude: [] }));
  }
  const [first] = found;
  if (first === undefined) throw new OnlyPagesError('ONLY_PAGES: expected a page');
  const pages = new Map(found.flatMap(each => each.pages).map(page => [page.url, page]));
  const others = found
    .flatMap(each => each.skipped)
    .filter(({ url }) => !pages.has(url))
    .map(miss => (ofOneCrawl.has(miss.reason) ? leftOut(miss.url) : miss));
  return {
    ...first,
    baseUrl: settings.baseUrl,
    complete: true,
    pages: [...pages.values()].sort((a, b) => (a.url < b.url ? -1 : 1)),
    skipped: [
      ...new Map([...others, leftOut(settings.baseUrl)].map(miss => [miss.url, miss])).values(),
    ].filter(({ url }) => !pages.has(url)),
    failed: found.flatMap(each => each.failed).filter(({ reason }) => !ofOneCrawl.has(reason)),
  };
}

/**
 * The inventory of a run that looks at the pages named by ONLY_PAGES: those of the last whole crawl where there was one, without asking
 * the site; else the pages that are named in full. Throws {@link OnlyPagesError} where that is no page.
 */
export async function onlyPages(
  settings: Settings,
  startedAt: string,
  crawl: (settings: Settings) => Promise<Inventory>,
): Promise<Inventory> {
  const { reportsDir, baseUrl } = settings;
  const kept = findWhole(wholePath(reportsDir), baseUrl);
  const whole = kept ?? findWhole(inventoryPath(reportsDir), baseUrl);
  const globs = settings.onlyPages.map(urlGlob);
  const part = whole && narrowed(whole, url => globs.some(matches => matches(url)), startedAt);
  if (part === undefined || part.pages.length === 0) return literalPages(settings, crawl);
  if (kept === undefined && whole !== undefined) writeInventoryAt(wholePath(reportsDir), whole);
  return part;
}
