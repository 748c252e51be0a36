import { urlShape } from '../urls/url-shape.js';
import type { Answer } from '../fetch/answer.js';
import { looksLikeDocument } from '../fetch/content-kind.js';
import { WildcardHosts } from './wildcard-hosts.js';
import type { CrawlLimits } from '../crawl-limits.js';
import { PaginationTraps } from './pagination-traps.js';
import { FacetedLists } from './faceted-lists.js';
import { IrrelevantParameters } from './irrelevant-parameters.js';
import { nestedTrap } from './nested-urls.js';
import { NewWords } from './new-words.js';
import { pathTrap } from './path-traps.js';
import type { HtmlFacts } from '../html/html-facts.js';
import { saidAndSent } from '../dedupe/same-page.js';
import type { UrlRefusal } from '../frontier/scope.js';
import { askFirst } from './trial-order.js';

/** Pages that say less may be shells that scripts fill by their address. */
const sayingSomething = 40;

const folderOf = (key: string): string => (key.split('?', 1)[0] ?? '').replace(/(?<![^/])[^/]*$/, '');

/** What the crawl has learnt of places that never end. Fed level by level in the order of keys, so that it learns the same every time. */
export class Traps {
  readonly #sequences: PaginationTraps;
  readonly #facets: FacetedLists;
  readonly #idle: IrrelevantParameters;
  readonly #hosts: WildcardHosts;
  readonly #blocks = new Set<number>();
  readonly #words = new NewWords();
  readonly #shapes = new Set<string>();
  /** The first page that said something, and the kinds of address that it was said at. */
  readonly #bodies = new Map<string, { readonly key: string; readonly shapes: Set<string> }>();
  /** Folders whose pages repeat an earlier page: what they link below themselves is the same again. */
  readonly #copies = new Map<string, string>();

  constructor(readonly limits: CrawlLimits) {
    this.#sequences = new PaginationTraps(limits);
    this.#facets = new FacetedLists(limits.emptyFacetPages);
    this.#idle = new IrrelevantParameters(limits.idleValues);
    this.#hosts = new WildcardHosts(limits.wildcardHosts);
  }

