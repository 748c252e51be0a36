import { fetchLimits, type FetchLimits } from '../network/fetcher.js';

/** Bounds of a crawl that no setting of a run needs to change; tests tighten them. */
export interface CrawlLimits extends FetchLimits {
  /** Most requests at a time, in all and to one host. */
  readonly concurrency: number;
  readonly hostConcurrency: number;
  /** Requests repeated after a passing failure (429, 502–504, reset, time-out). */
  readonly retries: number;
  /** Longest wait that a server may ask for (Retry-After, Crawl-delay). */
  readonly maxWaitMs: number;
  readonly maxRedirects: number;
  readonly maxAddressLength: number;
  readonly maxSegments: number;
  /** Levels of a calendar, or of another numbered sequence, that may bring nothing new before it counts as endless. */
  readonly emptyCalendarLevels: number;
  readonly emptySequenceLevels: number;
  readonly emptyCalendarPages: number;
  /** Pages of a faceted list that may bring nothing new. */
  readonly emptyFacetPages: number;
  /** Pages in a row that differ in an id of their address alone, before what has such an id counts as endless. */
  readonly repeatedPages: number;
  /** Hosts that say the same as others, before the further ones that they name are left. */
  readonly wildcardHosts: number;
  /** Values of a parameter that must make no difference before it counts as idle. */
  readonly idleValues: number;
  readonly maxSitemaps: number;
}

export const crawlLimits: CrawlLimits = {
  ...fetchLimits,
  concurrency: 24,
  hostConcurrency: 12,
  retries: 2,
  maxWaitMs: 60_000,
  maxRedirects: 20,
  maxAddressLength: 2_000,
  maxSegments: 16,
  emptyCalendarLevels: 24,
  emptySequenceLevels: 500,
  emptyCalendarPages: 200,
  emptyFacetPages: 60,
  repeatedPages: 20,
  wildcardHosts: 10,
  idleValues: 5,
  maxSitemaps: 1_000,
};
