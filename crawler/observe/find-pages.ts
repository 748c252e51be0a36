import { assembleCrawl } from '../crawl/assemble-crawl.js';
import { buildInventory } from '../crawl/build-inventory.js';
import { nameOfHost } from '../evidence/broken-certificate.js';
import type { FoundPages } from '../evidence/found.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { inSpiteOf } from '../tls/broken-certificates.js';
import type { ObserveRun } from './observe-run.js';
import { settleAsIn } from './new-pages.js';

const isFile = (visit: PageVisit | undefined): boolean =>
  visit?.outcome.ok === false && visit.outcome.reason === 'download';

/**
 * Follows the links that the visits of a partition brought and the crawl did not know, to the last one: by the crawl's own frontier, with
 * its keys, traps and budgets, and with a visit of the browser for each page. What comes out depends on these visits and the inventory
 * alone, not on other partitions, workers or machines: partitions that come across the same page find the same, and reading the evidence
 * joins them.
 */
export async function findPages(
  run: ObserveRun,
  partition: number,
  visits: readonly PageVisit[],
): Promise<FoundPages | undefined> {
  const { inventory, settings, looks, answersSoFar, newPages, certificates } = run;
  const depths = new Map(inventory.pages.map(page => [page.url, page.depth]));
  const finds = visits
    .filter(visit => depths.has(visit.url) && visit.newLinks.length > 0)
    .sort((a, b) => (a.url < b.url ? -1 : 1))
    .map(visit => ({
      page: visit.url,
      depth: depths.get(visit.url) ?? 0,
      links: visit.newLinks,
      again: async () => {
        const look = await looks.anew(visit.url);
        return look && newPages.unknown(look.visit.newLinks);
      },
    }));
  if (finds.length === 0) return undefined;
  const {
    run: crawl,
    fetcher,
    keys,
  } = assembleCrawl(
    settings,
    { certificates },
    { log: answersSoFar, interrupted: answersSoFar, marks: inventory.visitMarks, routes: true },
    looks,
  );
  settleAsIn(keys, inventory);
  try {
    crawl.know(inventory);
    await crawl.extend(finds);
  } finally {
    fetcher.close();
  }
  const { baseUrl, startedAt, finishedAt, complete } = inventory;
  const found = buildInventory(crawl.outcome(), { baseUrl, startedAt, finishedAt, complete });
  const files = found.pages.filter(page => isFile(looks.visitOf(page.url)));
  const met = new Set(inventory.brokenCertificates?.map(nameOfHost));
  const news = certificates.all.filter(each => !met.has(nameOfHost(each)));
  return {
    partition,
    maxPages: settings.maxPages,
    pages: found.pages.filter(page => !files.includes(page)),
    skipped: [
      ...found.skipped,
      ...files.map(({ url, foundOn }) => ({
        url,
        reason: 'download',
        detail: 'the browser takes it for a file to keep',
        ...(foundOn === undefined ? {} : { foundOn }),
      })),
    ],
    failed: found.failed,
    notes: [...found.notes, ...news.map(inSpiteOf)],
    ...(news.length === 0 ? {} : { brokenCertificates: news }),
  };
}
