import type { Labels } from './labels.js';
import { seenText } from './seen-text.js';
import { isShown } from './sight.js';
import { ancestors, attributeOf, contains, isControl, type ElementNode } from './tree.js';

/** How far up from a hidden text box the box drawn in its place may be. */
const levels = 4;
/** Sizes of what looks like a control, in CSS pixels. */
const sizes = { least: { width: 30, height: 12 }, tallest: 100 };

const hasSize = ({ box }: ElementNode): boolean => box !== null && box[2] > 1 && box[3] > 1;

/** Rendered, though out of sight: a script gives it the cursor. What is not rendered at all has no place. */
const isRendered = ({ box }: ElementNode): boolean => box !== null && box.some(each => each !== 0);

const isBordered = ({ style }: ElementNode): boolean =>
  style !== undefined &&
  /\b(?:0\.[5-9]|[1-9][\d.]*)px (?!none|hidden)/.test(style.border) &&
  !/^rgba\([^)]*, 0\)/.test(style.border);

const looksLikeControl = (element: ElementNode): boolean => {
  const [, , width = 0, height = 0] = element.box ?? [];
  const { least, tallest } = sizes;
  return isShown(element) && width >= least.width && height >= least.height && height <= tallest;
};

/** It says that it opens a list. */
const opensList = (element: ElementNode): boolean =>
  attributeOf(element, 'role') === 'combobox' ||
  /^(listbox|true)$/.test(attributeOf(element, 'aria-haspopup')) ||
  attributeOf(element, 'aria-autocomplete') === 'list';

function* below(element: ElementNode): Generator<ElementNode> {
  for (const child of element.children)
    if (child.type === 'element') {
      yield child;
      yield* below(child);
    }
}

/**
 * The box with words that a script has drawn in place of a text box that it keeps out of sight, and that opens a list when it is pressed.
 * A trap for robots has no such box, or no label that shows. Undefined for a text box that shows itself.
 */
export function drawnBoxOf(control: ElementNode, labels: Labels): ElementNode | undefined {
  const type = attributeOf(control, 'type').toLowerCase();
  if (control.tag !== 'input' || !/^(|text|search)$/.test(type)) return undefined;
  if ((isShown(control) && hasSize(control)) || !isRendered(control)) return undefined;
  if (attributeOf(control, 'aria-hidden') === 'true' || /^-/.test(attributeOf(control, 'tabindex')))
    return undefined;
  const isLabelled = labels.of(control).some(label => isShown(label) && /\S/.test(seenText(label)));
  const opens = opensList(control);
  if (!isLabelled && !opens) return undefined;
  for (const up of [...ancestors(control)].slice(0, levels)) {
    if (/^(form|body|main|fieldset|label|tr|tbody|table)$/.test(up.tag)) return undefined;
    const inside = [...below(up)].filter(each => each !== control && !contains(each, control));
    if (inside.some(each => each.tag === 'label' || (isControl(each) && isShown(each) && hasSize(each))))
      return undefined;
    // What says itself that it opens a list needs no border of its own, and may say nothing before an answer is chosen. A list beside it
    // that a script has hidden is answered by itself.
    const says = /\S/.test(seenText(up));
    const isLike = says && isBordered(up);
    const isOpener =
      opens && !inside.some(each => each.tag === 'select') && (says || (isLabelled && isBordered(up)));
    if (looksLikeControl(up) && (isLike || isOpener)) return up;
  }
  return undefined;
}
