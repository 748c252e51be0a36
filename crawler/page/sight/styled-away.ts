import { up } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';
import { opens } from './openers.js';

/** The element lies inside, its contents are not painted, and nothing there brings them out. */
const keepsShut = (at: Element, element: Element): boolean => {
  if (at === element) return false;
  if (getComputedStyle(at).contentVisibility === 'hidden') return !opens(at);
  if (!(at instanceof HTMLDetailsElement) || at.open) return false;
  const summary = at.querySelector(':scope > summary');
  return summary !== null && !summary.contains(element) && !isVisible(summary) && !opens(at);
};

/**
 * Why a sighted person cannot see an element's words or picture, not even after opening a menu, a disclosure or a tab whose opener can be seen:
 * `display`, `visibility`, `opacity`, the first that hides it and that nothing visible undoes.
 */
export const styledAway = (element: Element): string => {
  let opacity = 1;
  // Visibility is inherited: the topmost element of an unbroken line of hidden ones is the one that is switched.
  let unseen = getComputedStyle(element).visibility === 'visible' ? undefined : element;
  for (let at: Element | null = element; at; at = up(at)) {
    const css = getComputedStyle(at);
    if ((css.display === 'none' && !opens(at)) || keepsShut(at, element)) return 'display';
    if (unseen !== undefined && css.visibility !== 'visible') unseen = at;
    else if (unseen !== undefined) {
      if (!opens(unseen)) return 'visibility';
      unseen = undefined;
    }
    const faded = Number(css.opacity) * (/opacity\((0|0%)\)/.test(css.filter) ? 0 : 1);
    if (opacity >= 0.1 && opacity * faded < 0.1 && !opens(at)) return 'opacity';
    opacity *= faded;
  }
  return unseen !== undefined && !opens(unseen) ? 'visibility' : '';
};
/** Not laid out now, though nothing keeps a person from opening it. */
export const isClosed = (element: Element): boolean => !isVisible(element, 'rendered');
