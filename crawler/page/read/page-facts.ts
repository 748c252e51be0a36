/** How much of a document is read at most. */
export interface ReadLimits {
  readonly links: number;
  readonly elements: number;
  readonly shadowRoots: number;
}

/** Facts that one look at a document gives: title, amount of visible text, links and `http:` sub-resources, within bounds. */
export function readPageFacts(most: ReadLimits) {
  const reached = new Set<keyof ReadLimits>();
  const longestName = 150;
  const links = new Map<string, Set<string>>();
  const insecure = new Set<string>();
  let mayHoldControls = false;
  let hasOwnElements = false;
  const plain = /^http:\/\//i;
  const controls = 'form, input, select, textarea, [contenteditable], [role]';
  const named = (address: string | null): void => {
    if (address !== null && plain.test(address)) insecure.add(address.slice(0, 300));
  };
  const enterLink = (link: HTMLAnchorElement | HTMLAreaElement, isShadow: boolean): void => {
    // What follows `#/` is a view that a script shows, and no place on the page.
    const [plainAddress = '', place = ''] = link.href.split('#');
    const address = /^(!\/?|\/)[^\s/]/.test(place) ? `${plainAddress}#${place}` : plainAddress;
    const names = links.get(address) ?? new Set();
    if (!links.has(address) && links.size >= most.links) {
      reached.add('links');
      return;
    }
    links.set(address, names);
    // What stands in a slot is no child of it.
    const slots = isShadow ? Array.from(link.querySelectorAll('slot')) : [];
    const slotted = slots.flatMap(slot => slot.assignedNodes({ flatten: true }));
    const parts = [link, ...slotted].map(part => part.textContent ?? '');
    const pictures = Array.from(link.querySelectorAll('img')).map(picture => picture.alt);
    const own = ['aria-label', 'title', 'alt'].map(name => link.getAttribute(name) ?? '');
    for (const name of [parts.join(' '), pictures.join(' '), ...own]) {
      const text = name.replace(/\s+/g, ' ').trim();
      if (text !== '' && text.length < longestName) names.add(text);
    }
  };
  const secure = location.protocol === 'https:';
  const roots: (Document | ShadowRoot)[] = [document];
  for (let at = 0; at < Math.min(roots.length, most.shadowRoots); at += 1) {
    const root = roots[at] ?? document;
    mayHoldControls ||= root.querySelector(controls) !== null;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      count += 1;
      if (count > most.elements) {
        reached.add('elements');
        break;
      }
      if (!(node instanceof Element)) continue;
      if (node.shadowRoot) roots.push(node.shadowRoot);
      if (node.localName.includes('-')) hasOwnElements = true;
      if (node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement) {
        if (/^https?:/.test(node.href) && !node.hasAttribute('download')) enterLink(node, root !== document);
        continue;
      }
      if (!secure) continue;
      named(node.getAttribute('src') ?? node.getAttribute('data') ?? node.getAttribute('poster'));
      for (const candidate of (node.getAttribute('srcset') ?? '').split(',')) named(candidate.trim());
      if (node instanceof HTMLLinkElement && /stylesheet|icon|preload|manifest|prefetch/i.test(node.rel))
        named(node.href);
    }
  }
  if (roots.length > most.shadowRoots) reached.add('shadowRoots');
  const fonts = new Set<string>();
  let rules = 0;
  const readRules = (sheet: CSSStyleSheet | CSSGroupingRule | null): void => {
    if (sheet === null || rules > most.elements) return;
    try {
      for (const rule of Array.from(sheet.cssRules)) {
        rules += 1;
        if (rule instanceof CSSFontFaceRule)
          for (const [, address = ''] of rule.cssText.matchAll(/url\(\s*["']?(http:[^"')\s]+)/gi))
            fonts.add(address.slice(0, 300));
        else if (rule instanceof CSSImportRule) readRules(rule.styleSheet);
        else if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)) readRules(rule);
      }
    } catch {
      // A style sheet of another origin does not let itself be read: what the page needs of it, the browser reports.
    }
  };
  if (secure) for (const sheet of Array.from(document.styleSheets)) readRules(sheet);
  const main = document.querySelector('main, [role=main]') ?? document.body;
  const text = main instanceof HTMLElement ? main.innerText : '';
  return {
    title: String(document.title).slice(0, 200),
    textLength: text.replace(/\s+/g, ' ').trim().length,
    links: Array.from(links, ([address, names]) => ({ address, names: Array.from(names) })),
    insecureResources: Array.from(insecure).sort().slice(0, 50),
    insecureFonts: Array.from(fonts).sort().slice(0, 50),
    mayHoldControls: mayHoldControls || hasOwnElements,
    hasOwnElements,
    reached: Array.from(reached),
  };
}
