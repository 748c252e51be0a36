import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../crawler/evidence/filled.js';
import type { Limit } from '../../policy/limit.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { filledAs } from './reading/filled.js';
import { alsoOn, distinctForms, nameOfForm, placedForms, type DistinctForm } from './reading/forms.js';
import { picturesOf } from './reading/leaks.js';
import { reachedBounds } from './reading/bounds.js';
import { because, unseenPages } from './reading/pages.js';
import { schemeOf } from './reading/party.js';
import { isSeen, isTold, questionsOf, refusalsOf, type Question, type Refusals } from './reading/required.js';
import { excerpt } from './reading/words.js';
import { leftOutPages, rehearsalNotes } from './reading/limits.js';
import type { Rule } from './rule.js';

const nameOf = ({ field }: Question): string => excerpt(field.label || field.name || field.selector, 80);

/** Who requires an answer; undefined where nobody does. */
function requiredBy(question: Question, { refused }: Refusals): string | undefined {
  if (isTold(question)) return 'the form';
  const field = question.all.find(each => refused.has(each.selector));
  if (field !== undefined) return refused.get(field.selector);
  return isSeen(question) ? 'the form' : undefined;
}

/** How a sighted person is left in the dark. */
function unseenBecause({ field }: Question): { problem: string; actual: string } {
  const { how, text } = field.mark;
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
): Omit<Violation, 'evidence'>[] {
  const by = requiredBy(question, refusals);
  if (by === undefined) return [];
  const at = { page: placed.page, subject: question.field.selector };
  const lead = `In ${nameOfForm(placed.form)}, "${nameOf(question)}" is required (by ${by}), but`;
  const also = alsoOn(placed.pages);
  const found: Omit<Violation, 'evidence'>[] = [];
  if (!isSeen(question)) {
    const { problem, actual } = unseenBecause(question);
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

/** Why it is not known whether the form requires more than it says, or that this run did not ask; undefined where it is known. */
function openQuestion(
  filled: readonly FilledForm[],
  questions: readonly Question[],
  refusals: Refusals,
  submit: Evidence['site']['submit'],
): { readonly reason: string } | { readonly question: string } | undefined {
  const silent = questions.filter(question => requiredBy(question, refusals) === undefined);
  const [first] = silent;
  if (first === undefined || refusals.conclusive) return undefined;
  const which =
    silent.length === 1 ? `"${nameOf(first)}" is` : `${silent.length} controls without a mark are`;
  const question = `whether ${which} required by the server`;
  const whether = `${question} is not known`;
  const open = (reason: string): { readonly reason: string } => ({ reason: `${reason}: ${whether}` });
  const [one] = filled;
  if (one === undefined) return open('the form was not filled in');
  if (!one.outcome.ok) return open(because(one.outcome.reason, one.outcome.detail));
  const partial = one.trials.filter(trial => trial.filled !== 'full');
  const last = partial.at(-1);
  // An e-mail goes off with whatever stands in it: no server is there to require more.
  if (last?.hops.some(hop => schemeOf(hop.url) === 'mailto:')) return undefined;
  // Unless submissions are to be real, the run holds them back on purpose.
  if (submit === 'never' || (submit === 'dry' && last?.result === 'stopped')) return { question };
  if (last === undefined || last.result === 'not-tried')
    return open('the form was not submitted with parts left out');
  if (last.result === 'stopped') return open('the submission was held back');
  if (last.result === 'went-on') return open('the step sends nothing by itself');
  return open(`the form was refused without naming what is missing (${because(last.result, last.detail)})`);
}

function judge(evidence: Evidence): RuleResult {
  const placed = placedForms(evidence).filter(({ form }) => form.purpose === 'registration');
  const forms = distinctForms(placed, ({ form }) =>
    JSON.stringify(
      form.fields.map(({ selector, requiredProgrammatic, mark }) => [selector, requiredProgrammatic, mark]),
    ),
  );
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [
    ...unseenPages(evidence),
    ...reachedBounds(evidence, ['pages', 'forms', 'marks', 'filling']),
  ];
  const limits: Limit[] = leftOutPages(evidence);
  let subjectsChecked = 0;
  for (const each of forms) {
    const filled = filledAs(evidence, each);
    const refusals = refusalsOf(filled);
    const questions = questionsOf(each);
    const required = questions.filter(question => requiredBy(question, refusals) !== undefined);
    subjectsChecked += required.length;
    const found = required.flatMap(question => judgeQuestion(question, each, refusals));
    const evidencePaths = picturesOf(evidence, filled[0] ?? { signature: each.form.signature });
    violations.push(...found.map(violation => ({ ...violation, evidence: evidencePaths })));
    const open = openQuestion(filled, questions, refusals, evidence.site.submit);
    if (open === undefined || found.length > 0) continue;
    const at = { page: each.page, subject: each.form.selector };
    if ('question' in open) limits.push({ ...at, ...open, settledBy: 'a run with SUBMIT=real' });
    else undetermined.push({ ...at, code: 'answer-unknown', ...open });
  }
  const notes =
    forms.length === 0
      ? ['No registration form was found on this site.']
      : rehearsalNotes(forms.flatMap(each => filledAs(evidence, each)));
  return { subjectsChecked, violations, undetermined, limits, notes };
}

/** "Information required for registration is clearly marked." */
export const rule: Rule = { id: 'registration-required-marked', judge };
