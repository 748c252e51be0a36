import type { FieldFact, FormFact } from '../../evidence/form.js';
import { formSignature, shapeName } from '../../fields/form-signature.js';
import { controlKey, isSameForm } from '../../fields/same-form.js';

const isUsable = (field: FieldFact): boolean => field.visible && !field.disabled && !field.readOnly;

/** Something in a form shows that a person can fill in. */
export const asksNow = (form: FormFact): boolean => form.fields.some(isUsable);

/** What of a page was met before, and what of its form was dealt with. */
export interface Met {
  readonly form: FormFact;
  /** Signatures of all forms that stood on the page. */
  readonly signatures: ReadonlySet<string>;
  /** Selectors of the controls that were dealt with. */
  readonly done: ReadonlySet<string>;
}

/** A form that was not there before: by its signature; one in the same place only where it asks something else, for a script may have changed where it goes. */
export function isNew(form: FormFact, met: Pick<Met, 'form' | 'signatures'>): boolean {
  if (met.signatures.has(form.signature)) return false;
  if (!isSameForm(form, met.form) || form.fields.length === 0) return true;
  const known = new Set(met.form.fields.map(controlKey));
  return form.fields.some(field => !known.has(controlKey(field)));
}

/** The part of a form that shows now and was not dealt with, as a form of its own: a further step within one form element. */
function furtherStep(form: FormFact, met: Met, page: string): FormFact | undefined {
  // Selectors change with what else comes into the page.
  const done = new Set(met.form.fields.filter(({ selector }) => met.done.has(selector)).map(controlKey));
  const fields = form.fields.filter(
    field => isUsable(field) && !met.done.has(field.selector) && !done.has(controlKey(field)),
  );
  if (fields.length === 0) return undefined;
  const controls = fields.map(field => ({ tag: field.tag, type: field.type, name: shapeName(field) }));
  const { method, action } = form;
  return { ...form, fields, signature: formSignature({ method, action, page, controls }) };
}

/** Of the forms that a page shows, those that were not there before, and a further step of the one that was dealt with. */
export function furtherForms(forms: readonly FormFact[], met: Met, page: string): FormFact[] {
  return forms.filter(asksNow).flatMap(form => {
    if (isNew(form, met)) return [form];
    return isSameForm(form, met.form) ? (furtherStep(form, met, page) ?? []) : [];
  });
}
