import type { ElementHandle, Page } from 'playwright';
import type { FormFact } from '../evidence/form.js';
import { findForm, type FoundForm } from './find-form.js';
import { quiet, type Activity } from './quiet.js';

const mostClicks = 8;

/**
 * Runs in the page: what may open a hidden form, likeliest first: what names a box round it (`aria-controls`, `href="#…"`,
 * `data-*target`), a closed `details`, then buttons, tabs and links to nowhere, those first whose words are the form's.
 */
function findTriggers({ selector, words }: { selector: string; words: string }): Element[] {
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 0;
  };
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
      'button, summary, [role=button], [role=tab], [aria-haspopup], [aria-controls], [popovertarget], a[href^="#"], a:not([href]), [onclick], [data-toggle], [data-bs-toggle]',
    ),
  ).filter(
    element =>
      shown(element) &&
      !element.matches('[type=submit], [type=reset]') &&
      !(form?.contains(element) ?? false),
  );
  const ownWords = new Set(words.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const usual =
    /contact|sign|regist|join|subscri|newsletter|log\s?in|feedback|enquir|inquir|request|open|book|apply|form|write|email|account/i;
  const shuts = /close|dismiss|cancel|accept|reject|decline|log\s?out|delete|remove|play|menu/i;
  const score = (element: Element): number => {
    const text = `${element.textContent ?? ''} ${element.getAttribute('aria-label') ?? ''}`.slice(0, 200);
    const common = (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(word => ownWords.has(word)).length;
    return (
      (pointsAt(element) ? 100 : 0) +
      common * 10 +
      (usual.test(text) ? 5 : 0) +
      (element.matches('[aria-haspopup=dialog], [role=tab]') ? 3 : 0) -
      (shuts.test(text) ? 50 : 0)
    );
  };
  const ranked = candidates
    .map((element, index) => ({ element, index, points: score(element) }))
    .filter(({ points }) => points >= 0)
    .sort((a, b) => b.points - a.points || a.index - b.index)
    .map(({ element }) => element);
  return [...closed, ...ranked];
}

/** Opens dialogs, tabs and folds until a hidden form shows; gives it as it stands then, shown or not. */
export async function revealForm(
  page: Page,
  found: FoundForm,
  frameUrl: string,
  wanted: FormFact,
  activity: Activity,
): Promise<FoundForm> {
  if (found.form.visible) return found;
  const words = [wanted.title, ...wanted.submitLabels, wanted.purpose].join(' ');
  const triggers = await found.frame.evaluateHandle(findTriggers, {
    selector: found.form.selector || 'body',
    words,
  });
  const handles: ElementHandle<Node>[] = [];
  for (const property of (await triggers.getProperties()).values()) {
    const element: ElementHandle<Node> | null = property.asElement();
    if (element) handles.push(element);
  }
  const address = page.url().split('#')[0];
  for (const handle of handles.slice(0, mostClicks)) {
    const isClicked = await handle.click({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    if (!isClicked) continue;
    await quiet(activity, 120, 1_500);
    if (page.url().split('#')[0] !== address) return found;
    const now = await findForm(page, frameUrl, wanted);
    if (now?.form.visible) return now;
  }
  return found;
}
