import type { Page } from 'playwright';
import { findOpeners, openerAt } from '../visit/find-openers.js';
import { untilTurned } from './page-turns.js';

const limits = { click: 2_500, appear: 1_500 };

/** Presses the buttons that may bring up a form, one after the other, until `stands` tells that it is there. */
export async function pressOpeners(page: Page, stands: () => Promise<boolean>): Promise<boolean> {
  for (const { index } of await page.evaluate(findOpeners).catch(() => [])) {
    const handle = await page.evaluateHandle(openerAt, index).catch(() => null);
    const element = handle?.asElement();
    await element?.click({ timeout: limits.click }).catch(() => undefined);
    if (await untilTurned(page, stands, limits.appear)) return true;
  }
  return false;
}
