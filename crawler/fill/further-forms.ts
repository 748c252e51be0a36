import type { FieldFact, FormFact } from '../evidence/form.js';
import { formSignature } from '../fields/form-signature.js';

const isUsable = (field: FieldFact): boolean => field.visible && !field.disabled && !field.readOnly;

/** Something in a form shows that a person can fill in. */
export const asksNow = (form: FormFact): boolean => form.fields.some(isUsable);

/** What a form is known by, and what of it was dealt with. */
export interface Met {
  /** Signatures of the forms that stood on the page before. */
  readonly signatures: ReadonlySet<string>;
  /** Selectors of the controls that were dealt with. */
  readonly done: ReadonlySet<string>;
}

/** The part of a form that shows now and was not dealt with, as a form of its own: a further step within one form element. */
function furtherStep(form: FormFact, done: Met['done'], page: string): FormFact | undefined {
  const fields = form.fields.filter(field => isUsable(field) && !done.has(field.selector));
  if (fields.length === 0) return undefined;
  const controls = fields.map(({ tag, type, name }) => ({ tag, type, name }));
  const { method, action } = form;
  return { ...form, fields, signature: formSignature({ method, action, page, controls }) };
}

/** Of the forms that a page shows, those that were not there before, and a further step of the one that stood at `selector`. */
export function furtherForms(
  forms: readonly FormFact[],
  selector: string,
  met: Met,
  page: string,
): FormFact[] {
  return forms.filter(asksNow).flatMap(form => {
    if (!met.signatures.has(form.signature)) return [form];
    return form.selector === selector ? (furtherStep(form, met.done, page) ?? []) : [];
  });
}
