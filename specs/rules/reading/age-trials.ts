import type { AgeAnswer, AgeStep, AgeTrial, AgeTrials } from '../../../crawler/evidence/age-trial.js';
import type { FormFact } from '../../../crawler/evidence/form.js';
import type { ReasonCode } from '../../../policy/reason-code.js';
import { isOfParent, replyOf } from './age-words.js';
import { fillableFields } from './forms.js';
import { because } from './pages.js';
import { excerpt } from './words.js';

/** The policy's age: whoever is younger is a child. */
export const ofAge = 13;

/** What became of a child's answer. */
export type ChildFinding =
  | { readonly is: 'refused' }
  /** None of the answers that the form takes tells that somebody is a child. */
  | { readonly is: 'untold' }
  /** The page let it go, and the run held it back. */
  | { readonly is: 'held'; readonly answer: AgeAnswer }
  | { readonly is: 'accepted'; readonly answer: AgeAnswer; readonly step: AgeStep }
  | { readonly is: 'open'; readonly code: ReasonCode; readonly why: string };

const refusals: ReadonlySet<string> = new Set([
  'refused-by-browser',
  'refused-by-script',
  'refused-by-server',
]);
const isRefused = (step: AgeStep | undefined): boolean => step !== undefined && refusals.has(step.result);
const lets: ReadonlySet<string> = new Set(['sent', 'stopped', 'went-on']);
const isLet = (step: AgeStep | undefined): boolean => step !== undefined && lets.has(step.result);

const open = (code: ReasonCode, why: string): ChildFinding => ({ is: 'open', code, why });

const trialAs = ({ trials }: AgeTrials, as: AgeTrial['as']): AgeTrial | undefined =>
  trials.find(trial => trial.as === as);

/** A line with what differs from one submission to the next left out: numbers, codes, dates. */
const alike = (line: string): string => line.replace(/(?<!\S)\S*\d\S*/g, '#');

/** Lines that came up for the child and not for the adult. */
function saidToChild(child: AgeStep, adult: AgeStep | undefined): readonly string[] {
  const both = new Set(adult?.said.map(alike));
  return child.said.filter(line => !both.has(alike(line)));
}

/** A control that asks for a parent's consent, or for how a parent is reached. */
const asksParent = (form: FormFact): boolean =>
  (form.statements ?? []).some(
    ({ text }) => isOfParent(text) && /consent|permission|agree|allow|approv|authori[sz]/i.test(text),
  ) ||
  fillableFields(form).some(
    ({ label, name, id, kind, type }) =>
      isOfParent(label, name, id) &&
      (kind === 'email' ||
        kind === 'phone' ||
        type === 'checkbox' ||
        /consent|permission|signature/i.test(label)),
  );

/** The path of an address, with what may differ from one submission to the next left out. */
const placeOf = (address: string): string => address.replace(/(?<![0-9a-f-])[0-9a-f-]*\d[0-9a-f-]*/gi, '#');

/** What a refusal of the child by page or server is worth. */
function judgeRefusal(child: AgeStep, adult: AgeStep | undefined, asked: ReadonlySet<string>): ChildFinding {
  const named = (step: AgeStep | undefined): boolean =>
    step?.refusedFields.some(({ selector }) => asked.has(selector)) ?? false;
  const reply = replyOf([...saidToChild(child, adult), ...child.refusedFields.map(({ message }) => message)]);
  const isAboutAge = reply === 'too-young' || reply === 'parents' || (named(child) && !named(adult));
  if (isAboutAge && (isLet(adult) || !named(adult))) return { is: 'refused' };
  const status = child.hops.at(-1)?.status ?? 0;
  if (!isLet(adult))
    return open(
      'form-not-submitted',
      `an adult's answer was refused as well (${because(adult?.result ?? 'not-tried', adult?.detail ?? '')}), so it is not known what becomes of a child's`,
    );
  if (status === 429 || status >= 500 || reply === 'failed')
    return open(
      'answer-unknown',
      `the server failed (${child.detail}), so it is not known what it makes of a child's answer`,
    );
  return { is: 'refused' };
}

function judgeSteps(
  child: AgeTrial,
  adult: AgeTrial | undefined,
  answer: AgeAnswer,
  form: FormFact,
): ChildFinding {
  const asked = new Set(child.answers.flatMap(({ controls }) => controls));
  for (const [at, step] of child.steps.entries()) {
    const beside = adult?.steps[at];
    const reply = replyOf(saidToChild(step, beside));
    if (isRefused(step)) return judgeRefusal(step, beside, asked);
    if (step.result === 'not-tried' && !isLet(beside)) continue;
    if (reply === 'parents') return { is: 'refused' };
    // A page that is left as soon as the answer is given has nothing to submit.
    const isAnswered = step.result === 'sent' || step.result === 'not-tried';
    if (isAnswered && (reply === 'too-young' || reply === 'refused')) return { is: 'refused' };
    if (isAnswered && reply === 'failed')
      return open(
        'answer-unknown',
        `what came back to a child is not clear ("${excerpt(saidToChild(step, beside)[0] ?? '', 120)}")`,
      );
  }
  const step = child.steps.at(-1);
  const beside = adult?.steps[child.steps.length - 1];
  if (asksParent(form)) return { is: 'refused' };
  if (!step || step.result === 'not-tried')
    return open(
      'form-not-submitted',
      `the form was not submitted as a child would${step?.detail ? ` (${step.detail})` : ''}`,
    );
  if (step.result === 'stopped') return { is: 'held', answer };
  if (step.result === 'went-on')
    return open('form-not-submitted', 'a further step of the form was not filled in as a child would');
  if (beside && isLet(beside) && placeOf(beside.landed) !== placeOf(step.landed))
    return open(
      'not-understood',
      `a child was led to ${step.landed} and an adult to ${beside.landed}, and what that means is not clear`,
    );
  const [other] = beside && isLet(beside) ? saidToChild(step, beside) : [];
  if (other !== undefined)
    return open(
      'not-understood',
      `a child was answered otherwise than an adult ("${excerpt(other, 120)}"), and what that means is not clear`,
    );
  return { is: 'accepted', answer, step };
}

/** What became of it when a child filled the form in, and whether an adult fared otherwise. */
export function judgeAges(ages: AgeTrials, form: FormFact): ChildFinding {
  const child = trialAs(ages, 'child');
  const adult = trialAs(ages, 'adult');
  if (!child) return open('evidence-missing', 'it was not filled in as a child would');
  if (!child.outcome.ok)
    return open(
      'form-not-filled',
      `it could not be filled in as a child would (${because(child.outcome.reason, child.outcome.detail)})`,
    );
  const told = child.answers.find(({ ages: span }) => span !== null && span.to < ofAge);
  if (told) return judgeSteps(child, adult, told, form);
  if (child.answers.length === 0)
    return open('form-not-filled', 'its question for the age did not show when it was filled in');
  if (child.answers.some(({ ages: span }) => span !== null && span.from >= ofAge)) return { is: 'refused' };
  const blank = child.answers.find(({ ages: span }) => span === null);
  return blank
    ? open('not-understood', `"${excerpt(blank.text, 80)}" could not be answered as a child would`)
    : { is: 'untold' };
}
