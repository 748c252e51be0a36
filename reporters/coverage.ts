import { foundPages, withFound } from '../crawler/evidence/found.js';
import type { Inventory, InventoryMiss } from '../crawler/evidence/inventory.js';
import { findInventory } from '../crawler/evidence/inventory-file.js';
import { pageVisit, type PageVisit } from '../crawler/evidence/page-visit.js';
import { inventoryId } from '../crawler/evidence/partition.js';
import type { Coverage } from './conformance-schema.js';
import { pageReason } from './page-reason.js';
import { notVisited } from './judges-nothing.js';
import { readPartitions } from './read-partitions.js';

const none: Coverage = { pagesDiscovered: 0, pagesObserved: 0, pagesSkipped: [], pagesFailed: [] };

type PageReason = Coverage['pagesFailed'][number];

/** What a visit says of coverage; the rest of its evidence is let go, so that a large site fits into memory. */
type Seen = Pick<PageVisit, 'url' | 'outcome' | 'representedBy'>;

/** Reads how much of the site was seen from the inventory and the page evidence in the reports folder. Never throws: what cannot be read was not seen. */
export function readCoverage(reportsDir: string): Coverage {
  const found = findInventory(reportsDir);
  if (found === undefined) return none;
  const id = inventoryId(found);
  const whole = withFound(
    found,
    readPartitions(reportsDir, 'found', id, foundPages, each => each),
  );
  const left = new Set(whole.skipped.map(miss => miss.url));
  const visits = readPartitions(reportsDir, 'pages', id, pageVisit, seenOf);
  return coverageOf(
    whole,
    visits.filter(visit => !left.has(visit.url)),
  );
}

/** Adds inventory and visits up. */
export function coverageOf(found: Inventory, visits: readonly Seen[]): Coverage {
  const seen = new Map(visits.map(visit => [visit.url, visit]));
  const pages = [...new Set([...found.pages.map(page => page.url), ...seen.keys()])];
  const skipped: PageReason[] = found.skipped.map(reasonOf);
  const failed: PageReason[] = found.failed.map(reasonOf);
  let observed = 0;
  for (const url of pages) {
    const visit = seen.get(url);
    if (visit === undefined)
      failed.push({ url, reason: pageReason(notVisited, 'the browser did not open the page') });
    else if (!visit.outcome.ok) failed.push(reasonOf({ url, ...visit.outcome }));
    else if (visit.representedBy !== undefined)
      skipped.push({ url, reason: pageReason('represented', `${visit.representedBy} stands for it`) });
    else observed += 1;
  }
  return {
    pagesDiscovered: pages.length,
    pagesObserved: observed,
    pagesSkipped: inOrder(skipped),
    pagesFailed: inOrder(failed),
  };
}

const reasonOf = (miss: Pick<InventoryMiss, 'url' | 'reason' | 'detail'>): PageReason => ({
  url: miss.url,
  reason: pageReason(miss.reason, miss.detail),
});

/** By URL, then reason; each once. */
function inOrder(rows: readonly PageReason[]): PageReason[] {
  const unique = new Map(rows.map(row => [`${row.url}\n${row.reason}`, row]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const seenOf = ({ url, outcome, representedBy }: PageVisit): Seen => ({ url, outcome, representedBy });
