import type { Browser } from 'playwright';
import { launchBrowser } from '../browser/launch.js';
import type { ConsentRun } from '../evidence/consent.js';
import type { PromptFact } from '../evidence/prompt.js';
import type { Outcome } from '../evidence/visit.js';
import type { Inventory } from '../evidence/inventory.js';
import { trustNow, type ProfileContext } from '../profiles/profile.js';
import { cookieFacts } from '../visit/read/cookies.js';
import { compareVisitors } from './compare.js';
import type { Declined } from './decline.js';
import type { Prompt } from './find-prompt.js';
import { promptPicture } from './prompt-picture.js';
import { Visitor, type Strategy } from './visitor.js';

/** Pages that are read on after declining where a site has fewer templates: a page drawn by scripts differs from others of its template. */
const fewestRead = 12;
const searchedAtOnce = 4;

/**
 * Pages other than the entry page: those searched for a prompt, and those read on after declining. One of every template, for pages of
 * one template load the same scripts; some more where there are few.
 */
export function pagesToRead(
  pages: readonly Pick<Inventory['pages'][number], 'url' | 'fingerprint'>[],
  entry: string,
): { readonly searched: readonly string[]; readonly read: readonly string[] } {
  const seen = new Set<string>();
  const templates: string[] = [];
  const others: string[] = [];
  for (const page of pages) {
    if (page.url === entry) continue;
    (seen.has(page.fingerprint) ? others : templates).push(page.url);
    seen.add(page.fingerprint);
  }
  const filling = others.slice(0, Math.max(0, fewestRead - templates.length));
  return { searched: templates, read: [...templates, ...filling] };
}

interface DeclineAttempt {
  readonly visitor: Visitor;
  readonly strategy: Strategy;
  readonly declined: Declined & { readonly manager: string };
  /** The prompt was gone after the click and stayed away on reload. */
  readonly verified: boolean;
  readonly buttons: readonly string[];
  /** The page with the prompt, as a visitor sees it. */
  readonly picture: Buffer;
  /** What lay over it before anything was chosen. */
  readonly prompts: readonly PromptFact[];
}

const launchVisitors = (context: ProfileContext): Promise<Browser> =>
  launchBrowser({
    choice: context.browsers.light,
    connectTo: context.settings.connectTo,
    trust: trustNow(context),
    viewport: context.settings.viewport,
  });

const rolesOf = (prompt: Prompt | undefined): string[] => [
  ...new Set((prompt?.buttons ?? []).map(button => button.name).filter(name => name !== '')),
];

/** Meets the prompt as a new visitor, declines it one way, and looks whether that lasted. */
async function attempt(browser: Browser, page: string, strategy: Strategy): Promise<DeclineAttempt> {
  const visitor = await Visitor.arrive(browser);
  try {
    const prompt = await visitor.meet(page);
    await visitor.record('before', page);
    const prompts = await visitor.prompts();
    const picture = await promptPicture(visitor.page, prompt);
    visitor.mark();
    const declined = await visitor.decline(prompt, strategy);
    const met = { visitor, strategy, declined, buttons: rolesOf(prompt), picture, prompts };
    if (declined.by === '') return { ...met, verified: false };
    const after = await visitor.record('declined', page);
    const again = await visitor.goOn('reload', page);
    return { ...met, verified: !after.bannerShown && again.outcome.ok && !again.bannerShown };
  } catch (error) {
    await visitor.leave();
    throw error;
  }
}

/** What two separate visitors met who declined one way, the one that is reported first. */
type Pair = readonly [DeclineAttempt, DeclineAttempt];

const leave = (pair: Pair): Promise<unknown> => Promise.all(pair.map(({ visitor }) => visitor.leave()));

/** Has two visitors decline one way, side by side: most of it is waiting. */
async function attemptTwice(browser: Browser, page: string, strategy: Strategy): Promise<Pair> {
  const both = [attempt(browser, page, strategy), attempt(browser, page, strategy)] as const;
  return Promise.all(both).catch(async (error: unknown) => {
    for (const each of await Promise.allSettled(both))
      if (each.status === 'fulfilled') await each.value.visitor.leave();
    throw error;
  });
}

/** The way that declines for real, as far as one does: autoconsent's rule, else the buttons as a person reads them. */
async function bestAttempt(browser: Browser, page: string): Promise<Pair> {
  const byRule = await attemptTwice(browser, page, 'rule');
  if (byRule[0].verified) return byRule;
  const byButtons = await attemptTwice(browser, page, 'buttons').catch(async error => {
    await leave(byRule);
    throw error;
  });
  // A click that did not last still is the site's answer to it.
  const better = byButtons[0].verified || byRule[0].declined.by === '' ? byButtons : byRule;
  await leave(better === byButtons ? byRule : byButtons);
  const [mine, other] = better;
  const manager = mine.declined.manager || byRule[0].declined.manager;
  return [{ ...mine, declined: { ...mine.declined, manager } }, other];
}

async function offersChoice(browser: Browser, page: string): Promise<boolean> {
  const visitor = await Visitor.arrive(browser);
  try {
    return await visitor.isOffered(page);
  } finally {
    await visitor.leave();
  }
}

