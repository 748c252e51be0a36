import { z } from 'zod';

/** What a page has put off for later. */
export const laterFacts = z.strictObject({
  /** Timers that are still to run, repeating ones included. */
  timers: z.number().int(),
  /** Those of them that run once, within a second. */
  soon: z.number().int(),
  /** It waits for parts to be scrolled into view. */
  scrolls: z.boolean(),
});
export type LaterFacts = z.infer<typeof laterFacts>;

/**
 * Runs in every document before its own scripts, and only counts: timers under way and observers of what is in view. Proxies of
 * the natives look and act like them.
 */
export function watchLater(): void {
  const key = Symbol.for('observer.later');
  if (key in window) return;
  const now = performance.now.bind(performance);
  const most = 2_000;
  const due = new Map<unknown, number>();
  let observers = 0;
  const native: {
    readonly setTimeout: typeof setTimeout;
    readonly setInterval: typeof setInterval;
    readonly clearTimeout: typeof clearTimeout;
    readonly clearInterval: typeof clearInterval;
  } = { setTimeout, setInterval, clearTimeout, clearInterval };
  const counted = <F extends typeof setTimeout | typeof setInterval>(native: F, ends: boolean): F =>
    new Proxy(native, {
      apply(target, self, args: unknown[]) {
        const id: unknown = Reflect.apply(target, self, args);
        const at = ends ? now() + Math.max(0, Number(args[1]) || 0) : Infinity;
        if (due.size < most) due.set(id, at);
        return id;
      },
    });
  const uncounted = <F extends typeof clearTimeout>(native: F): F =>
    new Proxy(native, {
      apply(target, self, args: unknown[]) {
        due.delete(args[0]);
        return Reflect.apply(target, self, args) as undefined;
      },
    });
  window.setTimeout = counted(native.setTimeout, true);
  window.setInterval = counted(native.setInterval, false);
  window.clearTimeout = uncounted(native.clearTimeout);
  window.clearInterval = uncounted(native.clearInterval);
  window.IntersectionObserver = new Proxy(window.IntersectionObserver, {
    construct(target, args: unknown[], made) {
      observers += 1;
      return Reflect.construct(target, args, made) as IntersectionObserver;
    },
  });
  const facts = (): LaterFacts => {
    // A timer that has just run may be about to show what it did.
    const limit = now() - 50;
    for (const [id, at] of due) if (at < limit) due.delete(id);
    const lazy = document.querySelector('iframe[loading=lazy i]') !== null;
    const soon = Array.from(due.values()).filter(at => at < now() + 1_000).length;
    return { timers: due.size, soon, scrolls: observers > 0 || lazy };
  };
  Object.defineProperty(window, key, { value: facts });
}

/** Expression, for the page's own world, that gives {@link LaterFacts}. */
export const laterExpression = `window[Symbol.for('observer.later')]?.() ?? { timers: 1, soon: 0, scrolls: false }`;

/** Runs in the page: looks through it from top to bottom, as a reader does, and returns to the top. Bounded. */
export async function scrollThrough(): Promise<void> {
  const steps = 20;
  const frame = () =>
    new Promise<void>(resolve => {
      setTimeout(resolve, 60);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });
  for (let step = 1; step <= steps; step += 1) {
    scrollTo({ top: step * innerHeight, behavior: 'instant' });
    await frame();
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 2) break;
  }
  scrollTo({ top: 0, behavior: 'instant' });
  await frame();
}
