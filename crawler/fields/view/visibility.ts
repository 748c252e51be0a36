import { drawnBoxOf } from './drawn-box.js';
import type { Labels } from './labels.js';
import { restingLabelOf } from './resting-label.js';
import { seenText } from './seen-text.js';
import { isShown } from './sight.js';
import { standInOf } from './stand-in.js';
import { ancestors, attributeOf, isControl, type ElementNode } from './tree.js';

const hasSize = (element: ElementNode): boolean =>
  element.box === null || (element.box[2] > 1 && element.box[3] > 1);

/** What a control is called by itself or by its labels. */
const nameOf = (control: ElementNode, labels: Labels): string =>
  attributeOf(control, 'aria-label') || labels.of(control).map(seenText).join(' ');

/**
 * A person can see and use the control. Check boxes, radio buttons and file inputs that are hidden under a drawn label count as
 * visible with that label, and a list that a script has hidden with what stands for it, unless that is a control of its own. A text box out
 * of sight does with the box that opens a list in its place, or with the label that lies over it until it takes the cursor; without either
 * it is a trap for robots.
 */
export function isControlVisible(control: ElementNode, labels: Labels): boolean {
  if (isShown(control) && hasSize(control)) return true;
  const standIn = standInOf(control);
  if (standIn) return !isControl(standIn);
  if (drawnBoxOf(control, labels) || restingLabelOf(control, nameOf(control, labels))) return true;
  const drawn = control.tag === 'input' && /^(checkbox|radio|file)$/i.test(attributeOf(control, 'type'));
  return (
    drawn && labels.of(control).some(label => isShown(label) && (seenText(label) !== '' || hasSize(label)))
  );
}

/** A dialog by its element, role or state. */
export const isDialog = (element: ElementNode): boolean =>
  element.tag === 'dialog' ||
  attributeOf(element, 'aria-modal') === 'true' ||
  /^(alert)?dialog$/.test(attributeOf(element, 'role'));

const isLayer = (element: ElementNode): boolean => element.style?.position === 'fixed' || isDialog(element);

/** Points of nine that may still show the page itself beside a layer that bars the way to it. */
const openPoints = 1;

/**
 * The element stands in a layer that lies over the page and bars the way to the rest.
 * @param overlaid points of nine over the window that show a layer ({@link DocumentSnapshot.overlaid})
 */
export const isBlocking = (element: ElementNode | undefined, overlaid: number): boolean =>
  element !== undefined &&
  overlaid >= 9 - openPoints &&
  isShown(element) &&
  [element, ...ancestors(element)].some(isLayer);
