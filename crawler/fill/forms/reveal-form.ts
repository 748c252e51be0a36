import type { ElementHandle, Page } from 'playwright';
import { screenSizes } from '../../browser/launch.js';
import type { FormFact } from '../../evidence/form.js';
import { findForm, type FoundForm } from './find-form.js';
import { pageApi } from '../../page/in-frame.js';
import { press } from '../../browser/press.js';
import { networkIdle, type Activity } from '../../browser/network-idle.js';
import { withoutFragment } from '../../../kernel/addresses.js';

/** Presses on each screen: a page may have hundreds of buttons, and the likeliest come first. */
export const mostPresses = 8;
const limits = { click: 2_500, quiet: 120, longest: 1_500 };

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
  const address = withoutFragment(page.url());
  const tried: ElementHandle<Node>[] = [];
  while (tried.length < mostPresses) {
    const wish = { selector, words, tried, isNarrow: isNarrow(page) };
    const handle = await pageApi(found.frame, 'forms')
      .then(api => api.evaluateHandle((forms, wish) => forms.findTrigger(wish), wish))
      .catch(() => null);
    const trigger = handle?.asElement();
    if (!trigger) break;
    tried.push(trigger);
    if (!(await press(trigger, limits.click))) continue;
    await networkIdle(activity, limits.quiet, limits.longest);
    if (withoutFragment(page.url()) !== address) return found;
    const now = await findForm(page, frameUrl, wanted);
    if (now && shows(now.form)) return now;
  }
  return found;
}
