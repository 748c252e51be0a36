import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Inventory } from '../evidence/inventory.js';
import type { Settings } from '../settings.js';
import { FetchError } from '../network/fetch-error.js';
import type { Fetcher } from '../network/fetcher.js';
import { BrokenCertificates, inSpiteOf } from '../tls/broken-certificates.js';
import { AnswerLog, finishLog, logPaths, readAnswerLog, type LoggedCrawl } from './checkpoint/answer-log.js';
import { assembleCrawl } from './assemble-crawl.js';
import { buildInventory } from './build-inventory.js';
import { CrawlError } from './crawl-error.js';
import type { CrawlOptions } from './crawl-options.js';
import { ShellRenderer } from './rendering/render-shells.js';

/** An interrupted crawl is gone on from within a day; later the site may be another. */
const freshForMs = 24 * 60 * 60 * 1000;

/** What answers depend on: a log of other settings is of no use. */
const identityOf = (settings: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify([settings.baseUrl, settings.familyHosts, settings.connectTo, settings.contact]))
    .digest('hex')
    .slice(0, 16);

const isFresh = (crawl: LoggedCrawl): boolean => Date.now() - Date.parse(crawl.startedAt) < freshForMs;

/** Hosts whose answers an interrupted crawl left are connected to again, so that what is wrong with their certificates is known. */
async function meetAgain(interrupted: LoggedCrawl | undefined, fetcher: Fetcher): Promise<void> {
  const origins = new Set([...(interrupted?.answers.keys() ?? [])].map(key => new URL(key).origin));
  for (const origin of [...origins].filter(each => each.startsWith('https:')).sort())
    await fetcher.fetch(`${origin}/robots.txt`, { method: 'HEAD' }).catch((error: unknown) => {
      if (!(error instanceof FetchError)) throw error;
    });
}

/** The inventory with the hosts that were looked at in spite of their certificate. */
function withCertificates(inventory: Inventory, { all }: BrokenCertificates): Inventory {
  if (all.length === 0) return inventory;
  const notes = [...inventory.notes, ...all.map(inSpiteOf)].sort();
  return { ...inventory, notes, brokenCertificates: [...all] };
}

/**
 * Finds every page of the site. Goes on from an interrupted crawl of the same settings; after a finished one asks only for what
 * has changed. Throws {@link CrawlError} when the entry page cannot be had, no page is found, or `signal` aborts (then a
 * checkpoint stands in the reports folder).
 */
export async function crawlSite(settings: Settings, options: CrawlOptions): Promise<Inventory> {
  // Every request listens to the one signal.
  if (options.signal) setMaxListeners(0, options.signal);
  const paths = logPaths(settings.reportsDir);
  const identity = identityOf(settings);
  const earlier = readAnswerLog(paths.current, identity);
  const interrupted = earlier && isFresh(earlier) ? earlier : undefined;
  const startedAt = interrupted?.startedAt ?? new Date().toISOString();
  if (interrupted)
    options.say(`crawl: goes on from an interrupted crawl with ${interrupted.answers.size} answers.`);
  const log = AnswerLog.open(paths.current, identity, startedAt, interrupted);
  const { certificates = new BrokenCertificates(settings) } = options;
  const { run, source, fetcher } = assembleCrawl(
    settings,
    { ...options, certificates },
    { log, interrupted, finished: readAnswerLog(paths.finished, identity) },
    new ShellRenderer(options.renderLinks, interrupted),
  );
  try {
    await meetAgain(interrupted, fetcher);
    await run.toTheEnd();
  } catch (cause) {
    if (options.signal?.aborted !== true) throw cause;
    const message = 'the crawl was interrupted; run it again to go on from where it stood';
    throw new CrawlError('E_INTERRUPTED', message, { cause });
  } finally {
    options.progress?.stop();
    log.close();
    fetcher.close();
  }
  const head = { baseUrl: settings.baseUrl, startedAt, finishedAt: new Date().toISOString(), complete: true };
  const inventory = withCertificates(buildInventory(run.outcome(), head), certificates);
  if (inventory.pages.length === 0) {
    throw new CrawlError(
      'E_NO_PAGES',
      `expected at least one page on ${settings.baseUrl}, found none; check BASE_URL, INCLUDE and EXCLUDE`,
    );
  }
  finishLog(paths);
  for (const broken of certificates.all) options.say(`crawl: ${inSpiteOf(broken)}`);
  options.say(source.savings());
  return inventory;
}
