import { setTimeout as delay } from 'node:timers/promises';
import { crawlLimits } from '../crawl/crawl-limits.js';
import { nestedTrap } from '../crawl/nested-addresses.js';
import { pathTrap } from '../crawl/path-traps.js';
import { fetchPatiently } from '../crawl/patience.js';
import { fetchRobots, refusesAsWritten, type RobotsRules } from '../crawl/robots.js';
import { Scope } from '../crawl/scope.js';
import { UrlKeys } from '../crawl/url-keys.js';
import type { Inventory } from '../evidence/inventory.js';
import { Fetcher, type Fetched } from '../network/fetcher.js';
import type { Settings } from '../settings.js';

/** Tells which links that only the browser sees are pages of the site that the crawl does not know. */
export class NewPages {
  readonly #keys: UrlKeys;
  readonly #scope: Scope;
  readonly #known: Set<string>;
  readonly #robots = new Map<string, Promise<RobotsRules>>();

  constructor(
    readonly settings: Settings,
    inventory: Inventory,
  ) {
    this.#keys = new UrlKeys(settings.baseUrl);
    this.#scope = new Scope(settings, crawlLimits.maxAddressLength);
    const twin = inventory.pages
      .map(page => new URL(page.url).hostname)
      .find(host => this.#keys.isTwin(host));
    if (twin !== undefined) this.#keys.preferHost(twin);
    const addresses = [
      ...inventory.pages.flatMap(page => [page.url, ...page.aliases]),
      ...[...inventory.skipped, ...inventory.failed].map(miss => miss.url),
    ];
    this.#known = new Set(addresses.map(address => this.#keyOf(address) ?? address));
  }

  /** Keys of the links that are in scope and that the crawl does not know, sorted. */
  unknown(links: readonly string[]): string[] {
    const keys = new Set<string>();
    for (const link of links) {
      const key = this.#keyOf(link);
      if (key === undefined || keys.has(key) || this.#known.has(key)) continue;
      // A browser would go on along them for ever, as the crawl would.
      const refusal = this.#scope.refuses(key) ?? pathTrap(key, crawlLimits.maxSegments) ?? nestedTrap(key);
      if (refusal === undefined) keys.add(key);
    }
    return [...keys].sort();
  }

  /** Those of {@link unknown} that robots.txt lets be visited. */
  async among(links: readonly string[]): Promise<string[]> {
    const allowed: string[] = [];
    for (const key of this.unknown(links)) if (await this.#allowed(key)) allowed.push(key);
    return allowed;
  }

  #keyOf(address: string): string | undefined {
    return this.#keys.keyOf(address, this.settings.baseUrl);
  }

  async #allowed(key: string): Promise<boolean> {
    if (!this.settings.respectRobots) return true;
    const { origin } = new URL(key);
    let rules = this.#robots.get(origin);
    if (rules === undefined) {
      const fetcher = new Fetcher(this.settings);
      const fetch = (url: string): Promise<Fetched> =>
        fetchPatiently(() => fetcher.fetch(url), crawlLimits, delay);
      rules = fetchRobots(origin, fetch, host => this.#scope.isFamily(host));
      this.#robots.set(origin, rules);
    }
    return refusesAsWritten(await rules, key, this.#keys.spellings(key)) === undefined;
  }
}
