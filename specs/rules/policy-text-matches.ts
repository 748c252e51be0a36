import type { PolicyDocument } from '../../crawler/evidence/policy-document.js';
import type { Violation } from '../../policy/result.js';
import { textDifferences } from './reading/compare-text.js';
import { effectiveDates, judgeLivePolicy } from './reading/live-policy.js';
import { textFindings, type TextFinding } from './reading/text-findings.js';
import { excerpt } from './reading/words.js';
import type { Policy, Rule } from './rule.js';

const whatToDo = 'Put the registered text back, or give the new text a new effective date and register it.';

const says: Readonly<Record<TextFinding['kind'], (words: string) => string>> = {
  added: () => 'says more than the registered one',
  changed: () => 'says something else than the registered one',
  hidden: words => `hides or crosses out ${words} of the registered one`,
  lost: words => `leaves out ${words} of the registered one`,
};

function violationOf(
  document: PolicyDocument,
  finding: TextFinding,
  policy: Policy,
): Omit<Violation, 'evidence'> {
  const { section, registered, live, kind, parts } = finding;
  const words = parts === 1 ? 'words' : `${parts} headings and sentences`;
  const unchangedDate = effectiveDates(document).join() === policy.effectiveDate;
  const worse = unchangedDate ? ', though its effective date did not change with it' : '';
  const actual = {
    added: excerpt(live, 600),
    changed: excerpt(live, 600),
    hidden: 'only text that is hidden or crossed out',
    lost: 'nothing',
  };
  return {
    page: document.finalUrl,
    subject: section === '' ? 'text around the policy' : section,
    message: `The live policy ${says[kind](words)}${worse}. ${whatToDo}`,
    expected: kind === 'added' ? 'no further words here' : excerpt(registered, 600),
    actual: actual[kind],
  };
}

const otherText = (document: PolicyDocument): Omit<Violation, 'evidence'> => ({
  page: document.finalUrl,
  subject: 'whole text',
  message: `The live policy is another text than the registered one. ${whatToDo}`,
  expected: 'the registered text',
  actual: excerpt(document.text),
});

function judgeDocument(document: PolicyDocument, policy: Policy): Omit<Violation, 'evidence'>[] {
  const found = textDifferences(document.text, policy);
  if (found === undefined) return [otherText(document)];
  return textFindings(found, document.hiddenText, policy).map(finding =>
    violationOf(document, finding, policy),
  );
}

/** "MPRO will occasionally update its Privacy Policy": then the register knows the new text. Until then the live one is the registered one. */
export const rule: Rule = {
  id: 'policy-text-matches',
  judge: (evidence, policy) => judgeLivePolicy(evidence, policy, document => judgeDocument(document, policy)),
};
