import { aboveElement } from '../elements/dom.js';
import { generatedContent } from '../elements/generated-content.js';
import { isUnread } from '../sight/unread.js';
import { broughtWordsOut, wasReadable } from './bring-out.js';

/** Words that are crossed out no longer hold, in the text's own view. */
const isStruck = (element: Element): boolean =>
  element.matches('s, strike, del') || getComputedStyle(element).textDecorationLine.includes('line-through');

/** The text of a document's main content, what a sighted person can read (perhaps after opening a section) and what not. */
export function readDocumentText(most: number) {
  const silent = 'script, style, noscript, template, head, select, textarea, svg, object';
  const around =
    'nav, footer, aside, [role=navigation], [role=contentinfo], [role=complementary], [role=search]';
  const layers = 'dialog, [role=dialog], [role=alertdialog]';
  const long = (element: Element): boolean => (element.textContent ?? '').trim().length > 200;
  const mains = Array.from(document.querySelectorAll('main, [role=main]')).filter(long);
  const articles = Array.from(document.querySelectorAll('article')).filter(long);
  const content = mains.length === 1 ? mains : articles.length === 1 ? articles : [document.body];
  const skipped =
    content[0] === document.body
      ? `${around}, ${layers}, body > header`
      : 'nav, [role=navigation], aside, [role=complementary]';

  const brief = (element: Element, most: number): boolean =>
    (element.textContent ?? '').replace(/\s+/g, ' ').length < most;
  const consentName =
    /cookie-?(bar|banner|box|notice|consent|law|popup|pop-up|modal|alert|message|info|prompt)|consent|gdpr/i;
  /** A box that asks about cookies, or a form with the words around it: neither is part of a text, wherever it stands. */
  const asks = (element: Element): boolean => {
    const named = `${element.id} ${element.getAttribute('class') ?? ''}`;
    if (
      consentName.test(named) &&
      brief(element, 1_500) &&
      element.querySelector('button, [role=button], input')
    )
      return true;
    const fields = 'input:is([type=text], [type=email], [type=search], [type=tel], :not([type])), textarea';
    return element.querySelector(`form :is(${fields})`) !== null && brief(element, 400);
  };

  const seen: string[] = [];
  const unseen: string[] = [];
  /** Boxes that stay in place while the page scrolls, such as a bar that asks about cookies: where their text begins and ends. */
  const fixed: { readonly from: readonly [number, number]; readonly to: readonly [number, number] }[] = [];
  let size = 0;
  const verdicts = new Map<Element, boolean>();
  const isCrossedOut = (element: Element): boolean => {
    for (let at: Element | null = element; at && at !== document.body; at = aboveElement(at))
      if (isStruck(at)) return true;
    return false;
  };
  const isHidden = (element: Element): boolean => {
    let hidden = verdicts.get(element);
    if (hidden === undefined) {
      hidden = isCrossedOut(element) || (!wasReadable(element) && isUnread(element));
      verdicts.set(element, hidden);
    }
    return hidden;
  };
  /** A letter set large at the start of a paragraph floats, and belongs to its word. */
  const isInitial = (element: Element, css: CSSStyleDeclaration): boolean =>
    css.float !== 'none' && (element.textContent ?? '').trim().length <= 2;
  const breaks = (element: Element): boolean => {
    const css = getComputedStyle(element);
    return (
      element.localName === 'br' || (!/^(inline|contents|ruby)/.test(css.display) && !isInitial(element, css))
    );
  };
  /** Links and buttons that are boxes of their own stand apart, with a space between them or without. */
  const standsApart = (element: Element): boolean =>
    element.matches('a, button, [role=button]') &&
    /^inline-(block|flex|grid)/.test(getComputedStyle(element).display);
  const walk = (node: Node, depth: number): void => {
    if (size > most || depth > 200) return;
    if (node instanceof Text) {
      const root = node.getRootNode();
      const holder = node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
      if (node.data.trim() === '' || !holder) {
        if (node.data !== '') seen.push(' ');
        return;
      }
      size += node.data.length;
      (isHidden(holder) ? unseen : seen).push(node.data.replace(/\s+/g, ' '));
      return;
    }
    if (
      !(node instanceof Element) ||
      node.matches(silent) ||
      (depth > 0 && (node.matches(skipped) || asks(node)))
    )
      return;
    const isFixed = depth > 0 && getComputedStyle(node).position === 'fixed';
    const from = [seen.length, unseen.length] as const;
    const isBlock = breaks(node);
    // What is not there parts no word of what is.
    const isGone = isBlock && getComputedStyle(node).display === 'none' && isHidden(node);
    // "Read more" is no part of the sentence that it stands behind.
    const mark = isBlock || broughtWordsOut(node) ? '\n' : standsApart(node) ? ' ' : '';
    const divide = (): void => {
      if (mark !== '') for (const list of isGone ? [unseen] : [seen, unseen]) list.push(mark);
    };
    divide();
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [];
    const generate = (where: '::before' | '::after'): void => {
      const words = generatedContent(node, where);
      // Signs, numbers and icons are no words.
      if (/\p{L}{2}/u.test(words)) (isHidden(node) ? unseen : seen).push(words);
    };
    const children = slotted.length > 0 ? slotted : Array.from((node.shadowRoot ?? node).childNodes);
    generate('::before');
    for (const child of children) walk(child, depth + 1);
    generate('::after');
    divide();
    if (isFixed) fixed.push({ from, to: [seen.length, unseen.length] });
  };
  for (const root of content) if (root) walk(root, 0);
  // A box that holds most of the text is the page itself, in a frame of its own.
  const length = (parts: readonly string[]): number => parts.join('').length;
  const whole = length(seen) + length(unseen);
  for (const { from, to } of fixed) {
    const inside = length(seen.slice(from[0], to[0])) + length(unseen.slice(from[1], to[1]));
    if (inside * 2 > whole) continue;
    seen.fill('', from[0], to[0]);
    unseen.fill('', from[1], to[1]);
  }

  const lines = (parts: string[]): string =>
    parts
      .join('')
      .split('\n')
      .map(line => line.replace(/\s+/g, ' ').trim())
      .filter(line => line !== '')
      .join('\n')
      .slice(0, most);
  const link = document.querySelector('link[rel~=canonical i]');
  return {
    title: String(document.title).slice(0, 200),
    lang: document.documentElement.lang.slice(0, 20),
    text: lines(seen),
    hiddenText: lines(unseen),
    canonical: link instanceof HTMLLinkElement ? link.href.slice(0, 2_000) : '',
  };
}
