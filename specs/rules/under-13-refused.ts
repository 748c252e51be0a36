import type { AgeQuestion } from '../../crawler/evidence/age.js';
import type { AgeAnswer, AgeTrials } from '../../crawler/evidence/age-trial.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../crawler/evidence/filled.js';
import type { FormFact } from '../../crawler/evidence/form.js';
import type { Limit } from '../../policy/limit.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { judgeAges, ofAge, type ChildFinding } from './reading/age-trials.js';
import { reachedBounds } from './reading/bounds.js';
import { heldForCertificate } from './reading/broken-certificates.js';
import { pictureOfChild, pictureOfForm } from './reading/exhibits.js';
import { filledAs } from './reading/filled.js';
import { alsoOn, distinctForms, nameOfForm, placedForms, type DistinctForm } from './reading/forms.js';
import { leftOutPages } from './reading/limits.js';
import { isLookup } from './reading/looked-up.js';
import { because, unseenPages } from './reading/pages.js';
import { excerpt } from './reading/words.js';
import type { Rule } from './rule.js';

interface Judged {
  readonly subjects: number;
  readonly violations: readonly Violation[];
  readonly undetermined: readonly Undetermined[];
  readonly limits: readonly Limit[];
  readonly notes: readonly string[];
}

const nothing: Judged = { subjects: 0, violations: [], undetermined: [], limits: [], notes: [] };
const nameOf = (text: string): string => excerpt(text, 80);

const reads =
  /^(?:check|view|track|find|look ?up|search|verify|retrieve|see|show|calculate|estimate|compute)\b/i;

/**
 * Whether a birth date finds somebody who is known already, or is reckoned with: who logs in, looks a record up or works a calculator
 * is taken on by nobody.
 */
const takesNobodyOn = (form: FormFact): boolean =>
  form.purpose === 'login' ||
  isLookup(form) ||
  (form.purpose === 'other' && reads.test(form.submitLabels[0]?.trim() ?? ''));

/** Whether an answer tells how old the person is who fills the form in. */
const tellsAge = ({ whose, asks }: AgeQuestion): boolean =>
  whose === 'own' && asks !== 'birthday' && asks !== 'grade';

/** What is said of questions that are not judged. */
function notesOf({ form }: DistinctForm): string[] {
  const name = nameOfForm(form);
  return (form.ages ?? []).flatMap(({ whose, asks, text }) => {
    const lead = `In ${name}, "${nameOf(text)}"`;
    if (asks === 'grade')
      return [`${lead} asks for a school or grade, which only hints at an age: not judged.`];
    if (whose === 'another')
      return [`${lead} asks for the age of somebody other than the visitor: not judged.`];
    if (asks === 'birthday')
      return [`${lead} asks for a birthday without its year, which tells no age: not judged.`];
    if (takesNobodyOn(form))
      return [`${lead} serves to find or reckon something, and takes nobody on: not judged.`];
    return [];
  });
}

const answered = ({ text, answer }: AgeAnswer): string => `"${nameOf(text)}": ${excerpt(answer, 60)}`;

function judgeFinding(
  evidence: Evidence,
  placed: DistinctForm,
  filled: FilledForm,
  found: ChildFinding,
): Judged {
  const at = { page: placed.page, subject: placed.form.selector };
  const name = nameOfForm(placed.form);
  switch (found.is) {
    case 'refused':
      return { ...nothing, subjects: 1 };
    case 'untold':
      return {
        ...nothing,
        notes: [`In ${name}, no answer about the age tells that somebody is under ${ofAge}: not judged.`],
      };
    case 'held':
      return {
        ...nothing,
        subjects: 1,
        limits: [
          {
            ...at,
            question: `whether the server refuses ${name} from a child, which the page lets go (${answered(found.answer)})`,
            settledBy: 'a run with SUBMIT=real',
          },
        ],
      };
    case 'open':
      return {
        ...nothing,
        subjects: 1,
        undetermined: [{ ...at, code: found.code, reason: `${name} asks for the age; ${found.why}` }],
      };
    case 'accepted':
      return {
        ...nothing,
        subjects: 1,
        violations: [
          {
            ...at,
            message: `${name.charAt(0).toUpperCase()}${name.slice(1)} asks for the age ("${nameOf(found.answer.text)}") and takes a child's answer like an adult's: nothing refuses it or asks for a parent's consent. Check the age on the server, and refuse children under ${ofAge} or ask for a parent's consent before anything is kept.${alsoOn(placed.pages)}`,
            expected: `an answer of under ${ofAge} is refused, or a parent's consent is asked for`,
            actual: `${answered(found.answer)} was accepted (${found.step.detail})`,
            evidence: [
              ...pictureOfForm(evidence, filled.signature, filled.page),
              ...pictureOfChild(evidence, filled.signature),
            ],
          },
        ],
      };
  }
}

