import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventory as inventorySchema, type Inventory } from '../evidence/inventory.js';
import { inventoryId } from '../evidence/partition.js';
import { inventoryFile } from '../evidence/paths.js';
import { Lazy } from '../browser/lazy.js';
import type { ProfileContext } from '../profiles/profile.js';
import { wantedProfiles, type ProfileName } from '../profiles/wanted-profiles.js';
import { CookieCanary } from '../refused/cookie-canary.js';
import { openRefuser, type Refuser } from '../refused/refuser.js';
import type { Settings } from '../settings.js';
import { BrokenCertificates } from '../tls/broken-certificates.js';
import { firstPages } from './form-tasks.js';
import { AnswersSoFar } from './find-pages.js';
import { Looks } from './looks.js';
import { NewPages } from './new-pages.js';
import { PageVisitor } from './page-visitor.js';
import { firstOfTemplates } from './plan.js';
import { launchVisitBrowser, type VisitBrowser } from './visit-browser.js';
import { openFiller, type Depth, type Filler } from '../fill/fill-forms.js';
import type { FillTarget } from '../fill/run-trial.js';
import type { FilledForm } from '../evidence/filled.js';
import { formsAtOnce } from './forms-at-once.js';
import { promptKey } from '../evidence/prompt.js';
import { visitPage } from '../visit/visit-page.js';
import { Turns } from './turns.js';

/** There is no inventory to observe by. */
export class InventoryMissingError extends Error {
  readonly code = 'E_INVENTORY_MISSING';
}

function readInventory(reportsDir: string): Inventory {
  const path = join(reportsDir, inventoryFile);
  if (!existsSync(path))
    throw new InventoryMissingError(
      `expected the inventory of a crawl in ${path}: run "npx playwright test --project=crawl" first`,
    );
  return inventorySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** What a worker of the project `observe` works with: the plan, and browsers that start when they are first needed. */
export class ObserveRun {
  readonly settings: Settings;
  readonly inventory: Inventory;
  readonly inventoryId: string;
  readonly wanted: ReadonlySet<ProfileName>;
  readonly newPages: NewPages;
  readonly visitor: PageVisitor;
  readonly looks: Looks;
  readonly answersSoFar = new AnswersSoFar();
  readonly firstPages: ReadonlyMap<string, string>;
  readonly firstOfTemplates: Set<string>;
  readonly #canary: Lazy<CookieCanary>;
  readonly #browser: Lazy<VisitBrowser>;
  readonly #filler: Lazy<Filler>;
  readonly #refuser: Lazy<Refuser>;
  readonly #entryPrompts: Lazy<ReadonlySet<string>>;
  readonly #turns: Readonly<Record<Depth, Turns>>;
  readonly #underWay: Promise<void>[] = [];

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
    this.newPages = new NewPages(settings, this.inventory);
    this.firstPages = firstPages(this.inventory);
    this.firstOfTemplates = new Set(firstOfTemplates(this.inventory).map(page => page.url));
    const alone = new Turns(1);
    this.#turns =
      settings.crawlDelayMs > 0
        ? { thorough: alone, light: alone }
        : { thorough: new Turns(formsAtOnce.thorough), light: new Turns(formsAtOnce.light) };
    this.#canary = new Lazy(
      () => CookieCanary.start(),
      canary => canary.close(),
    );
    this.#browser = new Lazy(
      async () => launchVisitBrowser(context, await this.#canary.get()),
      visits => visits.close(),
      () => certificates.keys.join(),
    );
    this.#filler = new Lazy(
      () => openFiller(context),
      filler => filler.close(),
    );
    this.#refuser = new Lazy(
      async () => openRefuser(context, await this.#canary.get(), (await this.#browser.get()).habit.first),
      refuser => refuser.close(),
    );
    this.visitor = new PageVisitor(context, async () => (await this.#browser.get()).browser);
    this.looks = new Looks(this.visitor);
    this.#entryPrompts = new Lazy(
      () =>
        this.visitor.once(async (tab, rules): Promise<ReadonlySet<string>> => {
          const { finalUrl, prompts = [] } = await visitPage(tab, settings.baseUrl, 'entry', rules);
          return new Set(prompts.map(prompt => promptKey(finalUrl, prompt)));
        }),
      () => Promise.resolve(),
    );
  }

  /** Takes note of pages that only the browser found: the first of each template that the inventory does not have stands for it. */
  meetTemplates(pages: Inventory['pages']): void {
    const known = new Set(this.inventory.pages.map(page => page.fingerprint));
    const fresh = pages.filter(page => !known.has(page.fingerprint));
    for (const page of firstOfTemplates({ ...this.inventory, pages: fresh }))
      this.firstOfTemplates.add(page.url);
  }

  /** Fills a form in one of the worker's tabs, once one is free. */
  async fill(target: FillTarget, depth: Depth): Promise<FilledForm> {
    return this.#turns[depth].take(async () => (await this.#filler.get()).fill(target, depth));
  }

  /**
   * Goes on with work that mostly waits while the next partitions are visited; {@link close} waits for its end, and fails if it did. A
   * site that asks for pauses is met by one thing at a time.
   */
  async meanwhile(work: () => Promise<void>): Promise<void> {
    if (this.settings.crawlDelayMs > 0) return work();
    const under = work();
    // Whether it failed is asked when it is waited for.
    under.catch(() => undefined);
    this.#underWay.push(under);
  }

  /** Keys of the consent prompts that the entry page shows to a new visitor. */
  entryPrompts(): Promise<ReadonlySet<string>> {
    return this.#entryPrompts.get();
  }

  refuser(): Promise<Refuser> {
    return this.#refuser.get();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.visitor.close();
    await Promise.all([this.#browser.close(), this.#filler.close(), this.#refuser.close()]);
    await this.#canary.close();
    await Promise.all(this.#underWay);
  }
}
