import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../../crawler/evidence/filled.js';
import { lastSteps } from './further-steps.js';
import { because } from './pages.js';

/**
 * Why the server's answer to a form is not known, in one phrase; undefined where it is known. Only a submission that the server
 * answered tells it: one that was held back (SUBMIT=dry) or not tried is no proof that all is well. A step that sends nothing itself
 * is answered with the last one.
 */
export function unknownAnswer(evidence: Evidence, filled: FilledForm, what: string): string | undefined {
  if (!filled.outcome.ok) return undefined;
  const [last, ...others] = lastSteps(evidence, filled);
  if (!last) return `a further step of the form was not filled in, so it is not known ${what}`;
  const reasons = [last, ...others].map(step => unknownOf(step, what));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function unknownOf({ outcome, trials }: FilledForm, what: string): string | undefined {
  if (!outcome.ok)
    return `a further step was not filled in (${because(outcome.reason, outcome.detail)}), so it is not known ${what}`;
  const full = trials.filter(trial => trial.filled === 'full');
  const [first] = full;
  if (full.some(({ result }) => result === 'sent' || result === 'refused-by-server')) return undefined;
  if (full.some(({ result }) => result === 'stopped'))
    return `the submission was held back before it left, so the server's answer is not known: ${what}`;
  if (first === undefined || first.result === 'not-tried')
    return `the form was not submitted${first?.detail ? ` (${first.detail})` : ''}, so it is not known ${what}`;
  return `the form could not be submitted (${because(first.result, first.detail)}), so it is not known ${what}`;
}
