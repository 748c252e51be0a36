import type { ElementHandle, Page } from 'playwright';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';
import {
  callInFrame,
  callOnElement,
  findByElement,
  findInFrame,
  frameOf,
  handleInFrame,
} from '../../page/in-frame.js';

const limits = { opens: 1_000, click: 1_500, taken: 500 };

/** The box drawn in place of a text box out of sight; null where there is none. */
export const drawnBoxFor = (element: ElementHandle<Element>): Promise<ElementHandle<Element> | null> =>
  findByElement(element, 'controls', 'drawnBox').catch(() => null);

/**
 * Chooses the first option of a list that a script draws when its box is pressed, or when the keyboard asks for it. Gives the option's
 * words; null where no list opened, or nothing came of the choice.
 */
export async function chooseDrawn(
  page: Page,
  element: ElementHandle<Element>,
  box: ElementHandle<Element>,
): Promise<string | null> {
  const frame = await frameOf(element);
  const shownNow = () => handleInFrame(frame, 'controls', 'shownElements');
  const before = await shownNow();
  let option: ElementHandle<Element> | null = null;
  const opens = async (): Promise<boolean> => {
    option = await findInFrame(frame, 'controls', 'freshOption', box, await shownNow(), before);
    return option !== null;
  };
  await box.click({ timeout: limits.click }).catch(() => element.focus());
  if (!(await untilTurned(page, opens, limits.opens))) {
    await element.focus();
    await page.keyboard.press('ArrowDown');
    if (!(await untilTurned(page, opens, limits.opens))) return null;
  }
  const row = option as ElementHandle<Element> | null;
  const stateNow = () => callInFrame(frame, 'controls', 'listState', element, box);
  const state = await stateNow();
  const words = row ? await callOnElement(row, 'controls', 'chosenText') : '';
  if (row) await press(row, limits.click);
  const isTaken = async (): Promise<boolean> => (await stateNow()) !== state;
  return (await untilTurned(page, isTaken, limits.taken)) ? words : null;
}

/** A text box is empty although something was typed into it: its page takes from it only what its list offers. */
export const wasEmptied = (element: ElementHandle<Element>): Promise<boolean> =>
  callOnElement(element, 'controls', 'wasEmptied').catch(() => false);
