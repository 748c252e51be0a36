import type { AcceptedKeys } from '../network/accepted-keys.js';
import type { Settings } from '../settings.js';
import type { AnswerLog, LoggedCrawl } from './answer-log.js';
import { AnswerSource } from './answer-source.js';
import { Asker } from './asker.js';
import { crawlLimits } from './crawl-limits.js';
import type { CrawlOptions } from './crawl-options.js';
import { CrawlRun } from './crawl-run.js';
import { ErrorPages } from './error-pages.js';
import { Fetcher } from '../network/fetcher.js';
import type { VisitMark } from '../evidence/visit-mark.js';
import type { PageRenderer } from './render-shells.js';
import { Scope } from './scope.js';
import { SitemapSource } from './sitemap-source.js';
import { UrlKeys } from './url-keys.js';

/** What a crawl goes on from. */
export interface CrawlMemory {
  readonly log: Pick<AnswerLog, 'add' | 'addRendered'>;
  readonly interrupted?: LoggedCrawl | undefined;
  readonly finished?: LoggedCrawl | undefined;
  readonly marks?: readonly VisitMark[] | undefined;
}

/** Puts together what a crawl consists of. Whoever does so closes the fetcher. */
export function assembleCrawl(
  settings: Settings,
  options: Pick<CrawlOptions, 'limits' | 'signal' | 'progress'> & {
    readonly certificates?: AcceptedKeys | undefined;
  },
  { log, interrupted, finished, marks }: CrawlMemory,
  shells: PageRenderer,
) {
  const limits = { ...crawlLimits, ...options.limits };
  const fetcher = new Fetcher(settings, limits, options.certificates);
  const keys = new UrlKeys(settings.baseUrl, marks);
  const scope = new Scope(settings, limits.maxAddressLength);
  const isFamily = (host: string): boolean => scope.isFamily(host);
  const asker = new Asker(
    { fetcher, keys, isFamily, signal: options.signal },
    key => scope.refuses(key) === undefined,
    settings,
    limits,
  );
  const source = new AnswerSource(asker, log, interrupted, finished);
  const run = new CrawlRun({
    settings,
    limits,
    scope,
    keys,
    source,
    errorPages: new ErrorPages(asker),
    sitemaps: new SitemapSource(asker, limits.maxSitemaps),
    shells,
    progress: options.progress,
  });
  return { run, source, fetcher, keys };
}
