import type { PolicyDocument } from '../../crawler/evidence/policy-document.js';
import type { Violation } from '../../policy/result.js';
import { differences, type Difference } from './reading/compare-text.js';
import { exhibitsOfDocument } from './reading/exhibits.js';
import { effectiveDates, livePolicy } from './reading/live-policy.js';
import { excerpt, holds, plainWords } from './reading/words.js';
import type { Policy, Rule } from './rule.js';

const whatToDo = 'Put the registered text back, or give the new text a new effective date and register it.';

function violationOf(
  document: PolicyDocument,
  difference: Difference,
  policy: Policy,
): Omit<Violation, 'evidence'> {
  const { section, registered, live } = difference;
  const isHidden = live === '' && holds(plainWords(document.hiddenText), registered);
  const what =
    registered === ''
      ? 'says more than the registered one'
      : live !== ''
        ? 'says something else than the registered one'
        : isHidden
          ? 'hides words of the registered one'
          : 'leaves out words of the registered one';
  const unchangedDate = effectiveDates(document).join() === policy.effectiveDate;
  const worse = unchangedDate ? ', though its effective date did not change with it' : '';
  return {
    page: document.finalUrl,
    subject: section === '' ? 'text around the policy' : section,
    message: `The live policy ${what}${worse}. ${whatToDo}`,
    expected: registered === '' ? 'no further words here' : excerpt(registered, 600),
    actual: live === '' ? (isHidden ? 'only hidden text' : 'nothing') : excerpt(live, 600),
  };
}

const otherText = (document: PolicyDocument): Omit<Violation, 'evidence'> => ({
  page: document.finalUrl,
  subject: 'whole text',
  message: `The live policy is another text than the registered one. ${whatToDo}`,
  expected: 'the registered text',
  actual: excerpt(document.text),
});

/** "MPRO will occasionally update its Privacy Policy": then the register knows the new text. Until then the live one is the registered one. */
export const rule: Rule = {
  id: 'policy-text-matches',
  judge: (evidence, policy) => {
    const { documents, undetermined } = livePolicy(evidence, policy);
    const violations = documents.flatMap(document => {
      const exhibits = exhibitsOfDocument(evidence, document);
      const found = differences(document.text, policy)?.map(each => violationOf(document, each, policy));
      return (found ?? [otherText(document)]).map(violation => ({ ...violation, evidence: exhibits }));
    });
    return { subjectsChecked: documents.length, violations, undetermined: [...undetermined], notes: [] };
  },
};
