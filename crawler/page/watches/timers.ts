/**
 * Runs in every document before its own scripts, and only counts: timers under way and observers of what is in view. Proxies of
 * the natives look and act like them.
 */
export function watch(): void {
  const key = Symbol.for('observer.later');
  if (key in window) return;
  const now = performance.now.bind(performance);
  const most = 2_000;
  const due = new Map<unknown, { readonly at: number; readonly delay: number }>();
  /** When the last timer ran that could have been seen to be put off. */
  let passed = 0;
  let passedOnPurpose = 0;
  /** What runs at once is part of loading. */
  const atOnce = 20;
  /** Shorter delays are the beat of something that goes on and on. */
  const onPurpose = 400;
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
        const delay = Math.max(0, Number(args[1]) || 0);
        if (due.size < most) due.set(id, ends ? { at: now() + delay, delay } : { at: Infinity, delay });
        return id;
      },
    });
  const uncounted = <F extends typeof clearTimeout>(native: F): F =>
    new Proxy(native, {
      apply(target, self, args: unknown[]) {
        // An interval that is ended has run until now; a timeout that is taken back has not run.
        if (due.get(args[0])?.at === Infinity) passed = now();
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
  const facts = () => {
    // A timer that has just run may be about to show what it did.
    const limit = now() - 50;
    for (const [id, { at, delay }] of due) {
      if (at >= limit) continue;
      due.delete(id);
      if (delay >= atOnce) passed = Math.max(passed, at);
      if (delay >= onPurpose && at < Infinity) passedOnPurpose = Math.max(passedOnPurpose, at);
    }
    const lazy = document.querySelector('iframe[loading=lazy i]') !== null;
    let soon = 0;
    let next = Infinity;
    for (const { at, delay } of due.values()) {
      if (at < now() + 1_000) soon += 1;
      if (delay >= onPurpose) next = Math.min(next, at - now());
    }
    const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    // Not from `load`: an image that is slow here may be there at once on the next page.
    const parsed = loading?.domContentLoadedEventEnd || passed;
    return {
      timers: due.size,
      soon,
      next: next === Infinity ? -1 : Math.max(0, next),
      passed: Math.max(0, passed - parsed),
      passedOnPurpose: Math.max(0, passedOnPurpose - parsed),
      scrolls: observers > 0 || lazy,
    };
  };
  Object.defineProperty(window, key, { value: facts });
}
