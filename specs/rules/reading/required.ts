import type { FilledForm, SubmitTrial } from '../../../crawler/evidence/filled.js';
import type { FieldFact } from '../../../crawler/evidence/form.js';
import { shownFields, type PlacedForm } from './forms.js';
import { excerpt } from './words.js';

/** A control, or the choices that are one question: the first stands for all. */
export interface Question {
  readonly field: FieldFact;
  readonly all: readonly FieldFact[];
}

/** Boxes to tick that follow each other answer one question where they have one name, or one mark over them. */
const isOneQuestion = (one: FieldFact, next: FieldFact): boolean =>
  one.type === 'checkbox' &&
  next.type === 'checkbox' &&
  ((one.name !== '' && one.name === next.name) ||
    (one.mark.how === 'group' && next.mark.how === 'group' && one.mark.text === next.mark.text));

/** The questions of a form that a person answers, in order. */
export function questionsOf({ form }: PlacedForm): readonly Question[] {
  const groups = new Map<string, FieldFact[]>();
  let last: { key: string; field: FieldFact } | undefined;
  for (const field of shownFields(form)) {
    const own = field.type === 'radio' && field.name !== '' ? `radio ${field.name}` : field.selector;
    const key = last && isOneQuestion(last.field, field) ? last.key : own;
    groups.set(key, [...(groups.get(key) ?? []), field]);
    last = { key, field };
  }
  return [...groups.values()].flatMap(all => (all[0] === undefined ? [] : [{ field: all[0], all }]));
}

/** What people call a question: of several choices what stands over them, and not the first of them. */
export const nameOfQuestion = ({ field, all }: Question): string =>
  excerpt((all.length > 1 ? field.question : undefined) || field.label || field.name || field.selector, 80);

/** Assistive technology is told that an answer is needed. */
export const isTold = ({ all }: Question): boolean => all.some(field => field.requiredProgrammatic);

/** A sighted person sees that an answer is needed. */
export const isSeen = ({ all }: Question): boolean =>
  all.some(
    ({ mark }) =>
      mark.how === 'word' ||
      mark.how === 'group' ||
      mark.how === 'others-optional' ||
      (mark.how === 'symbol' && mark.explained),
  );

/** Who refused a form for want of an answer, and in which words. */
export interface FormRefusal {
  readonly by: string;
  /** Empty where nothing was said. */
  readonly said: string;
}

/** What was learnt by submitting a form with nothing, or only with what says that it is required. */
export interface Refusals {
  /** What was refused for its absence, by the control's selector. */
  readonly refused: ReadonlyMap<string, FormRefusal>;
  /** The server took what was left out, or named all that it misses. */
  readonly conclusive: boolean;
}

/** Who refused, by the result of a trial. */
const refusers: Readonly<Partial<Record<SubmitTrial['result'], string>>> = {
  'refused-by-browser': 'the browser',
  'refused-by-script': "the page's script",
  'refused-by-server': 'the server',
};

/**
 * What the trials of a form tell about what it requires. A refusal that names a control which neither the form nor a further step of it was
 * seen to have settles nothing.
 */
export function refusalsOf(filled: readonly FilledForm[], { form }: PlacedForm): Refusals {
  const steps = filled.flatMap(({ nextForms = [] }) => nextForms.map(next => next.form));
  const known = new Set([form, ...steps].flatMap(({ fields }) => fields.map(({ selector }) => selector)));
  const refused = new Map<string, FormRefusal>();
  let conclusive = false;
  for (const trial of filled.flatMap(one => one.trials)) {
    if (trial.filled === 'full') continue;
    if (trial.result === 'sent') conclusive = true;
    const isNamed = trial.refusedFields.some(({ selector }) => known.has(selector));
    if (trial.result === 'refused-by-server' && isNamed) conclusive = true;
    const by = refusers[trial.result];
    if (by === undefined) continue;
    for (const { selector, message } of trial.refusedFields)
      if (!refused.has(selector)) refused.set(selector, { by, said: message });
  }
  return { refused, conclusive };
}

/** The refusal for want of an answer to a question; undefined where there was none. */
export const refusalOf = ({ all }: Question, refused: Refusals['refused']): FormRefusal | undefined =>
  all.map(({ selector }) => refused.get(selector)).find(each => each !== undefined);
