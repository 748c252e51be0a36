import type { InventoryPage } from '../../evidence/inventory.js';
import { isTrap, type SkipReason } from '../fetch/answer.js';
import type { UrlRefusal } from './scope.js';

type FoundBy = InventoryPage['foundBy'];

/** How an address was come by. */
export interface Discovery {
  /** Clicks from the entry page. */
  readonly depth: number;
  readonly foundBy: FoundBy;
  readonly foundOn: string | undefined;
  /** Redirects that led here from an address on a page. */
  readonly hops: number;
}

/** An address on its way: waiting, asked, or refused. */
export interface Entry extends Discovery {
  readonly key: string;
}

/** Of two ways at the same distance the plainer one counts. */
const rank: Readonly<Record<FoundBy, number>> = {
  seed: 0,
  link: 1,
  frame: 2,
  form: 3,
  redirect: 4,
  sitemap: 5,
  browser: 6,
};

const byKey = (a: Entry, b: Entry): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function isBetter(a: Discovery, b: Discovery): boolean {
  if (a.depth !== b.depth) return a.depth < b.depth;
  if (rank[a.foundBy] !== rank[b.foundBy]) return rank[a.foundBy] < rank[b.foundBy];
  return (a.foundOn ?? '') < (b.foundOn ?? '');
}

const wayReasons: ReadonlySet<SkipReason> = new Set(['trap-relative-links', 'trap-copied-hosts']);

/**
 * Whether a refusal may fall where the address is come by in another way: what was too far may be near enough, what the wrong page named
 * may be named by another, and what its owner lists is no trap. Every other refusal stands.
 */
function mayChange({ entry, refusal }: { entry: Entry; refusal: UrlRefusal }, anew: Entry): boolean {
  if (refusal.reason === 'max-depth') return true;
  if (wayReasons.has(refusal.reason) && anew.foundOn !== entry.foundOn) return true;
  return isTrap(refusal.reason) && anew.foundBy === 'sitemap';
}

/**
 * The addresses to ask, level by level: all at the least distance first, in the order of their names. So distances are the
 * shortest, budgets cut the same addresses off, and the inventory is the same, in whatever order answers come.
 */
export class Frontier {
  readonly #waiting = new Map<string, Entry>();
  readonly #asked = new Map<string, Entry>();
  readonly #refused = new Map<string, { readonly entry: Entry; readonly refusal: UrlRefusal }>();

  /** Addresses that frames show, and those that anything else leads to. */
  readonly #framed = new Set<string>();
  readonly #named = new Set<string>();

  /** Refusals in the order of their keys. */
  get refused(): { entry: Entry; refusal: UrlRefusal }[] {
    return [...this.#refused.values()].sort((a, b) => byKey(a.entry, b.entry));
  }

  /** All that were handed out. */
  get asked(): ReadonlyMap<string, Entry> {
    return this.#asked;
  }

  /** All that wait, in no order. */
  get waiting(): Entry[] {
    return [...this.#waiting.values()];
  }

  /** Forgets an address that waits. */
  drop(key: string): void {
    this.#waiting.delete(key);
  }

  /** Whether the address is known in any state. */
  knows(key: string): boolean {
    return this.#waiting.has(key) || this.#asked.has(key) || this.#refused.has(key);
  }

  /** Takes note of an address; `judge` is asked about one that is new. Says whether it was new. */
  offer(key: string, discovery: Discovery, judge: (entry: Entry) => UrlRefusal | undefined): boolean {
    if (discovery.foundBy === 'frame') this.#framed.add(key);
    // Its own links to itself show it in the same frame.
    else if (discovery.foundOn !== key) this.#named.add(key);
    if (this.#asked.has(key)) return false;
    const entry: Entry = { key, ...discovery };
    const waiting = this.#waiting.get(key);
    if (waiting) {
      // A nearer way counts only where it may be gone.
      if (isBetter(entry, waiting) && !judge(entry)) this.#waiting.set(key, entry);
      return false;
    }
    const earlier = this.#refused.get(key);
    if (earlier && !mayChange(earlier, entry)) return false;
    const refusal = judge(entry);
    if (refusal) {
      if (!earlier) this.#refused.set(key, { entry, refusal });
      return !earlier;
    }
    this.#refused.delete(key);
    this.#waiting.set(key, entry);
    return !earlier;
  }

  /** Whether frames alone lead to what goes by these addresses. */
  isOnlyFramed(keys: readonly string[]): boolean {
    return keys.some(key => this.#framed.has(key)) && !keys.some(key => this.#named.has(key));
  }

  /** Takes back an address that has not been asked yet. */
  refuse(key: string, refusal: UrlRefusal): void {
    const entry = this.#waiting.get(key);
    if (!entry) return;
    this.#waiting.delete(key);
    this.#refused.set(key, { entry, refusal });
  }

  /** Forgets that an address was refused for this reason: it is judged anew when it is offered next. */
  pardon(key: string, reason: UrlRefusal['reason']): void {
    if (this.#refused.get(key)?.refusal.reason === reason) this.#refused.delete(key);
  }

  /** Judges again what was refused for `reason`: what nothing speaks against any more waits. */
  reconsider(reason: UrlRefusal['reason'], judge: (entry: Entry) => UrlRefusal | undefined): void {
    for (const [key, { entry, refusal }] of [...this.#refused]) {
      if (refusal.reason !== reason || judge(entry)) continue;
      this.#refused.delete(key);
      this.#waiting.set(key, entry);
    }
  }

  /** The nearest addresses that wait, in the order of their names, at most so many. */
  peek(most: number): Entry[] {
    let nearest = Infinity;
    for (const entry of this.#waiting.values()) nearest = Math.min(nearest, entry.depth);
    return [...this.#waiting.values()]
      .filter(entry => entry.depth === nearest)
      .sort(byKey)
      .slice(0, Math.max(0, most));
  }

  /** Hands addresses out: they count as asked. */
  take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#waiting.delete(entry.key);
      this.#asked.set(entry.key, entry);
    }
  }

  /** Hands out the nearest addresses, at most so many; none when nothing waits. */
  next(most: number): Entry[] {
    const entries = this.peek(most);
    this.take(entries);
    return entries;
  }

  /** Refuses everything that waits. */
  refuseRest(refusal: UrlRefusal): void {
    for (const key of [...this.#waiting.keys()]) this.refuse(key, refusal);
  }

  get waitingCount(): number {
    return this.#waiting.size;
  }
}
