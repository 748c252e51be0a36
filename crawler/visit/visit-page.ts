import { errors, type Response } from 'playwright';
import { untilLoaded } from '../browser/load-page.js';
import { unsafeName } from '../crawl/html/link-names.js';
import { bittenField } from '../evidence/bounds.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { readFrameForms } from '../fields/collect.js';
import { readForms } from '../fields/forms.js';
import { recordedGates } from '../gates/look-for-gates.js';
import { isFamilyHost } from '../../kernel/party.js';
import { cookieFacts } from './read/cookies.js';
import { withDeadline } from './deadline.js';
import { withNamedFonts } from './mixed-content.js';
import { framesAtRest } from './settle/frames-rest.js';
import { readFrames } from './read/read-frames.js';
import type { NamedLink } from './read/page-facts.js';
import { readDocument } from './read/read-document.js';
import type { Settler } from './settle/settle.js';
import { frameOrigin, sortedStorage, storageOf } from './read/storage.js';
import { sampleOf } from './read/shown-words.js';
import type { Tab } from './tab.js';
import { VisitEndedError } from './visit-ended.js';
import { failedVisit, visitFailure } from './visit-failure.js';

/** Bounds of one visit, in milliseconds. */
export interface VisitLimits {
  readonly navigation: number;
  readonly load: number;
  readonly step: number;
  readonly settle: number;
}
export const visitLimits: VisitLimits = { navigation: 30_000, load: 15_000, step: 10_000, settle: 10_000 };
/** For a page that did not answer within them: the machine may have been busy. */
export const patientLimits: VisitLimits = { navigation: 60_000, load: 30_000, step: 40_000, settle: 30_000 };

/** What visits of one run have in common. */
export interface VisitRules {
  readonly settler: Settler;
  /** Host patterns that belong to the site: what another site shows is no fact about this one. */
  readonly familyHosts: readonly string[];
  readonly limits?: VisitLimits;
  /** Hears what the page at `url` links to, before the visit is handed over. */
  readonly links?: (url: string, links: readonly NamedLink[]) => void;
  /** Lets other visits go on while this one only waits. */
  readonly aside?: <T>(wait: () => Promise<T>) => Promise<T>;
}

async function open(tab: Tab, url: string, limits: VisitLimits): Promise<Response | null> {
  const { page } = tab;
  let response: Response | null = null;
  // From another view of the same document the browser would not load it anew.
  if (url.includes('#')) await page.goto('about:blank');
  try {
    response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limits.navigation });
  } catch (error) {
    // A page that sends itself elsewhere while it loads has answered all the same.
    if (error instanceof errors.TimeoutError || tab.log.loads < 2 || !tab.usable) throw error;
  }
  await untilLoaded(page, limits.load);
  return response;
}

async function readPage(
  tab: Tab,
  url: string,
  status: number,
  { limits = visitLimits, links, familyHosts }: VisitRules,
): Promise<PageVisit> {
  const { page } = tab;
  const read = await withDeadline('reading the page', limits.step, readDocument(tab.world));
  const [rest, inner, cookies, given] = await withDeadline(
    'reading forms and frames',
    limits.step,
    Promise.all([
      read.formSnapshot === null ? readFrameForms(page.mainFrame()) : { forms: [], bounds: [] },
      readFrames(page),
      tab.context.cookies(),
      tab.cookies.read(page),
    ]),
  );
  links?.(url, read.facts.links);
  const looked = tab.ids.look(page, cookies, familyHosts);
  const reached = await withDeadline('looking for identifiers', limits.step, looked);
  const prompts = [...read.prompts, ...inner.prompts];
  const ownForms = read.formSnapshot ? readForms(read.formSnapshot) : rest.forms;
  const mixed = withNamedFonts(tab.mixed.parts(), page.url(), read.facts.insecureFonts);
  return {
    url,
    finalUrl: page.url(),
    outcome: { ok: true },
    status,
    title: read.facts.title,
    textLength: read.facts.textLength,
    words: sampleOf(read.words),
    policyLinks: [...read.policyLinks, ...inner.links].map(link => ({ ...link, page: url })),
    forms: [...ownForms],
    frames: [...inner.frames],
    requests: tab.log.groups(),
    insecureResources: read.facts.insecureResources,
    cookies: cookieFacts(cookies),
    setCookies: [...given.settings],
    handedOn: [],
    storage: sortedStorage([...storageOf(frameOrigin(page.url()), read.storage), ...inner.storage]),
    // What says that it does something is no page to visit.
    newLinks: read.facts.links
      .filter(({ names }) => unsafeName(names) === undefined)
      .map(({ address }) => address),
    ...(read.gates === undefined ? {} : { gates: read.gates && recordedGates(read.gates) }),
    ...(mixed.length > 0 ? { mixed } : {}),
    ...(prompts.length > 0 ? { prompts } : {}),
    ...bittenField([
      ...inner.bounds,
      ...given.bounds,
      ...reached,
      ...rest.bounds,
      ...(read.formSnapshot?.reached ?? []),
      ...(read.gates?.reached ?? []),
      ...read.facts.reached,
      ...read.storage.reached,
    ]),
  };
}

/** Settles and reads; once more from the start when the page meanwhile sends itself on. */
async function settleAndRead(
  tab: Tab,
  url: string,
  template: string,
  first: Response | null,
  rules: VisitRules,
): Promise<PageVisit> {
  const { settler, familyHosts, limits = visitLimits, aside = wait => wait() } = rules;
  for (;;) {
    const { loads } = tab.log;
    try {
      const settle = async (): Promise<void> => {
        await settler.settle(tab.world, tab.log, template);
        await framesAtRest(tab.page);
      };
      await aside(() => withDeadline('waiting for the page to settle', limits.settle, settle()));
      const { hostname } = new URL(tab.page.url());
      if (!isFamilyHost(familyHosts, hostname))
        throw new VisitEndedError('left-site', `the page sends its visitors on to ${hostname}`);
      const answer = loads < 2 ? first : await tab.log.lastDocument?.response();
      const visit = await readPage(tab, url, answer?.status() ?? 0, rules);
      if (tab.log.loads === loads) return visit;
    } catch (error) {
      if (tab.log.loads === loads || !tab.usable) throw error;
    }
    await untilLoaded(tab.page, limits.load);
  }
}

/**
 * Visits one page as a first-time visitor and records what it shows. Never throws for what a site does: a page that cannot be
 * looked at becomes a visit with a reason. After such a visit the tab may be unusable ({@link Tab.usable}).
 */
export async function visitPage(
  tab: Tab,
  url: string,
  template: string,
  rules: VisitRules,
): Promise<PageVisit> {
  const limits = rules.limits ?? visitLimits;
  const trouble = tab.begin();
  try {
    const response = await Promise.race([open(tab, url, limits), trouble]);
    const status = response?.status() ?? 0;
    if (status >= 400)
      return { ...failedVisit(url, 'http-status', `answered ${status}`), status, finalUrl: tab.page.url() };
    return await Promise.race([settleAndRead(tab, url, template, response, rules), trouble]);
  } catch (error) {
    const { reason, detail } = await visitFailure(tab, error);
    const failed = failedVisit(url, reason, detail);
    return reason === 'left-site' ? { ...failed, finalUrl: tab.page.url() } : failed;
  }
}
