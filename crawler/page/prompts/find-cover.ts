import { aboveElement, fold } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';
import { withoutFragment } from '../../../kernel/addresses.js';

/** What lies over all of a page, and what may be pressed in it. */
export interface FoundCover {
  readonly text: string;
  readonly buttons: readonly { readonly name: string; readonly element: Element }[];
}

/**
 * Boxes that lie over the whole window, so that nothing beneath can be read or reached; `null` where there are none.
 * The page's own frame, and what holds the content itself, is no cover. Its buttons are those that do not lead elsewhere.
 */
export function findCover(): FoundCover | null {
  const lies = (element: Element): boolean => {
    const { position, zIndex } = getComputedStyle(element);
    if (position === 'fixed' || (position === 'absolute' && Number(zIndex) >= 10)) return true;
    return element.localName === 'dialog' || element.getAttribute('aria-modal') === 'true';
  };
  const at = (x: number, y: number): Element | null => {
    let found = document.elementFromPoint(x, y);
    for (let inner = found; inner?.shadowRoot;) {
      inner = inner.shadowRoot.elementFromPoint(x, y);
      if (inner === null || inner === found) break;
      found = inner;
    }
    return found;
  };
  const boxOf = (element: Element | null): Element | undefined => {
    for (let each = element; each; each = aboveElement(each))
      if (each !== document.body && each !== document.documentElement && lies(each)) return each;
    return undefined;
  };
  const whole = innerWidth * innerHeight;
  const isWhole = (box: Element): boolean => {
    if (box.matches(':modal')) return true;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const width = Math.min(right, innerWidth) - Math.max(left, 0);
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return width > 0 && height > 0 && width * height >= 0.9 * whole;
  };
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
  const boxes = new Set<Element>();
  for (const x of shares)
    for (const y of shares) {
      const box = boxOf(at(x * innerWidth, y * innerHeight));
      if (!box) return null;
      boxes.add(box);
    }
  const over = Array.from(boxes);
  const textOf = (box: Element): string => {
    const inner = box instanceof HTMLElement ? box.innerText : '';
    const shadow = Array.from(box.shadowRoot?.children ?? [], child =>
      child instanceof HTMLElement && child.localName !== 'style' ? child.innerText : '',
    );
    return [inner, ...shadow].join(' ');
  };
  const outermost = over.filter(box => !over.some(other => other !== box && other.contains(box)));
  const text = fold(outermost.map(textOf).join(' '));
  const isContent = outermost.some(box => box.querySelector('main, nav, article, [role=main]') !== null);
  if (isContent || !over.some(isWhole) || 2 * text.length > fold(document.body.innerText).length) return null;
  const clickable =
    'button, [role=button], input[type=button], input[type=submit], a, [onclick], [aria-label*=close i]';
  const leaves = (element: Element): boolean =>
    element instanceof HTMLAnchorElement &&
    /^(https?|mailto|tel):/.test(element.href) &&
    withoutFragment(element.href) !== withoutFragment(location.href);
  const trees: (Element | ShadowRoot)[] = [...outermost];
  const buttons = new Map<Element, string>();
  for (let tree = trees.shift(); tree; tree = trees.shift()) {
    const held = Array.from(tree.querySelectorAll('*'));
    for (const element of tree instanceof Element ? [tree, ...held] : held) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      if (!element.matches(clickable) || leaves(element) || boxes.has(element)) continue;
      if (!isVisible(element, 'used')) continue;
      const own = element instanceof HTMLInputElement ? element.value : element.textContent;
      buttons.set(element, fold(element.getAttribute('aria-label') || own).slice(0, 60));
    }
  }
  return {
    text: text.slice(0, 300),
    buttons: Array.from(buttons, ([element, name]) => ({ name, element })),
  };
}
