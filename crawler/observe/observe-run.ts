import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright';
import { describeChoice, type BrowserChoice } from '../browser/find-browser.js';
import type { BrowserUsed } from '../evidence/browser-used.js';
import type { Inventory } from '../evidence/inventory.js';
import { readInventory } from '../evidence/inventory-file.js';
import { inventoryId } from '../evidence/partition.js';
import { pageVisit, type PageVisit } from '../evidence/page-visit.js';
import { Lazy } from '../browser/lazy.js';
import type { ProfileContext } from '../profiles/profile.js';
import { wantedProfiles } from '../profiles/wanted-profiles.js';
import type { VisitProfile } from '../../kernel/visit-profile.js';
import { CookieCanary } from '../refused/cookie-canary.js';
import { openRefuser, type Refuser } from '../refused/refuser.js';
import type { Settings } from '../settings.js';
import { BrokenCertificates } from '../tls/broken-certificates.js';
import { firstPages } from './form-tasks.js';
import { recordedSoFar } from './evidence-files.js';
import { AnswersSoFar } from './answers-so-far.js';
import { PageLooks } from './looks.js';
import { NewPages } from './new-pages.js';
import { visitDisplay, VisitProgress } from './progress.js';
import { PageVisitor } from './page-visitor.js';
import { firstOfTemplates } from './plan.js';
import { launchVisitBrowser, type VisitBrowser } from './visit-browser.js';
import { openFiller, type Depth, type Filler } from '../fill/fill-forms.js';
import type { FillTarget } from '../fill/forms/fill-target.js';
import type { FilledForm } from '../evidence/filled.js';
import { formsAtOnce } from './forms-at-once.js';
import { visitPage } from '../visit/visit-page.js';
import { Semaphore } from './semaphore.js';

/** What a worker of the project `observe` works with: the plan, and browsers that start when they are first needed. */
export class ObserveRun {
  readonly settings: Settings;
  readonly inventory: Inventory;
  readonly inventoryId: string;
  readonly wanted: ReadonlySet<VisitProfile>;
  readonly newPages: NewPages;
  /** How far the visits of all workers are. */
  readonly progress: VisitProgress;
  readonly visitor: PageVisitor;
  readonly looks: PageLooks;
  readonly answersSoFar = new AnswersSoFar();
  readonly firstPages: ReadonlyMap<string, string>;
  readonly firstOfTemplates: Set<string>;
  readonly #canary: Lazy<CookieCanary>;
  readonly #browser: Lazy<VisitBrowser>;
  readonly #filler: Lazy<Filler>;
  readonly #refuser: Lazy<Refuser>;
  readonly #entryVisit: Lazy<PageVisit>;
  readonly #turns: Readonly<Record<Depth, Semaphore>>;
  readonly #underWay: Promise<void>[] = [];
  readonly #browsersUsed: BrowserUsed[] = [];

  readonly context: ProfileContext;
  /** Hosts that are looked at in spite of their certificate. */
  readonly certificates: BrokenCertificates;

