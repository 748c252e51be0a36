import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { callInFrame } from '../page/in-frame.js';

/** Lets the page's scripts finish what an event set off at once, however busy the machine is. */
export const pageTurn = (page: Page): Promise<unknown> =>
  callInFrame(page.mainFrame(), 'forms', 'nextTurn').catch(() => undefined);

const lookEveryMs = 15;
/** A quiet machine gives a page a turn in less. */
const turnMs = 40;
/** How much slower than that a machine may be before the page counts as one that does not answer. */
const slowest = 15;

/**
 * Resolves with true as soon as `holds` does; with false once `ms` are over and the page has had as many turns as it gets in that time
 * on a quiet machine: what a page does takes it turns rather than time.
 */
export async function untilTurned(
  page: Page,
  holds: () => boolean | Promise<boolean>,
  ms: number,
): Promise<boolean> {
  const began = performance.now();
  const longest = ms * slowest;
  for (let turns = 0; ; turns += 1) {
    if (await holds()) return true;
    const took = performance.now() - began;
    if (took > longest || (took > ms && turns * turnMs >= ms)) return false;
    const timer = new AbortController();
    await Promise.race([
      pageTurn(page),
      pause(longest - took, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
    await pause(lookEveryMs);
  }
}
