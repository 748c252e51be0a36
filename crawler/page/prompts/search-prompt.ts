import { aboveElement, fold, isWithin, type Tree } from '../elements/dom.js';
import { buttonName } from '../elements/names.js';
import { isVisible } from '../elements/visible.js';
import { choiceWords } from '../../../kernel/words/choice-words.js';
import { withoutFragment } from '../../../kernel/addresses.js';

/**
 * The consent prompt of a document. It is the nearest box around a telling button that speaks of cookies or tracking, and that lies over the
 * page, is named after its purpose, or is short and holds both answers; boxes with text inputs are forms, not prompts.
 */
export function searchPrompt({
  frameIsPrompt,
  wanted,
}: {
  readonly frameIsPrompt: boolean;
  readonly wanted: readonly string[];
}) {
  // A layer that was opened from a prompt need not say once more what it is about.
  const isLayer = wanted.includes('save');
  const topic = new RegExp(isLayer ? `${choiceWords.topic}|${choiceWords.purposes}` : choiceWords.topic, 'i');
  const roles = (['decline', 'save', 'settings', 'accept', 'acknowledge', 'more'] as const).map(
    role => [role, new RegExp(choiceWords[role], 'i')] as const,
  );
  // Text in the very colour of its ground cannot be read; over a picture, nobody can tell.
  const isLegible = (element: Element): boolean => {
    const { color, fontSize } = getComputedStyle(element);
    if (element.querySelector('img, svg, *') || element instanceof HTMLInputElement) return true;
    for (let at: Element | null = element; at; at = aboveElement(at)) {
      const ground = getComputedStyle(at);
      if (ground.backgroundImage !== 'none') return true;
      if (/^rgba\(.* 0\)$/.test(ground.backgroundColor)) continue;
      return parseFloat(fontSize) > 0 && color !== ground.backgroundColor;
    }
    return parseFloat(fontSize) > 0;
  };
  const nameOf = (element: Element): string => buttonName(element).slice(0, 120);
  // Where a prompt has a question that is not about cookies, a bare "yes" or "no" answers that one.
  const bare = new RegExp(choiceWords.bareAnswer, 'i');
  const asked = new RegExp(`${choiceWords.topic}|${choiceWords.asks}`, 'i');
  const asksElse = (text: string): boolean => {
    const questions = text.match(/(?<![^.!?])[^.!?]+\?/g) ?? [];
    return questions.length > 0 && !questions.some(question => asked.test(question));
  };
  // Order matters: "accept only necessary" declines, "accept selection" saves, "manage options" opens.
  const roleOf = (element: Element) => {
    const text = nameOf(element).toLowerCase();
    if (text === '' || text.length > 60) return 'other';
    // A link to another document tells about cookies and sets nothing, unless it leads to the site's own page of settings.
    const target = element instanceof HTMLAnchorElement ? withoutFragment(element.href) : '';
    if (/^https?:/.test(target) && target !== withoutFragment(location.href)) {
      const isOwn = element instanceof HTMLAnchorElement && element.hostname === location.hostname;
      const tells =
        /polic|notice|statement|learn|more|about|read|hinweis|erkl[äa]rung|mehr|politique|savoir|pol[ií]tica|informa/;
      const role = roles.find(([, pattern]) => pattern.test(text))?.[0];
      return isOwn && role === 'settings' && !tells.test(text) ? 'settings' : 'other';
    }
    return roles.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
  };
  const clickable =
    'button, [role=button], input[type=button], input[type=submit], a, [role=link], [onclick], [tabindex="0"]';
  // What is styled as a button may get its clicks by a listener, which the page does not show.
  const styled = '[class*="btn" i], [class*="button" i]';
  const isStyled = (element: Element): boolean =>
    element.matches(styled) &&
    !element.querySelector(`${clickable}, ${styled}, input`) &&
    !element.parentElement?.closest(`${clickable}, label`);
  const everything: Element[] = [];
  const trees: Tree[] = [document];
  for (let tree = trees.shift(); tree && everything.length < 20_000; tree = trees.shift()) {
    for (const element of Array.from(tree.querySelectorAll('*'))) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      if (element.matches(clickable) || isStyled(element)) everything.push(element);
    }
  }
  const textOf = (element: Element): string => {
    const inner = element instanceof HTMLElement ? element.innerText : '';
    const shadow = element.shadowRoot
      ? Array.from(element.shadowRoot.children, child =>
          child instanceof HTMLElement ? child.innerText : '',
        )
      : [];
    return fold([inner, ...shadow].join(' '));
  };
  const overlays = (element: Element): boolean => {
    if (frameIsPrompt && element === document.body) return true;
    const style = getComputedStyle(element);
    if (style.position === 'fixed' || style.position === 'sticky') return true;
    if (/^(alert)?dialog$/.test(element.getAttribute('role') ?? '') || element.tagName === 'DIALOG')
      return true;
    if (element.getAttribute('aria-modal') === 'true') return true;
    const named = `${element.id} ${element.getAttribute('class') ?? ''} ${element.tagName} ${element.getAttribute('aria-label') ?? ''}`;
    if (/cookie|consent|gdpr|ccpa|cmp[-_]|privacy-?(banner|notice|prompt|popup|modal)/i.test(named))
      return true;
    return style.position === 'absolute' && Number(style.zIndex) >= 10;
  };
  const standsAlone = new Map<Element, boolean>();
  // A few sentences with both answers ask, wherever they stand; a notice that says it is one may have a single answer.
  const asksInPlace = (box: Element, text: string): boolean => {
    const known = standsAlone.get(box);
    if (known !== undefined) return known;
    const isShort = text.length < 600 && !box.querySelector('main, nav, header, footer, article');
    const held = isShort ? everything.filter(element => isWithin(element, box) && isVisible(element)) : [];
    const has = (role: string): boolean => held.some(element => roleOf(element) === role);
    const named = /(^|[\s_-])(banner|notice)s?([\s_-]|$)/i.test(
      `${box.id} ${box.getAttribute('class') ?? ''}`,
    );
    const asks = has('accept') && (named || has('decline') || has('settings'));
    standsAlone.set(box, asks);
    return asks;
  };
  const boxOf = (button: Element): Element | undefined => {
    let best: Element | undefined;
    for (let box = aboveElement(button), steps = 0; box && steps < 15; box = aboveElement(box), steps += 1) {
      if (box === document.documentElement || (box === document.body && !frameIsPrompt)) break;
      const text = textOf(box);
      if (text.length > 8_000) break;
      if (
        best === undefined &&
        isVisible(box) &&
        topic.test(text) &&
        (overlays(box) || asksInPlace(box, text))
      )
        best = box;
      // The outermost box of the prompt holds all of its buttons; what holds the page's own header or footer is too large.
      else if (
        best !== undefined &&
        isVisible(box) &&
        overlays(box) &&
        !box.querySelector('main, header nav, footer')
      )
        best = box;
    }
    return best;
  };
  const asksForText =
    'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=password], textarea';
  const elsewhere = new RegExp(choiceWords.elsewhere, 'i');
  const isAccept = (row: { role: string }): boolean => row.role === 'accept';
  const choosable = 'input[type=checkbox]:enabled, input[type=radio]:enabled, select, [role=switch]';
  for (const button of everything) {
    if (!isVisible(button)) continue;
    const role = roleOf(button);
    if (role === 'other' || role === 'more') continue;
    const container = boxOf(button);
    if (!container || !isVisible(container) || container.querySelector(asksForText)) continue;
    // Purposes may stand in the prompt itself, with a button to save them.
    const isChosen = container.querySelector(choosable) !== null;
    if (role === 'save' && !isLayer && !isChosen) continue;
    const text = textOf(container);
    if (elsewhere.test(text)) continue;
    const isOther = asksElse(text);
    const buttons = everything.filter(element => {
      if (!isWithin(element, container) || !isVisible(element)) return false;
      // What cannot be pressed, or not be seen, is no way to decline.
      return (
        roleOf(element) !== 'decline' ||
        (!element.matches(':disabled, [aria-disabled=true]') && isLegible(element))
      );
    });
    const rows = buttons.map(element => {
      const name = nameOf(element);
      return { name, role: isOther && bare.test(name) ? ('other' as const) : roleOf(element) };
    });
    if (!rows.some(row => row.role !== 'other' && row.role !== 'more')) continue;
    // Page headers and footers lead to settings and policies; what asks in them can be accepted too.
    const landmark = button.closest('footer, nav, header');
    if (landmark && !overlays(landmark) && (container.contains(landmark) || !rows.some(isAccept))) continue;
    if (wanted.length > 0 && !rows.some(row => wanted.includes(row.role))) continue;
    return { container, elements: buttons, rows, isChosen };
  }
  return { container: null, elements: [], rows: [], isChosen: false };
}
