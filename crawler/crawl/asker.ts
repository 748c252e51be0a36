import pLimit, { type LimitFunction } from 'p-limit';
import { FetchError } from '../network/fetch-error.js';
import type { Fetched } from '../network/fetcher.js';
import type { Settings } from '../settings.js';
import type { Answer, PageAnswer } from './answer.js';
import { ask, type AskContext } from './ask.js';
import type { CrawlLimits } from './crawl-limits.js';
import { HostGate } from './host-gate.js';
import { retryAfterMs } from './retry-after.js';
import { fetchRobots, type RobotsRules } from './robots.js';

/** Connections in a row that failed, after which a host counts as down: asking on would only wait. */
const downAfter = 30;
const passingStatus = new Set([429, 502, 503, 504]);
const passingCodes = new Set([
  'connection-reset',
  'connect-timeout',
  'dns-failure',
  'truncated-body',
  'network-unreachable',
]);
const strainCodes = new Set(['response-timeout', 'body-timeout', 'connect-timeout', 'connection-reset']);
const unreachableCodes = new Set([
  'connection-refused',
  'connect-timeout',
  'dns-failure',
  'network-unreachable',
]);
const firstBackoffMs = 250;

interface Host {
  readonly gate: HostGate;
  readonly robots: Promise<RobotsRules>;
  failures: number;
}

/** Asks addresses as a polite guest: robots.txt first, a few at a time, pausing when told to, trying passing failures again. */
export class Asker {
  readonly #hosts = new Map<string, Host>();
  readonly #all: LimitFunction;

  constructor(
    readonly context: AskContext,
    readonly settings: Settings,
    readonly limits: CrawlLimits,
  ) {
    this.#all = pLimit(limits.concurrency);
  }

  /** The rules of an origin, fetched once. */
  robots(origin: string): Promise<RobotsRules> {
    return this.#host(origin).robots;
  }

  /** Runs a fetch of another kind (a sitemap) under the host's rules of politeness. */
  gated<T>(url: string, task: () => Promise<T>): Promise<T> {
    const { gate } = this.#host(new URL(url).origin);
    return gate.run(() => this.#all(task));
  }

  /** What an address is; failures are answers. Only an abort throws. */
  async ask(key: string, known?: PageAnswer): Promise<{ answer: Answer; fetched: Fetched | undefined }> {
    const host = this.#host(new URL(key).origin);
    const robots = await host.robots;
    const refusal = this.settings.respectRobots ? robots.refuses(key) : undefined;
    if (refusal) return { answer: refusal, fetched: undefined };
    let backoff = firstBackoffMs;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await host.gate.run(() => this.#all(() => this.#once(key, host, known)));
      const { again } = outcome;
      if (again === undefined || attempt >= this.limits.retries) return outcome;
      const wait = again.waitMs ?? backoff;
      if (wait > this.limits.maxWaitMs) {
        const detail = `asks to come back in ${Math.round(wait / 1000)} s, longer than the crawl waits`;
        return { answer: { kind: 'failed', reason: 'retry-later', detail }, fetched: outcome.fetched };
      }
      host.gate.pause(wait);
      backoff *= 2;
    }
  }

  async #once(key: string, host: Host, known?: PageAnswer): Promise<Attempt> {
    if (host.failures >= downAfter) {
      const detail = `${new URL(key).host} could not be reached ${downAfter} times in a row and was not asked again`;
      return {
        answer: { kind: 'failed', reason: 'network-unreachable', detail },
        fetched: undefined,
        again: undefined,
      };
    }
    try {
      const { answer, fetched } = await ask(key, this.context, known);
      host.failures = 0;
      const status = fetched?.status ?? 0;
      host.gate.note({ waitedMs: fetched?.waitedMs, strained: status === 429 || status === 503 });
      if (!passingStatus.has(status)) return { answer, fetched, again: undefined };
      return {
        answer,
        fetched,
        again: { waitMs: retryAfterMs(fetched?.headers['retry-after'], Date.now()) },
      };
    } catch (error) {
      if (!(error instanceof FetchError) || error.code === 'aborted') throw error;
      host.failures = unreachableCodes.has(error.code) ? host.failures + 1 : 0;
      host.gate.note({ waitedMs: undefined, strained: strainCodes.has(error.code) });
      const answer: Answer =
        error.code === 'private-address'
          ? { kind: 'skipped', reason: 'private-address', detail: error.message }
          : { kind: 'failed', reason: error.code, detail: error.message };
      return {
        answer,
        fetched: undefined,
        again: passingCodes.has(error.code) ? { waitMs: undefined } : undefined,
      };
    }
  }

  #host(origin: string): Host {
    const existing = this.#hosts.get(origin);
    if (existing) return existing;
    const { settings, limits, context } = this;
    const gate = new HostGate(limits.hostConcurrency, settings.crawlDelayMs, context.signal);
    const robots = gate
      .run(() => fetchRobots(origin, context.fetcher, context.isFamily, context.signal))
      .then(rules => {
        if (settings.respectRobots) gate.space(Math.min(rules.crawlDelayMs, limits.maxWaitMs));
        return rules;
      });
    const host: Host = { gate, robots, failures: 0 };
    this.#hosts.set(origin, host);
    return host;
  }
}

interface Attempt {
  readonly answer: Answer;
  readonly fetched: Fetched | undefined;
  /** Worth another try, after as many milliseconds as the server asks for. */
  readonly again: { readonly waitMs: number | undefined } | undefined;
}
