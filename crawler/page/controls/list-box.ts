import { fold, root } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

/** What a list control (ARIA's combobox, listbox) shows as chosen. */
export const chosenText = (element: Element): string =>
  fold(element instanceof HTMLInputElement ? element.value : element.textContent).slice(0, 100);

/** The first option that can be taken of the list that a control has opened; null where none shows. */
export function firstOption(element: Element): Element | null {
  const within = root(element);
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
      .find(option => isVisible(option, 'used')) ?? null
  );
}

/** The words of the option that a list control has its mark on. */
export const markedOption = (element: Element): string =>
  fold(root(element).getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent).slice(
    0,
    100,
  );
