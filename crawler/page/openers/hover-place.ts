import { fold } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

/** Where something that hears when it is pointed at stands in the window. */
export interface HoverPlace {
  readonly x: number;
  readonly y: number;
  /** Equal for equal ones on other pages. */
  readonly look: string;
}

/** Where an element can be pointed at, brought into view where asked to `scroll`; null where nobody could point at it alone. */
export function hoverPlace(node: unknown, scroll: boolean): HoverPlace | null {
  if (!(node instanceof Element) || node.matches('html, body, main, form, input, select, textarea'))
    return null;
  if (node.closest('form') !== null || !isVisible(node, 'shown')) return null;
  if (scroll) node.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = node.getBoundingClientRect();
  // What is as large as the window is pointed at by everybody, whatever they do.
  if (width === 0 || height === 0 || width * height > (innerWidth * innerHeight) / 2) return null;
  const words = fold(node.textContent).slice(0, 60);
  return {
    x: left + width / 2,
    y: top + height / 2,
    look: `hover ${node.tagName} ${node.getAttribute('class')} ${words}`,
  };
}
