import type { SeenLines } from './lines.js';
import { isSectionOfRequired } from './required-words.js';
import { isShown } from '../view/sight.js';
import { attributeOf, isControl, type DocumentTree, type ElementNode } from '../view/tree.js';

const isHeading = (element: ElementNode): boolean =>
  /^h[1-6]$/.test(element.tag) || attributeOf(element, 'role') === 'heading';

/** Controls below a heading such as "Required fields", up to the next heading, with that heading's words. */
export function requiredSections(tree: DocumentTree, lines: SeenLines): ReadonlyMap<ElementNode, string> {
  const found = new Map<ElementNode, string>();
  let title = '';
  for (const element of tree.elements) {
    if (element.tag === 'form') title = '';
    if (isHeading(element) && isShown(element))
      title = lines
        .in(element)
        .map(({ text }) => text)
        .join(' ');
    else if (isControl(element) && isSectionOfRequired(title)) found.set(element, title);
  }
  return found;
}
