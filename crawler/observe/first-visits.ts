import type { InventoryPage } from '../evidence/inventory.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { FoundPages } from '../evidence/found.js';
import { claimPage, type Records } from './evidence-files.js';
import { findPages } from './find-pages.js';
import type { ObserveRun } from './observe-run.js';
import { groupPages, partitionPages, type PageGroup } from './plan.js';
import { essence, standIn } from './represent.js';

/** Visits a partition's pages, or those that stand for their equals, and then what only the browser found. */
export async function makeFirstVisits(
  run: ObserveRun,
  partition: number,
  records: Records<PageVisit>,
  found: Records<FoundPages>,
): Promise<void> {
  const { inventory, settings } = run;
  run.visitor.begin(records.all);
  const groups = groupPages(partitionPages(inventory, settings.visits, partition));
  if (settings.visits === 'distinct') await visitDistinct(run, groups, records);
  else await visitAll(run, groups, records);
  await visitFound(run, partition, records, found);
}

const pagesOf = (group: PageGroup): InventoryPage[] => [group.first, ...group.samples, ...group.others];

/** Visits the pages that have no record yet. */
async function visit(
  run: ObserveRun,
  pages: readonly InventoryPage[],
  firsts: ReadonlySet<string>,
  records: Records<PageVisit>,
): Promise<void> {
  const done = new Set(records.all.map(record => record.url));
  // The first page of each template tells how long the template needs: those go ahead.
  const order = [
    ...pages.filter(page => firsts.has(page.url)),
    ...pages.filter(page => !firsts.has(page.url)),
  ];
  const targets = order
    .filter(page => !done.has(page.url))
    .map(page => ({ url: page.url, template: page.fingerprint }));
  await run.visitor.visit(targets, record => records.add(trimmed(run, record)));
}

/** Links that the crawl knows are no news. */
const trimmed = (run: ObserveRun, record: PageVisit): PageVisit => ({
  ...record,
  newLinks: run.newPages.unknown(record.newLinks),
});

const firstsOf = (groups: readonly PageGroup[]): Set<string> => new Set(groups.map(group => group.first.url));

async function visitAll(run: ObserveRun, groups: readonly PageGroup[], records: Records<PageVisit>) {
  const pages = groups.flatMap(pagesOf).sort((a, b) => (a.url < b.url ? -1 : 1));
  await visit(run, pages, firstsOf(groups), records);
}

/** One page of a template stands for its equals, unless one of the samples shows that they are not equal. */
async function visitDistinct(run: ObserveRun, groups: readonly PageGroup[], records: Records<PageVisit>) {
  const firsts = firstsOf(groups);
  await visit(
    run,
    groups.flatMap(group => [group.first, ...group.samples]),
    firsts,
    records,
  );
  const byUrl = new Map(records.all.map(record => [record.url, record]));
  for (const group of groups) {
    const first = byUrl.get(group.first.url);
    const agree = group.samples.every(page => {
      const sample = byUrl.get(page.url);
      return first && sample && essence(first) === essence(sample);
    });
    if (first?.outcome.ok && agree) {
      for (const page of group.others) if (!byUrl.has(page.url)) records.add(standIn(first, page));
    } else {
      if (group.others.length > 0)
        run.context.say(`pages like ${group.first.url} differ among themselves: visiting all of them`);
      await visit(run, group.others, firsts, records);
    }
  }
}

/**
 * Records what only the browser found, with the visits. A page that several partitions came across is kept by the first to claim it: each
 * knows the same pages, so it does not matter which.
 */
async function visitFound(
  run: ObserveRun,
  partition: number,
  records: Records<PageVisit>,
  found: Records<FoundPages>,
): Promise<void> {
  // A partition whose search came to its end does not search again.
  const earlier = found.all[0];
  const finding = earlier ?? (await findPages(run, partition, records.all));
  if (finding === undefined) return;
  run.meetTemplates(finding.pages);
  if (earlier) return;
  const done = new Set(records.all.map(record => record.url));
  for (const { url } of finding.pages) {
    const visit = run.looks.visitOf(url);
    if (visit && !done.has(url) && claimPage(run.settings.reportsDir, run.inventoryId, partition, url))
      records.add(trimmed(run, visit));
  }
  found.add(finding);
}
