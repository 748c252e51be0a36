import type { PolicyDocument } from '../../../crawler/evidence/policy-document.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { RuleResult, Violation } from '../../../policy/result.js';
import type { Policy } from '../rule.js';
import { judgeLivePolicy } from './live-policy.js';

/** Something that has to stand in the live policy, and how one tells that it does. */
export interface Posted {
  readonly subject: string;
  readonly message: string;
  readonly expected: string;
  /** Whether it stands in the text that visitors see. */
  stands(text: string): boolean;
  /** What stands there in its place; empty where nothing does. */
  instead(text: string): string;
  /** Whether it stands in the text that nobody sees. */
  isHidden(hiddenText: string): boolean;
}

function violationOf(document: PolicyDocument, item: Posted): Omit<Violation, 'evidence'> {
  const instead = item.instead(document.text);
  const hidden = instead === '' && item.isHidden(document.hiddenText);
  return {
    page: document.finalUrl,
    subject: item.subject,
    message: hidden
      ? `The ${item.subject} stands in the live policy where nobody can see it, or is crossed out. Let visitors see it.`
      : item.message,
    expected: item.expected,
    actual: hidden ? 'only text that is hidden or crossed out' : instead || 'nothing of the kind',
  };
}

/** Judges whether the live policy, as a visitor sees it, holds what the claim says is posted there. */
export const judgePosted = (evidence: Evidence, policy: Policy, items: readonly Posted[]): RuleResult =>
  judgeLivePolicy(evidence, policy, document =>
    items.filter(item => !item.stands(document.text)).map(item => violationOf(document, item)),
  );
