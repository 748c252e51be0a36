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

/** Why a visit came to nothing. */
export interface VisitFailure {
  /** A stable code, such as `timeout` or `err-connection-refused`. */
  readonly reason: string;
  readonly detail: string;
  /** The site's own doing. Anything else may be the machine's, such as a wait that was too long. */
  readonly bySite: boolean;
}

/** Why a visit ended with `error`. */
export async function visitFailure(tab: Tab, error: unknown): Promise<VisitFailure> {
  const bySite = (reason: string, detail: string): VisitFailure => ({ reason, detail, bySite: true });
  const unclear = (reason: string, detail: string): VisitFailure => ({ reason, detail, bySite: false });
  if (error instanceof VisitEndedError)
    return { reason: error.code, detail: error.message, bySite: error.code === 'dialog-loop' };
  if (!tab.usable) return unclear('page-crashed', 'the renderer crashed or the page closed itself');
  if (error instanceof DeadlineError) return unclear('page-hangs', error.message);
  if (error instanceof errors.TimeoutError)
    return unclear('timeout', 'no document came within the time a visitor waits');
  const message = error instanceof Error ? error.message : String(error);
  // Playwright hands over Chromium's own error name only inside its message.
  const network = /net::(ERR_\w+)/.exec(message)?.[1];
  const mayBeFile = network === undefined || network === 'ERR_ABORTED';
  if (mayBeFile && (await tab.handsOutFile()))
    return bySite('download', 'the address hands out a file to save');
  if (network === 'ERR_ABORTED') return bySite('no-document', 'the answer holds nothing to show');
  if (network !== undefined) return bySite(network.toLowerCase().replaceAll('_', '-'), message);
  return unclear('page-unreadable', message);
}
