import type { HtmlFacts } from '../html/html-facts.js';
import { saidAndSent } from '../dedupe/same-page.js';
import type { UrlRefusal } from '../frontier/scope.js';

const hostOf = (key: string): string => key.slice(key.indexOf('//') + 2, key.indexOf('/', 8));

/**
 * Finds domains that answer for every name below them with the same pages, each leading to further names. Hosts that only such copies
 * name are left after a while; what any other page links is a host like others.
 */
export class WildcardHosts {
  readonly #firstHosts = new Map<string, string>();
  readonly #hosts = new Set<string>();
  readonly #copies = new Set<string>();

  constructor(readonly enough: number) {}

  /** Takes in a page that says something. */
  meet(key: string, facts: HtmlFacts): void {
    const host = hostOf(key);
    this.#hosts.add(host);
    const page = `${key.slice(key.indexOf('/', 8))} ${saidAndSent(facts)}`;
    const first = this.#firstHosts.get(page);
    if (first === undefined) this.#firstHosts.set(page, host);
    else if (first !== host) this.#copies.add(host);
  }

  refuses(key: string, foundOn: string | undefined): UrlRefusal | undefined {
    if (this.#copies.size < this.enough || foundOn === undefined) return undefined;
    if (!this.#copies.has(hostOf(foundOn)) || this.#hosts.has(hostOf(key))) return undefined;
    return {
      reason: 'trap-copied-hosts',
      detail: `named on one of ${this.#copies.size} hosts that say the same as others`,
    };
  }
}
