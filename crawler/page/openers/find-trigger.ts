import { isVisible } from '../elements/visible.js';

/**
 * What is likeliest to open a hidden form and has not been tried: what names a box round it (`aria-controls`, `href="#…"`,
 * `data-*target`), a closed `details`, then buttons, tabs and links to nowhere, those first whose words are the form's.
 */
export function findTrigger({
  selector,
  words,
  tried,
  isNarrow,
}: {
  selector: string;
  words: string;
  tried: readonly Node[];
  isNarrow: boolean;
}): Element | null {
  const shown = (element: Element): boolean => isVisible(element, 'pressed');
  const form = selector.includes(' >>> ') ? null : document.querySelector(selector);
  const ids = new Set<string>();
  const closed: Element[] = [];
  for (let up: Element | null = form; up; up = up.parentElement) {
    if (up.id !== '') ids.add(up.id);
    if (up instanceof HTMLDetailsElement && !up.open)
      closed.unshift(...Array.from(up.querySelectorAll(':scope > summary')));
  }
  const pointsAt = (element: Element): boolean =>
    Array.from(element.attributes).some(
      ({ name, value }) =>
        /^(aria-controls|href|data-.*|for|popovertarget|commandfor)$/.test(name) &&
        ids.has(value.replace(/^#/, '')),
    );
  const candidates = Array.from(
    document.querySelectorAll(
      'button, summary, [role=button], [role=tab], [aria-haspopup], [aria-controls], [popovertarget], [data-src^="#"], a[href^="#"], a[href^="javascript:" i], a:not([href]), [onclick], [data-toggle], [data-bs-toggle]',
    ),
  ).filter(
    element =>
      shown(element) &&
      !tried.includes(element) &&
      !element.matches('[type=submit], [type=reset]') &&
      // A button of another form without a type sends that form.
      !(element instanceof HTMLButtonElement && element.type === 'submit' && element.form !== null) &&
      !(form?.contains(element) ?? false),
  );
  const ownWords = new Set(words.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const usual =
    /contact|sign|regist|join|subscri|newsletter|log\s?in|feedback|enquir|inquir|request|open|book|apply|form|write|email|account/i;
  const shuts = /close|dismiss|cancel|accept|reject|decline|log\s?out|delete|remove|play/i;
  // On a wide screen a menu that opens covers what is looked for; on a telephone's, much of the page stands in it.
  const isMenu = (text: string): boolean => /menu|navigation/i.test(text);
  const score = (element: Element): number => {
    const text = `${element.textContent ?? ''} ${element.getAttribute('aria-label') ?? ''}`.slice(0, 200);
    const common = (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(word => ownWords.has(word)).length;
    return (
      (pointsAt(element) ? 100 : 0) +
      common * 10 +
      (usual.test(text) ? 5 : 0) +
      (element.matches('[aria-haspopup=dialog], [role=tab]') ? 3 : 0) -
      (shuts.test(text) || (isMenu(text) && !isNarrow) ? 50 : 0)
    );
  };
  const ranked = candidates
    .map((element, index) => ({ element, index, points: score(element) }))
    .filter(({ points }) => points >= 0)
    .sort((a, b) => b.points - a.points || a.index - b.index)
    .map(({ element }) => element);
  return closed.find(element => shown(element) && !tried.includes(element)) ?? ranked[0] ?? null;
}
