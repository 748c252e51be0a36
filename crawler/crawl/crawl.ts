import { createHash } from 'node:crypto';
import type { Inventory } from '../evidence/inventory.js';
import { FetchError } from '../network/fetch-error.js';
import type { Settings } from '../settings.js';
import { AnswerLog, finishLog, logPaths, readAnswerLog } from './answer-log.js';
import { buildInventory } from './build-inventory.js';
import { CrawlError } from './crawl-error.js';
import { CrawlRun } from './crawl-run.js';
import { crawlLimits } from './crawl-limits.js';
import type { CrawlOptions } from './crawl-options.js';

/** An interrupted crawl is gone on from within a day; later the site may be another. */
const freshForMs = 24 * 60 * 60 * 1000;

/** What answers depend on: a log of other settings is of no use. */
const identityOf = (settings: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify([settings.baseUrl, settings.familyHosts, settings.connectTo, settings.contact]))
    .digest('hex')
    .slice(0, 16);

/**
 * Finds every page of the site. Goes on from an interrupted crawl of the same settings; after a finished one asks only for what
 * has changed. Throws {@link CrawlError} when the entry page cannot be had, no page is found, or `signal` aborts (then a
 * checkpoint stands in the reports folder).
 */
export async function crawlSite(settings: Settings, options: CrawlOptions): Promise<Inventory> {
  const limits = { ...crawlLimits, ...options.limits };
  const paths = logPaths(settings.reportsDir);
  const identity = identityOf(settings);
  const earlier = readAnswerLog(paths.current, identity);
  const interrupted =
    earlier && Date.now() - Date.parse(earlier.startedAt) < freshForMs ? earlier : undefined;
  const finished = readAnswerLog(paths.finished, identity);
  const startedAt = interrupted?.startedAt ?? new Date().toISOString();
  if (interrupted) options.say(`Goes on from an interrupted crawl with ${interrupted.answers.size} answers.`);
  const log = AnswerLog.open(paths.current, identity, startedAt, interrupted);
  const run = new CrawlRun({ settings, options, limits, log, interrupted, finished });
  try {
    await run.toTheEnd();
  } catch (cause) {
    if (!(cause instanceof FetchError && cause.code === 'aborted') && options.signal?.aborted !== true)
      throw cause;
    throw new CrawlError(
      'E_INTERRUPTED',
      'the crawl was interrupted; run it again to go on from where it stood',
      { cause },
    );
  } finally {
    log.close();
    run.close();
  }
  const head = { baseUrl: settings.baseUrl, startedAt, finishedAt: new Date().toISOString(), complete: true };
  const inventory = buildInventory(run.outcome(), head);
  if (inventory.pages.length === 0)
    throw new CrawlError(
      'E_NO_PAGES',
      `expected at least one page on ${settings.baseUrl}, found none; check BASE_URL, INCLUDE and EXCLUDE`,
    );
  finishLog(paths);
  options.say(run.savings());
  return inventory;
}