/** The first of `pages` that shows a prompt which asks for a choice; they are looked at `atOnce` at a time, for a look is nearly all waiting. */
async function findOffer(
  browser: Browser,
  pages: readonly string[],
  atOnce: number,
): Promise<string | undefined> {
  for (let start = 0; start < pages.length; start += atOnce) {
    const some = pages.slice(start, start + atOnce);
    const looks = await Promise.allSettled(some.map(page => offersChoice(browser, page)));
    for (const [index, look] of looks.entries()) {
      // A page behind one that offers the choice needs no look, so what befell it does not count.
      if (look.status === 'rejected') throw look.reason;
      if (look.value) return some[index];
    }
  }
  return undefined;
}

const blank = (page: string): ConsentRun => ({
  page,
  outcome: { ok: true },
  prompts: [],
  offered: false,
  manager: '',
  declinedBy: '',
  clicks: 0,
  buttons: [],
  remembered: false,
  steps: [],
  cookies: [],
});

async function readOn(visitor: Visitor, pages: readonly string[]): Promise<void> {
  for (const page of pages) await visitor.goOn('later', page);
}

async function declineOn(
  browser: Browser,
  page: string,
  later: readonly string[],
  context: ProfileContext,
): Promise<ConsentRun> {
  const pair = await bestAttempt(browser, page);
  const [mine, { visitor: other }] = pair;
  try {
    if (mine.declined.by !== '')
      await Promise.all([mine.visitor, other].map(visitor => readOn(visitor, later)));
    return {
      ...blank(page),
      prompts: [...mine.prompts],
      offered: true,
      manager: mine.declined.manager,
      declinedBy: mine.declined.by,
      clicks: mine.declined.clicks,
      buttons: [...mine.buttons],
      remembered: mine.verified,
      steps: compareVisitors(mine.visitor.steps, other.steps, context.settings.familyHosts, Date.now()),
      cookies: cookieFacts(await mine.visitor.context.cookies()),
      screenshot: await context.keep(`consent prompt on ${page}`, 'png', mine.picture),
    };
  } finally {
    await leave(pair);
  }
}

/** A consent choice that the site offers. Finding it takes seconds; `decline` may take minutes, and ends with the choice in any case. */
export interface OfferedChoice {
  /**
   * Declines it as two separate visitors, and records what is stored and sent after that: at once, on reload, and on one page of every
   * template. What fails shows as the outcome.
   */
  decline(): Promise<ConsentRun>;
}

/** Looks for the site's consent choice on `pages`; undefined where none of them offers one. */
async function findChoice(
  context: ProfileContext,
  inventory: Inventory,
  pages: readonly string[],
): Promise<OfferedChoice | undefined> {
  const { settings } = context;
  const entry = settings.baseUrl;
  const failed = (error: unknown): ConsentRun => ({ ...blank(entry), outcome: notTried(error) });
  const browser = await launchVisitors(context);
  try {
    // A site that asks for pauses is met by one visitor at a time.
    const offer = await findOffer(browser, pages, settings.crawlDelayMs > 0 ? 1 : searchedAtOnce);
    if (offer === undefined) {
      await browser.close();
      return undefined;
    }
    const later = [entry, ...pagesToRead(inventory.pages, entry).read].filter(url => url !== offer);
    context.say(`consent choice found on ${offer}: declining it, then reading ${later.length} pages`);
    return {
      decline: () =>
        declineOn(browser, offer, later, context)
          .catch(failed)
          .finally(() => browser.close()),
    };
  } catch (error) {
    await browser.close();
    return { decline: () => Promise.resolve(failed(error)) };
  }
}

/** Looks for the choice on the entry page, where most sites offer it; undefined where it offers none. */
export const choiceOnEntry = (
  context: ProfileContext,
  inventory: Inventory,
): Promise<OfferedChoice | undefined> => findChoice(context, inventory, [context.settings.baseUrl]);

/**
 * Declines the choice that the first page of some template offers. Pages that `isBare` knows to show a new visitor nothing like a prompt are
 * not looked at once more. Without a choice on the site: a run that says so.
 */
export async function declineAnywhere(
  context: ProfileContext,
  inventory: Inventory,
  isBare: (page: string) => boolean,
): Promise<ConsentRun> {
  const entry = context.settings.baseUrl;
  const pages = [entry, ...pagesToRead(inventory.pages, entry).searched].filter(page => !isBare(page));
  const choice = pages.length > 0 ? await findChoice(context, inventory, pages) : undefined;
  return choice ? choice.decline() : blank(entry);
}

const notTried = (error: unknown): Outcome => ({
  ok: false,
  reason: 'consent-not-tried',
  detail: (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '',
});

/**
 * Declines the prompt of a page that was seen on a first visit, and reads on in `later`, the other pages that show it. Undefined where
 * the page offers no choice that is understood.
 */
export async function declinePrompt(
  context: ProfileContext,
  page: string,
  later: readonly string[],
): Promise<ConsentRun | undefined> {
  const browser = await launchVisitors(context);
  try {
    if (!(await offersChoice(browser, page))) return undefined;
    context.say(`consent choice on ${page}: declining it, then reading ${later.length} pages`);
    return await declineOn(browser, page, later, context);
  } catch (error) {
    return { ...blank(page), outcome: notTried(error) };
  } finally {
    await browser.close();
  }
}
