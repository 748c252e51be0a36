import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FilledForm, SubmitTrial } from '../../crawler/evidence/filled.js';
import type { Limit } from '../../policy/limit.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { reachedBounds } from './reading/bounds.js';
import { filledAs } from './reading/filled.js';
import { alsoOn, distinctForms, nameOfForm, placedForms, type DistinctForm } from './reading/forms.js';
import { picturesOfPlaced } from './reading/leaks.js';
import { leftOutPages, rehearsalNotes } from './reading/limits.js';
import { openRequirements } from './reading/open-requirements.js';
import { unseenPages } from './reading/pages.js';
import {
  isSeen,
  isTold,
  nameOfQuestion,
  questionsOf,
  refusalOf,
  refusalsOf,
  type Question,
  type FormRefusal,
  type Refusals,
} from './reading/required.js';
import { sameControlKey } from './reading/same-controls.js';
import { asSeen } from './reading/seen-controls.js';
import { excerpt } from './reading/words.js';
import type { Rule } from './rule.js';

/**
 * Taken for additional information: nothing that one can see says that it is required. A sign that is explained nowhere sets a control
 * apart all the same; that it is not clear is for the claim on marks.
 */
const isAdditional = (question: Question): boolean =>
  !isSeen(question) && question.all.every(({ mark }) => mark.how !== 'symbol');

const trialsOf = (filled: readonly FilledForm[]): readonly SubmitTrial[] =>
  filled.flatMap(({ trials }) => trials);

/** A refusal that names nothing that is missing. */
const isMute = ({ result, refusedFields }: SubmitTrial): boolean =>
  (result === 'refused-by-script' || result === 'refused-by-server') && refusedFields.length === 0;

/** Submitting the form with nothing in it tells what the form itself insists on: what it let pass there is only said to be required. */
const tellsInsistence = (trial: SubmitTrial): boolean =>
  trial.filled === 'empty' && trial.result !== 'not-tried' && !isMute(trial);

/** Who does not let the form pass without an answer, as far as is known. */
function refusalFor(
  question: Question,
  { refused }: Refusals,
  ownTrials: readonly SubmitTrial[],
): FormRefusal | undefined {
  const refusal = refusalOf(question, refused);
  if (refusal !== undefined) return refusal;
  const insists = isTold(question) && !ownTrials.some(tellsInsistence);
  return insists ? { by: 'the form itself', said: '' } : undefined;
}

/** How the control looks to who fills the form in. */
function lookOf({ all }: Question): string {
  if (all.some(({ saysOptional }) => saysOptional)) return 'is called optional';
  return all.some(({ mark }) => mark.how === 'colour-only')
    ? 'is set apart by nothing but a colour'
    : 'bears no mark that it is required';
}

function violationOf(
  question: Question,
  { by, said }: FormRefusal,
  placed: DistinctForm,
): Omit<Violation, 'evidence'> {
  const name = nameOfQuestion(question);
  const words = excerpt(said, 120);
  return {
    page: placed.page,
    subject: question.field.selector,
    message: `In ${nameOfForm(placed.form, placed.frame)}, "${name}" ${lookOf(question)}, but ${by} refuses the registration without it. Mark it as required, or accept the registration without it.${alsoOn(placed.pages)}`,
    expected: 'the registration goes through with only what is marked as required',
    actual: words === '' ? `refused by ${by}` : `refused by ${by}: "${words}"`,
  };
}

/** The trial with what is marked filled in and nothing else was answered, or its refusal said what is missing. */
function isSettled({ conclusive }: Refusals, filled: readonly FilledForm[]): boolean {
  const markedOnly = trialsOf(filled).findLast(trial => trial.filled !== 'full');
  return conclusive && !(markedOnly !== undefined && isMute(markedOnly));
}

function judge(evidence: Evidence): RuleResult {
  const placed = placedForms(evidence).filter(({ form }) => form.purpose === 'registration');
  const forms = distinctForms(placed, ({ form }) =>
    JSON.stringify(
      form.fields.map(field => [
        sameControlKey(field),
        field.requiredProgrammatic,
        field.mark,
        field.saysOptional,
      ]),
    ),
  );
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [
    ...unseenPages(evidence),
    ...reachedBounds(evidence, ['pages', 'forms', 'marks', 'filling']),
  ];
  const limits: Limit[] = leftOutPages(evidence);
  for (const form of forms) {
    // A further step of the form has its questions as well.
    const each = asSeen(evidence, form);
    const filled = filledAs(evidence, each);
    const refusals = refusalsOf(filled, each);
    const additional = questionsOf(each).filter(isAdditional);
    const pictures = picturesOfPlaced(evidence, each);
    // A form of the same looks on another page may let pass what this one insists on.
    const ownTrials = trialsOf(filled.filter(({ page }) => each.pages.includes(page)));
    const found = additional.flatMap(question => {
      const refusal = refusalFor(question, refusals, ownTrials);
      return refusal === undefined ? [] : [{ ...violationOf(question, refusal, each), evidence: pictures }];
    });
    violations.push(...found);
    if (found.length > 0 || isSettled(refusals, filled)) continue;
    const open = openRequirements(evidence, filled, additional, each);
    limits.push(...open.limits);
    undetermined.push(...open.undetermined);
  }
  const notes =
    forms.length === 0
      ? ['No registration form was found on this site.']
      : rehearsalNotes(forms.flatMap(each => filledAs(evidence, each)));
  return { subjectsChecked: forms.length, violations, undetermined, limits, notes };
}

/** "… and any additional information provided is optional." */
export const rule: Rule = { id: 'registration-unmarked-optional', judge };
