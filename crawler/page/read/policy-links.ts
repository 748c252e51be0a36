import { aboveElement, type Tree } from '../elements/dom.js';
import { accessibleName, buttonName, rawName, wordsAround } from '../elements/names.js';
import { selectorMaker } from '../elements/selectors.js';
import { blends } from '../sight/colours.js';
import { covered, cutAway } from '../sight/geometry.js';
import { isClosed, styledAway } from '../sight/styled-away.js';
import { choiceWords } from '../../../kernel/words/choice-words.js';
import * as words from '../../../kernel/words/policy-words.js';
import { withoutFragment } from '../../../kernel/addresses.js';

/** The links of a document (and its buttons) that name, or lead to, a privacy policy; open shadow roots included. Bounded. */
export function readPolicyLinks() {
  const selector = selectorMaker();
  // As much as is read of a document at all, which says where that was not the whole.
  const most = { elements: 50_000, roots: 500 };
  const policy = words.policyNames.map(source => new RegExp(source, 'u'));
  const other = words.otherNames.map(source => new RegExp(source, 'u'));
  const deed = new RegExp(words.deedNames, 'u');
  const address = new RegExp(words.policyAddress, 'u');
  const mention = new RegExp(words.policyMention, 'u');

  const fold = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[‘’]/g, "'")
      .replace(/\s+/g, ' ')
      .trim();
  const isNamed = (name: string): boolean => {
    const folded = fold(name)
      .replace(/(?<![.:…→»>›*()])[.:…→»>›*()]+$/, '')
      .replace(/^[\s*•·|>›»-]+/, '')
      .trim();
    if (folded === '' || folded.split(' ').length > 14) return false;
    return policy.some(pattern => pattern.test(folded)) && !other.some(pattern => pattern.test(folded));
  };
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const leadsThere = (href: string): boolean => {
    if (!URL.canParse(href)) return false;
    const url = new URL(href);
    // "Skip to content" on the policy's own page leads nowhere.
    if (url.hash !== '' && withoutFragment(url.href) === withoutFragment(location.href)) return false;
    if (!/^https?:$/.test(url.protocol)) return false;
    const parts = url.pathname
      .split('/')
      .filter(part => part !== '' && !/^(index|default)\.\w+$/i.test(part));
    const last = parts.at(-1) ?? '';
    const values = [...new Set([last, ...url.searchParams.values()])].map(part => fold(decode(part)));
    return values.some(value => value.length < 120 && address.test(value));
  };

  /** What a person sees of a link: of a part of an image map, its picture. */
  const pictureOf = (element: Element): Element | undefined => {
    if (!(element instanceof HTMLAreaElement)) return element;
    const root = element.getRootNode();
    const name = element.closest('map')?.name;
    return root instanceof Document || root instanceof ShadowRoot
      ? Array.from(root.querySelectorAll('[usemap]')).find(each => each.getAttribute('usemap') === `#${name}`)
      : undefined;
  };
  const hiddenBy = (link: Element): string => {
    const element = pictureOf(link);
    if (!element) return 'display';
    const away = styledAway(element);
    if (away !== '') return away;
    // What a person has to open first has no place to be measured yet.
    if (isClosed(element)) return '';
    const cut = cutAway(element);
    if (cut !== '') return cut;
    if (blends(element)) return 'colour';
    return covered(element) ? 'covered' : '';
  };

  const topic = new RegExp(choiceWords.topic, 'i');
  const answer = new RegExp(`${choiceWords.accept}|${choiceWords.decline}|${choiceWords.acknowledge}`, 'i');
  const parts =
    'main, header, nav, footer, [role=main], [role=banner], [role=navigation], [role=contentinfo]';
  const lies = (box: Element): boolean =>
    box.matches('dialog, [role=dialog], [role=alertdialog], [aria-modal=true]') ||
    /^(fixed|sticky)$/.test(getComputedStyle(box).position);
  /** Whether it stands in a box over the page that asks about cookies: with the answer it goes away. */
  const isInPrompt = (element: Element): boolean => {
    for (let box = aboveElement(element); box && box !== document.body; box = aboveElement(box)) {
      if (box.matches(parts) || box.querySelector(parts)) return false;
      if (!lies(box) || !topic.test(fold(box.textContent ?? ''))) continue;
      const buttons = Array.from(box.querySelectorAll('button, [role=button], input[type=button]'));
      if (buttons.some(button => answer.test(buttonName(button).toLowerCase()))) return true;
    }
    return false;
  };

  const byScript = 'javascript:void(0)';
  const pointers = ['aria-controls', 'popovertarget', 'commandfor', 'data-bs-target', 'data-target'];
  /** The part of its page that a button opens: named by the button, and with words in it. */
  const openedBy = (element: Element): string => {
    const root = element.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return '';
    const ids = pointers.flatMap(name => (element.getAttribute(name) ?? '').split(/\s+/));
    return (
      ids
        .map(id => id.replace(/^#/, ''))
        .find(id => id !== '' && fold(root.getElementById(id)?.textContent ?? '') !== '') ?? ''
    );
  };
  /** The address that its handler in the markup names: `onclick="location.href='/privacy'"`, `href="javascript:open('/privacy')"`. */
  const ledByHandler = (element: Element): string => {
    const leads =
      /\b(?:location(?:\.href)?\s*=(?!=)|location\.(?:assign|replace)\s*\(|(?<![\w.])(?:window\.)?open\s*\()\s*(['"`])([^'"`$]+)\1/;
    const href = element.getAttribute('href') ?? '';
    const handler = [element.getAttribute('onclick') ?? '', /^\s*javascript:/i.test(href) ? href : ''].join(
      ' ',
    );
    const address = leads.exec(handler)?.[2] ?? '';
    return address !== '' && URL.canParse(address, document.baseURI)
      ? new URL(address, document.baseURI).href
      : '';
  };
  /** Where it leads: for a button, the part of its page that it opens, else whatever its script does. */
  const hrefOf = (element: Element): string => {
    if (element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement) {
      const leadsNowhere = /^\s*(#\s*$|javascript:)/i.test(element.getAttribute('href') ?? '');
      return (leadsNowhere ? ledByHandler(element) : '') || element.href;
    }
    const linked =
      element.getAttribute('data-href') ?? element.getAttribute('data-url') ?? element.getAttribute('href');
    if (linked !== null && URL.canParse(linked, document.baseURI))
      return new URL(linked, document.baseURI).href;
    const led = ledByHandler(element);
    if (led !== '') return led;
    const opened = openedBy(element);
    return opened === '' ? byScript : `${withoutFragment(location.href)}#${opened}`;
  };
  const isSvgLink = (element: Element) => element instanceof SVGAElement;

  const found: {
    href: string;
    name: string;
    named: boolean;
    visible: boolean;
    hiddenBy: string;
    inPrompt: boolean;
    context: string;
    selector: string;
  }[] = [];
  const roots: Tree[] = [document];
  for (let at = 0; at < Math.min(roots.length, most.roots); at += 1) {
    const root = roots[at] ?? document;
    for (const host of Array.from(root.querySelectorAll('*')).slice(0, most.elements))
      if (host.shadowRoot) roots.push(host.shadowRoot);
    // A tab, or a heading that opens its section, shows a part of its own page; it is no link, whatever it is called.
    const candidates =
      'a[href]:not([role=tab]), area[href], [role=link], button:not([role=tab]), [role=button], input[type=button]';
    for (const element of Array.from(root.querySelectorAll(candidates)).slice(0, most.elements)) {
      if (element.matches('[aria-expanded]:not(a)') && element.closest('h1, h2, h3, h4, h5, h6') !== null)
        continue;
      const href = isSvgLink(element)
        ? new URL(element.href.baseVal, document.baseURI).href
        : hrefOf(element);
      const isLink =
        element.matches('a, area, [role=link]') || /^https?:/.test(element.getAttribute('data-href') ?? '');
      const wanted = mention.test(fold(rawName(element)));
      if (!wanted && !(isLink && leadsThere(href))) continue;
      const name = accessibleName(element);
      const named = isNamed(name);
      if (!isLink && (!named || deed.test(fold(name)))) continue;
      if (!named && !leadsThere(href)) continue;
      const hidden = hiddenBy(element);
      found.push({
        href: href.slice(0, 2_000),
        name: name.slice(0, 200),
        named,
        visible: hidden === '',
        hiddenBy: hidden,
        inPrompt: hidden === '' && isInPrompt(element),
        context: wordsAround(element).slice(0, 300),
        selector: selector(element, false).slice(0, 500),
      });
    }
  }
  return found;
}
