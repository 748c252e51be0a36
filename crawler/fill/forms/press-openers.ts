import type { Page } from 'playwright';
import { callInFrame, findInFrame } from '../../page/in-frame.js';
import { pageSession } from '../../browser/page-session.js';
import { hoverTargets } from '../../visit/openers/hover-targets.js';
import { press } from '../../browser/press.js';
import { untilTurned } from '../page-turns.js';

const limits = { click: 2_500, appear: 1_500, hovered: 400 };

/** Presses the buttons that may bring up a form, and points at what hears of it, one after the other, until `stands` tells that it is there. */
export async function pressOpeners(page: Page, stands: () => Promise<boolean>): Promise<boolean> {
  for (const { index } of await callInFrame(page.mainFrame(), 'forms', 'findOpeners').catch(() => [])) {
    const element = await findInFrame(page.mainFrame(), 'forms', 'openerAt', index).catch(() => null);
    if (element) await press(element, limits.click);
    if (await untilTurned(page, stands, limits.appear)) return true;
  }
  return pointAround(page, stands);
}

async function pointAround(page: Page, stands: () => Promise<boolean>): Promise<boolean> {
  const cdp = await pageSession(page);
  for (const { point } of await hoverTargets(cdp).catch(() => [])) {
    await point().catch(() => undefined);
    if (await untilTurned(page, stands, limits.hovered)) return true;
  }
  return false;
}
