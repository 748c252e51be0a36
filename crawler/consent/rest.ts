import type { Page } from 'playwright';
import { changeWithin } from '../browser/change-within.js';
import type { Wire } from './wire.js';

/** Bounds of waiting for a page to come to rest, in milliseconds. */
export interface PromptRestLimits {
  readonly quiet: number;
  readonly longest: number;
}
/** Arriving; after the choice, when scripts may send late what they were told not to; on each further page, and on one without scripts. */
export const restLimits = {
  arrive: { quiet: 700, longest: 6_000 },
  choice: { quiet: 2_000, longest: 8_000 },
  reading: { quiet: 1_200, longest: 5_000 },
  still: { quiet: 450, longest: 5_000 },
} as const satisfies Record<string, PromptRestLimits>;

/** Waits until no request is under way and nothing was sent for a while; bounded for pages that never rest. */
export async function untilRested(page: Page, wire: Wire, limits: PromptRestLimits): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < limits.longest) {
    const still = performance.now() - Math.max(wire.lastActivity, began);
    if (wire.idle && still >= limits.quiet) return;
    await changeWithin(page, Math.max(50, Math.min(250, limits.quiet - still)));
  }
}
