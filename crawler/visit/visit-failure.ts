import { errors } from 'playwright';
import type { PageVisit } from '../evidence/page-visit.js';
import { DeadlineError } from './deadline.js';
import type { Tab } from './tab.js';

/** A page that will not be looked at further, for a reason that the visit found out by itself. */
export class VisitEndedError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

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

const manyDialogs = 20;

/** The reason, as a stable code and in words, why a visit ended with `error`. */
export function failureOf(tab: Tab, error: unknown): { reason: string; detail: string } {
  if (error instanceof VisitEndedError) return { reason: error.code, detail: error.message };
  if (!tab.usable)
    return { reason: 'page-crashed', detail: 'the renderer crashed or the page closed itself' };
  if (tab.dialogs > manyDialogs)
    return { reason: 'dialog-loop', detail: 'the page puts up one dialog after the other' };
  if (error instanceof DeadlineError) return { reason: 'page-hangs', detail: error.message };
  if (error instanceof errors.TimeoutError)
    return { reason: 'timeout', detail: 'no document came within the time a visitor waits' };
  const message = error instanceof Error ? error.message : String(error);
  // Playwright hands over Chromium's own error name only inside its message.
  const network = /net::(ERR_\w+)/.exec(message)?.[1];
  if (network !== undefined) return { reason: network.toLowerCase().replaceAll('_', '-'), detail: message };
  return { reason: 'page-unreadable', detail: message };
}
