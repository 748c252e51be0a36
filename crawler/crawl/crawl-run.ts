import { Fetcher } from '../network/fetcher.js';
import type { Settings } from '../settings.js';
import type { Answer, PageAnswer } from './answer.js';
import type { AnswerLog, LoggedCrawl } from './answer-log.js';
import { Asker } from './asker.js';
import type { CrawlOutcome } from './build-inventory.js';
import { CrawlError } from './crawl-error.js';
import type { CrawlLimits } from './crawl-limits.js';
import type { CrawlOptions } from './crawl-options.js';
import { Frontier, type Discovery, type Entry } from './frontier.js';
import { ShellRenderer } from './render-shells.js';
import { Scope, type Refusal } from './scope.js';
import { readSitemaps } from './sitemaps.js';
import { missingAddress, SoftNotFound } from './soft-not-found.js';
import { Traps } from './traps.js';
import { UrlKeys } from './url-keys.js';

export interface CrawlParts {
  readonly settings: Settings;
  readonly options: CrawlOptions;
  readonly limits: CrawlLimits;
  readonly log: AnswerLog;
  readonly interrupted: LoggedCrawl | undefined;
  readonly finished: LoggedCrawl | undefined;
}

/** Asked together; traps are looked for in between. */
const batchSize = 256;

/** One crawl from the entry page to the last address. What it learns it learns batch by batch in the order of keys, never in the order of answers. */
export class CrawlRun {
  readonly #answers = new Map<string, Answer>();
  readonly #frontier = new Frontier();
  readonly #keys: UrlKeys;
  readonly #scope: Scope;
  readonly #traps: Traps;
  readonly #fetcher: Fetcher;
  readonly #asker: Asker;
  readonly #softNotFound = new SoftNotFound();
  readonly #probed = new Set<string>();
  readonly #sitemapsRead = new Set<string>();
  readonly #shells: ShellRenderer;
  readonly #notes: string[] = [];
  #isSettled = false;
  #pageCount = 0;
  #askedCount = 0;
  #unchanged = 0;
  #savedBytes = 0;

  constructor(readonly parts: CrawlParts) {
    const { settings, options, limits } = parts;
    this.#keys = new UrlKeys(settings.baseUrl);
    this.#scope = new Scope(settings, limits.maxAddressLength);
    this.#traps = new Traps(limits);
    this.#fetcher = new Fetcher(settings, limits);
    const context = {
      fetcher: this.#fetcher,
      keys: this.#keys,
      isFamily: (host: string) => this.#scope.isFamily(host),
      isSettled: () => this.#isSettled,
      signal: options.signal,
    };
    this.#asker = new Asker(context, settings, limits);
    this.#shells = new ShellRenderer(options.renderLinks, parts.interrupted, this.#notes);
  }

