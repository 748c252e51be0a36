import type { Frame, Page } from 'playwright';
import type { FormFact } from '../evidence/form.js';
import { collectForms } from '../fields/collect.js';

/** A form found again on a fresh load of its page. */
export interface FoundForm {
  readonly frame: Frame;
  readonly form: FormFact;
}

const bare = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** The frames that may hold the form: the page itself, or the frames of the document asked for, exact address first. */
function framesOf(page: Page, frameUrl: string): Frame[] {
  if (frameUrl === '') return [page.mainFrame()];
  const all = page.frames().filter(frame => frame !== page.mainFrame());
  const exact = all.filter(frame => frame.url() === frameUrl);
  const alike = all.filter(frame => frame.url() !== frameUrl && bare(frame.url()) === bare(frameUrl));
  return [...exact, ...alike];
}

/** Finds a form by its signature, preferring the one that stands where it stood; null where the page does not hold it now. */
export async function findForm(page: Page, frameUrl: string, wanted: FormFact): Promise<FoundForm | null> {
  for (const frame of framesOf(page, frameUrl)) {
    const forms = await collectForms(frame).catch((): readonly FormFact[] => []);
    const alike = forms.filter(form => form.signature === wanted.signature);
    const form =
      alike.find(({ selector }) => selector === wanted.selector) ??
      alike.find(({ visible }) => visible) ??
      alike[0] ??
      forms.find(
        ({ selector, fields }) => selector === wanted.selector && fields.length === wanted.fields.length,
      );
    if (form) return { frame, form };
  }
  return null;
}
