import type { HtmlFacts } from '../html/html-facts.js';

/** Pairs of addresses that must turn out to be one list in another order. */
const enoughPairs = 3;
/** Host and first folder: filters stand below a list, not below the whole site. */
const shortestFolder = 2;

interface Seen {
  readonly segments: readonly string[];
  readonly textHash: string;
}

const segmentsOf = (key: string): string[] => key.slice(key.indexOf('//') + 2).split('/');
const setOf = (segments: readonly string[]): string => [...segments].sort().join('/');

/**
 * Finds folders below which a path is a set of filters: the same segments in another order (`/shop/red/small/`, `/shop/small/red/`) are
 * the same page, letter for letter.
 */
export class PathFacets {
  readonly #seen = new Map<string, Seen>();
  readonly #pairs = new Map<string, number>();

  /** Takes in a page; shells tell nothing. */
  meet(key: string, facts: HtmlFacts): void {
    const segments = segmentsOf(key);
    if (facts.isShell || key.includes('?') || segments.length < 3) return;
    const set = setOf(segments);
    const other = this.#seen.get(set);
    if (!other) this.#seen.set(set, { segments, textHash: facts.textHash });
    else if (other.textHash === facts.textHash) {
      const length = segments.findIndex((segment, index) => segment !== other.segments[index]);
      if (length < shortestFolder) return;
      const folder = segments.slice(0, length).join('/');
      this.#pairs.set(folder, (this.#pairs.get(folder) ?? 0) + 1);
    }
  }

  /** The folder and the filters that an address is made of; `undefined` where its path is none of filters. */
  filters(key: string): { folder: string; filters: readonly string[]; isKnown: boolean } | undefined {
    if (this.#pairs.size === 0 || key.includes('?')) return undefined;
    const segments = segmentsOf(key);
    for (let length = shortestFolder; length < segments.length; length += 1) {
      const folder = segments.slice(0, length).join('/');
      if ((this.#pairs.get(folder) ?? 0) < enoughPairs) continue;
      const seen = this.#seen.get(setOf(segments));
      const isKnown = seen !== undefined && seen.segments.join('/') !== segments.join('/');
      return { folder, filters: segments.slice(length).filter(segment => segment !== ''), isKnown };
    }
    return undefined;
  }
}
