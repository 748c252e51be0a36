import type { Browser } from 'playwright';
import { bounds } from '../evidence/bounds.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { refusedPicture, refusedSheet } from '../evidence/pictures.js';
import type { CoverFact, RefusedVisit } from '../evidence/refused.js';
import { isFamilyHost } from '../../kernel/party.js';
import { trustNow, type ProfileContext } from '../profiles/profile.js';
import { newVisitorContext } from '../browser/launch.js';
import { Settler } from '../visit/settle/settle.js';
import { mostLoads } from '../visit/visit-ended.js';
import { visitFailure } from '../visit/visit-failure.js';
import { CloserLooks, type No } from './closer-look.js';
import type { CookieCanary } from './cookie-canary.js';
import { PageReader, type PageLook } from './page-reader.js';
import {
  keepAllCookies,
  launchWithPreferences,
  refuseAllCookies,
  type ProfiledBrowser,
} from './prepared-profile.js';
import { closerRecord, isOdd, recordOf, type Seen, type Unseen } from './refused-record.js';
import { differingParts, redacted, type AddressPart } from '../trackers/url-identifiers.js';

const no = (reason: string, detail: string): No => ({ ok: false, reason, detail });

/** Parameters by which measuring tools carry a visitor over to another host. */
const knownLinkers = /^(_gl|_ga|_hsfp|_hsenc|__hstc|__hssc|mkt_tok|vero_id|_kx)$/i;

const unseen = (page: string): Omit<RefusedVisit, 'outcome'> => ({
  page,
  attempted: [],
  cookies: [],
  storage: [],
  urlIdentifiers: [],
  status: 0,
  loads: 0,
  finalUrl: page,
});

/** The browsers of a refuser: one that refuses cookies, and one of the same make that keeps them, started when it is needed. */
export interface RefuserBrowsers {
  readonly refusing: ProfiledBrowser;
  readonly keeping: () => Promise<ProfiledBrowser>;
}

/** Visits pages in a browser that refuses cookies, as two visitors who do not know of each other. */
export class Refuser {
  #visitors: [PageReader, PageReader] | undefined;
  #keeping: ProfiledBrowser | undefined;
  readonly #settler = new Settler();
  /** What lay over pages and could be put away. */
  readonly #putAway = new Set<string>();

  constructor(
    readonly context: ProfileContext,
    /** The browsers, or why there is none that can judge. */
    readonly browsers: RefuserBrowsers | No,
  ) {}

  /**
   * Looks at a page that was visited with cookies accepted before. Where it differs from that visit, visitors new to the site look as
   * well, with cookies and without. Never throws for what a site does.
   */
  async visit(accepted: PageVisit): Promise<RefusedVisit> {
    const { url, words } = accepted;
    const { browsers } = this;
    if (!('refusing' in browsers)) return { ...unseen(url), outcome: browsers };
    const seen = await this.#see(browsers, url);
    if (!('mine' in seen) && !seen.bySite) return { ...unseen(url), outcome: seen.outcome };
    const plain = 'mine' in seen ? recordOf(url, seen, words) : undefined;
    if (plain && !isOdd(plain)) return plain;
    try {
      return await this.#closer(browsers, url, seen);
    } catch (error) {
      return { ...(plain ?? unseen(url)), outcome: no('no-closer-look', firstLine(error)) };
    }
  }

