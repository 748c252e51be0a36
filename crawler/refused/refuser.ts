import type { Browser } from 'playwright';
import type { PageVisit } from '../evidence/page-visit.js';
import type { RefusedVisit } from '../evidence/refused.js';
import type { Outcome } from '../evidence/visit.js';
import { isFamilyHost } from '../network/party.js';
import type { ProfileContext } from '../profiles/profile.js';
import { newVisitorContext } from '../browser/launch.js';
import { Settler } from '../visit/settle.js';
import { mostLoads } from '../visit/visit-ended.js';
import { failureOf } from '../visit/visit-failure.js';
import type { CookieCanary } from './cookie-canary.js';
import { launchWithPreferences, refuseAllCookies, type ProfiledBrowser } from './prepared-profile.js';
import { RefusingVisitor, type RefusedLook } from './refusing-visitor.js';
import { differingParts, redacted, type AddressPart } from './url-identifiers.js';

type No = Exclude<Outcome, { ok: true }>;
const no = (reason: string, detail: string): No => ({ ok: false, reason, detail });

/** Identifiers of a page that are followed up at most. */
const mostFollowed = 3;
/** Parameters by which measuring tools carry a visitor over to another host. */
const knownLinkers = /^(_gl|_ga|_hsfp|_hsenc|__hstc|__hssc|mkt_tok|vero_id|_kx)$/i;

const notLooked = (page: string, outcome: No, textLengthAccepted: number): RefusedVisit => ({
  page,
  outcome,
  attempted: [],
  cookies: [],
  storage: [],
  urlIdentifiers: [],
  status: 0,
  loads: 0,
  textLength: 0,
  textLengthAccepted,
});

/** Visits pages in a browser that refuses cookies, as two visitors who do not know of each other. */
export class Refuser {
  #visitors: [RefusingVisitor, RefusingVisitor] | undefined;

  constructor(
    readonly context: ProfileContext,
    /** The browser, or why there is none that can judge. */
    readonly profiled: ProfiledBrowser | No,
  ) {}

  /** Looks at a page that was visited with cookies accepted before. Never throws for what a site does. */
  async visit(accepted: PageVisit): Promise<RefusedVisit> {
    const { url, textLength } = accepted;
    if (!('browser' in this.profiled)) return notLooked(url, this.profiled, textLength);
    try {
      this.#visitors ??= await arriveTwice(this.profiled.browser);
      const [one, two] = this.#visitors;
      const mine = await one.look(url);
      const theirs = await two.look(url);
      const parts = differingParts(mine.addresses, theirs.addresses);
      const urlIdentifiers = await this.#carried(one, mine, parts);
      // A page that loads itself without end goes on doing so: its tab is of no more use.
      if (mine.loads > mostLoads || theirs.loads > mostLoads) await this.#leave();
      const { attempted, cookies, storage, status, loads } = mine;
      return {
        page: url,
        outcome: { ok: true },
        attempted,
        cookies,
        storage,
        urlIdentifiers,
        status,
        loads,
        textLength: mine.textLength,
        textLengthAccepted: textLength,
      };
    } catch (error) {
      const tab = this.#visitors?.[0].tab;
      const failure = tab ? await failureOf(tab, error) : { reason: 'no-tab', detail: String(error) };
      await this.#leave();
      return notLooked(url, no(failure.reason, failure.detail), textLength);
    }
  }

  /**
   * The parts that really carry a visitor on: following the link, the page behind it hands the same value on again. What is made
   * anew for every page is no identifier. The page's own address needs no following.
   */
  async #carried(visitor: RefusingVisitor, look: RefusedLook, parts: readonly AddressPart[]) {
    const found: { url: string; parameter: string }[] = [];
    for (const part of parts.slice(0, mostFollowed)) {
      const isOwn = part.url === look.ownAddress || knownLinkers.test(part.parameter);
      const isFamily = isFamilyHost(this.context.settings.familyHosts, new URL(part.url).hostname);
      if (!isOwn && !isFamily) continue;
      if (isOwn || (await handsOn(visitor, part)))
        found.push({ url: redacted(part), parameter: part.parameter.slice(0, 100) });
    }
    return found;
  }

  async #leave(): Promise<void> {
    await Promise.all((this.#visitors ?? []).map(visitor => visitor.leave()));
    this.#visitors = undefined;
  }

  async close(): Promise<void> {
    await this.#leave();
    if ('browser' in this.profiled) await this.profiled.close();
  }
}

async function arriveTwice(browser: Browser): Promise<[RefusingVisitor, RefusingVisitor]> {
  const settler = new Settler();
  return [await RefusingVisitor.arrive(browser, settler), await RefusingVisitor.arrive(browser, settler)];
}

async function handsOn(visitor: RefusingVisitor, part: AddressPart): Promise<boolean> {
  try {
    const next = await visitor.look(part.url);
    return next.addresses.some(address => address !== part.url && address.includes(part.value));
  } catch {
    // A link that cannot be followed carries nobody anywhere.
    return false;
  }
}

/**
 * Starts full Chromium with cookies refused, and checks against the canary that it does refuse them, and that the browser of the
 * accepted visits keeps them: otherwise nothing could be told from the difference.
 */
export async function openRefuser(
  context: ProfileContext,
  canary: CookieCanary,
  acceptsCookies: boolean,
): Promise<Refuser> {
  const { browsers, settings, trust } = context;
  if (!browsers.full)
    return new Refuser(
      context,
      no('no-full-browser', 'only full Chromium or Chrome can refuse cookies; none was found'),
    );
  if (!acceptsCookies)
    return new Refuser(
      context,
      no('comparison-refuses-cookies', 'the browser of the other visits keeps no cookies either'),
    );
  const connectTo = [...canary.rules, ...settings.connectTo];
  let profiled: ProfiledBrowser;
  try {
    profiled = await launchWithPreferences({ choice: browsers.full, connectTo, trust }, refuseAllCookies);
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return new Refuser(context, no('full-browser-fails', detail.slice(0, 300)));
  }
  const trial = await newVisitorContext(profiled.browser);
  const habit = await canary.habitOf(trial);
  await trial.close();
  if (!habit.first) return new Refuser(context, profiled);
  await profiled.close();
  return new Refuser(
    context,
    no('cookies-not-refused', 'the browser kept a test cookie in spite of its settings'),
  );
}
