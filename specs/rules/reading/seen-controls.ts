import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../../crawler/evidence/filled.js';
import type { Limit } from '../../../policy/limit.js';
import type { Undetermined } from '../../../policy/result.js';
import { heldForCertificate } from './broken-certificates.js';
import { filledAs } from './filled.js';
import { fillableFields, nameOfForm, type DistinctForm } from './forms.js';
import { isSeen, isTold, nameOfQuestion, type Question } from './required.js';

/**
 * A form with its controls as they stood when they came up while it was opened and filled in: a step that a button brought up, a dialog
 * that it stands in. What never showed stays as the page's own visit found it, hidden.
 */
export function asSeen(evidence: Evidence, placed: DistinctForm): DistinctForm {
  const seen = new Map(
    filledAs(evidence, placed)
      .flatMap(filled => filled.seen ?? [])
      .map(field => [field.selector, field]),
  );
  if (seen.size === 0) return placed;
  const { form } = placed;
  const known = new Set(form.fields.map(({ selector }) => selector));
  const fields = form.fields.map(field => (field.visible ? field : (seen.get(field.selector) ?? field)));
  const further = [...seen.values()].filter(({ selector }) => !known.has(selector));
  return { ...placed, form: { ...form, visible: true, fields: [...fields, ...further] } };
}

/** Nothing of a question showed, neither to a first-time visitor nor while the form was filled in. */
export const isHidden = ({ all }: Question): boolean => all.every(({ visible }) => !visible);

/** Why further steps were left out on purpose; undefined where they were looked for. */
function leftOut(evidence: Evidence, filled: readonly FilledForm[]): Limit['settledBy'] | undefined {
  const { submit } = evidence.site;
  if (submit === 'never') return 'a run with SUBMIT=dry';
  const held = filled.flatMap(({ trials }) => trials.filter(({ result }) => result === 'stopped'));
  const isHeld = held.some(trial => heldForCertificate(evidence, trial) === undefined);
  return submit === 'dry' && isHeld ? 'a run with SUBMIT=real' : undefined;
}

/** Controls of a form that a further step of it shows, on the same page and in the same form element: they are judged with that step. */
function shownLater(evidence: Evidence, { page, form }: DistinctForm): ReadonlySet<string> {
  const steps = evidence.filled
    .flatMap(({ nextForms = [] }) => nextForms)
    .filter(next => next.page === page && next.form.selector === form.selector);
  const shown = steps.flatMap(next => next.form.fields.filter(({ visible }) => visible));
  return new Set(shown.map(({ selector }) => selector));
}

/**
 * Controls that a form requires and that never showed: what marks them to a sighted person is not known. `placed` as {@link asSeen}
 * gives it.
 */
export function judgeNeverShown(
  evidence: Evidence,
  placed: DistinctForm,
): { readonly undetermined: Undetermined[]; readonly limits: Limit[] } {
  const later = shownLater(evidence, placed);
  const questions = fillableFields(placed.form)
    .filter(({ selector }) => !later.has(selector))
    .map((field): Question => ({ field, all: [field] }))
    .filter(question => isHidden(question) && isTold(question) && !isSeen(question))
    .filter(({ field }) => !field.disabled && !field.readOnly);
  const settledBy = leftOut(evidence, filledAs(evidence, placed));
  const undetermined: Undetermined[] = [];
  const limits: Limit[] = [];
  for (const question of questions) {
    const at = { page: placed.page, subject: question.field.selector };
    const name = `"${nameOfQuestion(question)}" in ${nameOfForm(placed.form, placed.frame)}`;
    if (settledBy !== undefined)
      limits.push({ ...at, question: `whether ${name} bears a visible mark once it shows`, settledBy });
    else
      undetermined.push({
        ...at,
        code: 'observation-failed',
        reason: `${name} is required and never showed: whether it bears a visible mark is not known`,
      });
  }
  return { undetermined, limits };
}
