import type { ElementHandle, Page } from 'playwright';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';

const limits = { opens: 500, click: 1_500 };

/** Runs in the page: what a list control shows as chosen. */
function chosen(element: Element): string {
  const text = element instanceof HTMLInputElement ? element.value : (element.textContent ?? '');
  return text.replace(/\s+/g, ' ').trim().slice(0, 100);
}

/** Runs in the page: the first option that can be taken of the list that a control has opened; null where none shows. */
function firstOption(element: Element): Element | null {
  const root = element.getRootNode();
  const within = root instanceof ShadowRoot ? root : document;
  const ids = ['aria-controls', 'aria-owns'].flatMap(name =>
    (element.getAttribute(name) ?? '').split(/\s+/).filter(id => id !== ''),
  );
  const lists = [
    ...ids.flatMap(id => within.getElementById(id) ?? document.getElementById(id) ?? []),
    ...(element.getAttribute('role') === 'listbox' ? [element] : []),
  ];
  // A list without a name of its own hangs in the page, or beside its control.
  if (lists.length === 0 && element.getAttribute('aria-expanded') === 'true')
    lists.push(...Array.from(within.querySelectorAll('[role=listbox]')));
  const inside = (list: Element): Element[] => {
    const slots = Array.from(list.querySelectorAll('slot'));
    const given = slots.flatMap(slot => slot.assignedElements({ flatten: true }));
    return [...Array.from(list.querySelectorAll('*')), ...given];
  };
  return (
    lists
      .flatMap(inside)
      .filter(each => each.matches('[role=option]:not([aria-disabled=true])'))
      .find(option => {
        const box = option.getBoundingClientRect();
        return option.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
      }) ?? null
  );
}

/** Runs in the page: the option that a list control has its mark on. */
function markedOption(element: Element): string {
  const root = element.getRootNode();
  const within = root instanceof ShadowRoot ? root : document;
  const option = within.getElementById(element.getAttribute('aria-activedescendant') ?? '');
  return (option?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 100);
}

const optionOf = async (element: ElementHandle<Element>): Promise<ElementHandle<Element> | null> =>
  (await element.evaluateHandle(firstOption).catch(() => null))?.asElement() ?? null;

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
  const before = await element.evaluate(chosen);
  await page.keyboard.press('ArrowDown');
  await untilTurned(page, async () => (await optionOf(element)) !== null, limits.opens);
  const marked = await element.evaluate(markedOption);
  await page.keyboard.press('Enter');
  const isTaken = async (): Promise<boolean> =>
    (await element.evaluate(chosen)) !== before && (await optionOf(element)) === null;
  if (!(await untilTurned(page, isTaken, limits.opens))) {
    // The keys may have shut the list with nothing taken.
    if ((await optionOf(element)) === null)
      await element.click({ timeout: limits.click }).catch(() => undefined);
    const option = await optionOf(element);
    if (option) await press(option, limits.click);
  }
  // Some show the choice beside the control and leave it empty.
  return (await element.evaluate(chosen)) || marked;
}