  constructor(base: ProfileContext, env: NodeJS.ProcessEnv) {
    const { settings } = base;
    this.settings = settings;
    this.inventory = readInventory(settings.reportsDir);
    const certificates = new BrokenCertificates(settings, this.inventory.brokenCertificates);
    this.certificates = certificates;
    const context = { ...base, certificates };
    this.context = context;
    this.inventoryId = inventoryId(this.inventory);
    this.wanted = wantedProfiles(env);
    const { pages } = this.inventory;
    const display = visitDisplay(line => base.say(line), env);
    this.progress = new VisitProgress(settings.reportsDir, this.inventoryId, pages.length, display);
    this.newPages = new NewPages(settings, this.inventory);
    this.firstPages = firstPages(this.inventory);
    this.firstOfTemplates = new Set(firstOfTemplates(this.inventory).map(page => page.url));
    const alone = new Semaphore(1);
    this.#turns =
      settings.crawlDelayMs > 0
        ? { thorough: alone, light: alone }
        : { thorough: new Semaphore(formsAtOnce.thorough), light: new Semaphore(formsAtOnce.light) };
    this.#canary = new Lazy(
      () => CookieCanary.start(),
      canary => canary.close(),
    );
    this.#browser = new Lazy(
      async () => {
        const visits = await launchVisitBrowser(context, await this.#canary.get());
        this.#noteBrowser(visits.browser, context.browsers.light, 'visits');
        return visits;
      },
      visits => visits.close(),
      () => certificates.keys.join(),
    );
    this.#filler = new Lazy(
      () => openFiller(context),
      filler => filler.close(),
    );
    this.#refuser = new Lazy(
      async () => {
        const { habit } = await this.#browser.get();
        const refuser = await openRefuser(context, await this.#canary.get(), habit.first);
        const { browsers } = refuser;
        if ('refusing' in browsers && context.browsers.full)
          this.#noteBrowser(browsers.refusing.browser, context.browsers.full, 'visits without cookies');
        return refuser;
      },
      refuser => refuser.close(),
    );
    this.visitor = new PageVisitor(context, async () => (await this.#browser.get()).browser);
    this.looks = new PageLooks(this.visitor);
    this.#entryVisit = new Lazy(
      () => this.visitor.once((tab, rules) => visitPage(tab, settings.baseUrl, 'entry', rules)),
      () => Promise.resolve(),
    );
  }

  /** Takes note of pages that only the browser found: the first of each template that the inventory does not have stands for it. */
  meetTemplates(pages: Inventory['pages']): void {
    const known = new Set(this.inventory.pages.map(({ url }) => url));
    for (const { url } of firstOfTemplates({ pages: [...this.inventory.pages, ...pages] }))
      if (!known.has(url)) this.firstOfTemplates.add(url);
  }

  /** Fills a form in one of the worker's tabs, once one is free. */
  async fill(target: FillTarget, depth: Depth): Promise<FilledForm> {
    return this.#turns[depth].take(async () => (await this.#filler.get()).fill(target, depth));
  }

  /**
   * Goes on with work that mostly waits while the next partitions are visited; {@link finish} waits for its end, and fails if it did. A
   * site that asks for pauses is met by one thing at a time.
   */
  async meanwhile(work: () => Promise<void>): Promise<void> {
    if (this.settings.crawlDelayMs > 0) return work();
    const under = work();
    // Whether it failed is asked when it is waited for.
    under.catch(() => undefined);
    this.#underWay.push(under);
  }

  /** What the entry page shows to a new visitor, and leaves in the browser: looked at once in each worker. */
  entryVisit(): Promise<PageVisit> {
    return this.#entryVisit.get();
  }

  /** Pages on which a first visit on this machine noticed nothing like a consent prompt, as far as visits are recorded by now. */
  barePages(): ReadonlySet<string> {
    const visits = recordedSoFar(this.settings.reportsDir, 'pages', pageVisit, this.inventoryId);
    const bare = visits.filter(
      ({ outcome, representedBy, prompts = [] }) =>
        outcome.ok && representedBy === undefined && prompts.length === 0,
    );
    return new Set(bare.map(({ url }) => url));
  }

  /** The browsers that this worker has started to look at pages with, each once. */
  get browsersUsed(): readonly BrowserUsed[] {
    return this.#browsersUsed;
  }

  #noteBrowser(browser: Browser, choice: BrowserChoice, usedFor: BrowserUsed['usedFor']): void {
    const used = { ...describeChoice(choice), version: browser.version(), usedFor };
    if (!this.#browsersUsed.some(known => isDeepStrictEqual(known, used))) this.#browsersUsed.push(used);
  }

  refuser(): Promise<Refuser> {
    return this.#refuser.get();
  }

  /** Waits until nothing is under way any more, and fails if some of it did. */
  async finish(): Promise<void> {
    const work = this.#underWay.splice(0);
    await Promise.allSettled(work);
    await Promise.all(work);
  }

  async close(): Promise<void> {
    this.progress.close();
    try {
      await this.finish();
    } finally {
      await this.visitor.close();
      await Promise.all([this.#browser.close(), this.#filler.close(), this.#refuser.close()]);
      await this.#canary.close();
    }
  }
}
