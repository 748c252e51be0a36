import type { IsolatedWorld } from './isolated-world.js';
import { laterExpression, laterFacts, scrollThrough, unknownLater, type LaterFacts } from './page-later.js';
import { restFacts, restOfPage, type RestLimits } from './page-rest.js';
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
export const settleLimits: SettleLimits = { quiet: 1_000, longest: 6_000, restless: 1_500 };

const shortest = 100;
/** How long a new template is watched before what it has put off is asked for. */
const shortGlance = 200;

const scrollScript = `(() => { const __name = made => made; return (${scrollThrough.toString()})(); })()`;

/**
 * Waits until a loaded page has settled. How long a template needs is learnt from its first visit: where nothing happened after
 * `load`, its other pages are read at once; so a large site costs one thorough wait a template, not one a page.
 */
export class Settler {
  readonly #late = new Map<string, number>();
  /** Templates that show some parts only when they are scrolled into view. */
  readonly #scrolling = new Set<string>();
  /** Addresses that do not answer (long polling): no page is waited for on their account twice. */
  readonly #hanging = new Set<string>();

  constructor(readonly limits: SettleLimits = settleLimits) {}

  /** Bounded by about `limits.longest`; rejects when the document goes away meanwhile. */
  async settle(world: IsolatedWorld, log: RequestLog, template: string): Promise<void> {
    const known = this.#late.get(template);
    const began = Date.now();
    const idle = (): boolean => log.idleBut(this.#hanging);
    if (known === 0 && idle() && !this.#scrolling.has(template)) return;
    const scripted = known !== undefined || (await hadScripts(log));
    const glance = known === undefined ? shortGlance : shortest;
    const first = await this.#rest(world, { quiet: glance, longest: glance, scripted });
    const later = await this.#later(world);
    if (later.scrolls) {
      this.#scrolling.add(template);
      await world.evaluate(scrollScript);
    }
    // Nothing is going on, and nothing is put off: no more will come.
    const isStill = first.late === 0 && later.timers === 0 && !later.scrolls;
    // What had come before the look began took its time as well, and may take longer on the next page. No more than `quiet` of it
    // counts: a page that was slow to load is no restless one, whose equals are given less time.
    const before = Math.min(Math.max(first.late, later.passed), this.limits.quiet);
    if ((first.still || isStill) && idle()) {
      this.#late.set(template, Math.max(known ?? 0, before));
      return;
    }
    const { late, active } = await this.#waitForRest(world, log, known);
    this.#late.set(template, Math.max(known ?? 0, before, late, active - began));
  }

  /** The lateness of the last change, and when the last request was under way. */
  async #waitForRest(world: IsolatedWorld, log: RequestLog, known: number | undefined) {
    const { quiet, longest } = this.#bounds(known);
    const began = Date.now();
    let { late } = await this.#rest(world, { quiet, longest, scripted: true });
    // A request under way, or answered a moment ago, may still change the page.
    const rests = (): boolean => log.idleBut(this.#hanging) && Date.now() - log.lastActivity >= quiet;
    while (Date.now() - began < longest && !rests()) {
      const next = await this.#rest(world, { quiet: 50, longest: 200, scripted: true });
      late = Math.max(late, next.late);
    }
    for (const address of log.pending()) this.#hanging.add(address);
    return { late, active: log.lastActivity };
  }

  async #later(world: IsolatedWorld): Promise<LaterFacts> {
    const facts = laterFacts.safeParse(await world.evaluateInPage(laterExpression));
    // A page that answers in the counter's place is given the long wait.
    return facts.success ? facts.data : unknownLater;
  }

  #bounds(known: number | undefined): { quiet: number; longest: number } {
    const { quiet, longest, restless } = this.limits;
    if (known === undefined) return { quiet, longest };
    const isRestless = known >= longest - quiet;
    return {
      quiet: Math.min(isRestless ? restless / 4 : quiet, Math.max(shortest, 1.5 * known)),
      longest: isRestless ? restless : longest,
    };
  }

  async #rest(world: IsolatedWorld, limits: RestLimits) {
    const script = `(() => { const __name = made => made; return (${restOfPage.toString()})(${JSON.stringify(limits)}); })()`;
    return restFacts.parse(await world.evaluate(script));
  }
}

/** Whether the document came with scripts: they may have taken themselves out of it since. */
async function hadScripts(log: RequestLog): Promise<boolean> {
  try {
    const answer = await log.lastDocument?.response();
    return answer ? /<script/i.test(await answer.text()) : true;
  } catch {
    // The browser did not keep the body.
    return true;
  }
}
