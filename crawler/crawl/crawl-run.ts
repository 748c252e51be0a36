import type { Inventory } from '../evidence/inventory.js';
import type { Settings } from '../settings.js';
import { Admission } from './admission.js';
import type { Answer } from './fetch/answer.js';
import type { AnswerSource } from './checkpoint/answer-source.js';
import { endOf, type CrawlOutcome } from './build-inventory.js';
import type { CrawlLimits } from './crawl-limits.js';
import type { CrawlOptions } from './crawl-options.js';
import { settleOnEntry } from './frontier/entry-page.js';
import type { ErrorPages } from './dedupe/error-pages.js';
import { byCodeUnits } from './dedupe/found-page.js';
import { Frontier, type Entry } from './frontier/frontier.js';
import type { HtmlFacts } from './html/html-facts.js';
import type { PageRenderer } from './rendering/render-shells.js';
import type { Rendered } from './rendering/rendered-links.js';
import type { UrlRefusal, Scope } from './frontier/scope.js';
import { asShown, type ShownPage } from './rendering/shown-page.js';
import type { SitemapSource } from './sitemaps/sitemap-source.js';
import { Traps } from './traps/traps.js';
import type { UrlKeys } from './urls/url-keys.js';
import { VisitIds, type LinkingAnswer } from './dedupe/visit-ids.js';
import { masked, originOf } from './urls/visit-marks.js';

export interface CrawlParts {
  readonly settings: Settings;
  readonly limits: CrawlLimits;
  readonly scope: Scope;
  readonly keys: UrlKeys;
  readonly source: AnswerSource;
  readonly errorPages: ErrorPages;
  readonly sitemaps: SitemapSource;
  readonly shells: PageRenderer;
  readonly progress: CrawlOptions['progress'];
}

/** Links that a look at a known page brought. */
export interface Find {
  readonly page: string;
  readonly depth: number;
  /** Keys, sorted. */
  readonly links: readonly string[];
  /** The links of the same page at another look; `undefined` where it could not be had. */
  readonly again: () => Promise<readonly string[] | undefined>;
}

const beforehand = { depth: 0, foundBy: 'link', foundOn: undefined, hops: 0 } as const;

/** Asked together; traps are looked for in between. */
const batchSize = 256;

/** One crawl from the entry page to the last address. What it learns it learns batch by batch in the order of keys, never in the order of answers. */
export class CrawlRun {
  readonly #answers = new Map<string, Answer>();
  readonly #frontier = new Frontier();
  readonly #traps: Traps;
  readonly #admission: Admission;
  readonly #visitIds: VisitIds;
  /** Addresses with ids of the visit, masked. */
  readonly #withIds = new Map<string, { readonly entry: Entry; readonly refusal: UrlRefusal }>();
  #entryKey = '';
  #pageCount = 0;
  #depth = 0;

