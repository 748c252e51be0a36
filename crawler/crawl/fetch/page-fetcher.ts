import pLimit, { type LimitFunction } from 'p-limit';
import { FetchError } from '../../network/fetch-error.js';
import type { Fetched, FetchRequest } from '../../network/fetcher.js';
import type { Settings } from '../../settings.js';
import type { Answer, PageAnswer } from './answer.js';
import { fetchPage, type FetchPageContext, type FetchedPage } from './fetch-page.js';
import type { CrawlLimits } from '../crawl-limits.js';
import { HostThrottle } from './host-throttle.js';
import { retryOfAnswer, retryOfError, fetchWithRetries, withRetries, type Try } from './retry-policy.js';
import { fetchRobots, refusesAsWritten, type RobotsRefusal, type RobotsRules } from './robots.js';

/** Connections in a row that failed, after which a host counts as down: asking on would only wait. */
const downAfter = 30;
const strainCodes = new Set(['response-timeout', 'body-timeout', 'connect-timeout', 'connection-reset']);
const unreachableCodes = new Set([
  'connection-refused',
  'connect-timeout',
  'dns-failure',
  'network-unreachable',
]);

interface Host {
  readonly gate: HostThrottle;
  readonly robots: Promise<RobotsRules>;
  failures: number;
}

/** Asks addresses as a polite guest: robots.txt first, a few at a time, pausing when told to, trying passing failures again. */
export class PageFetcher {
  readonly #hosts = new Map<string, Host>();
  readonly #all: LimitFunction;

  readonly context: FetchPageContext;

  /** `isInScope` tells which addresses may be asked at all. */
  constructor(
    parts: Omit<FetchPageContext, 'mayAsk'>,
    readonly isInScope: (key: string) => boolean,
    readonly settings: Settings,
    readonly limits: CrawlLimits,
  ) {
    this.#all = pLimit(limits.concurrency);
    this.context = { ...parts, mayAsk: async key => isInScope(key) && !(await this.#robotsRefusal(key)) };
  }

  /** The rules of an origin, fetched once. */
  robots(origin: string): Promise<RobotsRules> {
    return this.#host(origin).robots;
  }

  /** GETs a file that is no page (a sitemap) under the host's rules of politeness; passing failures are tried again. */
  fetch(url: string, request: FetchRequest): Promise<Fetched> {
    const { fetcher, signal } = this.context;
    const { gate } = this.#host(new URL(url).origin);
    return fetchWithRetries(
      () => gate.run(() => this.#all(() => fetcher.fetch(url, { ...request, signal }))),
      this.limits,
      wait => gate.pause(wait),
    );
  }

  /** What an address is; failures are answers. Only an abort throws. */
  async ask(key: string, known?: PageAnswer): Promise<FetchedPage> {
    const host = this.#host(new URL(key).origin);
    const refusal = await this.#robotsRefusal(key);
    if (refusal) return { answer: refusal, fetched: undefined };
    const { outcome, tooLongMs } = await withRetries(
      () => host.gate.run(() => this.#all(() => this.#once(key, host, known))),
      this.limits,
      wait => host.gate.pause(wait),
    );
    if (tooLongMs === undefined) return outcome;
    const detail = `asks to come back in ${Math.round(tooLongMs / 1000)} s, longer than the crawl waits`;
    return { answer: { kind: 'failed', reason: 'retry-later', detail }, fetched: outcome.fetched };
  }

  async #robotsRefusal(key: string): Promise<RobotsRefusal | undefined> {
    const rules = await this.robots(new URL(key).origin);
    if (!this.settings.respectRobots) return undefined;
    return refusesAsWritten(rules, key, this.context.keys.spellings(key));
  }

  async #once(key: string, host: Host, known?: PageAnswer): Promise<Try<FetchedPage>> {
    if (host.failures >= downAfter) {
      const detail = `${new URL(key).host} could not be reached ${downAfter} times in a row and was not asked again`;
      const answer: Answer = { kind: 'failed', reason: 'network-unreachable', detail };
      return { outcome: { answer, fetched: undefined }, again: undefined };
    }
    try {
      const asked = await fetchPage(key, this.context, known);
      const { fetched } = asked;
      host.failures = 0;
      const status = fetched?.status ?? 0;
      host.gate.note({ waitedMs: fetched?.waitedMs, strained: status === 429 || status === 503 });
      return { outcome: asked, again: retryOfAnswer(fetched) };
    } catch (error) {
      if (!(error instanceof FetchError) || error.code === 'aborted') throw error;
      host.failures = unreachableCodes.has(error.code) ? host.failures + 1 : 0;
      host.gate.note({ waitedMs: undefined, strained: strainCodes.has(error.code) });
      const answer: Answer =
        error.code === 'private-address'
          ? { kind: 'skipped', reason: 'private-address', detail: error.message }
          : { kind: 'failed', reason: error.code, detail: error.message };
      return { outcome: { answer, fetched: undefined }, again: retryOfError(error) };
    }
  }

  #host(origin: string): Host {
    const existing = this.#hosts.get(origin);
    if (existing) return existing;
    const { settings, limits, context } = this;
    const gate = new HostThrottle(limits.hostConcurrency, settings.crawlDelayMs, context.signal);
    const { fetcher, signal } = context;
    // Not among those that go at a time: requests under way may wait for it.
    const fetch = (url: string): Promise<Fetched> =>
      fetchWithRetries(
        () => gate.run(() => fetcher.fetch(url, { signal })),
        limits,
        wait => gate.pause(wait),
      );
    const robots = fetchRobots(origin, fetch, context.isFamily).then(rules => {
      if (settings.respectRobots) gate.space(Math.min(rules.crawlDelayMs, limits.maxWaitMs));
      return rules;
    });
    const host: Host = { gate, robots, failures: 0 };
    this.#hosts.set(origin, host);
    return host;
  }
}
