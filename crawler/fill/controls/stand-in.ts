import type { ElementHandle, Page } from 'playwright';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';

const limits = { opens: 500, click: 1_500, use: 5_000 };

/** Runs in the page: what a person presses in place of a list that a script has hidden; null where nothing stands for it. */
function standIn(select: Element): Element | null {
  const seen = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };
  if (!(select instanceof HTMLSelectElement) || seen(select)) return null;
  const folded = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
  const words = new Set(Array.from(select.options, option => folded(option.text)));
  const opens =
    '[role=combobox], [role=listbox], [aria-haspopup=listbox], [aria-haspopup=true], [aria-haspopup=menu]';
  const stands = (element: Element): boolean =>
    seen(element) &&
    !element.matches('label, legend, p') &&
    (element.matches(`${opens}, [tabindex]:not([tabindex^="-"], a, button, input)`) ||
      words.has(folded(element.textContent)));
  let up = select.parentElement;
  for (let level = 0; up && level < 3; level += 1, up = up.parentElement) {
    if (up.matches('form, body, fieldset, tr, tbody, table')) return null;
    const inside = Array.from(up.querySelectorAll('*')).filter(
      each => each !== select && !select.contains(each),
    );
    const one = inside.find(each => each.matches(opens) && stands(each)) ?? inside.find(stands);
    if (one) return one;
    if (up.matches(opens) && seen(up)) return up;
  }
  return null;
}

/** Runs in the page: the shown element that offers the list's option of this value, as the page's script has drawn it. */
function drawnOption(select: Element, value: string): Element | null {
  if (!(select instanceof HTMLSelectElement)) return null;
  const folded = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
  const wanted = folded(Array.from(select.options).find(option => option.value === value)?.text ?? '');
  const seen = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };
  const all = Array.from(document.querySelectorAll('[role=option], li, a, div, span, button')).filter(
    each => seen(each) && folded(each.textContent) === wanted,
  );
  // The innermost: a click goes to what lies on top, and rises from there.
  return all.find(each => !all.some(other => other !== each && each.contains(other))) ?? null;
}

const valueOf = (element: ElementHandle<Element>): Promise<string> =>
  element.evaluate(node => (node instanceof HTMLSelectElement ? node.value : ''));

/** A list is hidden: what stands for it, or its own script, has to be used. */
export const isHiddenList = (element: ElementHandle<Element>): Promise<boolean> =>
  element.evaluate(node => {
    const box = node.getBoundingClientRect();
    const isSeen = node.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    return node instanceof HTMLSelectElement && !isSeen;
  });

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
  const opener = (await element.evaluateHandle(standIn)).asElement();
  if (opener) await press(opener, limits.click);
  const find = async () => (await element.evaluateHandle(drawnOption, value)).asElement();
  await untilTurned(page, async () => (await find()) !== null, limits.opens);
  const option = await find();
  if (option) await press(option, limits.click);
  if (!(await untilTurned(page, isChosen, limits.opens)))
    await element.selectOption(value, { force: true, timeout: limits.use });
  return valueOf(element);
}
