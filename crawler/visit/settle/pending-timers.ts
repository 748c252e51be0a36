import { z } from 'zod';

/** What a page has put off for later. */
export const pendingTimers = z.strictObject({
  /** Timers that are still to run, repeating ones included. */
  timers: z.number().int(),
  /** Those of them that run once, within a second. */
  soon: z.number().int(),
  /** Milliseconds until the next of those that run once and were put off on purpose; -1 where none is. */
  next: z.number(),
  /** Milliseconds from the end of parsing to when the last of those that have run was due; 0 where none was due after it. */
  passed: z.number(),
  /** The same of those that were put off on purpose. */
  passedOnPurpose: z.number(),
  /** It waits for parts to be scrolled into view. */
  scrolls: z.boolean(),
});
export type PendingTimers = z.infer<typeof pendingTimers>;

/** Of a page that has bent what it is told with: something is still to come. */
export const unknownTimers: PendingTimers = {
  timers: 1,
  soon: 0,
  next: -1,
  passed: 0,
  passedOnPurpose: 0,
  scrolls: false,
};

/** Expression, for the page's own world, that gives {@link PendingTimers}. */
export const pendingTimersExpression = `(() => {
  const unknown = ${JSON.stringify(unknownTimers)};
  try { return window[Symbol.for('observer.later')]?.() ?? unknown; } catch { return unknown; }
})()`;
