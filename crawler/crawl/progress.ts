import type { ProgressStyle } from './progress-display.js';

/** How far a crawl is. */
export interface CrawlCount {
  /** Addresses asked so far. */
  readonly asked: number;
  /** Of these, pages. */
  readonly pages: number;
  /** Addresses known and not asked yet. */
  readonly waiting: number;
}

/** How the progress of a crawl is shown. */
export const crawlProgress: ProgressStyle<CrawlCount> = {
  format: 'crawl {bar} {value} of {total} addresses asked, {pages} pages',
  bar: ({ asked, pages, waiting }) => ({ done: asked, all: asked + waiting, words: { pages } }),
  line: ({ asked, pages, waiting }) => `crawl: ${asked} addresses asked, ${pages} pages, ${waiting} waiting`,
};
