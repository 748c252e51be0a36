import type { Browser } from 'playwright';
import type { Holding } from '../cookies/sent-ids.js';
import { SecondVisitor } from '../cookies/second-visitor.js';
import { AxeChecker } from '../accessibility/axe-checker.js';
import type { Rendered } from '../crawl/rendering/rendered-links.js';
import type { AccessibilityCheck } from '../evidence/accessibility.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { ProfileContext } from '../profiles/profile.js';
import { FormOpener } from '../visit/openers/form-opener.js';
import { ActorReader } from '../visit/met-actors.js';
import type { NamedLink } from '../visit/read/page-facts.js';
import { Settler } from '../visit/settle/settle.js';
import { Tab } from '../visit/tab.js';
import { withDeadline } from '../visit/deadline.js';
import { patientLimits, visitLimits, visitPage, type VisitRules } from '../visit/visit-page.js';
import { asksForSomething } from './form-tasks.js';
import { Pictures } from './screenshots.js';
import { readShown } from './read-shown.js';
import { Semaphore } from './semaphore.js';

/** A page to visit. */
export interface VisitTarget {
  readonly url: string;
  readonly template: string;
  /** What the page says and leads to is read as well. */
  readonly isRead?: true;
  /** The page was visited before: no pictures, nothing pressed. */
  readonly isRepeated?: true;
}

/** Where checks by axe-core go. */
export interface TakesChecks {
  readonly all: readonly AccessibilityCheck[];
  add(check: AccessibilityCheck): void;
}

/** What a visit brought. */
export interface Visited {
  readonly visit: PageVisit;
  /** What the page says and leads to, where that was asked for. */
  readonly shown: Rendered | undefined;
  /** What the page links to, as it names it. */
  readonly links: readonly NamedLink[];
}

/** Pages that are loaded and read side by side; and tabs in all: a page that is only waited for keeps no other from being read. */
const atOnce = 2;
const mostTabs = 6;

/** Why a visit may have failed that says more of a busy machine than of the page. */
const slow: ReadonlySet<string> = new Set(['page-hangs', 'timeout', 'page-crashed']);
const wasSlow = ({ outcome }: PageVisit): boolean => !outcome.ok && slow.has(outcome.reason);

/** Visits pages as a first-time visitor in tabs that are kept from page to page. A tab that hangs or crashes is replaced. */
export class PageVisitor {
  readonly #idle: Tab[] = [];
  readonly #rules: VisitRules;
  readonly #pictures: Pictures;
  readonly #turns: Semaphore;
  readonly #opener: FormOpener;
  readonly #actors: ActorReader;
  readonly #second = new SecondVisitor((url, template) => this.#comeAgain(url, template));
  readonly #links = new Map<string, readonly NamedLink[]>();
  readonly #checker: AxeChecker;
  /** Templates of which a page hung even when it was given time. */
  readonly #hanging = new Set<string>();
  #takeCheck: (check: AccessibilityCheck) => void = () => undefined;
  #lastStart = -Infinity;

  constructor(
    readonly context: ProfileContext,
    readonly browser: () => Promise<Browser>,
    /** Bounds of a first look at a page, and of the second, patient one. */
    readonly limits = { first: visitLimits, patient: patientLimits },
  ) {
    // A site that asks for pauses is visited by one tab alone.
    this.#turns = new Semaphore(this.#isPolite ? 1 : atOnce);
    this.#rules = {
      settler: new Settler(),
      familyHosts: context.settings.familyHosts,
      limits: limits.first,
      links: (url, links) => this.#links.set(url, links),
      ...(this.#isPolite ? {} : { aside: wait => this.#turns.aside(wait) }),
    };
    this.#opener = new FormOpener({ sends: context.settings.submit === 'real' });
    this.#pictures = new Pictures(context);
    this.#actors = new ActorReader(context.settings.familyHosts);
    this.#checker = new AxeChecker(context.settings.familyHosts);
  }

  /** Begins with the next partition, whose checks by axe-core `checks` takes; it holds those made before an interruption. */
  begin(known: readonly PageVisit[], checks: TakesChecks): void {
    this.#pictures.begin(known);
    this.#checker.remember(checks.all);
    this.#takeCheck = check => checks.add(check);
  }

