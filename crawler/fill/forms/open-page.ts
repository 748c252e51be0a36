import type { Page } from 'playwright';
import { FillError } from '../fill-error.js';
import { loadPage, untilLoaded } from '../../browser/load-page.js';
import { networkIdle } from '../../browser/network-idle.js';
import { OpenRequests } from '../../browser/open-requests.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';

/** `load`: for pictures and the like · `scripts`: longer, while scripts are on their way, which may read what is typed. */
const limits = {
  load: 8_000,
  scripts: 12_000,
  settled: 300,
  settle: 3_000,
  goAway: 5_000,
  left: 250,
  leave: 2_000,
};

/** Scripts that a page has asked for and not got yet, its frames' included. */
const scriptsUnderWay = (page: Page): OpenRequests =>
  new OpenRequests(page, { begins: request => request.resourceType() === 'script' });

/**
 * Loads a page and lets its scripts settle; what it still waits for then is not waited for again, and is a blind spot where it is a script.
 * Throws {@link FillError} where the page does not load.
 */
export async function openPage(page: Page, gate: TrafficGate, url: string): Promise<void> {
  const scripts = scriptsUnderWay(page);
  try {
    const response = await loadPage(page, url, limits.load);
    if (response && response.status() >= 400)
      throw new FillError('http-error', `${url} answered with ${response.status()}`);
    const isLoaded = scripts.idle || (await untilLoaded(page, limits.scripts));
    await networkIdle(gate, limits.settled, limits.settle);
    gate.leaveHanging(isLoaded ? [] : scripts.all.map(request => request.url()));
  } catch (cause) {
    if (cause instanceof FillError) throw cause;
    const failure = gate.interceptedRequests.find(({ failure: code }) => code !== undefined)?.failure;
    const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
    throw new FillError(
      isTimeout ? 'timeout' : 'not-loaded',
      `${url} did not load${failure ? `: ${failure}` : ''}`,
      { cause },
    );
  } finally {
    scripts.stop();
  }
}

/** Leaves all pages as a visitor does, and waits for what they still send. */
export async function leavePages(page: Page, gate: TrafficGate): Promise<void> {
  gate.moments.begin('leaving');
  const began = performance.now();
  for (const each of page.context().pages())
    await each.goto('about:blank', { timeout: limits.goAway }).catch(() => undefined);
  // An empty page takes some ten milliseconds to come. Where it takes longer, the machine is busy, and so does what is still on its way.
  const quiet = Math.min(limits.leave, Math.max(limits.left, 4 * (performance.now() - began)));
  await networkIdle(gate, quiet, limits.leave);
  gate.finishField();
}
