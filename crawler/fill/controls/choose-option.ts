import type { ElementHandle, Page } from 'playwright';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';
import { callOnElement, findByElement } from '../../page/in-frame.js';

const limits = { opens: 500, click: 1_500 };

const optionOf = (element: ElementHandle<Element>): Promise<ElementHandle<Element> | null> =>
  findByElement(element, 'controls', 'firstOption').catch(() => null);

/** Whether a control that has just been entered offers a list of options before anything is typed. */
export async function offersOptions(page: Page, element: ElementHandle<Element>): Promise<boolean> {
  const opens = (): Promise<boolean> =>
    untilTurned(page, async () => (await optionOf(element)) !== null, limits.opens);
  if (await opens()) return true;
  // The click may have shut what was open since the cursor came, and taken the cursor away.
  await element.focus();
  await page.keyboard.press('ArrowDown');
  return opens();
}

/**
 * Takes the first option of a list control that has been entered: with the keys that such controls know (WAI-ARIA Authoring Practices,
 * combobox), else with the mouse. Gives what the control shows then.
 */
export async function chooseOption(page: Page, element: ElementHandle<Element>): Promise<string> {
  const chosen = () => callOnElement(element, 'controls', 'chosenText');
  const before = await chosen();
  await page.keyboard.press('ArrowDown');
  await untilTurned(page, async () => (await optionOf(element)) !== null, limits.opens);
  const marked = await callOnElement(element, 'controls', 'markedOption');
  await page.keyboard.press('Enter');
  const isTaken = async (): Promise<boolean> =>
    (await chosen()) !== before && (await optionOf(element)) === null;
  if (!(await untilTurned(page, isTaken, limits.opens))) {
    // The keys may have shut the list with nothing taken.
    if ((await optionOf(element)) === null)
      await element.click({ timeout: limits.click }).catch(() => undefined);
    const option = await optionOf(element);
    if (option) await press(option, limits.click);
  }
  // Some show the choice beside the control and leave it empty.
  return (await chosen()) || marked;
}
