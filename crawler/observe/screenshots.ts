import type { PageVisit } from '../evidence/page-visit.js';
import type { ProfileContext } from '../profiles/profile.js';
import { DeadlineError, withDeadline } from '../visit/deadline.js';
import type { Tab } from '../visit/tab.js';
import { formPicture, pagePicture } from '../evidence/pictures.js';

const limitMs = 10_000;

async function take(
  tab: Tab,
  name: string,
  selector: string | undefined,
  context: ProfileContext,
): Promise<void> {
  const style =
    selector === undefined
      ? ''
      : `${selector} { outline: 4px solid #d4351c !important; outline-offset: 4px !important; }`;
  if (selector !== undefined)
    await tab.page.locator(selector).first().scrollIntoViewIfNeeded({ timeout: 2_000 });
  const png = await tab.page.screenshot({ style, timeout: limitMs, scale: 'css' });
  await context.keep(name, 'png', png);
}

/**
 * Pictures of what a violation would have to be shown on: each form of the site once, outlined, and pages that show no link to a
 * privacy policy. `taken` holds the names that need no second picture.
 */
export async function takePictures(
  tab: Tab,
  visit: PageVisit,
  context: ProfileContext,
  taken: Set<string>,
): Promise<void> {
  const wanted = visit.forms
    .filter(form => form.visible)
    .map(form => ({ name: formPicture(form.signature), selector: form.selector }));
  const subjects: { name: string; selector?: string }[] = [...wanted];
  if (!visit.policyLinks.some(link => link.visible)) subjects.push({ name: pagePicture(visit.url) });
  for (const { name, selector } of subjects) {
    if (taken.has(name)) continue;
    taken.add(name);
    try {
      await withDeadline('taking a screenshot', limitMs, take(tab, name, selector, context));
    } catch (error) {
      // The picture illustrates facts that are already recorded: without it they still stand.
      const why = error instanceof DeadlineError ? error.message : 'the browser could not take one';
      context.say(`no screenshot on ${visit.url}: ${why}`);
    }
  }
}
