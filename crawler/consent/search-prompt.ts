import type { ChoiceWords } from '../../kernel/words/choice-words.js';

/**
 * Runs in a frame. A prompt is the nearest box around a telling button that speaks of cookies or tracking, and that lies over the
 * page, is named after its purpose, or is short and holds both answers; boxes with text inputs are forms, not prompts.
 */
export function searchPrompt(words: ChoiceWords & { frameIsPrompt: boolean; wanted: readonly string[] }) {
  // A layer that was opened from a prompt need not say once more what it is about.
  const isLayer = words.wanted.includes('save');
  const topic = new RegExp(isLayer ? `${words.topic}|${words.purposes}` : words.topic, 'i');
  const roles = (['decline', 'save', 'settings', 'accept', 'acknowledge', 'more'] as const).map(
    role => [role, new RegExp(words[role], 'i')] as const,
  );
  const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // Text in the very colour of its ground cannot be read; over a picture, nobody can tell.
  const isLegible = (element: Element): boolean => {
    const { color, fontSize } = getComputedStyle(element);
    if (element.querySelector('img, svg, *') || element instanceof HTMLInputElement) return true;
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const ground = getComputedStyle(at);
      if (ground.backgroundImage !== 'none') return true;
      if (/^rgba\(.* 0\)$/.test(ground.backgroundColor)) continue;
      return parseFloat(fontSize) > 0 && color !== ground.backgroundColor;
    }
    return parseFloat(fontSize) > 0;
  };
  const nameOf = (element: Element): string => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map(id => (id === '' ? '' : fold(element.ownerDocument.getElementById(id)?.textContent)))
      .join(' ');
    const own = element instanceof HTMLElement ? fold(element.innerText) : '';
    const value = element instanceof HTMLInputElement ? element.value : '';
    const image = element.querySelector('img[alt]')?.getAttribute('alt') ?? '';
    return fold(
      labelled.trim() ||
        element.getAttribute('aria-label') ||
        own ||
        value ||
        element.getAttribute('title') ||
        image,
    ).slice(0, 120);
  };
  // Where a prompt has a question that is not about cookies, a bare "yes" or "no" answers that one.
  const bare = new RegExp(words.bareAnswer, 'i');
  const asked = new RegExp(`${words.topic}|${words.asks}`, 'i');
  const asksElse = (text: string): boolean => {
    const questions = text.match(/(?<![^.!?])[^.!?]+\?/g) ?? [];
    return questions.length > 0 && !questions.some(question => asked.test(question));
  };
  // Order matters: "accept only necessary" declines, "accept selection" saves, "manage options" opens.
  const roleOf = (element: Element) => {
    const text = nameOf(element).toLowerCase();
    if (text === '' || text.length > 60) return 'other';
    // A link to another document tells about cookies and sets nothing, unless it leads to the site's own page of settings.
    const target = element instanceof HTMLAnchorElement ? element.href.split('#')[0] : '';
    if (/^https?:/.test(target ?? '') && target !== location.href.split('#')[0]) {
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
  const trees: (Document | ShadowRoot)[] = [document];
  for (let tree = trees.shift(); tree && everything.length < 20_000; tree = trees.shift()) {
    for (const element of Array.from(tree.querySelectorAll('*'))) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      if (element.matches(clickable) || isStyled(element)) everything.push(element);
    }
  }
  const parentOf = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
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
    if (words.frameIsPrompt && element === document.body) return true;
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
  const within = (element: Element, box: Element): boolean => {
    for (let at: Element | null = element; at; at = parentOf(at)) if (at === box) return true;
    return false;
  };
  const standsAlone = new Map<Element, boolean>();
  // A few sentences with both answers ask, wherever they stand; a notice that says it is one may have a single answer.
  const asksInPlace = (box: Element, text: string): boolean => {
    const known = standsAlone.get(box);
    if (known !== undefined) return known;
    const isShort = text.length < 600 && !box.querySelector('main, nav, header, footer, article');
    const held = isShort ? everything.filter(element => within(element, box) && shown(element)) : [];
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
    for (let box = parentOf(button), steps = 0; box && steps < 15; box = parentOf(box), steps += 1) {
      if (box === document.documentElement || (box === document.body && !words.frameIsPrompt)) break;
      const text = textOf(box);
      if (text.length > 8_000) break;
      if (best === undefined && shown(box) && topic.test(text) && (overlays(box) || asksInPlace(box, text)))
        best = box;
      // The outermost box of the prompt holds all of its buttons; what holds the page's own header or footer is too large.
      else if (
        best !== undefined &&
        shown(box) &&
        overlays(box) &&
        !box.querySelector('main, header nav, footer')
      )
        best = box;
    }
    return best;
  };
  const asksForText =
    'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=password], textarea';
  const elsewhere = new RegExp(words.elsewhere, 'i');
  const isAccept = (row: { role: string }): boolean => row.role === 'accept';
  const choosable = 'input[type=checkbox]:enabled, input[type=radio]:enabled, select, [role=switch]';
  for (const button of everything) {
    if (!shown(button)) continue;
    const role = roleOf(button);
    if (role === 'other' || role === 'more') continue;
    const container = boxOf(button);
    if (!container || !shown(container) || container.querySelector(asksForText)) continue;
    // Purposes may stand in the prompt itself, with a button to save them.
    const isChosen = container.querySelector(choosable) !== null;
    if (role === 'save' && !isLayer && !isChosen) continue;
    const text = textOf(container);
    if (elsewhere.test(text)) continue;
    const isOther = asksElse(text);
    const buttons = everything.filter(element => {
      if (!within(element, container) || !shown(element)) return false;
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
    if (words.wanted.length > 0 && !rows.some(row => words.wanted.includes(row.role))) continue;
    return { container, elements: buttons, rows, isChosen };
  }
  return { container: null, elements: [], rows: [], isChosen: false };
}
