import { createHash } from 'node:crypto';
import type { Inventory, InventoryPage } from '../evidence/inventory.js';
import { partitionOf } from '../evidence/partition.js';
import type { Settings } from '../settings.js';

/** Pages of one template. `first` is visited; `samples` are visited too and compared with it; `others` may be stood for. */
export interface PageGroup {
  readonly first: InventoryPage;
  readonly samples: readonly InventoryPage[];
  readonly others: readonly InventoryPage[];
}

/** Share of a template's other pages that is visited all the same. */
const sampleShare = 0.02;
const fewPages = 4;
const rank = (url: string): string => createHash('sha256').update(`sample ${url}`).digest('hex');

/** The pages of a partition, in the order of their URLs. Templates stay together where one page stands for its equals. */
export const partitionPages = (
  inventory: Inventory,
  visits: Settings['visits'],
  partition: number,
): InventoryPage[] =>
  inventory.pages.filter(
    page => partitionOf(visits === 'distinct' ? page.fingerprint : page.url) === partition,
  );

/** Pages by template; which ones are samples depends on their URLs alone. */
export function groupPages(pages: readonly InventoryPage[]): PageGroup[] {
  const byTemplate = new Map<string, InventoryPage[]>();
  for (const page of pages) {
    const group = byTemplate.get(page.fingerprint);
    if (group) group.push(page);
    else byTemplate.set(page.fingerprint, [page]);
  }
  return [...byTemplate.values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const least = rest.length < fewPages ? 1 : 2;
    const count = Math.max(least, Math.ceil(rest.length * sampleShare));
    const samples = rest.sort((a, b) => (rank(a.url) < rank(b.url) ? -1 : 1)).slice(0, count);
    return [{ first, samples, others: rest.slice(count) }];
  });
}

/**
 * What tells the templates of a site apart, of each page. Where a server answers several addresses with one document, a script makes the
 * pages of it: then the shape of the address does, its first part and how many there are.
 */
function templateKeys(pages: readonly InventoryPage[]): string[] {
  const met = new Set<string>();
  return pages.map(({ url, fingerprint, contentHash }) => {
    const isRepeated = met.has(contentHash);
    met.add(contentHash);
    if (!isRepeated) return fingerprint;
    const parts = new URL(url).pathname.split('/').filter(part => part !== '');
    return `${fingerprint} ${parts[0] ?? ''} ${parts.length}`;
  });
}

/** The first page, by URL, of every template of the site. */
export function firstOfTemplates({ pages }: Pick<Inventory, 'pages'>): InventoryPage[] {
  const keys = templateKeys(pages);
  const first = new Map<string, number>();
  keys.forEach((key, at) => first.has(key) || first.set(key, at));
  return pages.filter((_, at) => first.get(keys[at] ?? '') === at);
}
