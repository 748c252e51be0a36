import { setTimeout as pause } from 'node:timers/promises';

/** Something whose last sign of life is known. */
export interface Activity {
  readonly lastActivity: number;
  /** Nothing is under way. */
  readonly idle: boolean;
}

const lookEveryMs = 15;

/** Resolves when nothing has happened for `quietMs` (counted from now at the earliest), at the latest after `longestMs`. */
export async function networkIdle(activity: Activity, quietMs: number, longestMs: number): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < longestMs) {
    const since = performance.now() - Math.max(began, activity.lastActivity);
    if (since >= quietMs && activity.idle) return;
    await pause(Math.max(1, Math.min(lookEveryMs, quietMs - since)));
  }
}

/** Resolves with true as soon as `holds` does, with false after `longestMs`. */
export async function until(holds: () => boolean | Promise<boolean>, longestMs: number): Promise<boolean> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > longestMs) return false;
    await pause(lookEveryMs);
  }
  return true;
}
