import { errors } from 'playwright';
import type { PageVisit } from '../evidence/page-visit.js';
import { DeadlineError } from './deadline.js';
import type { Tab } from './tab.js';
import { VisitEndedError } from './visit-ended.js';

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
  setCookies: [],
  handedOn: [],
  storage: [],
  newLinks: [],
});

/** The reason, as a stable code and in words, why a visit ended with `error`. */
export async function failureOf(tab: Tab, error: unknown): Promise<{ reason: string; detail: string }> {
  if (error instanceof VisitEndedError) return { reason: error.code, detail: error.message };
  if (!tab.usable)
    return { reason: 'page-crashed', detail: 'the renderer crashed or the page closed itself' };
  if (error instanceof DeadlineError) return { reason: 'page-hangs', detail: error.message };
  if (error instanceof errors.TimeoutError)
    return { reason: 'timeout', detail: 'no document came within the time a visitor waits' };
  const message = error instanceof Error ? error.message : String(error);
  // Playwright hands over Chromium's own error name only inside its message.
  const network = /net::(ERR_\w+)/.exec(message)?.[1];
  const mayBeFile = network === undefined || network === 'ERR_ABORTED';
  if (mayBeFile && (await tab.handsOutFile()))
    return { reason: 'download', detail: 'the address hands out a file to save' };
  if (network === 'ERR_ABORTED') return { reason: 'no-document', detail: 'the answer holds nothing to show' };
  if (network !== undefined) return { reason: network.toLowerCase().replaceAll('_', '-'), detail: message };
  return { reason: 'page-unreadable', detail: message };
}
