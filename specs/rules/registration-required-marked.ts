import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Limit } from '../../policy/limit.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { accessibilityNotes, faintMark, signaturesOf, unfinishedChecks } from './reading/accessibility.js';
import { filledAs } from './reading/filled.js';
import { alsoOn, distinctForms, nameOfForm, placedForms, type DistinctForm } from './reading/forms.js';
import { picturesOfPlaced } from './reading/leaks.js';
import { reachedBounds } from './reading/bounds.js';
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
  type Refusals,
} from './reading/required.js';
import { sameControlKey } from './reading/same-controls.js';
import { asSeen, isHidden, judgeNeverShown } from './reading/seen-controls.js';
import { excerpt } from './reading/words.js';
import { leftOutPages, rehearsalNotes } from './reading/limits.js';
import type { Rule } from './rule.js';

/** Who requires an answer; undefined where nobody does. */
function requiredBy(question: Question, { refused }: Refusals): string | undefined {
  if (isTold(question)) return 'the form';
  const refusal = refusalOf(question, refused);
  if (refusal !== undefined) return refusal.by;
  return isSeen(question) ? 'the form' : undefined;
}

/** How a sighted person is left in the dark; `faint` is the contrast of a mark that is there and cannot be seen. */
function unseenBecause({ field }: Question, faint?: string): { problem: string; actual: string } {
  const { how, text } = field.mark;
  if (faint !== undefined)
    return {
      problem: `its mark "${excerpt(text, 20)}" has nearly the colour of what is behind it (contrast ${faint})`,
      actual: `a mark with a contrast of ${faint}`,
    };
  if (how === 'symbol')
    return {
      problem: `its sign "${excerpt(text, 20)}" is explained nowhere`,
      actual: `an unexplained "${excerpt(text, 20)}"`,
    };
  if (how === 'colour-only')
    return {
      problem: 'nothing but a colour says so, which not everybody sees',
      actual: 'a mark by colour alone',
    };
  return { problem: 'nothing that one can see says so', actual: 'no visible mark' };
}

function judgeQuestion(
  question: Question,
  placed: DistinctForm,
  refusals: Refusals,
  faint: string | undefined,
): Omit<Violation, 'evidence'>[] {
  const by = requiredBy(question, refusals);
  if (by === undefined) return [];
  const at = { page: placed.page, subject: question.field.selector };
  const lead = `In ${nameOfForm(placed.form, placed.frame)}, "${nameOfQuestion(question)}" is required (by ${by}), but`;
  const also = alsoOn(placed.pages);
  const found: Omit<Violation, 'evidence'>[] = [];
  if ((!isSeen(question) || faint !== undefined) && !isHidden(question)) {
    const { problem, actual } = unseenBecause(question, faint);
    found.push({
      ...at,
      message: `${lead} ${problem}. Put the word "required", or an asterisk that the form explains, into its label.${also}`,
      expected:
        'a visible mark: a word, an explained sign, a mark on the group, or all others marked as optional',
      actual,
    });
  }
  if (!isTold(question))
    found.push({
      ...at,
      message: `${lead} assistive technology is not told so. Give the control the required attribute.${also}`,
      expected: 'the attribute required or aria-required, or the word in the accessible name',
      actual: 'no programmatic mark',
    });
  return found;
}

function judge(evidence: Evidence): RuleResult {
  const placed = placedForms(evidence).filter(({ form }) => form.purpose === 'registration');
  const forms = distinctForms(placed, ({ form }) =>
    JSON.stringify(form.fields.map(field => [sameControlKey(field), field.requiredProgrammatic, field.mark])),
  );
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [
    ...unseenPages(evidence),
    ...reachedBounds(evidence, ['pages', 'forms', 'marks', 'filling']),
  ];
  const limits: Limit[] = leftOutPages(evidence);
  let subjectsChecked = 0;
  for (const form of forms) {
    const each = asSeen(evidence, form);
    const filled = filledAs(evidence, each);
    const refusals = refusalsOf(filled, each);
    const questions = questionsOf(each);
    const required = questions.filter(question => requiredBy(question, refusals) !== undefined);
    subjectsChecked += required.length;
    const hidden = judgeNeverShown(evidence, each);
    undetermined.push(...hidden.undetermined);
    limits.push(...hidden.limits);
    const found = required.flatMap(question =>
      judgeQuestion(question, each, refusals, faintMark(evidence, each, question)),
    );
    const evidencePaths = picturesOfPlaced(evidence, each);
    violations.push(...found.map(violation => ({ ...violation, evidence: evidencePaths })));
    if (refusals.conclusive || found.length > 0) continue;
    const silent = questions.filter(question => requiredBy(question, refusals) === undefined);
    const open = openRequirements(evidence, filled, silent, each);
    limits.push(...open.limits);
    undetermined.push(...open.undetermined);
  }
  undetermined.push(...unfinishedChecks(evidence, 'form', signaturesOf(forms)));
  const notes =
    forms.length === 0
      ? ['No registration form was found on this site.']
      : [
          ...rehearsalNotes(forms.flatMap(each => filledAs(evidence, each))),
          ...accessibilityNotes(evidence, 'form', signaturesOf(forms)),
        ];
  return { subjectsChecked, violations, undetermined, limits, notes };
}

/** "Information required for registration is clearly marked." */
export const rule: Rule = { id: 'registration-required-marked', judge };
