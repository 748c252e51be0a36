import type { Page } from 'playwright';
import { findOpeners, openerAt } from '../../visit/openers/find-openers.js';
import { hoverTargets } from '../../visit/openers/hover-targets.js';
import { press } from '../../browser/press.js';
import { untilTurned } from '../page-turns.js';

const limits = { click: 2_500, appear: 1_500, hovered: 400 };

/** Presses the buttons that may bring up a form, and points at what hears of it, one after the other, until `stands` tells that it is there. */
export async function pressOpeners(page: Page, stands: () => Promise<boolean>): Promise<boolean> {
  for (const { index } of await page.evaluate(findOpeners).catch(() => [])) {
    const handle = await page.evaluateHandle(openerAt, index).catch(() => null);
    const element = handle?.asElement();
    if (element) await press(element, limits.click);
    if (await untilTurned(page, stands, limits.appear)) return true;
  }
  return pointAround(page, stands);
}

async function pointAround(page: Page, stands: () => Promise<boolean>): Promise<boolean> {
  const cdp = await page.context().newCDPSession(page);
  for (const { point } of await hoverTargets(cdp).catch(() => [])) {
    await point().catch(() => undefined);
    if (await untilTurned(page, stands, limits.hovered)) return true;
  }
  return false;
}
