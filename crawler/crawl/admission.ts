import type { Discovery, Entry, Frontier } from './frontier.js';
import type { PageLink } from './read-page.js';
import type { Refusal, Scope } from './scope.js';
import type { Traps } from './traps.js';

/** What the links of a page say of an address. */
export type LinkWords = Pick<PageLink, 'unsafe' | 'nameless'>;

/** Lets addresses into the frontier, or notes what speaks against them. */
export class Admission {
  /** Addresses that a page, or the owner's sitemap, names as pages. */
  readonly #named = new Set<string>();
  /** Addresses that were refused for what their links are called. */
  readonly #warned = new Set<string>();

  constructor(
    readonly frontier: Frontier,
    readonly scope: Scope,
    readonly traps: Traps,
    readonly maxDepth: number,
  ) {}

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
  trapped({ key, foundBy, foundOn }: Entry): Refusal | undefined {
    return foundBy === 'sitemap' || foundBy === 'seed' ? undefined : this.traps.refuses(key, foundOn);
  }

  #hearName(key: string): void {
    this.#named.add(key);
    if (this.#warned.delete(key)) this.frontier.pardon(key, 'unsafe-link');
  }

  #tooFar({ depth }: Entry): Refusal | undefined {
    if (depth <= this.maxDepth) return undefined;
    return {
      reason: 'max-depth',
      detail: `${depth} clicks from the entry page; MAX_DEPTH is ${this.maxDepth}`,
    };
  }
}

const isNaming = ({ foundBy }: Discovery, { unsafe, nameless }: LinkWords): boolean =>
  foundBy === 'sitemap' || (foundBy === 'link' && unsafe === undefined && nameless !== true);

const refusalFor = ({ unsafe }: LinkWords): Refusal | undefined =>
  unsafe === undefined ? undefined : { reason: 'unsafe-link', detail: `not followed, since ${unsafe}` };
