import type { AcceptedKeys } from '../network/accepted-keys.js';
import type { Settings } from '../settings.js';
import type { AnswerLog, LoggedCrawl } from './checkpoint/answer-log.js';
import { AnswerSource } from './checkpoint/answer-source.js';
import { PageFetcher } from './fetch/page-fetcher.js';
import { crawlLimits } from './crawl-limits.js';
import type { CrawlOptions } from './crawl-options.js';
import { CrawlRun } from './crawl-run.js';
import { ErrorPages } from './dedupe/error-pages.js';
import { Fetcher } from '../network/fetcher.js';
import type { VisitMark } from '../evidence/visit-mark.js';
import type { PageRenderer } from './rendering/render-shells.js';
import { Scope } from './frontier/scope.js';
import { SitemapSource } from './sitemaps/sitemap-source.js';
import { UrlKeys } from './urls/url-keys.js';

/** What a crawl goes on from. */
export interface CrawlMemory {
  readonly log: Pick<AnswerLog, 'add' | 'addRendered'>;
  readonly interrupted?: LoggedCrawl | undefined;
  readonly finished?: LoggedCrawl | undefined;
  readonly marks?: readonly VisitMark[] | undefined;
  /** Views behind `#/…` are pages: a browser looks at each. */
  readonly routes?: boolean | undefined;
}

/** Puts together what a crawl consists of. Whoever does so closes the fetcher. */
export function assembleCrawl(
  settings: Settings,
  options: Pick<CrawlOptions, 'limits' | 'signal' | 'progress'> & {
    readonly certificates?: AcceptedKeys | undefined;
  },
  { log, interrupted, finished, marks, routes }: CrawlMemory,
  shells: PageRenderer,
) {
  const limits = { ...crawlLimits, ...options.limits };
  const fetcher = new Fetcher(settings, limits, options.certificates);
  const keys = new UrlKeys(settings.baseUrl, marks, routes);
  const scope = new Scope(settings, limits.maxAddressLength);
  const isFamily = (host: string): boolean => scope.isFamily(host);
  const pageFetcher = new PageFetcher(
    { fetcher, keys, isFamily, signal: options.signal },
    key => scope.refuses(key) === undefined,
    settings,
    limits,
  );
  const source = new AnswerSource(pageFetcher, log, interrupted, finished);
  const run = new CrawlRun({
    settings,
    limits,
    scope,
    keys,
    source,
    errorPages: new ErrorPages(pageFetcher),
    sitemaps: new SitemapSource(pageFetcher, limits.maxSitemaps),
    shells,
    progress: options.progress,
  });
  return { run, source, fetcher, keys };
}
