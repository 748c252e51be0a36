import { fold } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

const opens =
  '[role=combobox], [role=listbox], [aria-haspopup=listbox], [aria-haspopup=true], [aria-haspopup=menu]';

const folded = (text: string | null): string => fold(text).toLowerCase();

/** Whether an element is a list that nobody sees: what stands for it, or its own script, has to be used. */
export const isHiddenList = (element: Element): boolean =>
  element instanceof HTMLSelectElement && !isVisible(element, 'used');

/** What a person presses in place of a list that a script has hidden; null where nothing stands for it. */
export function listStandIn(list: Element): Element | null {
  if (!(list instanceof HTMLSelectElement) || !isHiddenList(list)) return null;
  const words = new Set(Array.from(list.options, option => folded(option.text)));
  const stands = (element: Element): boolean =>
    isVisible(element, 'used') &&
    !element.matches('label, legend, p') &&
    (element.matches(`${opens}, [tabindex]:not([tabindex^="-"], a, button, input)`) ||
      words.has(folded(element.textContent)));
  let up = list.parentElement;
  for (let level = 0; up && level < 3; level += 1, up = up.parentElement) {
    if (up.matches('form, body, fieldset, tr, tbody, table')) return null;
    const inside = Array.from(up.querySelectorAll('*')).filter(each => each !== list && !list.contains(each));
    const one = inside.find(each => each.matches(opens) && stands(each)) ?? inside.find(stands);
    if (one) return one;
    if (up.matches(opens) && isVisible(up, 'used')) return up;
  }
  return null;
}

/** The shown element that offers a list's option of this value, as the page's script has drawn it. */
export function drawnOption(list: Element, value: string): Element | null {
  if (!(list instanceof HTMLSelectElement)) return null;
  const wanted = folded(Array.from(list.options).find(option => option.value === value)?.text ?? '');
  const all = Array.from(document.querySelectorAll('[role=option], li, a, div, span, button')).filter(
    each => isVisible(each, 'used') && folded(each.textContent) === wanted,
  );
  // The innermost: a click goes to what lies on top, and rises from there.
  return all.find(each => !all.some(other => other !== each && each.contains(other))) ?? null;
}
