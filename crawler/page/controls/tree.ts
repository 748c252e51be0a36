import { aboveElement } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

/**
 * Ways through a document as a person sees it, as if shadow trees were part of the tree around them. Elements that a script took over from
 * another document are of that one's classes: `instanceof` tells nothing of them.
 */

/** An element and everything below it, in the order in which it stands there. */
export function allIn(from: Element): Element[] {
  const found: Element[] = [];
  const walk = (element: Element): void => {
    found.push(element);
    for (const child of Array.from(element.shadowRoot?.children ?? [])) walk(child);
    for (const child of Array.from(element.children)) walk(child);
  };
  walk(from);
  return found;
}

/** The nearest that matches of an element and those above it. */
export function closest(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at; at = aboveElement(at)) if (at.matches(selector)) return at;
  return null;
}

export const isList = (element: Element): element is HTMLSelectElement => element.matches('select');
export const isInput = (element: Element): element is HTMLInputElement => element.matches('input');
/** Whether a part of something drawn, such as a day of a calendar, shows. */
export const isDrawn = (element: Element): boolean => isVisible(element, 'drawn');

const textOf = (elements: readonly Element[]): string =>
  elements
    .filter(element => !element.matches('style, script, template'))
    .flatMap(element => Array.from(element.childNodes))
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(node => (node.textContent ?? '').trim())
    .filter(each => each !== '')
    .join(' ');

/** All words of an element, whether they show or not. */
export const words = (from: Element): string => textOf(allIn(from));
/** The words that show. */
export const shownWords = (from: Element): string => textOf(allIn(from).filter(isDrawn));
