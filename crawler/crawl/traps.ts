import { addressShape } from './address-shape.js';
import type { CrawlLimits } from './crawl-limits.js';
import { EndlessSequences } from './endless-sequences.js';
import { FacetedLists } from './faceted-lists.js';
import { IdleParameters } from './idle-parameters.js';
import { pathTrap } from './path-traps.js';
import type { PageFacts } from './read-page.js';
import { saidAndSent } from './same-page.js';
import type { Refusal } from './scope.js';

/** Pages that say less may be shells that scripts fill by their address. */
const sayingSomething = 40;

const folderOf = (key: string): string => (key.split('?', 1)[0] ?? '').replace(/[^/]*$/, '');

/** What the crawl has learnt of places that never end. Fed level by level in the order of keys, so that it learns the same every time. */
export class Traps {
  readonly #sequences: EndlessSequences;
  readonly #facets: FacetedLists;
  readonly #idle: IdleParameters;
  readonly #blocks = new Set<number>();
  readonly #bodies = new Map<string, string>();
  /** Folders whose pages repeat an earlier page: what they link below themselves is the same again. */
  readonly #copies = new Map<string, string>();

  constructor(readonly limits: CrawlLimits) {
    this.#sequences = new EndlessSequences(limits);
    this.#facets = new FacetedLists(limits.emptyFacetPages);
    this.#idle = new IdleParameters(limits.idleValues);
  }

  /** Why an address, named on the page `foundOn`, is taken to lead nowhere new. */
  refuses(key: string, foundOn: string | undefined): Refusal | undefined {
    const original = foundOn === undefined ? undefined : this.#copies.get(foundOn);
    if (original !== undefined && foundOn !== undefined && key.startsWith(folderOf(foundOn)))
      return { reason: 'trap-relative-links', detail: `relative link of a page that repeats ${original}` };
    return (
      pathTrap(key, this.limits.maxSegments) ??
      this.#idle.refuses(key) ??
      this.#facets.refuses(key) ??
      this.#sequences.refuses(key)
    );
  }

  /** Of addresses that wait, those to ask now: where one parameter is still on trial a few values go first. */
  askFirst<T extends { readonly key: string }>(waiting: readonly T[]): T[] {
    const trials = new Map<string, number>();
    return waiting.filter(({ key }) => {
      const names = this.#idle.trials(key);
      if (names.some(name => (trials.get(name) ?? 0) >= this.limits.idleValues)) return false;
      for (const name of names) trials.set(name, (trials.get(name) ?? 0) + 1);
      return true;
    });
  }

  /** Looks at a page before its links are followed. */
  meet(key: string, facts: PageFacts): void {
    if (facts.isShell || facts.textLength < sayingSomething) return;
    const said = saidAndSent(facts);
    const original = this.#bodies.get(said);
    if (original === undefined) this.#bodies.set(said, key);
    else if (isBelow(key, original)) this.#copies.set(key, original);
  }

  /** Takes in a page; `newKeys` are the addresses that no page named before. */
  saw(key: string, facts: PageFacts, newKeys: readonly string[]): void {
    const { shape, isDated } = addressShape(key);
    const path = key.split('?', 1)[0] ?? '';
    const leadsOn = newKeys.some(newKey => {
      const other = addressShape(newKey);
      if (other.shape === shape || newKey.split('?', 1)[0] === path) return false;
      return !(isDated && other.isDated);
    });
    let saysNew = false;
    for (const block of facts.blocks) {
      if (this.#blocks.has(block)) continue;
      this.#blocks.add(block);
      saysNew = true;
    }
    this.#sequences.saw(key, leadsOn || saysNew);
    this.#facets.saw(key, leadsOn || saysNew);
    this.#idle.learn(key, facts);
  }

  endLevel(): void {
    this.#sequences.endLevel();
  }
}

/** Whether a page stands deeper than the page it repeats, under another folder: the mark of a relative link gone wrong. */
function isBelow(key: string, original: string): boolean {
  const folder = folderOf(key);
  const other = folderOf(original);
  return folder !== other && folder.split('/').length > other.split('/').length;
}
