import { seenText, tidy } from './seen-text.js';
import { isShown } from './sight.js';
import { ancestors, attributeOf, contains, isControl, type ElementNode } from './tree.js';

/** How far up from a transparent text box its label may be; parts of two components lie between (Material Web). */
const levels = 12;

const isTextBox = ({ tag, attributes }: ElementNode): boolean =>
  tag === 'textarea' ||
  (tag === 'input' && /^(|text|email|tel|url|number|password|search|date)$/i.test(attributes['type'] ?? ''));

/** The keyboard reaches it, and assistive technology is told of it: it is no trap for robots. */
const isReachable = (control: ElementNode): boolean =>
  !/^-/.test(attributeOf(control, 'tabindex')) &&
  ![control, ...ancestors(control)].some(each => attributeOf(each, 'aria-hidden') === 'true');

const words = (text: string): string[] => tidy(text.replace(/[*:]/g, ' ')).toLowerCase().split(' ');

/** Says the name and nothing else: once, or twice where one label rests and another stands ready to rise. */
const says = (text: string, name: string): boolean => {
  const [said, wanted] = [words(text).join(' '), words(name).join(' ')];
  return wanted !== '' && (said === wanted || said === `${wanted} ${wanted}`);
};

const overlap = (one: ElementNode['box'], two: ElementNode['box']): boolean =>
  one !== null &&
  two !== null &&
  [0, 1].every(
    at =>
      (one[at] ?? 0) < (two[at] ?? 0) + (two[at + 2] ?? 0) &&
      (two[at] ?? 0) < (one[at] ?? 0) + (one[at + 2] ?? 0),
  );

function* below(element: ElementNode): Generator<ElementNode> {
  for (const child of element.children)
    if (child.type === 'element') {
      yield child;
      yield* below(child);
    }
}

/**
 * The label that lies over a text box at rest, and rises as the box takes the cursor: until then the box itself is transparent. It says the
 * box's own name at the box's own place; `name` is that name. Undefined for a box that shows itself.
 */
export function restingLabelOf(control: ElementNode, name: string): ElementNode | undefined {
  const [, , width = 0, height = 0] = control.box ?? [];
  if (!isTextBox(control) || control.style?.faded !== true || width <= 1 || height <= 1) return undefined;
  if (!isReachable(control)) return undefined;
  for (const up of [...ancestors(control)].slice(0, levels)) {
    if (/^(form|body|main|fieldset|tr|tbody|table)$/.test(up.tag)) return undefined;
    const inside = [...below(up)].filter(each => each !== control && !contains(each, control));
    if (inside.some(isControl)) return undefined;
    const label = inside.find(
      each => isShown(each) && overlap(each.box, control.box) && says(seenText(each), name),
    );
    if (label) return label;
  }
  return undefined;
}
