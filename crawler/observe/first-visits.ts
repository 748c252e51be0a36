import type { InventoryPage } from '../evidence/inventory.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { reserve, type PartitionRecords } from './evidence-files.js';
import { findPages } from './find-pages.js';
import { LinkNames } from './name-links.js';
import type { ObserveRun } from './observe-run.js';
import { groupPages, partitionPages, type PageGroup } from './plan.js';
import type { Visited } from './page-visitor.js';
import { essence, standIn } from './represent.js';

type FirstRecords = Pick<PartitionRecords, 'pages' | 'links' | 'found' | 'accessibility'>;

/** What the first visits of a partition brought so far. */
class FirstVisits {
  constructor(
    readonly run: ObserveRun,
    readonly pages: PartitionRecords['pages'],
    readonly names: LinkNames,
  ) {}

  get all(): readonly PageVisit[] {
    return this.pages.all;
  }

  add({ visit, links }: Pick<Visited, 'visit' | 'links'>): void {
    // Names first: a page with a record is not visited again after an interruption.
    this.names.add(visit.url, links);
    // Links that the crawl knows are no news.
    this.pages.add({ ...visit, newLinks: this.run.newPages.unknown(visit.newLinks) });
    this.run.progress.tick();
  }
}

/** Visits a partition's pages, or those that stand for their equals, and then what only the browser found. */
export async function makeFirstVisits(
  run: ObserveRun,
  partition: number,
  { pages, links, found, accessibility: checks }: FirstRecords,
): Promise<void> {
  const { inventory, settings } = run;
  const records = new FirstVisits(run, pages, new LinkNames(run.newPages, links));
  run.visitor.begin(pages.all, checks);
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
  records: FirstVisits,
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
  await run.visitor.visit(targets, visited => records.add(visited));
}

const firstsOf = (groups: readonly PageGroup[]): Set<string> => new Set(groups.map(group => group.first.url));

async function visitAll(run: ObserveRun, groups: readonly PageGroup[], records: FirstVisits) {
  const pages = groups.flatMap(pagesOf).sort((a, b) => (a.url < b.url ? -1 : 1));
  await visit(run, pages, firstsOf(groups), records);
}

/**
 * One page of a template stands for its equals, unless one of the samples shows that they are not equal, or scripts bring what acts on
 * its forms: what they bring on another page only a visit shows.
 */
async function visitDistinct(run: ObserveRun, groups: readonly PageGroup[], records: FirstVisits) {
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
    const isOpen = [group.first, ...group.samples].some(page => byUrl.get(page.url)?.actors?.fromScripts);
    if (first?.outcome.ok && agree && !isOpen) {
      for (const page of group.others.filter(({ url }) => !byUrl.has(url))) {
        records.pages.add(standIn(first, page));
        run.progress.tick();
      }
    } else {
      if (group.others.length > 0)
        run.context.say(
          `pages like ${group.first.url} ${isOpen && agree ? 'may be given other scripts' : 'differ among themselves'}: visiting all of them`,
        );
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
  records: FirstVisits,
  found: FirstRecords['found'],
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
    if (visit && !done.has(url) && reserve(run.settings.reportsDir, run.inventoryId, partition, url))
      records.add({ visit, links: run.looks.linksOf(url) });
  }
  found.add(finding);
}
