import { isGeneratedReadable, isReadable, isShown } from './sight.js';
import { attributeOf, isButton, isControl, type ElementNode, type Generated, type TreeNode } from './tree.js';

/** The string that generated content shows: `"*"` → `*`; pictures and counters show no text. */
export function generatedText(generated: Generated): string {
  const strings = generated.content.split(/"\s*\/\s*"/)[0] ?? '';
  return Array.from(strings.matchAll(/"((?:[^"\\]|\\.)*)"?/g), match => match[1] ?? '').join('');
}

export const tidy = (text: string): string => text.replace(/[\s\u00a0\u200b-\u200f\ufeff]+/g, ' ').trim();

/** Elements whose text is no label of anything near: the controls themselves and what they offer. */
const ownWords = (element: ElementNode): boolean =>
  isControl(element) || isButton(element) || /^(option|optgroup|script|style|iframe)$/.test(element.tag);

const blocks =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|section|table|tbody|td|th|thead|tr|ul)$/;

/** The element begins and ends a line of its own. */
export const breaksLine = (element: ElementNode): boolean => blocks.test(element.tag);

function collect(node: TreeNode, out: string[], wants: Wants): void {
  if (node.type === 'text') {
    if (wants.text(node.parent)) out.push(node.text);
    return;
  }
  if (wants.skip(node)) return;
  const gap = blocks.test(node.tag) ? ' ' : '';
  out.push(gap);
  if (node.before && wants.generated(node.before, node)) out.push(generatedText(node.before));
  const instead = wants.instead(node);
  if (instead !== undefined) out.push(instead);
  else for (const child of node.children) collect(child, out, wants);
  if (node.after && wants.generated(node.after, node)) out.push(generatedText(node.after));
  out.push(gap);
}

interface Wants {
  skip(element: ElementNode): boolean;
  text(parent: ElementNode): boolean;
  generated(generated: Generated, on: ElementNode): boolean;
  /** Text that stands in place of the element's content. */
  instead(element: ElementNode): string | undefined;
}

const bySight: Wants = {
  skip: element => ownWords(element) || !!element.style?.gone,
  text: isReadable,
  generated: isGeneratedReadable,
  instead: () => undefined,
};

const byName: Wants = {
  skip: element =>
    ownWords(element) || !!element.style?.gone || attributeOf(element, 'aria-hidden') === 'true',
  text: () => true,
  generated: generated => !generated.style.gone,
  instead: element => {
    const label = attributeOf(element, 'aria-label');
    if (label !== '') return label;
    return element.tag === 'img' ? ` ${attributeOf(element, 'alt')} ` : undefined;
  },
};

/** What a sighted person reads in an element, generated text included; controls and buttons in it left out. */
export function seenText(node: TreeNode): string {
  const out: string[] = [];
  collect(node, out, bySight);
  return tidy(out.join(''));
}

/** What assistive technology reads in an element; a reference (`aria-labelledby`) reaches hidden text too. */
export function namedText(element: ElementNode, referenced = false): string {
  const out: string[] = [];
  const wants =
    referenced && !isShown(element) ? { ...byName, skip: ownWords, generated: () => true } : byName;
  collect(element, out, wants);
  return tidy(out.join(''));
}
