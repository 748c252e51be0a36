import { aboveElement } from '../elements/dom.js';

/**
 * Brings an element into view, and tells how far below the document's top it stands; undefined for one that sticks to
 * the window. Waits for nothing: tabs in the background are given no frames in which an element could prove to be at rest.
 */
export function bringIntoView(element: Element): number | undefined {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  for (let at: Element | null = element; at; at = aboveElement(at))
    if (getComputedStyle(at).position === 'fixed') return undefined;
  return element.getBoundingClientRect().top + scrollY;
}