  /**
   * Hands over what each page showed as soon as it is known, in whatever order the pages are done. A page that did not answer in time is
   * visited once more at the end, by itself and with more time, for the machine may have been busy with others.
   */
  async visit(targets: readonly VisitTarget[], take: (visited: Visited) => void): Promise<void> {
    const queue = [...targets];
    const late: { readonly target: VisitTarget; readonly visited: Visited }[] = [];
    const visitOne = async (target: VisitTarget, rules: VisitRules): Promise<Visited> => {
      const visited = await this.#turns.take(() => this.#visitOne(target, rules));
      const links = this.#links.get(target.url) ?? [];
      this.#links.delete(target.url);
      return { ...visited, links };
    };
    const work = async (): Promise<void> => {
      for (let target = queue.shift(); target; target = queue.shift()) {
        const visited = await visitOne(target, this.#rules);
        if (wasSlow(visited.visit)) late.push({ target, visited });
        else take(visited);
      }
    };
    await Promise.all(Array.from({ length: Math.min(mostTabs, queue.length) }, work));
    for (const { target, visited } of late) {
      // A page of a template that hung even when it was given time is not waited for again.
      if (this.#hanging.has(target.template)) {
        take(visited);
        continue;
      }
      const again = await visitOne(target, { ...this.#rules, limits: this.limits.patient });
      if (wasSlow(again.visit)) this.#hanging.add(target.template);
      take(again);
    }
  }

  get #isPolite(): boolean {
    return this.context.settings.crawlDelayMs > 0;
  }

  async #visitOne(
    { url, template, isRead, isRepeated }: VisitTarget,
    rules: VisitRules,
  ): Promise<Omit<Visited, 'links'>> {
    await this.#pause();
    const tab = await this.openTab();
    const seen = await visitPage(tab, url, template, rules);
    if (!seen.outcome.ok) {
      await this.release(tab, seen);
      return { visit: seen, shown: undefined };
    }
    const { suspects } = tab.ids;
    const visit = { ...seen, handedOn: await this.#second.identifiers(suspects, url, template) };
    const shown = isRead ? await readShown(tab) : undefined;
    if (isRepeated) {
      await this.release(tab, visit);
      return { visit, shown };
    }
    const actors = this.#wantsActors(visit) ? await this.#actors.read(tab, visit) : undefined;
    await this.#pictures.take(tab, visit);
    const takeCheck = this.#takeCheck;
    for (const check of await this.#checker.check(tab.page, visit)) takeCheck(check);
    const opened = await this.#opener.open(tab, actors ? { ...visit, actors } : visit, template);
    // What a press left behind is no part of another page's first visit.
    if (opened.pressed) await tab.close();
    else await this.release(tab, visit);
    return { visit: opened.visit, shown };
  }

  /** Visits a page once more, as somebody else. */
  async #comeAgain(url: string, template: string): Promise<Holding | undefined> {
    await this.#pause();
    const tab = await this.openTab();
    const { settler, familyHosts } = this.#rules;
    // Without `aside`: whoever waits for this comparison keeps its turn, and none may be left to take.
    const visit = await visitPage(tab, url, template, { settler, familyHosts });
    const limit = visitLimits.step;
    const holding = visit.outcome.ok
      ? await withDeadline('comparing visitors', limit, tab.ids.holding(tab.page, familyHosts)).catch(
          () => undefined,
        )
      : undefined;
    await this.release(tab, visit);
    return holding;
  }

  /** Lets `work` use a new tab, which is closed afterwards, in its turn and with the site's pauses. */
  async once<T>(work: (tab: Tab, rules: VisitRules) => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      await this.#pause();
      const tab = await Tab.open(await this.browser());
      try {
        return await work(tab, { settler: new Settler(), familyHosts: this.#rules.familyHosts });
      } finally {
        await tab.close();
      }
    });
  }

  /** Which pages are alike in what acts on their forms matters where one page stands for others. */
  #wantsActors({ forms, frames }: PageVisit): boolean {
    const all = [...forms, ...frames.flatMap(frame => frame.forms)];
    return this.context.settings.visits === 'distinct' && all.some(asksForSomething);
  }

  /** A tab nobody uses, or a new one. */
  async openTab(): Promise<Tab> {
    const browser = await this.browser();
    for (let tab = this.#idle.pop(); tab; tab = this.#idle.pop()) {
      // The browser may have been started anew since.
      if (tab.page.context().browser() === browser) return tab;
      await tab.close();
    }
    return Tab.open(browser);
  }

  /** Gives a tab back, emptied; after a failure nobody knows what its renderer is still doing, and it is closed. */
  async release(tab: Tab, visit: Pick<PageVisit, 'outcome' | 'storage'>): Promise<void> {
    if (visit.outcome.ok && tab.usable) {
      await tab.forget(visit);
      this.#idle.push(tab);
    } else await tab.close();
  }

  async #pause(): Promise<void> {
    const { crawlDelayMs } = this.context.settings;
    if (crawlDelayMs === 0) return;
    const wait = this.#lastStart + crawlDelayMs - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    this.#lastStart = performance.now();
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map(tab => tab.close()));
  }
}