/** A child's answer that was held back for a certificate stays open in every mode. */
function ofCertificate(evidence: Evidence, { trials }: AgeTrials, found: ChildFinding): ChildFinding {
  const step = trials.find(({ as }) => as === 'child')?.steps.at(-1);
  const why = found.is === 'held' && step ? heldForCertificate(evidence, step) : undefined;
  if (why === undefined) return found;
  return {
    is: 'open',
    code: 'answer-unknown',
    why: `the page lets a child's answer go, and it was held back, since ${why}: whether the server refuses it is not known`,
  };
}

/** Where a form was tried on several pages, the first of these counts. */
const gravest: readonly ChildFinding['is'][] = ['accepted', 'open', 'held', 'refused', 'untold'];

function judgeForm(evidence: Evidence, placed: DistinctForm): Judged {
  const notes = notesOf(placed);
  const { form } = placed;
  const fills = filledAs(evidence, placed);
  const tried = fills.flatMap(filled => (filled.ages ? [{ filled, ages: filled.ages }] : []));
  const asks = (form.ages ?? []).some(tellsAge);
  if (takesNobodyOn(form) || (!asks && tried.length === 0)) return { ...nothing, notes };
  const at = { page: placed.page, subject: form.selector };
  const lead = `${nameOfForm(form)} asks for the age`;
  const [worst] = tried
    .map(({ filled, ages }) => ({ filled, found: ofCertificate(evidence, ages, judgeAges(ages, form)) }))
    .sort((one, two) => gravest.indexOf(one.found.is) - gravest.indexOf(two.found.is));
  if (!worst) {
    const failed = fills.find(({ outcome }) => !outcome.ok);
    const why =
      failed && !failed.outcome.ok
        ? `was not filled in (${because(failed.outcome.reason, failed.outcome.detail)})`
        : 'was not filled in as a child would';
    const reason = `${lead} and ${why}`;
    return { ...nothing, notes, subjects: 1, undetermined: [{ ...at, code: 'form-not-filled', reason }] };
  }
  const { filled, found } = worst;
  if (found.is === 'open' && evidence.site.submit === 'never') {
    const question = `whether ${nameOfForm(form)} refuses a child's answer`;
    return {
      ...nothing,
      notes,
      subjects: 1,
      limits: [{ ...at, question, settledBy: 'a run with SUBMIT=real' }],
    };
  }
  const judged = judgeFinding(evidence, placed, filled, found);
  return { ...judged, notes: [...notes, ...judged.notes] };
}

/** Says of how many forms the server's answer to a child was heard in a rehearsal, and when. */
function heardNotes(filled: readonly FilledForm[]): string[] {
  const days = filled.flatMap(({ ages }) => ages?.heardOn ?? []);
  return [...new Set(days)].sort().map(day => {
    const count = days.filter(each => each === day).length;
    return `What the server answers a child in ${count === 1 ? '1 form' : `${count} forms`} was heard in a rehearsal on ${day}.`;
  });
}

function judge(evidence: Evidence): RuleResult {
  const tried = new Set(
    evidence.filled.filter(({ ages }) => ages !== undefined).map(({ signature }) => signature),
  );
  const asking = placedForms(evidence).filter(
    ({ form }) => form.ages !== undefined || tried.has(form.signature),
  );
  const forms = distinctForms(asking, ({ form }) => JSON.stringify(form.ages ?? []));
  const judged = forms.map(placed => judgeForm(evidence, placed));
  const subjectsChecked = judged.reduce((sum, { subjects }) => sum + subjects, 0);
  const none =
    subjectsChecked === 0 ? ['No form on this site asks its visitor for the age or birth date.'] : [];
  return {
    subjectsChecked,
    violations: judged.flatMap(({ violations }) => violations),
    undetermined: [
      ...unseenPages(evidence),
      ...reachedBounds(evidence, ['pages', 'forms', 'filling', 'ages']),
      ...judged.flatMap(({ undetermined }) => undetermined),
    ],
    limits: [...leftOutPages(evidence), ...judged.flatMap(({ limits }) => limits)],
    notes: [
      ...none,
      ...new Set(judged.flatMap(({ notes }) => notes)),
      ...heardNotes(forms.flatMap(placed => filledAs(evidence, placed))),
    ],
  };
}

/**
 * "These Websites are not intended for use by children under the age of 13." Judged are forms that ask how old their visitor is. A birth
 * date that finds a known person (log-in, look-up) takes nobody on, and another person's is no visitor's age.
 */
export const rule: Rule = { id: 'under-13-refused', judge };
