import type { Discovery, Entry, Frontier } from './frontier.js';
import type { Refusal, Scope } from './scope.js';
import type { Traps } from './traps.js';

/** Lets addresses into the frontier, or notes what speaks against them. */
export class Admission {
  constructor(
    readonly frontier: Frontier,
    readonly scope: Scope,
    readonly traps: Traps,
    readonly maxDepth: number,
  ) {}

  /** Offers an address; `unsafe` is why its link must not be followed. Says whether it is new and let in. */
  offer(key: string, discovery: Discovery, unsafe?: string): boolean {
    const warning: Refusal | undefined =
      unsafe === undefined ? undefined : { reason: 'unsafe-link', detail: `not followed, since ${unsafe}` };
    // One link that says "log out" speaks for every other to the same address.
    if (warning) this.frontier.refuse(key, warning);
    let isIn = false;
    this.frontier.offer(key, discovery, entry => {
      const against = warning ?? this.scope.refuses(key) ?? this.#tooFar(entry) ?? this.trapped(entry);
      isIn = against === undefined;
      return against;
    });
    return isIn;
  }

  /** The trap that an address belongs to. What the owner lists in a sitemap, or names as the entry, is a page however it looks. */
  trapped({ key, foundBy, foundOn }: Entry): Refusal | undefined {
    return foundBy === 'sitemap' || foundBy === 'seed' ? undefined : this.traps.refuses(key, foundOn);
  }

  #tooFar({ depth }: Entry): Refusal | undefined {
    if (depth <= this.maxDepth) return undefined;
    return {
      reason: 'max-depth',
      detail: `${depth} clicks from the entry page; MAX_DEPTH is ${this.maxDepth}`,
    };
  }
}