  async toTheEnd(): Promise<void> {
    await this.#settleOnEntry();
    let depth = 0;
    for (;;) {
      const batch = this.#nextBatch();
      const [first] = batch;
      if (!first) {
        if (this.#frontier.waitingCount > 0) {
          const { maxPages } = this.parts.settings;
          this.#frontier.refuseRest({
            reason: 'max-pages',
            detail: `MAX_PAGES (${maxPages}) pages were found already`,
          });
        } else if (!(await this.#offerSitemaps())) return;
        continue;
      }
      if (first.depth !== depth) this.#traps.endLevel();
      ({ depth } = first);
      await Promise.all(batch.map(entry => this.#ask(entry)));
      await this.#learnErrorPages(batch);
      for (const entry of batch) this.#absorb(entry);
      await this.#renderShells(batch);
    }
  }

  outcome(): CrawlOutcome {
    const answers = new Map(this.#answers);
    for (const entry of this.#frontier.asked.values()) {
      // The entry page is read for its links whatever the globs say; listed it is only within them.
      const refusal = entry.foundBy === 'seed' ? this.#scope.refusesByGlob(new URL(entry.key)) : undefined;
      if (refusal && answers.get(entry.key)?.kind === 'page')
        answers.set(entry.key, { kind: 'skipped', ...refusal });
    }
    return { asked: this.#frontier.asked, answers, refused: this.#frontier.refused, notes: this.#notes };
  }

  /** What an earlier crawl spared this one, for people. */
  savings(): string {
    const { finished } = this.parts;
    const found = `crawl: ${this.#askedCount} addresses asked, ${this.#pageCount} pages`;
    if (!finished) return `${found}.`;
    return `${found}; ${this.#unchanged} unchanged since the last crawl were not sent again, which saved ${Math.round(this.#savedBytes / 1024)} KiB.`;
  }

  close(): void {
    this.parts.options.progress?.stop();
    this.#fetcher.close();
  }

  /** Follows the entry page's redirects and settles on the name (with `www.` or without) that the site goes by. */
  async #settleOnEntry(): Promise<void> {
    const { settings, limits } = this.parts;
    let address = settings.baseUrl;
    for (let hop = 0; hop <= limits.maxRedirects; hop += 1) {
      const key = this.#keys.keyOf(address, address) ?? address;
      this.#frontier.offer(
        key,
        { depth: 0, foundBy: 'seed', foundOn: undefined, hops: hop },
        () => undefined,
      );
      const [entry] = this.#frontier.next(1);
      if (!entry) break;
      await this.#ask(entry);
      const answer = this.#answers.get(key);
      if (answer?.kind === 'page') {
        this.#isSettled = true;
        await this.#learnErrorPages([entry]);
        this.#absorb(entry);
        await this.#renderShells([entry]);
        return;
      }
      if (answer?.kind !== 'redirect') {
        const why = answer ? `${answer.reason}: ${answer.detail}` : 'no answer';
        throw new CrawlError(
          'E_SEED_FAILED',
          `expected a page at ${address}, got ${why}; check BASE_URL, CONNECT_TO and EXTRA_CA_CERTS`,
        );
      }
      const { hostname } = new URL(answer.to);
      if (this.#keys.isTwin(hostname)) this.#keys.preferHost(hostname);
      address = answer.to;
    }
    throw new CrawlError(
      'E_SEED_FAILED',
      `expected a page at ${settings.baseUrl}, got redirects without end`,
    );
  }

  #nextBatch(): Entry[] {
    const room = this.parts.settings.maxPages - this.#pageCount;
    const batch: Entry[] = [];
    // What was offered before a trap was known for one is looked at again.
    for (const entry of this.#frontier.peek(Math.min(room, batchSize))) {
      const refusal = entry.foundBy === 'sitemap' ? undefined : this.#traps.refuses(entry.key, entry.foundOn);
      if (refusal) this.#frontier.refuse(entry.key, refusal);
      else batch.push(entry);
    }
    this.#frontier.take(batch);
    return batch.length === 0 && this.#frontier.waitingCount > 0 && room > 0 ? this.#nextBatch() : batch;
  }

  async #ask(entry: Entry): Promise<void> {
    const { interrupted, finished, log } = this.parts;
    const { key } = entry;
    let answer = interrupted?.answers.get(key);
    if (!answer) {
      const earlier = finished?.answers.get(key);
      const known = earlier?.kind === 'page' ? earlier : undefined;
      const outcome = await this.#asker.ask(key, known);
      if (known && outcome.fetched?.status === 304) {
        this.#unchanged += 1;
        this.#savedBytes += known.wireBytes;
      }
      answer = outcome.answer;
      log.add(key, answer);
    }
    this.#answers.set(key, answer);
    this.#askedCount += 1;
    if (answer.kind === 'page') this.#pageCount += 1;
    this.parts.options.progress?.update({
      asked: this.#askedCount,
      pages: this.#pageCount,
      waiting: this.#frontier.waitingCount,
    });
  }

  #absorb(entry: Entry): void {
    const answer = this.#answers.get(entry.key);
    if (answer?.kind === 'redirect') return this.#absorbRedirect(entry, answer.to);
    if (answer?.kind !== 'page') return;
    const { facts } = answer;
    this.#traps.meet(entry.key, facts);
    const next = { depth: entry.depth + 1, foundOn: entry.key, hops: 0 };
    const fresh = facts.links.filter(link =>
      this.#offer(link.key, { ...next, foundBy: link.by }, link.unsafe),
    );
    this.#traps.saw(
      entry.key,
      facts,
      fresh.map(link => link.key),
    );
    const { canonical } = facts;
    if (canonical !== undefined && canonical !== entry.key)
      this.#offer(canonical, { ...next, depth: entry.depth, foundBy: 'link' }, undefined);
  }

  #absorbRedirect(entry: Entry, to: string): void {
    const hops = entry.hops + 1;
    if (hops > this.parts.limits.maxRedirects) {
      const detail = `redirects more than ${this.parts.limits.maxRedirects} times`;
      this.#answers.set(entry.key, { kind: 'failed', reason: 'too-many-redirects', detail });
      return;
    }
    this.#offer(
      to,
      {
        depth: entry.depth,
        foundBy: entry.foundBy === 'seed' ? 'seed' : 'redirect',
        foundOn: entry.foundOn,
        hops,
      },
      undefined,
    );
  }

  /** Takes an address into the frontier if nothing speaks against it; says whether it is new there. */
  #offer(key: string, discovery: Discovery, unsafe: string | undefined): boolean {
    const refusal: Refusal | undefined =
      unsafe === undefined ? undefined : { reason: 'unsafe-link', detail: `not followed, since ${unsafe}` };
    if (refusal) this.#frontier.refuse(key, refusal);
    let isAdmitted = false;
    this.#frontier.offer(key, discovery, entry => {
      const against = refusal ?? this.#scope.refuses(key) ?? this.#tooFar(entry) ?? this.#trapped(entry);
      isAdmitted = against === undefined;
      return against;
    });
    return isAdmitted;
  }

  #tooFar({ depth }: Entry): Refusal | undefined {
    const { maxDepth } = this.parts.settings;
    return depth > maxDepth
      ? { reason: 'max-depth', detail: `${depth} clicks from the entry page; MAX_DEPTH is ${maxDepth}` }
      : undefined;
  }

  /** What the owner lists in a sitemap is a page, however its address looks. */
  #trapped({ key, foundBy, foundOn }: Entry): Refusal | undefined {
    return foundBy === 'sitemap' ? undefined : this.#traps.refuses(key, foundOn);
  }

  async #learnErrorPages(batch: readonly Entry[]): Promise<void> {
    const isPage = (key: string): boolean => this.#answers.get(key)?.kind === 'page';
    const origins = new Set(batch.filter(({ key }) => isPage(key)).map(({ key }) => new URL(key).origin));
    await Promise.all(
      [...origins]
        .sort()
        .filter(origin => !this.#probed.has(origin))
        .map(async origin => {
          this.#probed.add(origin);
          const { answer } = await this.#asker.ask(missingAddress(origin));
          this.#softNotFound.learn(origin, answer, this.#entryFacts());
        }),
    );
    for (const { key } of batch) {
      const answer = this.#answers.get(key);
      const judged = answer && this.#softNotFound.judge(key, answer);
      if (judged && judged !== answer) this.#answers.set(key, judged);
    }
  }

  #entryFacts(): PageAnswer['facts'] | undefined {
    const entry = [...this.#frontier.asked.values()].find(
      ({ key, foundBy }) => foundBy === 'seed' && this.#answers.get(key)?.kind === 'page',
    );
    const answer = entry && this.#answers.get(entry.key);
    return answer?.kind === 'page' ? answer.facts : undefined;
  }

  /** Offers what the sitemaps of hosts with pages name; says whether any of it was new. */
  async #offerSitemaps(): Promise<boolean> {
    const { limits, options } = this.parts;
    const origins = new Set(
      [...this.#answers].filter(([, answer]) => answer.kind === 'page').map(([key]) => new URL(key).origin),
    );
    const fresh = [...origins].sort().filter(origin => !this.#sitemapsRead.has(origin));
    for (const origin of fresh) this.#sitemapsRead.add(origin);
    const read = await Promise.all(
      fresh.map(async origin => {
        const { sitemaps } = await this.#asker.robots(origin);
        return readSitemaps(origin, sitemaps, {
          fetcher: this.#fetcher,
          isFamily: host => this.#scope.isFamily(host),
          maxBytes: 64 * 1024 * 1024,
          maxSitemaps: limits.maxSitemaps,
          signal: options.signal,
          gated: (url, task) => this.#asker.gated(url, task),
        });
      }),
    );
    let isNew = false;
    for (const { addresses, notes } of read) {
      this.#notes.push(...notes);
      for (const address of addresses) {
        const key = this.#keys.keyOf(address, address);
        if (
          key !== undefined &&
          this.#offer(key, { depth: 1, foundBy: 'sitemap', foundOn: undefined, hops: 0 }, undefined)
        )
          isNew = true;
      }
    }
    return isNew || fresh.length > 0;
  }

  async #renderShells(batch: readonly Entry[]): Promise<void> {
    for (const entry of batch) {
      const answer = this.#answers.get(entry.key);
      if (answer?.kind !== 'page' || !this.#shells.wants(entry.key, answer.facts, this.#scope)) continue;
      const links = await this.#shells.render(entry.key);
      this.parts.log.addRendered(entry.key, links);
      const discovery = { depth: entry.depth + 1, foundBy: 'browser' as const, foundOn: entry.key, hops: 0 };
      const keys = links.map(link => this.#keys.keyOf(link, entry.key)).filter(key => key !== undefined);
      const fresh = keys.filter(key => this.#offer(key, discovery, undefined));
      this.#shells.learn(answer.facts, fresh.length);
    }
  }
}
