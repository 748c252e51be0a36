import type { Frame, JSHandle, Page } from 'playwright';
import type { FormFact } from '../../evidence/form.js';
import { collectForms } from '../../fields/collect.js';
import { freshForms } from '../../fields/fresh-forms.js';
import { formsNow } from './forms-now.js';
import { controlKey, isSameForm } from '../../fields/same-form.js';
import { withoutQuery } from '../../../kernel/addresses.js';

/** A form found again on a fresh load of its page. */
export interface FoundForm {
  readonly frame: Frame;
  readonly form: FormFact;
  /** Signatures of all forms that its document holds. */
  readonly signatures: ReadonlySet<string>;
  /** A card's fields in frames that stand in no form are part of this one. */
  readonly takesCards?: boolean;
}

/** The frames that may hold the form: the page itself, or the frames of the document asked for, exact address first. */
function framesOf(page: Page, frameUrl: string): Frame[] {
  if (frameUrl === '') return [page.mainFrame()];
  const all = page.frames().filter(frame => frame !== page.mainFrame());
  const exact = all.filter(frame => frame.url() === frameUrl);
  const alike = all.filter(
    frame => frame.url() !== frameUrl && withoutQuery(frame.url()) === withoutQuery(frameUrl),
  );
  return [...exact, ...alike];
}

/** A further step of a form: the controls that are wanted, where they stand in a larger form and one of them shows. */
function stepIn(forms: readonly FormFact[], wanted: FormFact): FormFact | undefined {
  const selectors = new Set(wanted.fields.map(({ selector }) => selector));
  for (const form of forms) {
    const fields = form.fields.filter(({ selector }) => selectors.has(selector));
    const isThere = fields.length === selectors.size && fields.some(({ visible }) => visible);
    if (form.selector === wanted.selector && isThere) return { ...form, fields, signature: wanted.signature };
  }
  return undefined;
}

/** Finds a form by its signature, preferring the one that stands where it stood; null where the page does not hold it now. */
export async function findForm(page: Page, frameUrl: string, wanted: FormFact): Promise<FoundForm | null> {
  for (const frame of framesOf(page, frameUrl)) {
    const forms = await formsNow(frame);
    const alike = forms.filter(form => form.signature === wanted.signature);
    const form =
      alike.find(({ selector }) => selector === wanted.selector) ??
      alike.find(({ visible }) => visible) ??
      alike[0] ??
      forms.find(
        ({ selector, fields }) => selector === wanted.selector && fields.length === wanted.fields.length,
      ) ??
      stepIn(forms, wanted);
    if (form) return { frame, form, signatures: new Set(forms.map(({ signature }) => signature)) };
  }
  return null;
}

/**
 * Finds a form that has come up since `old` were all form elements of the page, beside equal ones: where it stood when it was seen first, or
 * anywhere. Null where none has.
 */
export async function findFresh(
  page: Page,
  wanted: FormFact,
  old: JSHandle<Element[]>,
  isExact: boolean,
): Promise<FoundForm | null> {
  const frame = page.mainFrame();
  const forms = await collectForms(frame).catch((): readonly FormFact[] => []);
  const alike = forms.filter(({ signature, visible }) => signature === wanted.signature && visible);
  const fresh = await freshForms(frame, alike, old);
  const form = isExact ? fresh.find(({ selector }) => selector === wanted.selector) : fresh[0];
  return form ? { frame, form, signatures: new Set(forms.map(({ signature }) => signature)) } : null;
}

/** The form with the controls that have come into it since it was found; those known before stay as they were. */
export async function withNewControls(found: FoundForm): Promise<FoundForm> {
  const { frame, form } = found;
  const forms = await formsNow(frame);
  const now = forms.find(each => isSameForm(each, form));
  const known = new Set(form.fields.map(controlKey));
  const selectors = new Set(form.fields.map(({ selector }) => selector));
  const fresh = (now?.fields ?? []).filter(
    field => field.visible && !known.has(controlKey(field)) && !selectors.has(field.selector),
  );
  if (!now || fresh.length === 0) return found;
  const ages = now.ages ?? form.ages;
  return { ...found, form: { ...form, fields: [...form.fields, ...fresh], ...(ages ? { ages } : {}) } };
}
