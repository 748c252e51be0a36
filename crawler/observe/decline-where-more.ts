import { declinePrompt, pagesToRead } from '../consent/run-consent.js';
import { keptItems, keptKey } from '../evidence/kept-items.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { PartitionRecords } from './evidence-files.js';
import type { ObserveRun } from './observe-run.js';

/** Visits to pages that leave something in the browser which none of `known` is, each with something that no visit before it left. */
function leavingMore(visits: readonly PageVisit[], known: ReadonlySet<string>): readonly PageVisit[] {
  const met = new Set(known);
  return visits.filter(visit => {
    const fresh = keptItems(visit)
      .map(keptKey)
      .filter(key => !met.has(key));
    for (const key of fresh) met.add(key);
    return fresh.length > 0;
  });
}

/**
 * Declines the consent choice once more and reads those pages of a partition that leave something in the browser on a first visit which
 * the pages read after declining do not: of one template only some pages are read then, and where scripts draw a whole site it may have
 * one alone. In the order of their addresses, so that two runs read the same ones.
 */
export async function declineWhereMore(run: ObserveRun, { pages, prompts }: PartitionRecords): Promise<void> {
  const { settings, inventory } = run;
  const read = new Set([settings.baseUrl, ...pagesToRead(inventory.pages, settings.baseUrl).read]);
  const visits = pages.all
    .filter(({ outcome, representedBy }) => outcome.ok && representedBy === undefined)
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  const keysOf = (visit: Pick<PageVisit, 'cookies' | 'storage'>): string[] => keptItems(visit).map(keptKey);
  const ofRead = new Set(visits.filter(({ url }) => read.has(url)).flatMap(keysOf));
  const others = visits.filter(({ url }) => !read.has(url));
  if (leavingMore(others, ofRead).length === 0) return;
  const entry = await run.entryVisit();
  const more = leavingMore(others, new Set([...ofRead, ...keysOf(entry)]));
  const [first, ...later] = more.map(({ url }) => url);
  const isAsked = (entry.prompts ?? []).length > 0 || (more[0]?.prompts ?? []).length > 0;
  if (first === undefined || !isAsked || prompts.all.some(({ page }) => page === first)) return;
  const record =
    (await declinePrompt(run.context, first, later)) ??
    (await declinePrompt(run.context, settings.baseUrl, [first, ...later]));
  if (record) prompts.add(record);
}