  constructor(readonly parts: CrawlParts) {
    this.#traps = new Traps(parts.limits);
    this.#admission = new Admission(this.#frontier, parts.scope, this.#traps, parts.settings.maxDepth, key =>
      parts.keys.needy(key),
    );
    this.#visitIds = new VisitIds(
      key => parts.scope.refuses(key) === undefined,
      key => this.#pageAnew(key),
    );
  }

  async toTheEnd(): Promise<void> {
    const { settings, keys, limits } = this.parts;
    this.#entryKey = await settleOnEntry(settings.baseUrl, keys, limits.maxRedirects, async entry => {
      this.#frontier.take([entry]);
      await this.#ask(entry);
      return this.#answers.get(entry.key);
    });
    await this.#digest([...this.#frontier.asked.values()]);
    do await this.#askAll();
    while (await this.#offerSitemaps());
  }

  /** Takes over what an earlier crawl found: its addresses are known, and count for the bound on pages. */
  know({ baseUrl, pages, skipped, failed }: Inventory): void {
    const { keys } = this.parts;
    this.#entryKey = keys.keyOf(baseUrl, baseUrl) ?? baseUrl;
    const misses = [...skipped, ...failed].map(({ url }) => url);
    const addresses = [...pages.flatMap(page => [page.url, ...page.aliases]), ...misses];
    this.#frontier.take(
      addresses.map(address => ({ key: keys.keyOf(address, address) ?? address, ...beforehand })),
    );
    this.#pageCount = pages.length;
    this.#traps.recall(
      pages.map(({ url }) => url),
      skipped,
    );
    this.#admission.meetNeedy([...this.#frontier.asked.keys()]);
  }

  /** Goes on from links that a further look at known pages brought, in the order given. */
  async extend(finds: readonly Find[]): Promise<void> {
    const { keys } = this.parts;
    for (const { page, depth, links, again } of finds) {
      const entry: Entry = { ...beforehand, key: page, depth };
      await this.#watch(entry, { links: links.map(key => ({ key })) }, async () => {
        const second = await again();
        return second && { links: second.map(key => ({ key })) };
      });
      const next = { depth: depth + 1, foundBy: 'browser' as const, foundOn: page, hops: 0 };
      for (const link of links) this.#admission.offer(keys.renew(link), next);
    }
    await this.#askAll();
  }

  /** Asks until nothing waits any more. */
  async #askAll(): Promise<void> {
    const { settings } = this.parts;
    for (;;) {
      const batch = this.#nextBatch();
      if (batch.length > 0) {
        await Promise.all(batch.map(entry => this.#ask(entry)));
        await this.#digest(batch);
      } else if (this.#frontier.waitingCount > 0) {
        const detail = `MAX_PAGES (${settings.maxPages}) pages were found already`;
        this.#frontier.refuseRest({ reason: 'max-pages', detail });
      } else return;
    }
  }

  outcome(): CrawlOutcome {
    const answers = new Map(this.#answers);
    const entry = answers.get(this.#entryKey);
    // The entry page is read for its links whatever the globs say; listed it is only within them.
    const refusal = this.parts.scope.refusesByGlob(new URL(this.#entryKey));
    if (refusal && entry?.kind === 'page') answers.set(this.#entryKey, { kind: 'skipped', ...refusal });
    const notes = [...this.parts.sitemaps.notes, ...this.parts.shells.notes].sort();
    const { keys } = this.parts;
    return {
      asked: this.#frontier.asked,
      isOnlyFramed: keys => this.#frontier.isOnlyFramed(keys),
      answers,
      refused: [...this.#frontier.refused, ...this.#withIds.values()],
      notes,
      nameOf: key => keys.renew(key),
      visitMarks: [...keys.marks],
    };
  }

  /** The nearest addresses that may be asked together; none where none waits or no more pages are wanted. */
  #nextBatch(): Entry[] {
    const room = this.parts.settings.maxPages - this.#pageCount;
    for (;;) {
      const most = Math.min(room, batchSize);
      const candidates = this.#frontier.peek(most);
      const [nearest] = candidates;
      if (!nearest) return [];
      if (nearest.depth !== this.#depth) this.#traps.endLevel();
      this.#depth = nearest.depth;
      // What was offered before a trap was known for one is looked at again.
      const isOpen = (entry: Entry): boolean => {
        const refusal = this.#admission.trapped(entry);
        if (refusal) this.#frontier.refuse(entry.key, refusal);
        return refusal === undefined;
      };
      const open = new Set(candidates.filter(isOpen));
      const batch = this.#traps
        .askFirst([...open], () => this.#frontier.peek(Infinity))
        .filter(entry => open.has(entry) || isOpen(entry))
        .slice(0, most)
        .sort((a, b) => byCodeUnits(a.key, b.key));
      this.#frontier.take(batch);
      if (batch.length > 0) return batch;
    }
  }

  async #ask(entry: Entry): Promise<void> {
    const { source } = this.parts;
    // What is asked twice is the entry page, which redirects led back to.
    const behind = this.#answers.has(entry.key) ? source.behindCookies(entry.key) : undefined;
    this.#answer(entry.key, behind ?? (await source.get(entry.key)));
    const { asked, waitingCount } = this.#frontier;
    const answered = this.#answers.size;
    const count = { asked: answered, pages: this.#pageCount, waiting: asked.size - answered + waitingCount };
    this.parts.progress?.show(count);
  }

  #answer(key: string, answer: Answer): void {
    this.#answers.set(key, answer);
    if (answer.kind === 'page') this.#pageCount += 1;
  }

  async #digest(batch: readonly Entry[]): Promise<void> {
    const keys = batch.map(({ key }) => key);
    this.#pageCount -= await this.parts.errorPages.weedOut(keys, this.#answers, this.#entryKey);
    const pages = keys.flatMap(key => {
      const answer = this.#answers.get(key);
      return answer?.kind === 'page' ? [{ key, facts: answer.facts }] : [];
    });
    await this.parts.shells.prepare(pages, this.parts.scope);
    for (const entry of batch) {
      const page = await this.#renderIfShell(entry);
      await this.#watchForIds(entry, page);
      this.#absorb(entry, page);
    }
    if (this.#traps.erred())
      this.#frontier.reconsider('trap-idle-parameter', entry => this.#admission.trapped(entry));
  }

  #absorb(entry: Entry, page?: Rendered): void {
    const answer = this.#answers.get(entry.key);
    if (answer?.kind === 'redirect') return this.#absorbRedirect(entry, this.parts.keys.renew(answer.to));
    if (answer?.kind !== 'page') {
      if (answer) this.#traps.sawOther(entry.key, answer, entry.foundOn);
      return;
    }
    const { keys, shells } = this.parts;
    const { facts, links } = asShown(entry.key, answer.facts, page, keys);
    this.#traps.meet(entry.key, facts);
    const next = { depth: entry.depth + 1, foundOn: entry.key, hops: 0 };
    const fresh = links.filter(link => this.#admission.offer(link.key, { ...next, foundBy: link.by }, link));
    if (page) shells.learn(answer.facts, fresh.filter(({ by }) => by === 'browser').length);
    this.#traps.saw(
      entry.key,
      facts,
      fresh.map(link => link.key),
      entry.foundOn,
    );
    // The page's own better name is as near as the page.
    if (facts.canonical !== undefined && facts.canonical !== entry.key)
      this.#admission.offer(facts.canonical, {
        ...next,
        depth: entry.depth,
        foundBy: this.#sameWay(entry, 'link'),
      });
  }

  /** How an address is come by that stands for another: in a frame where only frames show that one. */
  #sameWay<T extends Entry['foundBy']>({ key }: Entry, otherwise: T): T | 'frame' {
    return this.#frontier.isOnlyFramed([key]) ? 'frame' : otherwise;
  }

  #absorbRedirect(entry: Entry, to: string): void {
    const { maxRedirects } = this.parts.limits;
    if (entry.hops >= maxRedirects) {
      const detail = `redirects more than ${maxRedirects} times`;
      this.#answers.set(entry.key, { kind: 'failed', reason: 'too-many-redirects', detail });
      return;
    }
    const { depth, foundOn, hops } = entry;
    this.#admission.offer(to, { depth, foundBy: this.#sameWay(entry, 'redirect'), foundOn, hops: hops + 1 });
    if (endOf(to, this.#answers) === undefined) this.#lookBehindCookies(to);
  }

  /** Redirects that lead in a circle may only have looked whether cookies come back. */
  #lookBehindCookies(key: string): void {
    const entry = this.#frontier.asked.get(key);
    const page = entry && this.parts.source.behindCookies(key);
    if (!page) return;
    this.#answer(key, page);
    this.#absorb(entry);
  }

  /** Offers what the sitemaps of hosts with pages name; says whether any were read. */
  async #offerSitemaps(): Promise<boolean> {
    const pages = [...this.#answers].filter(([, answer]) => answer.kind === 'page');
    const addresses = await this.parts.sitemaps.addresses(new Set(pages.map(([key]) => new URL(key).origin)));
    for (const address of addresses ?? []) {
      const key = this.parts.keys.keyOf(address, address);
      if (key !== undefined)
        this.#admission.offer(key, { depth: 1, foundBy: 'sitemap', foundOn: undefined, hops: 0 });
    }
    return addresses !== undefined;
  }

  async #renderIfShell(entry: Entry): Promise<Rendered | undefined> {
    const { shells, scope, source } = this.parts;
    const answer = this.#answers.get(entry.key);
    if (answer?.kind !== 'page' || !shells.wants(entry.key, answer.facts, scope)) return undefined;
    const page = await shells.render(entry.key);
    source.log.addRendered(entry.key, page);
    return page;
  }

  /** Finds ids of the visit in the links of a page, before they are taken for addresses. */
  async #watchForIds(entry: Entry, page: Rendered | undefined): Promise<void> {
    const answer = this.#answers.get(entry.key);
    if (answer?.kind !== 'page') return;
    const { keys } = this.parts;
    const linking = ({ facts, links }: ShownPage) => ({ links, blocks: facts.blocks });
    const first = linking(asShown(entry.key, answer.facts, page, keys));
    await this.#watch(entry, first, async () => {
      const shown = await this.#askAnew(entry.key, page !== undefined);
      return shown && linking(shown);
    });
  }

  async #watch(
    entry: Entry,
    first: LinkingAnswer,
    again: () => Promise<LinkingAnswer | undefined>,
  ): Promise<void> {
    const { keys } = this.parts;
    const marks = await this.#visitIds.watch(first, again);
    if (marks.length === 0) return;
    for (const mark of marks) keys.learn(mark);
    const next = { depth: entry.depth + 1, foundBy: 'link' as const, foundOn: entry.key, hops: 0 };
    for (const { key } of first.links) this.#notePlain({ key, ...next });
    for (const known of [...this.#frontier.asked.values()]) {
      const plain = keys.renew(known.key);
      const isPage = (this.#answers.get(known.key)?.kind ?? 'page') === 'page';
      if (isPage && !this.#frontier.knows(plain)) this.#frontier.take([{ ...known, key: plain }]);
    }
    // What other pages named before the id was known for one.
    for (const waiting of this.#frontier.waiting)
      if (this.#notePlain(waiting)) {
        this.#frontier.drop(waiting.key);
        this.#admission.offer(keys.renew(waiting.key), waiting);
      }
    this.#admission.meetNeedy([...this.#frontier.asked.keys()]);
  }

  /** Says, once a page, that addresses with an id of the visit are that page. Gives whether this is one. */
  #notePlain(entry: Entry): boolean {
    const { keys } = this.parts;
    const plain = keys.renew(entry.key);
    if (plain === entry.key) return false;
    const origin = originOf(entry.key);
    const places = keys.marks.filter(mark => mark.origin === origin).map(({ place }) => place);
    const key = masked(entry.key, places);
    const detail = `the id of the visit (${places.join(', ')}) is another in every answer: the same page as ${plain}`;
    this.#withIds.set(key, { entry: { ...entry, key }, refusal: { reason: 'trap-session-id', detail } });
    return true;
  }

  /** The page at an address, asked anew and rendered where it needs that; `undefined` where there is none. */
  async #pageAnew(key: string): Promise<HtmlFacts | undefined> {
    return (await this.#askAnew(key, false))?.facts;
  }

  async #askAnew(key: string, isRendered: boolean): Promise<ShownPage | undefined> {
    const { source, shells, scope, keys, limits } = this.parts;
    let at = key;
    for (let hops = 0; hops <= limits.maxRedirects; hops += 1) {
      const { answer } = await source.pageFetcher.ask(at);
      if (answer.kind === 'redirect' && scope.refuses(answer.to) === undefined) at = answer.to;
      else if (answer.kind !== 'page') return undefined;
      else {
        const wants = isRendered || (answer.facts.isShell && shells.wants(at, answer.facts, scope));
        return asShown(at, answer.facts, wants ? await shells.renderAgain(at) : undefined, keys);
      }
    }
    return undefined;
  }
}
