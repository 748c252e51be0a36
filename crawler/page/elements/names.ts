import { fold } from './dom.js';
import { generatedContent } from './generated-content.js';

const content = (node: Node, depth: number): string => {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || depth > 20) return '';
  if (depth > 0) {
    const label = fold(node.getAttribute('aria-label'));
    if (label !== '') return label;
    if (
      node.getAttribute('aria-hidden') === 'true' ||
      /^(script|style|template|noscript)$/i.test(node.tagName)
    )
      return '';
  }
  // A picture without words for it goes by its title; one with none on purpose goes by nothing.
  if (node instanceof HTMLImageElement || node instanceof HTMLAreaElement)
    return node.hasAttribute('alt') ? node.alt : node.title;
  if (node instanceof HTMLInputElement) return node.type === 'image' ? node.alt : node.value;
  if (node instanceof SVGElement && node.tagName === 'svg')
    return fold(node.querySelector('title')?.textContent);
  const inside = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [];
  const children = inside.length > 0 ? inside : Array.from((node.shadowRoot ?? node).childNodes);
  const words = children.map(child => content(child, depth + 1));
  return [generatedContent(node, '::before'), ...words, generatedContent(node, '::after')].join(
    /^(inline|contents)/.test(getComputedStyle(node).display) ? '' : ' ',
  );
};

/** The accessible name of a link or button, after the Accessible Name and Description Computation. */
export const accessibleName = (element: Element): string => {
  const root = element.getRootNode();
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(id => id !== '');
  if (ids.length > 0 && (root instanceof Document || root instanceof ShadowRoot)) {
    const parts = ids.map(id => root.getElementById(id)).map(part => (part ? content(part, 0) : ''));
    if (fold(parts.join(' ')) !== '') return fold(parts.join(' '));
  }
  const label = fold(element.getAttribute('aria-label'));
  if (label !== '') return label;
  return fold(content(element, 0)) || fold(element.getAttribute('title'));
};

/** Everything that may go into its name, cheaply: enough to see whether the name is worth working out. */
export const rawName = (element: Element): string => {
  const holders = [
    element,
    ...Array.from(element.querySelectorAll('[aria-label], [alt], [title], [value]')).slice(0, 10),
  ];
  const said = holders.flatMap(holder =>
    ['aria-label', 'alt', 'title', 'value'].map(name => holder.getAttribute(name) ?? ''),
  );
  const elsewhere =
    element.hasAttribute('aria-labelledby') || element.shadowRoot || element.querySelector('slot');
  return [
    (element.textContent ?? '').slice(0, 1_000),
    ...said,
    elsewhere ? accessibleName(element) : '',
  ].join(' ');
};

/** The sentence, list item or line that holds the element. */
export const wordsAround = (element: Element): string => {
  const own = fold(element.textContent);
  let block: Element | null = element;
  while (block?.parentElement && /^(inline|contents)/.test(getComputedStyle(block).display))
    block = block.parentElement;
  if (!block) return own;
  const whole = fold(block instanceof HTMLElement ? block.innerText : block.textContent);
  if (own === '' || whole.length <= 200) return whole;
  const at = whole.indexOf(own);
  if (at === -1) return whole.slice(0, 200);
  const start = Math.max(whole.lastIndexOf('. ', at) + 1, whole.lastIndexOf('? ', at) + 1, at - 120, 0);
  const end = whole.indexOf('. ', at + own.length);
  return fold(
    whole.slice(start, end === -1 ? at + own.length + 120 : Math.min(end + 1, at + own.length + 120)),
  );
};

/** What a person calls something to press: what it is labelled with, its shown words, or what its picture stands for. */
export const buttonName = (element: Element): string => {
  const labelled = (element.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map(id => (id === '' ? '' : fold(element.ownerDocument.getElementById(id)?.textContent)))
    .join(' ');
  return fold(
    labelled.trim() ||
      element.getAttribute('aria-label') ||
      fold(element instanceof HTMLElement ? element.innerText : element.textContent) ||
      (element instanceof HTMLInputElement ? element.value : '') ||
      element.getAttribute('title') ||
      element.querySelector('img[alt]')?.getAttribute('alt'),
  );
};
