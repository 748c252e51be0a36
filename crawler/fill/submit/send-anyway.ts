import type { Page } from 'playwright';

const limits = { look: 15_000, press: 5_000 };

const warned = (tab: Page): boolean => tab.url().startsWith('chrome-error:');

/** A tab stands on one of the browser's own pages instead of the one it was to show: a warning, or an error. */
export const showsBrowserPage = (page: Page): boolean => page.context().pages().some(warned);

/**
 * Presses "Send anyway" where the browser shows its own warning in place of sending a form over http: full Chromium does, the headless
 * shell sends. Tells whether there was such a warning, in this tab or in one that the form opened.
 */
export async function sendAnyway(page: Page): Promise<boolean> {
  for (const tab of page.context().pages()) {
    if (!warned(tab)) continue;
    const button = tab.locator('#proceed-button');
    const isThere = await button.waitFor({ state: 'visible', timeout: limits.look }).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    await button.click({ timeout: limits.press, noWaitAfter: true }).catch(() => undefined);
    return true;
  }
  return false;
}
