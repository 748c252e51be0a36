import { UrlKeys } from '../crawl/urls/url-keys.js';
import type { Inventory } from '../evidence/inventory.js';
import { isFamilyHost } from '../../kernel/party.js';
import type { Settings } from '../settings.js';

/** Gives `keys` the name (with `www.` or without) that the site goes by in an inventory. */
export function settleAsIn(keys: UrlKeys, { pages }: Inventory): void {
  const twin = pages.map(page => new URL(page.url).hostname).find(host => keys.isTwin(host));
  if (twin !== undefined) keys.preferHost(twin);
  keys.settle();
}

/** Tells which links that only the browser sees are addresses of the site that the crawl does not know. */
export class NewPages {
  readonly #keys: UrlKeys;
  readonly #known: Set<string>;

  constructor(
    readonly settings: Settings,
    inventory: Inventory,
  ) {
    this.#keys = new UrlKeys(settings.baseUrl, inventory.visitMarks, true);
    settleAsIn(this.#keys, inventory);
    const addresses = [
      ...inventory.pages.flatMap(page => [page.url, ...page.aliases]),
      ...[...inventory.skipped, ...inventory.failed].map(miss => miss.url),
    ];
    this.#known = new Set(addresses.map(address => this.#keyOf(address) ?? address));
  }

  /** Keys of the links that lead to the site's own hosts and that the crawl does not know, sorted. */
  unknown(links: readonly string[]): string[] {
    const keys = new Set<string>();
    for (const link of links) {
      const key = this.#keyOf(link);
      if (key === undefined || this.#known.has(key)) continue;
      if (isFamilyHost(this.settings.familyHosts, new URL(key).hostname)) keys.add(key);
    }
    return [...keys].sort();
  }

  /** The key of an address on the site's own hosts. */
  familyKey(address: string): string | undefined {
    const key = this.#keyOf(address);
    const isOwn = key !== undefined && isFamilyHost(this.settings.familyHosts, new URL(key).hostname);
    return isOwn ? key : undefined;
  }

  #keyOf(address: string): string | undefined {
    return this.#keys.keyOf(address, this.settings.baseUrl);
  }
}
