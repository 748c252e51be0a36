import type { ElementHandle, Page } from 'playwright';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';
import { callOnElement, findByElement } from '../../page/in-frame.js';

const limits = { opens: 500, click: 1_500, use: 5_000 };

const valueOf = (element: ElementHandle<Element>): Promise<string> =>
  callOnElement(element, 'controls', 'valueOf');

/** A list is hidden: what stands for it, or its own script, has to be used. */
export const isHiddenList = (element: ElementHandle<Element>): Promise<boolean> =>
  callOnElement(element, 'controls', 'isHiddenList');

/**
 * Chooses from a list that a script has hidden, by what stands for it: opens that and presses the option that it draws. Where that does not
 * work, the choice is made in the list itself, and the page's scripts are told. Gives the value that is chosen then.
 */
export async function chooseByStandIn(
  page: Page,
  element: ElementHandle<Element>,
  value: string,
): Promise<string> {
  const isChosen = async (): Promise<boolean> => (await valueOf(element)) === value;
  const opener = await findByElement(element, 'controls', 'listStandIn');
  if (opener) await press(opener, limits.click);
  const find = () => findByElement(element, 'controls', 'drawnOption', value);
  await untilTurned(page, async () => (await find()) !== null, limits.opens);
  const option = await find();
  if (option) await press(option, limits.click);
  if (!(await untilTurned(page, isChosen, limits.opens)))
    await element.selectOption(value, { force: true, timeout: limits.use });
  return valueOf(element);
}
