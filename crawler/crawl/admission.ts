import type { Discovery, Entry, Frontier } from './frontier/frontier.js';
import type { PageLink } from './html/html-facts.js';
import type { UrlRefusal, Scope } from './frontier/scope.js';
import type { Traps } from './traps/traps.js';

/** What the links of a page say of an address. */
export type LinkWords = Pick<PageLink, 'unsafe' | 'nameless'>;

/** Lets addresses into the frontier, or notes what speaks against them. */
export class Admission {
  /** Addresses that a page, or the owner's sitemap, names as pages. */
  readonly #named = new Set<string>();
  /** Addresses that were refused for what their links are called. */
  readonly #warned = new Set<string>();

  /** The first address of each page that needs an id of the visit. */
  readonly #firstOf = new Map<string, string>();

  constructor(
    readonly frontier: Frontier,
    readonly scope: Scope,
    readonly traps: Traps,
    readonly maxDepth: number,
    /** For a page that needs an id of the visit in its address: the address with the id masked. */
    readonly needy: (key: string) => string | undefined = () => undefined,
  ) {}

  /** Takes note of addresses that are known: their like with another id of the visit are no further pages. */
  meetNeedy(keys: readonly string[]): void {
    for (const key of keys) this.#sameBut(key);
  }

  /** Offers an address with what its links say of it. Tells whether it is new and let in. */
  offer(key: string, discovery: Discovery, words: LinkWords = {}): boolean {
    if (isNaming(discovery, words)) this.#hearName(key);
    const warning = this.#named.has(key) ? undefined : refusalFor(words);
    // One link that says "log out" speaks for every other to the same address, unless another page calls it a page.
    if (warning) {
      this.#warned.add(key);
      this.frontier.refuse(key, warning);
    }
    let isIn = false;
    const isNew = this.frontier.offer(key, discovery, entry => {
      const against = warning ?? this.scope.refuses(key) ?? this.#tooFar(entry) ?? this.trapped(entry);
      isIn = against === undefined;
      return against;
    });
    return isNew && isIn;
  }

  /** The trap that an address belongs to. What the owner lists in a sitemap, or names as the entry, is a page however it looks. */
  trapped({ key, foundBy, foundOn }: Entry): UrlRefusal | undefined {
    if (foundBy === 'sitemap' || foundBy === 'seed') return undefined;
    const same = this.#sameBut(key);
    if (same !== key)
      return {
        reason: 'trap-session-id',
        detail: `the id of the visit in it is another in every answer: the same page as ${same}`,
      };
    return this.traps.refuses(key, foundOn);
  }

  /** The first address that differs from this one in the id of the visit alone. */
  #sameBut(key: string): string {
    const address = this.needy(key);
    if (address === undefined) return key;
    const first = this.#firstOf.get(address) ?? key;
    this.#firstOf.set(address, first);
    return first;
  }

  #hearName(key: string): void {
    this.#named.add(key);
    if (this.#warned.delete(key)) this.frontier.pardon(key, 'unsafe-link');
  }

  #tooFar({ depth }: Entry): UrlRefusal | undefined {
    if (depth <= this.maxDepth) return undefined;
    return {
      reason: 'max-depth',
      detail: `${depth} clicks from the entry page; MAX_DEPTH is ${this.maxDepth}`,
    };
  }
}

const isNaming = ({ foundBy }: Discovery, { unsafe, nameless }: LinkWords): boolean =>
  foundBy === 'sitemap' || (foundBy === 'link' && unsafe === undefined && nameless !== true);

const refusalFor = ({ unsafe }: LinkWords): UrlRefusal | undefined =>
  unsafe === undefined ? undefined : { reason: 'unsafe-link', detail: `not followed, since ${unsafe}` };
