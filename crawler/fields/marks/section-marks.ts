import type { Line, SeenLines } from './lines.js';
import { isShown } from '../view/sight.js';
import {
  ancestors,
  attributeOf,
  contains,
  isControl,
  type DocumentTree,
  type ElementNode,
} from '../view/tree.js';

const isHeading = (element: ElementNode): boolean =>
  /^h[1-6]$/.test(element.tag) || attributeOf(element, 'role') === 'heading';

const levelOf = (heading: ElementNode): number =>
  Number(attributeOf(heading, 'aria-level') || /^h([1-6])$/.exec(heading.tag)?.[1] || 2);

/** Controls below a heading of their form, up to the next heading, with that heading's words. */
export function sectionTitles(tree: DocumentTree, lines: SeenLines): ReadonlyMap<ElementNode, string> {
  const found = new Map<ElementNode, string>();
  let title = '';
  for (const element of tree.elements) {
    if (element.tag === 'form') title = '';
    if (isHeading(element) && isShown(element))
      title = lines
        .in(element)
        .map(({ text }) => text)
        .join(' ');
    else if (isControl(element) && title !== '') found.set(element, title);
  }
  return found;
}

/**
 * Whether a line is said of a control as well: what a legend says, of the group that it names; what a heading says, of all up to the next
 * one of its rank.
 */
export function isSaidOf(line: Line, control: ElementNode, tree: DocumentTree): boolean {
  const around = line.holders.flatMap(holder => [holder, ...ancestors(holder)]);
  const legend = around.find(up => up.tag === 'legend');
  const group = legend && [...ancestors(legend)].find(up => up.tag === 'fieldset');
  if (group) return contains(group, control);
  const heading = around.find(isHeading);
  if (!heading) return true;
  const [from, to] = [tree.elements.indexOf(heading), tree.elements.indexOf(control)];
  const next = tree.elements.findIndex(
    (element, at) =>
      at > from && isHeading(element) && levelOf(element) <= levelOf(heading) && isShown(element),
  );
  return next < 0 || to < next;
}
