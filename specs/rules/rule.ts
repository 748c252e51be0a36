import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Disclosure } from '../../policy/disclosures.js';
import type { Necessary } from '../../policy/necessary.js';
import type { RuleResult } from '../../policy/result.js';
import type { Section } from '../../policy/text.js';

/** What rules need of the register. */
export interface Policy {
  /** The registered policy, verbatim. */
  readonly text: string;
  readonly sections: readonly Section[];
  /** `YYYY-MM-DD`. */
  readonly effectiveDate: string;
  /** Third parties that the policy names as collectors. */
  readonly disclosures: readonly Disclosure[];
  /** Cookies and storage entries that need no consent. */
  readonly necessary: readonly Necessary[];
}

/** The judgement of one claim. Pure: evidence and policy in, result out. */
export interface Rule {
  /** Id of the claim. */
  readonly id: string;
  judge(evidence: Evidence, policy: Policy): RuleResult;
}
