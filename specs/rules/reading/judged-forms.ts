import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { RuleResult, Violation } from '../../../policy/result.js';
import { reachedBounds } from './bounds.js';
import type { DistinctForm } from './forms.js';
import { leftOutPages } from './limits.js';
import { unseenPages } from './pages.js';

/** The result of a rule on what forms ask and send: open is what was not seen of pages and forms. `ifNone` says that the site has no such form. */
export const resultOfForms = (
  evidence: Evidence,
  forms: readonly DistinctForm[],
  violations: readonly Violation[],
  ifNone: string,
): RuleResult => ({
  subjectsChecked: forms.length,
  violations: [...violations],
  undetermined: [...unseenPages(evidence), ...reachedBounds(evidence, ['pages', 'forms', 'filling'])],
  limits: leftOutPages(evidence),
  notes: forms.length === 0 ? [ifNone] : [],
});
