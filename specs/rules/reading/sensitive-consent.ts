import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../../crawler/evidence/filled.js';
import type { SensitiveQuestion, Statement } from '../../../crawler/evidence/sensitive.js';
import { readLeave, type Leave } from './consent-words.js';
import { filledAs } from './filled.js';
import { placedForms, shownFields, type PlacedForm } from './forms.js';

/** A sentence that one may say yes to, and what it means for the question at hand. */
export interface Consent extends Leave {
  readonly text: string;
  readonly selector: string;
  readonly checked: boolean;
  /** Seen at once, or when the form was filled in. */
  readonly shown: boolean;
  /** Its text is kept in part only. */
  readonly cut: boolean;
  /** It belongs to this question, rather than to the form as a whole. */
  readonly own: boolean;
}

const opened = (filled: readonly FilledForm[]): ReadonlySet<string> =>
  new Set(filled.flatMap(({ typed }) => typed.map(({ selector }) => selector)));

/** Whether nothing but sensitive questions and sentences stands between the sentence and the question. */
function isNext({ form }: PlacedForm, { selector }: Statement, question: SensitiveQuestion): boolean {
  const passed = new Set([
    ...(form.sensitive ?? []).flatMap(({ controls }) => controls),
    ...(form.statements ?? []).map(each => each.selector),
    ...form.fields.filter(field => !field.visible).map(field => field.selector),
  ]);
  const order = form.fields.map(field => field.selector);
  const at = order.indexOf(selector);
  const asked = question.controls.map(each => order.indexOf(each));
  const [from, to] = at > Math.max(...asked) ? [Math.max(...asked), at] : [at, Math.min(...asked)];
  return at >= 0 && order.slice(from + 1, to).every(each => passed.has(each));
}

/** Forms before and after this one in the same registration. */
function otherSteps(evidence: Evidence, { form }: PlacedForm): readonly PlacedForm[] {
  const leading = evidence.filled.filter(({ nextForms = [] }) =>
    nextForms.some(next => next.form.signature === form.signature),
  );
  const following = evidence.filled
    .filter(({ signature }) => signature === form.signature)
    .flatMap(({ nextForms = [] }) => nextForms.map(next => next.form.signature));
  const signatures = new Set([...leading.map(({ signature }) => signature), ...following]);
  return placedForms(evidence).filter(
    placed => placed.form.signature !== form.signature && signatures.has(placed.form.signature),
  );
}

/** The sentences of a form, and of the steps before and after it, by which one may consent to what a question asks. */
export function consentsTo(
  evidence: Evidence,
  placed: PlacedForm,
  question: SensitiveQuestion,
): readonly Consent[] {
  const filled = filledAs(evidence, placed);
  const seen = opened(filled);
  const consents: Consent[] = [];
  const known = new Set<string>();
  for (const each of placed.form.statements ?? []) {
    const leave = readLeave(each.text, question);
    known.add(each.selector);
    const near =
      each.beside.some(first => question.controls.includes(first)) || isNext(placed, each, question);
    consents.push({
      ...leave,
      text: each.text,
      selector: each.selector,
      checked: each.checked,
      shown: each.visible || !placed.form.visible || seen.has(each.selector),
      cut: each.cut,
      own: leave.about === 'question' || near,
    });
  }
  // What came up while the form was filled in.
  const asked = new Set(placed.form.fields.map(({ selector }) => selector));
  for (const { selector, label, value } of filled.flatMap(({ typed }) => typed)) {
    if (value !== 'on' || known.has(selector) || asked.has(selector)) continue;
    const leave = readLeave(label, question);
    const own = leave.about !== 'form';
    consents.push({ ...leave, text: label, selector, checked: false, shown: true, cut: false, own });
  }
  for (const step of otherSteps(evidence, placed))
    for (const { selector, text, checked, cut } of step.form.statements ?? []) {
      const leave = readLeave(text, question);
      const own = leave.about === 'question';
      consents.push({ ...leave, text, selector, checked, shown: true, cut, own });
    }
  return consents.filter(({ gives, about }) => gives && about !== 'another');
}

/** The sensitive questions of a form that a person gets to see. */
export function shownQuestions(evidence: Evidence, placed: PlacedForm): readonly SensitiveQuestion[] {
  const shown = new Set(shownFields(placed.form).map(({ selector }) => selector));
  const seen = opened(filledAs(evidence, placed));
  return (placed.form.sensitive ?? []).filter(({ controls }) =>
    controls.some(each => shown.has(each) || seen.has(each)),
  );
}
