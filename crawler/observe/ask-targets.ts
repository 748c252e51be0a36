import { setTimeout as delay } from 'node:timers/promises';
import { crawlLimits } from '../crawl/crawl-limits.js';
import { fetchWithRetries } from '../crawl/fetch/retry-policy.js';
import { fetchRobots, type RobotsRules } from '../crawl/fetch/robots.js';
import { Scope } from '../crawl/frontier/scope.js';
import type { FilledForm } from '../evidence/filled.js';
import type { FormTarget } from '../evidence/form-target.js';
import type { AcceptedKeys } from '../network/accepted-keys.js';
import { redirectTarget } from '../network/fetch-document.js';
import { FetchError } from '../network/fetch-error.js';
import { Fetcher, type Fetched } from '../network/fetcher.js';
import type { Settings } from '../settings.js';
import { withoutQuery } from '../../kernel/addresses.js';

/** Hops of one answer that are followed; browsers give up at 20 (Fetch standard §4.4). */
const mostHops = 20;

/** Where forms would have been submitted had the run not held them back, over https:, each once, sorted. */
export function heldTargets(filled: readonly FilledForm[]): string[] {
  const urls = filled.flatMap(({ trials }) =>
    trials.flatMap(({ result, hops }) =>
      result === 'stopped' ? hops.slice(0, 1).map(({ url }) => withoutQuery(url)) : [],
    ),
  );
  return [...new Set(urls)].filter(url => url.startsWith('https:')).sort();
}

/** Asks targets of forms with GET, as the crawl asks pages: robots.txt, scope and pauses hold. */
export class TargetAsker {
  readonly #scope: Scope;
  readonly #fetcher: Fetcher;
  readonly #robots = new Map<string, Promise<RobotsRules>>();

  constructor(
    readonly settings: Settings,
    accepted?: AcceptedKeys,
  ) {
    this.#scope = new Scope(settings, crawlLimits.maxAddressLength);
    this.#fetcher = new Fetcher(settings, {}, accepted);
  }

  /** What GET of the address leads over, and what http: of it does. Failures stand in the outcome. */
  async ask(url: string): Promise<FormTarget> {
    const unasked = { url, hops: [], hsts: false, plain: 'unknown' as const };
    const refusal = await this.#refusal(url);
    if (refusal !== undefined) return { ...unasked, outcome: { ok: false, ...refusal } };
    try {
      const { hops, hsts } = await this.#follow(url);
      return { url, outcome: { ok: true }, hops, hsts, plain: await this.#plain(url) };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { ...unasked, outcome: { ok: false, reason: error.code, detail: error.message } };
    }
  }

  close(): void {
    this.#fetcher.close();
  }

  async #follow(start: string): Promise<{ hops: string[]; hsts: boolean }> {
    const hops: string[] = [];
    let hsts = false;
    let url: string | undefined = start;
    while (url !== undefined && hops.length < mostHops) {
      hops.push(withoutQuery(url));
      if (!this.#scope.isFamily(new URL(url).hostname)) break;
      const answer = await this.#get(url);
      if (hops.length === 1) hsts = answer.headers['strict-transport-security'] !== undefined;
      url = redirectTarget(answer.status, answer.headers.location, url);
    }
    if (hops.length === mostHops)
      throw new FetchError('too-many-redirects', `${start} redirects ${mostHops} times`);
    return { hops, hsts };
  }

  async #plain(url: string): Promise<FormTarget['plain']> {
    const { port, host, pathname } = new URL(url);
    // http: of an address with a port of its own is another service.
    if (port !== '') return 'unknown';
    try {
      const { hops } = await this.#follow(`http://${host}${pathname}`);
      return hops.at(-1)?.startsWith('https:') ? 'leads-to-https' : 'answers';
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return error.code === 'connection-refused' ? 'closed' : 'unknown';
    }
  }

  async #get(url: string): Promise<Fetched> {
    const { crawlDelayMs } = this.settings;
    if (crawlDelayMs > 0) await delay(crawlDelayMs);
    return this.#fetcher.fetch(url, { wantsBody: () => false });
  }

  async #refusal(url: string): Promise<{ reason: string; detail: string } | undefined> {
    const refusal = this.#scope.refuses(url);
    if (refusal !== undefined || !this.settings.respectRobots) return refusal;
    const { origin } = new URL(url);
    let rules = this.#robots.get(origin);
    if (rules === undefined) {
      const fetch = (address: string): Promise<Fetched> =>
        fetchWithRetries(() => this.#fetcher.fetch(address), crawlLimits, delay);
      rules = fetchRobots(origin, fetch, host => this.#scope.isFamily(host));
      this.#robots.set(origin, rules);
    }
    const forbidden = (await rules).refuses(url);
    return forbidden && { reason: forbidden.reason, detail: forbidden.detail };
  }
}
