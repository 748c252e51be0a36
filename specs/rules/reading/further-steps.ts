import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../../crawler/evidence/filled.js';

/** More steps than any form has that is followed. */
const mostSteps = 12;

/** Further steps are followed where every trial is made; a light fill ends with the step that it began with. */
const wentOn = ({ light, trials }: FilledForm): boolean =>
  light === undefined && trials.some(({ filled, result }) => filled === 'full' && result === 'went-on');

/**
 * The forms that send what a form was filled in with: the form itself, or the last of its steps where it sends nothing by itself.
 * None where a step after it was not filled in.
 */
export function lastSteps(evidence: Evidence, filled: FilledForm, depth = 0): readonly FilledForm[] {
  if (!wentOn(filled)) return [filled];
  if (depth >= mostSteps) return [];
  return (filled.nextForms ?? []).flatMap(({ page, form }) =>
    evidence.filled
      .filter(next => next.page === page && next.signature === form.signature)
      .flatMap(next => lastSteps(evidence, next, depth + 1)),
  );
}
