import { isVisible } from '../elements/visible.js';

/**
 * The different words of the visible text outside header, navigation, footer, dialogs and controls, open shadow trees
 * included. `main` is what stands in the main landmark, where that holds at least half of it. Of each list the smallest `most` numbers
 * are given: the same choice of words on every visit.
 */
export function readShownWords(most: number) {
  const unread = new Set(
    'script style noscript template svg canvas select textarea button label legend option datalist output progress meter dialog nav iframe object math'.split(
      ' ',
    ),
  );
  const unreadRoles = new Set(
    'navigation search dialog alertdialog button checkbox radio switch option tab menu menubar toolbar slider textbox combobox listbox banner contentinfo complementary'.split(
      ' ',
    ),
  );
  const content = 'main, article, h1, [role=main]';
  const asksAboutCookies = /cookie|consent|gdpr|ccpa|onetrust|didomi|cmp[-_]/i;
  const isUnread = (element: Element, inContent: boolean): boolean => {
    const { localName } = element;
    const role = element.getAttribute('role') ?? '';
    if (unread.has(localName) || unreadRoles.has(role) || element.getAttribute('aria-modal') === 'true')
      return true;
    if (!inContent && (localName === 'header' || localName === 'footer' || localName === 'aside'))
      return element.querySelector('main, article, [role=main]') === null;
    // Some systems wrap the whole page into a form.
    if (localName === 'form') return element.querySelector(content) === null;
    const named = `${element.id} ${element.getAttribute('class') ?? ''} ${localName}`;
    return asksAboutCookies.test(named) && !/^(html|body|main|article)$/.test(localName)
      ? element.querySelector(content) === null
      : false;
  };
  const numberOf = (word: string): number => {
    let hash = 0x811c9dc5;
    for (let at = 0; at < word.length; at += 1)
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
    return (hash ^ (hash >>> 16)) >>> 0;
  };
  const all = new Set<number>();
  const main = new Set<number>();
  const texts = { all: '', main: '' };
  const excerpt = 400;
  const read = (text: string, inMain: boolean): void => {
    const plain = text.replace(/\s+/g, ' ').trim();
    if (plain === '') return;
    if (texts.all.length < excerpt) texts.all += ` ${plain.slice(0, excerpt)}`;
    if (inMain && texts.main.length < excerpt) texts.main += ` ${plain.slice(0, excerpt)}`;
    // Short words and numbers stand in any text. Scripts without spaces show few letters to a word.
    for (const word of plain.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])
      if (word.length > 3 || /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]/u.test(word)) {
        const number = numberOf(word);
        all.add(number);
        if (inMain) main.add(number);
      }
  };
  interface Place {
    readonly node: Node;
    readonly inContent: boolean;
    readonly inMain: boolean;
  }
  const left: Place[] = document.body ? [{ node: document.body, inContent: false, inMain: false }] : [];
  for (let place = left.pop(); place; place = left.pop()) {
    const { node } = place;
    if (node instanceof Text) {
      if (!node.parentElement || isVisible(node.parentElement, 'shown')) read(node.data, place.inMain);
      continue;
    }
    if (!(node instanceof Element) || isUnread(node, place.inContent)) continue;
    if (getComputedStyle(node).display === 'none') continue;
    const isMain = node.localName === 'main' || node.getAttribute('role') === 'main';
    const next = {
      inContent: place.inContent || isMain || /^(article|section)$/.test(node.localName),
      inMain: place.inMain || isMain,
    };
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [];
    const children = slotted.length > 0 ? slotted : Array.from((node.shadowRoot ?? node).childNodes);
    for (const child of children.reverse()) left.push({ node: child, ...next });
  }
  const isInMain = main.size > 0 && main.size * 2 >= all.size;
  const smallest = (numbers: ReadonlySet<number>): number[] =>
    Array.from(numbers)
      .sort((a, b) => a - b)
      .slice(0, most);
  return {
    main: smallest(isInMain ? main : all),
    all: smallest(all),
    text: (isInMain ? texts.main : texts.all).trim().slice(0, excerpt),
  };
}
