import type { ElementHandle, Page } from 'playwright';
import { screenSizes } from '../../browser/launch.js';
import type { FormFact } from '../../evidence/form.js';
import { findForm, type FoundForm } from './find-form.js';
import { press } from '../../browser/press.js';
import { networkIdle, type Activity } from '../../browser/network-idle.js';

const mostClicks = 8;
const limits = { click: 2_500, quiet: 120, longest: 1_500 };

/**
 * Runs in the page: what is likeliest to open a hidden form and has not been tried: what names a box round it (`aria-controls`, `href="#…"`,
 * `data-*target`), a closed `details`, then buttons, tabs and links to nowhere, those first whose words are the form's.
 */
function findTrigger({
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

/** Whether a visitor sees anything of a form. */
export const shows = (form: FormFact): boolean => form.visible || form.fields.some(({ visible }) => visible);

const { desktop, mobile } = screenSizes;
const isNarrow = (page: Page): boolean => (page.viewportSize()?.width ?? desktop.width) < desktop.width;

/**
 * Opens dialogs, tabs and folds until a hidden form shows, and where nothing brings it up, does so on a screen of the other kind: some
 * forms stand in a menu that only telephones have. Gives the form as it stands then, shown or not.
 */
export async function revealForm(
  page: Page,
  found: FoundForm,
  frameUrl: string,
  wanted: FormFact,
  activity: Activity,
): Promise<FoundForm> {
  const open = (from: FoundForm): Promise<FoundForm> =>
    pressUntilShown(page, from, frameUrl, wanted, activity);
  const here = await open(found);
  const screen = page.viewportSize();
  if (shows(here.form) || screen === null) return here;
  await page.setViewportSize(isNarrow(page) ? desktop : mobile);
  await networkIdle(activity, limits.quiet, limits.longest);
  const now = await findForm(page, frameUrl, wanted);
  const there = now === null ? here : await open(now);
  if (!shows(there.form)) await page.setViewportSize(screen);
  return there;
}

/** Presses what is likeliest to open the form, one after the other. */
async function pressUntilShown(
  page: Page,
  found: FoundForm,
  frameUrl: string,
  wanted: FormFact,
  activity: Activity,
): Promise<FoundForm> {
  if (shows(found.form)) return found;
  const words = [wanted.title, ...wanted.submitLabels, wanted.purpose].join(' ');
  const selector = found.form.selector || 'body';
  const address = page.url().split('#')[0];
  const tried: ElementHandle<Node>[] = [];
  while (tried.length < mostClicks) {
    const handle = await found.frame
      .evaluateHandle(findTrigger, { selector, words, tried, isNarrow: isNarrow(page) })
      .catch(() => null);
    const trigger = handle?.asElement();
    if (!trigger) break;
    tried.push(trigger);
    if (!(await press(trigger, limits.click))) continue;
    await networkIdle(activity, limits.quiet, limits.longest);
    if (page.url().split('#')[0] !== address) return found;
    const now = await findForm(page, frameUrl, wanted);
    if (now && shows(now.form)) return now;
  }
  return found;
}