  /** Takes over what a crawl has come to know of traps, by the pages that it kept and the addresses that it left for them. */
  recall(
    pages: readonly string[],
    left: readonly { readonly url: string; readonly reason: string; readonly detail: string }[],
  ): void {
    for (const { url, reason, detail } of left) {
      if (reason === 'trap-calendar' || reason === 'trap-endless-sequence')
        this.#sequences.recall(url, { reason, detail });
    }
    this.#idle.recall(
      pages,
      left.filter(({ reason }) => reason === 'trap-idle-parameter').map(({ url }) => url),
    );
  }

  /** Why an address, named on the page `foundOn`, is taken to lead nowhere new. */
  refuses(key: string, foundOn: string | undefined): UrlRefusal | undefined {
    const original = foundOn === undefined ? undefined : this.#copies.get(foundOn);
    if (original !== undefined && foundOn !== undefined && key.startsWith(folderOf(foundOn)))
      return { reason: 'trap-relative-links', detail: `relative link of a page that repeats ${original}` };
    return (
      pathTrap(key, this.limits.maxSegments) ??
      nestedTrap(key) ??
      this.#hosts.refuses(key, foundOn) ??
      this.#idle.refuses(key) ??
      this.#facets.refuses(key) ??
      this.#sequences.refuses(key)
    );
  }

  /** Of addresses whose turn it is, those to ask now; where a parameter is on trial, a few of all that wait. */
  askFirst<T extends { readonly key: string }>(next: readonly T[], all: () => readonly T[]): T[] {
    return askFirst(next, all, this.#idle);
  }

  /** Whether something taken for a trap has turned out to be none since this was asked last. */
  erred(): boolean {
    return this.#idle.refuted();
  }

  /** Looks at a page before its links are followed. */
  meet(key: string, facts: HtmlFacts): void {
    this.#facets.meet(key, facts);
    if (facts.isShell || facts.textLength < sayingSomething) return;
    this.#hosts.meet(key, facts);
    const body = this.#bodies.get(saidAndSent(facts));
    if (body && isBelow(key, body.key)) this.#copies.set(key, body.key);
  }

  /** Takes in a page; `newKeys` are the addresses that no page named before. */
  saw(key: string, facts: HtmlFacts, newKeys: readonly string[], foundOn: string | undefined): void {
    const list = this.#facets.listOf(key);
    const ways = this.#ways(key, newKeys, list);
    this.#idle.learn(key, facts);
    // What a shell says its scripts will tell; until then it may say anything.
    if (facts.isShell) {
      if (foundOn !== undefined && urlShape(foundOn).shape !== urlShape(key).shape)
        this.#sequences.led(foundOn, true);
      return this.#sequences.saw(key, { isNew: ways.isNew, leads: true, repeats: false });
    }
    const saysNew = this.#saysNew(facts);
    const { shape } = urlShape(key);
    this.#sequences.saw(key, {
      isNew: ways.isNew || saysNew,
      leads: ways.leads,
      repeats: this.#repeats(key, shape, facts),
    });
    // Pages that name the filters they were asked for say nothing new by that.
    if (list !== undefined)
      this.#facets.saw(key, (this.#words.add(list, facts.words) && saysNew) || ways.isNew || ways.leads);
    if (foundOn !== undefined && this.#sequences.isLeading(foundOn))
      this.#sequences.led(foundOn, this.#words.add(shape, facts.words) || saysNew);
  }

  /** Takes in what is no page. A document that is there is what people come for. */
  sawOther(key: string, answer: Answer, foundOn: string | undefined): void {
    if (foundOn === undefined || answer.kind === 'redirect' || answer.kind === 'page') return;
    const isThere = answer.reason === 'not-html' || answer.reason === 'download';
    this.#sequences.led(foundOn, isThere && looksLikeDocument(key));
  }

  endLevel(): void {
    this.#sequences.endLevel();
  }

  /** What new addresses outside the page's own list promise: those of a kind that was never seen are something new, others may be. */
  #ways(
    key: string,
    newKeys: readonly string[],
    list: string | undefined,
  ): { isNew: boolean; leads: boolean } {
    const { shape, isDated } = urlShape(key);
    const path = key.split('?', 1)[0] ?? '';
    let isNew = false;
    let leads = false;
    for (const newKey of newKeys) {
      const other = urlShape(newKey);
      const isKnown = this.#shapes.has(other.shape);
      this.#shapes.add(other.shape);
      if (list !== undefined && this.#facets.listOf(newKey) === list) continue;
      if (other.shape === shape || newKey.split('?', 1)[0] === path) continue;
      leads = true;
      isNew ||= !isKnown && !(isDated && other.isDated);
    }
    return { isNew, leads };
  }

  #saysNew(facts: HtmlFacts): boolean {
    const before = this.#blocks.size;
    for (const block of facts.blocks) this.#blocks.add(block);
    return this.#blocks.size > before;
  }

  /** Whether another address of the same kind said the same. */
  #repeats(key: string, shape: string, facts: HtmlFacts): boolean {
    if (facts.textLength < sayingSomething) return false;
    const said = saidAndSent(facts);
    const body = this.#bodies.get(said) ?? { key, shapes: new Set<string>() };
    this.#bodies.set(said, body);
    const repeats = body.shapes.has(shape);
    body.shapes.add(shape);
    return repeats;
  }
}

/** Whether a page stands deeper than the page it repeats, under another folder: the mark of a relative link gone wrong. */
function isBelow(key: string, original: string): boolean {
  const folder = folderOf(key);
  const other = folderOf(original);
  return folder !== other && folder.split('/').length > other.split('/').length;
}
