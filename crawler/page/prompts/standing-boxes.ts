import { aboveElement, fold, isWithin, type Tree } from '../elements/dom.js';
import { buttonName } from '../elements/names.js';
import { isVisible } from '../elements/visible.js';
import { choiceWords } from '../../../kernel/words/choice-words.js';
import { withoutFragment } from '../../../kernel/addresses.js';

/** A box with buttons that lies over a page or asks in it: what can be seen of its form. */
export interface StandingBox {
  readonly text: string;
  readonly buttons: readonly { readonly name: string; readonly leaves: boolean }[];
  readonly asksForText: boolean;
  /** It holds boxes, radios, switches or lists to choose purposes by. */
  readonly isChosen: boolean;
  /** It is, or holds, a part of the page's own frame: header, navigation, footer. */
  readonly isLandmark: boolean;
}

/**
 * Boxes of a document that lie over the page for a new visitor (fixed, sticky, dialogs, layers; in open shadow trees as well) and
 * have something to press, and short passages in the page that ask about cookies with two answers. One pass over the document; styles are
 * asked for around buttons only.
 * @param frameIsBox the document is a frame's that lies over the page: all of it is one box.
 */
export function standingBoxes(frameIsBox: boolean): StandingBox[] {
  const most = { text: 2_000, readText: 4_000, name: 60, buttons: 40, elements: 50_000, up: 6 };
  const topic = new RegExp(choiceWords.topic, 'i');
  const accepts = new RegExp(choiceWords.accept, 'i');
  const leads = new RegExp(`${choiceWords.decline}|${choiceWords.settings}`, 'i');
  const clickable =
    'button, [role=button], input[type=button], input[type=submit], a, [onclick], [class*="btn" i], [class*="button" i]';
  const leaves = (element: Element): boolean => {
    const target = element instanceof HTMLAnchorElement ? withoutFragment(element.href) : '';
    return /^(https?|mailto|tel):/.test(target) && target !== withoutFragment(location.href);
  };
  const pressed: Element[] = [];
  const trees: Tree[] = [document];
  let seen = 0;
  for (let tree = trees.shift(); tree; tree = trees.shift())
    for (const element of Array.from(tree.querySelectorAll('*'))) {
      if ((seen += 1) > most.elements) break;
      if (element.shadowRoot) trees.push(element.shadowRoot);
      if (element.matches(clickable)) pressed.push(element);
    }
  const lies = (element: Element): boolean => {
    const { position, zIndex } = getComputedStyle(element);
    if (position === 'fixed' || position === 'sticky') return true;
    if (position === 'absolute' && Number(zIndex) >= 10) return true;
    if (element.localName === 'dialog' || element.getAttribute('aria-modal') === 'true') return true;
    if (/^(alert)?dialog$/.test(element.getAttribute('role') ?? '')) return true;
    const named = `${element.id} ${element.getAttribute('class') ?? ''} ${element.localName} ${element.getAttribute('aria-label') ?? ''}`;
    return /cookie|consent|gdpr|ccpa|cmp[-_]/i.test(named);
  };
  const over = new Map<Element, Element | null>();
  const overOf = (start: Element | null): Element | null => {
    const path: Element[] = [];
    let found: Element | null = null;
    for (let at = start; at; at = aboveElement(at)) {
      if (at === document.documentElement || at === document.body) {
        if (frameIsBox) found = document.body;
        break;
      }
      const known = over.get(at);
      if (known !== undefined) {
        found = known;
        break;
      }
      path.push(at);
      if (lies(at)) {
        found = at;
        break;
      }
    }
    for (const each of path) over.set(each, found);
    return found;
  };
  const textOf = (box: Element): string => {
    const parts = [box instanceof HTMLElement ? box.innerText : ''];
    const roots = [box, ...Array.from(box.querySelectorAll('*')).filter(each => each.shadowRoot)];
    for (const { shadowRoot } of roots.slice(0, 20))
      for (const child of Array.from(shadowRoot?.children ?? []))
        if (child instanceof HTMLElement && child.localName !== 'style') parts.push(child.innerText);
    return fold(parts.join(' ').slice(0, most.readText));
  };
  // What is out of sight waits there for a click, as a menu at the side does.
  const isInView = (box: Element): boolean => {
    if (getComputedStyle(box).position !== 'fixed') return true;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const width = Math.min(right, innerWidth) - Math.max(left, 0);
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return width > 20 && height > 15;
  };
  const shortName = (element: Element): string => {
    const name = buttonName(element);
    return name.length <= most.name ? name.toLowerCase() : '';
  };
  /** The few sentences around an answer that ask about cookies and hold another answer. */
  const passageOf = (element: Element): Element | null => {
    const name = shortName(element);
    if (name === '' || leaves(element) || !(accepts.test(name) || leads.test(name))) return null;
    for (let box = aboveElement(element), up = 0; box && up < most.up; box = aboveElement(box), up += 1) {
      if (box === document.body || box.querySelector('main, nav, header, footer, article')) return null;
      if ((box.textContent ?? '').length > 3_000) return null;
      const text = textOf(box);
      if (text.length > 600) return null;
      if (!topic.test(text)) continue;
      const names = pressed.filter(each => isWithin(each, box) && isVisible(each)).map(shortName);
      const isNotice = /(^|[\s_-])(banner|notice)s?([\s_-]|$)/i.test(`${box.id} ${box.className}`);
      const others = names.some(each => leads.test(each));
      if (names.some(each => accepts.test(each) && !leads.test(each)) && (isNotice || others)) return box;
    }
    return null;
  };
  const landmarks =
    'header, nav, footer, [role=banner], [role=navigation], [role=contentinfo], [role=search]';
  const boxes = new Map<Element, Element[]>();
  for (const element of pressed) {
    let box = overOf(aboveElement(element)) ?? passageOf(element);
    if (!box || !isVisible(element)) continue;
    // A layer of buttons alone belongs to the box that holds their question.
    for (let outer = box; outer && textOf(outer).length < buttonName(element).length + 12;) {
      const next: Element | null = overOf(aboveElement(outer));
      if (!next || next === outer) break;
      box = outer = next;
    }
    const held = boxes.get(box);
    if (held) held.push(element);
    else boxes.set(box, [element]);
  }
  const found: StandingBox[] = [];
  for (const [box, held] of boxes) {
    if (!isVisible(box) || !isInView(box)) continue;
    const names = new Map<string, boolean>();
    for (const element of held) {
      const name = buttonName(element).slice(0, most.name);
      if (name !== '' && !names.has(name)) names.set(name, leaves(element));
    }
    found.push({
      text: textOf(box).slice(0, most.text),
      buttons: Array.from(names, ([name, isLink]) => ({ name, leaves: isLink })).slice(0, most.buttons),
      asksForText:
        box.querySelector(
          'input:not([type]), input[type=text], input[type=email], input[type=search], input[type=tel], input[type=password], textarea',
        ) !== null,
      isChosen: box.querySelector('input[type=checkbox], input[type=radio], select, [role=switch]') !== null,
      isLandmark:
        box.querySelector(`${landmarks}, main, [role=menu], [role=menubar]`) !== null ||
        box.closest(landmarks) !== null,
    });
  }
  return found;
}
