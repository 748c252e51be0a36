import type { Page } from 'playwright';
import { FillError } from '../fill-error.js';
import { loadPage } from '../../browser/load-page.js';
import { networkIdle } from '../../browser/network-idle.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';

const limits = { load: 8_000, settled: 300, settle: 3_000, goAway: 5_000, left: 250, leave: 2_000 };

/** Loads a page and lets its scripts settle; what it still waits for then is not waited for again. Throws {@link FillError} where it does not load. */
export async function openPage(page: Page, gate: TrafficGate, url: string): Promise<void> {
  try {
    const response = await loadPage(page, url, limits.load);
    if (response && response.status() >= 400)
      throw new FillError('http-error', `${url} answered with ${response.status()}`);
  } catch (cause) {
    if (cause instanceof FillError) throw cause;
    const failure = gate.interceptedRequests.find(({ failure: code }) => code !== undefined)?.failure;
    const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
    throw new FillError(
      isTimeout ? 'timeout' : 'not-loaded',
      `${url} did not load${failure ? `: ${failure}` : ''}`,
      { cause },
    );
  }
  await networkIdle(gate, limits.settled, limits.settle);
  gate.leaveHanging();
}

/** Leaves all pages as a visitor does, and waits for what they still send. */
export async function leavePages(page: Page, gate: TrafficGate): Promise<void> {
  gate.moments.begin('leaving');
  const began = Date.now();
  for (const each of page.context().pages())
    await each.goto('about:blank', { timeout: limits.goAway }).catch(() => undefined);
  // An empty page takes some ten milliseconds to come. Where it takes longer, the machine is busy, and so does what is still on its way.
  const quiet = Math.min(limits.leave, Math.max(limits.left, 4 * (Date.now() - began)));
  await networkIdle(gate, quiet, limits.leave);
  gate.finishField();
}
