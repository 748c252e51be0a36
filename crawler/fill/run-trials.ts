import type { SubmitTrial } from '../evidence/filled.js';
import { saysRequired } from './fill-controls.js';
import { PressedTooEarlyError, type FillTarget, type TrialRun } from './run-trial.js';

/** Runs one trial on a page of its own; with `tooEarly` the button is pressed before anything is filled in, too. */
export type Attempt = (
  target: FillTarget,
  filled: SubmitTrial['filled'],
  tooEarly: boolean,
) => Promise<TrialRun>;

/** What the trials of a form brought; `full` is the one with every control filled in. */
export interface Trials {
  readonly trials: SubmitTrial[];
  readonly full: TrialRun;
}

/** Runs the trials that tell something, the full one last: without optional controls, only what is required is all there is. */
export async function runTrials(attempt: Attempt, target: FillTarget): Promise<Trials> {
  const shown = target.form.fields.filter(({ visible, disabled }) => visible && !disabled);
  const required = shown.filter(saysRequired);
  const inParts = required.length > 0 && required.length < shown.length;
  // What the browser refuses by itself leaves the page as it was: the same page can be filled in after that.
  const sharesPage = shown.some(({ requiredProgrammatic }) => requiredProgrammatic);
  const alone = async (): Promise<SubmitTrial> => (await attempt(target, 'empty', false)).trial;
  const andEarly = async (filled: SubmitTrial['filled']): Promise<{ run: TrialRun; empty: SubmitTrial }> => {
    try {
      const run = await attempt(target, filled, true);
      return { run, empty: run.early ?? (await alone()) };
    } catch (error) {
      if (!(error instanceof PressedTooEarlyError)) throw error;
      return { run: await attempt(target, filled, false), empty: error.trial };
    }
  };
  const apart = async (filled: SubmitTrial['filled']): Promise<{ run: TrialRun; empty: SubmitTrial }> => {
    const [empty, run] = await Promise.all([alone(), attempt(target, filled, false)]);
    return { run, empty };
  };
  const start = sharesPage ? andEarly : apart;
  if (!inParts) {
    const { run, empty } = await start('full');
    return { trials: [empty, run.trial], full: run };
  }
  const [{ run, empty }, full] = await Promise.all([start('required-only'), attempt(target, 'full', false)]);
  return { trials: [empty, run.trial, full.trial], full };
}

/** Fills the form in and leaves it unsubmitted. */
export async function onlyFilled(attempt: Attempt, target: FillTarget): Promise<Trials> {
  const full = await attempt(target, 'full', false);
  return { trials: [full.trial], full };
}
