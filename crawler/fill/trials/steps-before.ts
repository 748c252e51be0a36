import type { FilledForm } from '../../evidence/filled.js';
import type { FillTarget } from '../forms/fill-target.js';
import { FillError } from '../fill-error.js';
import type { TrialRunner, Trials } from './run-trials.js';

/** Whether a step went on to the next with only what says that it is required filled in. */
export const goesOnWithRequired = ({ trials }: Pick<FilledForm, 'trials'>): boolean =>
  trials.findLast(({ filled }) => filled !== 'full')?.result === 'went-on';

/**
 * The trials of a registration's further step, and one in which the steps before it, too, are filled in with only what says that it is
 * required: what they left out is sent, if at all, by this one, and only its server can miss it. That trial comes first. Where the steps
 * before do not go on that way any more, the trials stay as they are.
 */
export async function withStepsBefore(
  attempt: TrialRunner,
  target: FillTarget,
  trials: Trials,
): Promise<Trials> {
  if (target.form.purpose !== 'registration' || !anyGoesOn(target)) return trials;
  try {
    const { trial } = await attempt({ ...target, onlyRequiredBefore: true }, 'required-only', 'submit');
    return { ...trials, trials: [{ ...trial, onlyRequiredBefore: true }, ...trials.trials] };
  } catch (error) {
    if (error instanceof FillError) return trials;
    throw error;
  }
}

/** Whether a form before this one goes on with only what says that it is required. */
const anyGoesOn = ({ after, afterRequired = false }: FillTarget): boolean =>
  after !== undefined && (afterRequired || anyGoesOn(after));
