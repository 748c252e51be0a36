import type { FilledForm } from '../../../crawler/evidence/filled.js';
import { because } from './pages.js';

/**
 * Why the server's answer to a form is not known, in one phrase; undefined where it is known. Only a submission that the server
 * answered tells it: one that was held back (SUBMIT=dry) or not tried is no proof that all is well.
 */
export function unknownAnswer(filled: FilledForm, what: string): string | undefined {
  if (!filled.outcome.ok) return undefined;
  const full = filled.trials.filter(trial => trial.filled === 'full');
  const [first] = full;
  // A step that sends nothing itself is answered with the last one, which is judged by itself.
  if (full.some(({ result }) => /^(sent|refused-by-server|went-on)$/.test(result))) return undefined;
  if (full.some(({ result }) => result === 'stopped'))
    return `the submission was held back before it left, so the server's answer is not known: ${what}`;
  if (first === undefined || first.result === 'not-tried')
    return `the form was not submitted${first?.detail ? ` (${first.detail})` : ''}, so it is not known ${what}`;
  return `the form could not be submitted (${because(first.result, first.detail)}), so it is not known ${what}`;
}
