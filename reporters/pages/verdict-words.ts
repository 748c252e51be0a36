import type { Severity } from '../../policy/claim.js';
import type { Verdict } from '../../policy/result.js';

/** How a verdict reads for people who do not test. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  conforms: 'kept',
  violated: 'broken',
  undetermined: 'could not be told',
  attested: 'signed',
  unattested: 'not signed',
  informational: 'nothing to check',
};

/** How bad a violation is, in words; the worst first. */
export const severityWords: Readonly<Record<Severity, string>> = {
  blocker: 'most serious',
  critical: 'serious',
  normal: 'moderate',
  minor: 'minor',
};
