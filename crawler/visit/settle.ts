import type { Page } from 'playwright';
import type { RequestLog } from './request-log.js';

/** Bounds of waiting for what a page's scripts still do after `load`, in milliseconds. */
export interface SettleLimits {
  /** Nothing new for this long means: settled. */
  readonly quiet: number;
  /** The longest wait for a page that never rests. */
  readonly longest: number;
  /** The longest wait once a template is known to be restless. */
  readonly restless: number;
}
export const settleLimits: SettleLimits = { quiet: 700, longest: 5_000, restless: 1_500 };

/** Resolves when no node was added, removed or rewritten for `quiet` ms, at the latest after `longest` ms; gives ms of the last change. */
function domQuiet({ quiet, longest }: { quiet: number; longest: number }): Promise<number> {
  return new Promise(resolve => {
    const began = performance.now();
    let last = 0;
    const observer = new MutationObserver(() => {
      last = performance.now() - began;
    });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    const timer = setInterval(() => {
      const now = performance.now() - began;
      if (now - last < quiet && now < longest) return;
      clearInterval(timer);
      observer.disconnect();
      resolve(last);
    }, 20);
  });
}

/**
 * Waits until a loaded page has settled. How long a template needs is learnt from its first visit: where nothing happened after
 * `load`, its other pages are read at once; so a large site costs one thorough wait a template, not one a page.
 */
export class Settler {
  readonly #late = new Map<string, number>();

  constructor(readonly limits: SettleLimits = settleLimits) {}

  async settle(page: Page, log: RequestLog, template: string): Promise<void> {
    const known = this.#late.get(template);
    if (known === 0 && log.idle) return;
    const quiet =
      known === undefined ? this.limits.quiet : Math.min(this.limits.quiet, Math.max(60, 3 * known));
    const isRestless = known !== undefined && known >= this.limits.longest - this.limits.quiet;
    const longest = isRestless ? this.limits.restless : this.limits.longest;
    const began = Date.now();
    let late = await page.evaluate(domQuiet, { quiet, longest });
    // A request under way, or answered a moment ago, may still change the page.
    while (Date.now() - began < longest && !(log.idle && Date.now() - log.lastActivity >= quiet)) {
      const offset = Date.now() - began;
      const change = await page.evaluate(domQuiet, { quiet: 50, longest: 200 });
      if (change > 0) late = offset + change;
    }
    this.#late.set(template, Math.max(known ?? 0, late, log.lastActivity - began, 0));
  }
}
