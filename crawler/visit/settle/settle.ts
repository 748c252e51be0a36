import { z } from 'zod';
import type { IsolatedWorld } from '../isolated-world.js';
import {
  pendingTimersExpression,
  pendingTimers,
  unknownTimers,
  type PendingTimers,
} from './pending-timers.js';
import type { RestLimits } from '../../page/rest/rest-of-page.js';
import type { RequestLog } from './request-log.js';
import { hearsScrolling, scrollBrings } from './scroll-through.js';

/** How a document came to rest: ms from `load` to the last change that mattered, 0 for none; `still` where nothing in it can change by itself. */
const restFacts = z.strictObject({ late: z.number(), still: z.boolean() });

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

/** What a timer does shows within this time. */
const afterTimer = 100;
/** What came so late on one page of a template may be that much later on the next, on a machine that is busy with others. */
const leeway = 300;

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
    const began = performance.now();
    const idle = (): boolean => log.idleBut(this.#hanging);
    if (known === 0 && idle() && !this.#scrolling.has(template)) return;
    const scripted = known !== undefined || (await hadScripts(log));
    const glance = known === undefined ? shortGlance : shortest;
    const first = await this.#rest(world, { quiet: glance, longest: glance, scripted });
    const later = await this.#later(world);
    const scrolls = later.scrolls || this.#scrolling.has(template);
    if (scrolls) this.#scrolling.add(template);
    const isHeard = !scrolls && known === undefined && scripted && (await hearsScrolling(world));
    // Most that listen only move a menu: the template's other pages are scrolled where that brought something up.
    if ((scrolls || isHeard) && (await scrollBrings(world))) this.#scrolling.add(template);
    // Nothing is going on, and nothing is put off: no more will come.
    const isStill = first.late === 0 && later.timers === 0 && !scrolls;
    // What had come before the look began took its time as well, and may take longer on the next page. No more than `quiet` of it
    // counts: a page that was slow to load is no restless one, whose equals are given less time.
    const before = Math.min(Math.max(first.late, later.passed), this.limits.quiet);
    if ((first.still || isStill) && idle()) {
      this.#late.set(template, Math.max(known ?? 0, before));
      return;
    }
    const { late, active } = await this.#waitForRest(world, log, known);
    // On a busy machine a timer may run between two looks: then neither saw what it changed.
    const { passedOnPurpose } = await this.#later(world);
    const between = Math.min(passedOnPurpose, this.limits.quiet);
    this.#late.set(template, Math.max(known ?? 0, before, between, late, active - began));
  }

  /** The lateness of the last change, and when the last request was under way. */
  async #waitForRest(world: IsolatedWorld, log: RequestLog, known: number | undefined) {
    const { quiet, longest } = this.#bounds(known);
    const began = performance.now();
    let late = 0;
    const look = async (limits: Pick<RestLimits, 'quiet' | 'longest'>): Promise<void> => {
      const rest = await this.#rest(world, { ...limits, scripted: true });
      late = Math.max(late, rest.late);
    };
    // A request under way, or answered a moment ago, may still change the page.
    const rests = (): boolean => log.idleBut(this.#hanging) && performance.now() - log.lastActivity >= quiet;
    await look({ quiet, longest });
    for (let left = longest; left > 0; left = longest - (performance.now() - began)) {
      const wait = rests() ? await this.#putOff(world, known, left) : 200;
      if (wait === undefined) break;
      await look({ quiet: rests() ? wait : 50, longest: wait });
    }
    for (const address of log.pending()) this.#hanging.add(address);
    return { late, active: log.lastActivity };
  }

  /**
   * How long to wait, in ms, for what scripts have put off, such as a form that comes after a while; undefined where that is nothing, not
   * within `left`, or of a template that is known to show nothing so late.
   */
  async #putOff(world: IsolatedWorld, known: number | undefined, left: number): Promise<number | undefined> {
    if (known !== undefined && known < this.limits.quiet / 2) return undefined;
    const { next } = await this.#later(world);
    return next >= 0 && next <= left ? next + afterTimer : undefined;
  }

  async #later(world: IsolatedWorld): Promise<PendingTimers> {
    const facts = pendingTimers.safeParse(await world.evaluateInPage(pendingTimersExpression));
    // A page that answers in the counter's place is given the long wait.
    return facts.success ? facts.data : unknownTimers;
  }

  #bounds(known: number | undefined): { quiet: number; longest: number } {
    const { quiet, longest, restless } = this.limits;
    if (known === undefined) return { quiet, longest };
    const isRestless = known >= longest - quiet;
    return {
      quiet: Math.min(
        isRestless ? restless / 4 : quiet,
        Math.max(shortest, 1.5 * known, known > 0 ? known + leeway : 0),
      ),
      longest: isRestless ? restless : longest,
    };
  }

  async #rest(world: IsolatedWorld, limits: RestLimits) {
    return restFacts.parse(await world.call('restOfPage', limits));
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
