import type { Page } from 'playwright';

/** Runs in a frame: what its scripts hear when its tab goes out of sight, or comes back. */
function turn(state: 'hidden' | 'visible'): void {
  const isHidden = state === 'hidden';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  if (isHidden) window.dispatchEvent(new FocusEvent('blur'));
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  if (!isHidden) window.dispatchEvent(new FocusEvent('focus'));
}

/**
 * Looks at another tab for a moment, as people do halfway through a form: recorders hand in what they have when they are hidden. A
 * headless browser never hides a tab, so its documents are told that they are.
 */
export async function lookAway(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  for (const state of ['hidden', 'visible'] as const) {
    await Promise.all(page.frames().map(frame => frame.evaluate(turn, state).catch(() => undefined)));
    if (state === 'hidden') await meanwhile();
  }
}
