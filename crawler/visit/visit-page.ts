import { errors, type Frame, type Page, type Response } from 'playwright';
import { collectPolicyLinks } from '../documents/policy-links.js';
import type { FrameFact, PageVisit } from '../evidence/page-visit.js';
import { collectForms } from '../fields/collect.js';
import { cookieFacts } from './cookies.js';
import { DeadlineError, withDeadline } from './deadline.js';
import { pageFacts, readPageFacts } from './page-facts.js';
import type { Settler } from './settle.js';
import { storageFacts } from './storage.js';
import type { Tab } from './tab.js';

/** Bounds of one visit, in milliseconds. */
export interface VisitLimits {
  readonly navigation: number;
  readonly load: number;
  readonly step: number;
  readonly settle: number;
}
export const visitLimits: VisitLimits = { navigation: 30_000, load: 15_000, step: 10_000, settle: 10_000 };

const maxFrames = 40;

/** Facts of a page that could not be looked at. */
export const failedVisit = (url: string, reason: string, detail: string): PageVisit => ({
  url,
  finalUrl: url,
  outcome: { ok: false, reason, detail: detail.split('\n')[0]?.slice(0, 300) ?? '' },
  status: 0,
  title: '',
  textLength: 0,
  policyLinks: [],
  forms: [],
  frames: [],
  requests: [],
  insecureResources: [],
  cookies: [],
  storage: [],
  newLinks: [],
});

async function readFrame(frame: Frame, limitMs: number): Promise<FrameFact | undefined> {
  if (!/^https?:/.test(frame.url())) return undefined;
  try {
    const forms = await withDeadline('reading the forms of a frame', limitMs, collectForms(frame));
    return { url: frame.url().slice(0, 300), host: new URL(frame.url()).hostname, forms: [...forms] };
  } catch (error) {
    // A frame that was removed while it was read is no longer part of the page.
    if (frame.isDetached()) return undefined;
    throw error;
  }
}

async function open(page: Page, url: string, limits: VisitLimits): Promise<Response | null> {
  const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limits.navigation });
  // A page that never finishes loading (an endless stream, a hanging image) is still read for what it shows.
  await page.waitForLoadState('load', { timeout: limits.load }).catch(error => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
  return response;
}

async function readPage(
  tab: Tab,
  url: string,
  response: Response | null,
  limits: VisitLimits,
): Promise<PageVisit> {
  const { page } = tab;
  const facts = pageFacts.parse(
    await withDeadline('reading the page', limits.step, page.evaluate(readPageFacts)),
  );
  const forms = await withDeadline('reading forms', limits.step, collectForms(page.mainFrame()));
  const policyLinks = await withDeadline('reading policy links', limits.step, collectPolicyLinks(page));
  const others = page.frames().filter(frame => frame !== page.mainFrame());
  const frames = await Promise.all(others.slice(0, maxFrames).map(frame => readFrame(frame, limits.step)));
  const storage = await storageFacts(page, limits.step);
  const cookies = cookieFacts(await tab.context.cookies());
  return {
    url,
    finalUrl: page.url(),
    outcome: { ok: true },
    status: response?.status() ?? 0,
    title: facts.title,
    textLength: facts.textLength,
    policyLinks: policyLinks.map(link => ({ ...link, page: url })),
    forms: [...forms],
    frames: frames.filter(frame => frame !== undefined).sort((a, b) => (a.url < b.url ? -1 : 1)),
    requests: tab.log.groups(),
    insecureResources: facts.insecureResources,
    cookies,
    storage,
    newLinks: facts.links,
  };
}

/**
 * Visits one page as a first-time visitor and records what it shows. Never throws for what a site does: a page that cannot be
 * looked at becomes a visit with a reason. After such a visit the tab may be unusable ({@link Tab.usable}).
 */
export async function visitPage(
  tab: Tab,
  url: string,
  template: string,
  settler: Settler,
  limits: VisitLimits = visitLimits,
): Promise<PageVisit> {
  tab.log.start();
  try {
    const response = await open(tab.page, url, limits);
    const status = response?.status() ?? 0;
    if (status >= 400)
      return { ...failedVisit(url, 'http-status', `answered ${status}`), status, finalUrl: tab.page.url() };
    await withDeadline(
      'waiting for the page to settle',
      limits.settle,
      settler.settle(tab.page, tab.log, template),
    );
    return await readPage(tab, url, response, limits);
  } catch (error) {
    if (error instanceof DeadlineError) return failedVisit(url, 'page-hangs', error.message);
    if (!tab.usable)
      return failedVisit(url, 'page-crashed', 'the renderer crashed or the page closed itself');
    if (error instanceof errors.TimeoutError)
      return failedVisit(url, 'timeout', `no document within ${limits.navigation} ms`);
    const message = error instanceof Error ? error.message : String(error);
    const network = /net::(ERR_\w+)/.exec(message)?.[1];
    if (network !== undefined) return failedVisit(url, network.toLowerCase().replaceAll('_', '-'), message);
    return failedVisit(url, 'page-unreadable', message);
  }
}
