import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { SensitiveQuestion, SensitiveTopic } from '../../crawler/evidence/sensitive.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { pictureOfForm } from './reading/exhibits.js';
import { alsoOn, distinctForms, nameOfForm, placedForms, type DistinctForm } from './reading/forms.js';
import { leftOutPages } from './reading/limits.js';
import { isLookup } from './reading/looked-up.js';
import { reachedBounds } from './reading/bounds.js';
import { unseenPages } from './reading/pages.js';
import { consentsTo, shownQuestions, type Consent } from './reading/sensitive-consent.js';
import { excerpt } from './reading/words.js';
import type { Rule } from './rule.js';

const topics: Readonly<Record<SensitiveTopic, string>> = {
  race: 'race or ethnic origin',
  religion: 'religion',
  politics: 'political opinions',
  health: 'health',
  sexualOrientation: 'sexual orientation',
  unionMembership: 'union membership',
  disability: 'disability',
  immigration: 'immigration status',
  genetic: 'genetic data',
  biometric: 'biometric data',
};

const expected = 'a consent control of its own with the question, not ticked beforehand, for this use alone';

interface ConsentFault {
  readonly problem: string;
  readonly actual: string;
}

type ConsentFinding =
  | { readonly is: 'kept' }
  | { readonly is: 'fault'; readonly fault: ConsentFault }
  | { readonly is: 'open'; readonly why: string };

const said = ({ text }: Consent): string => `"${excerpt(text, 160)}"`;

/** What the sentences of a form say of consent to one question. */
function judgeConsents(consents: readonly Consent[]): ConsentFinding {
  const own = consents.filter(each => each.own && !each.cut);
  const alone = own.filter(({ bundled }) => !bundled);
  const good = alone.filter(({ checked }) => !checked);
  if (good.some(({ shown }) => shown)) return { is: 'kept' };
  const [hidden] = good;
  if (hidden)
    return {
      is: 'open',
      why: `a consent stands in the form and did not show while it was looked at: ${said(hidden)}`,
    };
  const [ticked] = alone;
  if (ticked)
    return {
      is: 'fault',
      fault: {
        problem: 'the consent to it is ticked beforehand',
        actual: `ticked beforehand: ${said(ticked)}`,
      },
    };
  const long = consents.find(({ cut }) => cut);
  if (long) return { is: 'open', why: `a consent is too long to be read whole: ${said(long)}` };
  const [bundled] = own;
  if (bundled)
    return {
      is: 'fault',
      fault: {
        problem: 'the consent to it is given together with something else',
        actual: `in one with other things: ${said(bundled)}`,
      },
    };
  const general = consents.find(each => !each.bundled);
  if (general)
    return {
      is: 'open',
      why: `whether the consent to the form as a whole is meant for this question as well: ${said(general)}`,
    };
  return {
    is: 'fault',
    fault: { problem: 'no control asks for consent to that', actual: 'no consent control of its own' },
  };
}

const nameOf = ({ text, options, controls }: SensitiveQuestion): string =>
  excerpt(text || options.join(', ') || (controls[0] ?? ''), 80);

const asked = ({ topic, text, from, options }: SensitiveQuestion): string =>
  `${topics[topic]}, told by its ${from}: "${excerpt([text, options.join(', ')].filter(part => part !== '').join(': '), 160)}"`;

function judgeForm(evidence: Evidence, placed: DistinctForm) {
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [];
  const questions = shownQuestions(evidence, placed);
  for (const question of questions.filter(({ asks }) => asks === 'fact')) {
    const finding = judgeConsents(consentsTo(evidence, placed, question));
    const at = { page: placed.page, subject: question.controls[0] ?? placed.form.selector };
    const lead = `In ${nameOfForm(placed.form, placed.frame)}, "${nameOf(question)}" asks about ${topics[question.topic]}`;
    if (finding.is === 'open')
      undetermined.push({ ...at, code: 'not-understood', reason: `${lead}; ${finding.why}` });
    if (finding.is === 'fault')
      violations.push({
        ...at,
        message: `${lead}, and ${finding.fault.problem}. Put a check box of its own next to the question, not ticked, that says what the answer is used for; or take the question out.${alsoOn(placed.pages)}`,
        expected,
        actual: `${asked(question)}; ${finding.fault.actual}`,
        evidence: pictureOfForm(evidence, placed.form.signature, placed.page),
      });
  }
  const needs = questions.filter(({ asks }) => asks === 'need');
  const notes = needs.map(
    question =>
      `In ${nameOfForm(placed.form, placed.frame)}, "${nameOf(question)}" asks what somebody needs, which may tell of ${topics[question.topic]}: not counted as a question for it.`,
  );
  return { facts: questions.length - needs.length, violations, undetermined, notes };
}

function judge(evidence: Evidence): RuleResult {
  const asking = placedForms(evidence).filter(({ form }) => form.sensitive !== undefined && !isLookup(form));
  const forms = distinctForms(asking, ({ form }) => JSON.stringify([form.sensitive, form.statements]));
  const judged = forms.map(each => judgeForm(evidence, each));
  const subjectsChecked = judged.reduce((sum, { facts }) => sum + facts, 0);
  const none = subjectsChecked === 0 ? ['No form on this site asks for sensitive information.'] : [];
  return {
    subjectsChecked,
    violations: judged.flatMap(({ violations }) => violations),
    undetermined: [
      ...unseenPages(evidence),
      ...reachedBounds(evidence, ['pages', 'forms', 'filling']),
      ...judged.flatMap(({ undetermined }) => undetermined),
    ],
    limits: leftOutPages(evidence),
    notes: [...none, ...new Set(judged.flatMap(({ notes }) => notes))],
  };
}

/**
 * "MPRO does not use or disclose sensitive personal information, such as race, religion, or political affiliations, without your explicit
 * consent." What somebody needs at a meal or to get into a building is asked for the person's sake: noted, not judged.
 */
export const rule: Rule = { id: 'sensitive-data-consent', judge };
