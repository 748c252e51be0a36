import type { Page } from 'playwright';
import { callInFrame } from '../../page/in-frame.js';

/**
 * Looks at another tab for a moment, as people do halfway through a form: recorders hand in what they have when they are hidden. A
 * headless browser never hides a tab, so its documents are told that they are.
 */
export async function lookAway(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  for (const state of ['hidden', 'visible'] as const) {
    await Promise.all(
      page.frames().map(frame => callInFrame(frame, 'controls', 'turnTab', state).catch(() => undefined)),
    );
    if (state === 'hidden') await meanwhile();
  }
}