  async #see({ refusing }: RefuserBrowsers, url: string): Promise<Seen | Unseen> {
    try {
      this.#visitors ??= await this.#arriveTwice(refusing.browser);
      const [one, two] = this.#visitors;
      const mine = await one.look(url);
      const cover = await this.#coverOf(one, mine);
      const theirs = await two.look(url);
      const parts = differingParts(mine.addresses, theirs.addresses);
      const carried = await this.#carried(one, mine, parts);
      // A page that loads itself without end goes on doing so: its tab is of no more use.
      if (mine.loads > mostLoads || theirs.loads > mostLoads) await this.#leave();
      return { mine, theirs, cover, ...carried };
    } catch (error) {
      const tab = this.#visitors?.[0].tab;
      const failure = tab && (await visitFailure(tab, error));
      await this.#leave();
      return failure
        ? { outcome: no(failure.reason, failure.detail), bySite: failure.bySite }
        : { outcome: no('no-tab', String(error)), bySite: false };
    }
  }

  /** What lies over a page; what could be put away on another page can be put away here too. */
  async #coverOf(visitor: PageReader, look: PageLook): Promise<CoverFact | undefined> {
    const cover = look.words && (await visitor.cover(this.#putAway));
    if (cover && !cover.stays) this.#putAway.add(cover.text);
    return cover;
  }

  async #closer(
    { refusing, keeping }: RefuserBrowsers,
    url: string,
    seen: Seen | Unseen,
  ): Promise<RefusedVisit> {
    this.#keeping ??= await keeping();
    const { baseUrl } = this.context.settings;
    const looks = new CloserLooks(baseUrl, refusing.browser, this.#keeping.browser, this.#settler);
    const closer = await looks.at(url);
    const record = closerRecord(url, 'mine' in seen ? seen : seen.outcome, closer);
    if (record.again) await this.#exhibit(record, closer.picture);
    return record;
  }

  /** What a person can check the difference with. */
  async #exhibit(
    { page, reading, status, loads, finalUrl, again }: RefusedVisit,
    picture: Buffer | undefined,
  ) {
    const { context } = this;
    const lines = [
      `Page: ${page}`,
      '',
      `Without cookies: status ${status}, loaded ${loads} times, ended at ${finalUrl}`,
      reading?.text ?? '(nothing to read)',
      '',
      `With cookies: status ${again?.status ?? 0}`,
      again?.text ?? '',
      '',
    ];
    await context.keep(refusedSheet(page), 'txt', lines.join('\n'));
    if (picture) await context.keep(refusedPicture(page), 'png', picture);
  }

  /**
   * The parts that really carry a visitor on: following the link, the page behind it hands the same value on again. What is made
   * anew for every page is no identifier. The page's own address needs no following.
   */
  async #carried(visitor: PageReader, look: PageLook, parts: readonly AddressPart[]) {
    const urlIdentifiers: { url: string; parameter: string }[] = [];
    let followed = 0;
    for (const part of parts) {
      const isOwn = part.url === look.ownAddress || knownLinkers.test(part.parameter);
      const isFamily = isFamilyHost(this.context.settings.familyHosts, new URL(part.url).hostname);
      if (!isOwn && !isFamily) continue;
      if (!isOwn) followed += 1;
      if (!isOwn && followed > bounds.followedParts.value) continue;
      if (isOwn || (await handsOn(visitor, part)))
        urlIdentifiers.push({ url: redacted(part), parameter: part.parameter.slice(0, 100) });
    }
    return {
      urlIdentifiers,
      bounds: followed > bounds.followedParts.value ? ['followedParts' as const] : [],
    };
  }

  async #arriveTwice(browser: Browser): Promise<[PageReader, PageReader]> {
    const arrive = () => PageReader.arrive(browser, this.#settler, 'refused');
    return [await arrive(), await arrive()];
  }

  async #leave(): Promise<void> {
    await Promise.all((this.#visitors ?? []).map(visitor => visitor.leave()));
    this.#visitors = undefined;
  }

  async close(): Promise<void> {
    await this.#leave();
    await this.#keeping?.close();
    if ('refusing' in this.browsers) await this.browsers.refusing.close();
  }
}

async function handsOn(visitor: PageReader, part: AddressPart): Promise<boolean> {
  try {
    const next = await visitor.look(part.url);
    return next.addresses.some(address => address !== part.url && address.includes(part.value));
  } catch {
    // A link that cannot be followed carries nobody anywhere.
    return false;
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)).slice(0, 300);

/**
 * Starts full Chromium with cookies refused, and checks against the canary that it does refuse them, and that the browser of the
 * accepted visits keeps them: otherwise nothing could be told from the difference.
 */
export async function openRefuser(
  context: ProfileContext,
  canary: CookieCanary,
  acceptsCookies: boolean,
): Promise<Refuser> {
  const { browsers, settings } = context;
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
  const { viewport } = settings;
  const request = { choice: browsers.full, connectTo, trust: trustNow(context), viewport };
  let refusing: ProfiledBrowser;
  try {
    refusing = await launchWithPreferences(request, refuseAllCookies);
  } catch (error) {
    return new Refuser(context, no('full-browser-fails', firstLine(error)));
  }
  const trial = await newVisitorContext(refusing.browser);
  const habit = await canary.habitOf(trial);
  await trial.close();
  const keeping = () => launchWithPreferences(request, keepAllCookies);
  if (!habit.first) return new Refuser(context, { refusing, keeping });
  await refusing.close();
  return new Refuser(
    context,
    no('cookies-not-refused', 'the browser kept a test cookie in spite of its settings'),
  );
}
