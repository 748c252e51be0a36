/** Milliseconds; `scripted`: scripts are at work, even if none is left in the document. */
export interface RestLimits {
  readonly quiet: number;
  readonly longest: number;
  readonly scripted: boolean;
}

/**
 * Runs in the page. Resolves when nothing new has come up for `quiet` ms, at the latest after `longest` ms. New is a control, link,
 * frame or script that was not there before: a slide show that shows the same links again, or a clock, is at rest.
 */
export function restOfPage({
  quiet,
  longest,
  scripted,
}: RestLimits): Promise<{ late: number; still: boolean }> {
  const active = 'script, iframe, frame, object, embed, meta[http-equiv=refresh i], [onload], [onerror]';
  if (!scripted && document.readyState === 'complete' && document.querySelector(active) === null)
    return Promise.resolve({ late: 0, still: true });
  const wanted =
    'a, area, button, form, input, select, textarea, iframe, script, dialog, [role], [contenteditable], [aria-modal]';
  const seen = new Set<string>();
  const nameOf = (element: Element): string =>
    ['href', 'src', 'action', 'type', 'name', 'id', 'role']
      .map(name => element.getAttribute(name) ?? '')
      .join('|')
      .replace(/\d+/g, '#') + element.localName;
  /** Counts what had not been seen. */
  const look = (root: Element | Document | ShadowRoot): number => {
    let fresh = 0;
    const inside = Array.from(root.querySelectorAll(wanted)).slice(0, 5_000);
    for (const element of root instanceof Element && root.matches(wanted) ? [root, ...inside] : inside) {
      const name = nameOf(element);
      if (seen.has(name)) continue;
      seen.add(name);
      fresh += 1;
    }
    return fresh;
  };
  look(document);
  let words = document.body?.textContent?.length ?? 0;
  return new Promise(resolve => {
    const began = performance.now();
    const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const loaded = loading?.loadEventEnd || began;
    let last = began;
    const observer = new MutationObserver(changes => {
      const added = changes.flatMap(change => Array.from(change.addedNodes));
      const elements = added.filter(node => node instanceof Element).slice(0, 500);
      const fresh = elements.reduce((sum, element) => sum + look(element) + (element.shadowRoot ? 1 : 0), 0);
      // Whole paragraphs that arrive late are content; a counter is not.
      const length = added.length > 0 ? (document.body?.textContent?.length ?? 0) : words;
      if (fresh > 0 || length > words + 200) last = performance.now();
      words = Math.max(words, length);
    });
    observer.observe(document, { childList: true, subtree: true });
    const timer = setInterval(() => {
      const now = performance.now();
      if (now - last < quiet && now - began < longest) return;
      clearInterval(timer);
      observer.disconnect();
      resolve({ late: last > began ? last - loaded : 0, still: false });
    }, 20);
  });
}
