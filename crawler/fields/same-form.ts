import type { FieldFact, FormFact } from '../evidence/form.js';

/** What tells a control from others of its form, wherever it stands. */
export const controlKey = ({ tag, type, name, id, label }: FieldFact): string =>
  [tag, type, name, id, label].join('\n');

/** Whether a form is one that was met, as it stands now. Controls in no form have no element of their own that tells. */
export function isSameForm(form: FormFact, met: FormFact): boolean {
  if (form.selector !== met.selector || form.formless !== met.formless) return false;
  const known = new Set(met.fields.map(controlKey));
  return !form.formless || form.fields.some(field => known.has(controlKey(field)));
}
