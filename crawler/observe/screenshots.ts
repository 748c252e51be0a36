import type { PageVisit } from '../evidence/page-visit.js';
import { formPicture, pagePicture } from '../evidence/pictures.js';
import type { ProfileContext } from '../profiles/profile.js';
import { DeadlineError, withDeadline } from '../visit/deadline.js';
import type { Tab } from '../visit/tab.js';

const limitMs = 10_000;
/** Pictures of forms that one worker takes at most. */
const mostForms = 200;

/** Playwright's chain for a selector that steps into shadow roots. */
const locatorOf = (selector: string): string => selector.split(' >>> ').join(' >> ');

async function take(tab: Tab, name: string, selector: string | undefined, context: ProfileContext) {
  if (selector === undefined) {
    await context.keep(name, 'png', await tab.page.screenshot({ timeout: limitMs, scale: 'css' }));
    return;
  }
  const form = tab.page.locator(locatorOf(selector)).first();
  await form.scrollIntoViewIfNeeded({ timeout: 2_000 });
  const last = selector.split(' >>> ').at(-1) ?? selector;
  // Playwright's style reaches into shadow roots and is gone again after the picture.
  const style = `${last} { outline: 4px solid #d4351c !important; outline-offset: 4px !important; }`;
  await context.keep(name, 'png', await tab.page.screenshot({ style, timeout: limitMs, scale: 'css' }));
}

/** Takes the pictures that a violation would have to be shown on: each once, so that a large site does not fill the disk. */
export class Pictures {
  readonly #taken = new Set<string>();

  constructor(readonly context: ProfileContext) {}

  /**
   * Each visible form of the site once, outlined; and a page without a visible policy link where it is the first of its template
   * (`isFirst`). Which page that is does not depend on the order of visits.
   */
  async take(tab: Tab, visit: PageVisit, isFirst: boolean): Promise<void> {
    const forms = visit.forms.filter(form => form.visible && form.fields.some(field => field.visible));
    const subjects: { name: string; selector?: string }[] = forms.map(form => ({
      name: formPicture(form.signature),
      selector: form.selector,
    }));
    if (isFirst && !visit.policyLinks.some(link => link.visible && link.named))
      subjects.push({ name: pagePicture(visit.url) });
    for (const { name, selector } of subjects) {
      if (this.#taken.has(name) || (selector !== undefined && this.#taken.size >= mostForms)) continue;
      this.#taken.add(name);
      try {
        await withDeadline('taking a screenshot', limitMs, take(tab, name, selector, this.context));
      } catch (error) {
        // The picture illustrates facts that are already recorded: without it they still stand.
        const why = error instanceof DeadlineError ? error.message : 'the browser could not take one';
        this.context.say(`no screenshot on ${visit.url}: ${why}`);
      }
    }
  }
}
