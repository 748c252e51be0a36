import { all, fold, trees } from '../elements/dom.js';
import { findBySelector } from '../elements/find.js';

const labelsOf = (element: Element): string => {
  const labels = 'labels' in element ? Array.from((element as HTMLInputElement).labels ?? []) : [];
  return labels.map(label => fold(label.textContent)).join(' ');
};

/** What tells an element from others, wherever it stands. */
const lookOf = (element: Element): string => {
  const given = ['type', 'name', 'id', 'aria-label', 'placeholder', 'action'];
  return [element.localName, ...given.map(name => element.getAttribute(name)), labelsOf(element)].join('\n');
};

const kindOf = (element: Element): string => `${element.localName} ${element.getAttribute('type')}`;

const alike = (look: string): Element[] =>
  trees(500)
    .flatMap(tree => all(tree, '*'))
    .filter(element => look.startsWith(`${element.localName}\n`) && lookOf(element) === look);

/**
 * Elements that a trial keeps hold of, by the selector under which each was seen first: a selector that is a path leads to another element
 * as soon as a script puts something above it. They stand in no object that the page's scripts can reach.
 */
const held = new Map<string, { readonly element: Element; readonly look: string }>();
const names = new WeakMap<Element, string>();

const hold = (selector: string, element: Element): void => {
  held.set(selector, { element, look: lookOf(element) });
  names.set(element, selector);
};

/** What was seen under a selector, or what was drawn anew in its place; undefined where nothing was held under it. */
function findHeld(selector: string): Element | null | undefined {
  const known = held.get(selector);
  if (!known) return undefined;
  if (known.element.isConnected) return known.element;
  const there = findBySelector(selector);
  const [only, ...others] = there && lookOf(there) === known.look ? [there] : alike(known.look);
  // Drawn anew with other words: in its old place, if nothing else that is held stands there by now.
  const isHeir = !only && there && !names.has(there) && kindOf(there) === kindOf(known.element);
  const heir = others.length > 0 ? null : (only ?? (isHeir ? there : null));
  if (heir) hold(selector, heir);
  return heir;
}

/** The element that is held under a selector, or that it leads to where none is; null where it is gone. */
export function findElement(selector: string): Element | null {
  const known = findHeld(selector);
  return known === undefined ? findBySelector(selector) : known;
}

/** Keeps hold of what selectors lead to now; of one that was held before, that stays. */
export function holdAll(selectors: readonly string[]): void {
  for (const selector of selectors) {
    const element = findHeld(selector) === undefined ? findBySelector(selector) : null;
    if (element) hold(selector, element);
  }
}

/** Selectors as they lead now, by the names under which what they lead to is held. */
export function nameAll(selectors: readonly string[]): string[] {
  // Asking for all that is held finds what was drawn anew.
  for (const selector of [...held.keys()]) findHeld(selector);
  return selectors.map(selector => {
    const element = selector.includes(' > ') ? findBySelector(selector) : null;
    if (!element) return selector;
    return names.get(element) ?? (held.has(selector) ? `${selector}:is(*)` : selector);
  });
}
