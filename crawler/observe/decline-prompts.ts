import { declinePrompt, pagesToRead } from '../consent/run-consent.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { promptKey } from '../evidence/prompt.js';
import { reserve, type PartitionRecords } from './evidence-files.js';
import type { ObserveRun } from './observe-run.js';

/** The pages that show each prompt, by the prompt's key; pages in the order of their addresses. */
function shownOn(visits: readonly PageVisit[]): ReadonlyMap<string, readonly string[]> {
  const pages = new Map<string, string[]>();
  const met = visits.filter(({ representedBy }) => representedBy === undefined);
  for (const visit of met.sort((a, b) => (a.url < b.url ? -1 : 1)))
    for (const prompt of visit.prompts ?? []) {
      const key = promptKey(visit.url, prompt);
      pages.set(key, [...new Set([...(pages.get(key) ?? []), visit.url])]);
    }
  return pages;
}

/**
 * Declines the consent prompts of a partition's pages that the entry page does not show: each once, on the first of the partition's pages
 * by URL, and reads on in those that show it. What lies over the entry page is declined for the whole site; what another partition on this
 * machine declines is left to it.
 */
export async function declinePrompts(
  run: ObserveRun,
  partition: number,
  { pages, prompts }: PartitionRecords,
): Promise<void> {
  const shown = shownOn(pages.all);
  if (shown.size === 0) return;
  const { finalUrl, prompts: onEntryPage = [] } = await run.entryVisit();
  const onEntry = new Set(onEntryPage.map(prompt => promptKey(finalUrl, prompt)));
  const declined = new Set(
    prompts.all.flatMap(({ page, prompts: all }) => all.map(prompt => promptKey(page, prompt))),
  );
  for (const [key, [page = '', ...others]] of shown) {
    if (onEntry.has(key) || declined.has(key)) continue;
    if (!reserve(run.settings.reportsDir, run.inventoryId, partition, `prompt ${key}`)) continue;
    const wanted = run.inventory.pages.filter(({ url }) => others.includes(url));
    const record = await declinePrompt(run.context, page, pagesToRead(wanted, page).read);
    if (record) prompts.add(record);
    for (const prompt of record?.prompts ?? []) declined.add(promptKey(page, prompt));
  }
}
