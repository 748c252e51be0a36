import type { SubmitTrial } from '../evidence/filled.js';
import { joinedHeldBack } from './held-back.js';
import { saysRequired } from './fill-controls.js';
import { withMissingNamed } from './name-missing.js';
import { PressedTooEarlyError, type FillTarget, type Manner, type TrialRun } from './run-trial.js';
import { joined } from './transmissions.js';

/** Runs one trial on a page of its own. */
export type Attempt = (
  target: FillTarget,
  filled: SubmitTrial['filled'],
  manner: Manner,
) => Promise<TrialRun>;

/** What the trials of a form brought; `full` is the one with every control filled in. */
export interface Trials {
  readonly trials: SubmitTrial[];
  readonly full: TrialRun;
}

/**
 * Fills the form in once more and leaves it, where scripts listen for that: some send what was typed only when it was not submitted.
 * What came of that counts with the full trial.
 */
async function andLeft(attempt: Attempt, target: FillTarget, full: TrialRun): Promise<TrialRun> {
  if (!full.hearsLeaving) return full;
  try {
    const left = await attempt(target, 'full', 'leave');
    return {
      ...full,
      transmissions: joined([full.transmissions, left.transmissions]),
      blindSpots: [...new Set([...full.blindSpots, ...left.blindSpots])],
      heldBack: joinedHeldBack([full.heldBack, left.heldBack]),
    };
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { ...full, blindSpots: [...full.blindSpots, `leaving the form unsubmitted: ${detail}`] };
  }
}

/** Runs the trials that tell something, the full one last: without optional controls, only what is required is all there is. */
export async function runTrials(attempt: Attempt, target: FillTarget): Promise<Trials> {
  const shown = target.form.fields.filter(({ visible, disabled }) => visible && !disabled);
  const required = shown.filter(saysRequired);
  const inParts = required.length > 0 && required.length < shown.length;
  // What the browser refuses by itself leaves the page as it was: the same page can be filled in after that.
  const sharesPage = shown.some(({ requiredProgrammatic }) => requiredProgrammatic);
  const alone = async (): Promise<SubmitTrial> => (await attempt(target, 'empty', 'submit')).trial;
  const andEarly = async (filled: SubmitTrial['filled']): Promise<{ run: TrialRun; empty: SubmitTrial }> => {
    try {
      const run = await attempt(target, filled, 'too-early');
      return { run, empty: run.early ?? (await alone()) };
    } catch (error) {
      if (!(error instanceof PressedTooEarlyError)) throw error;
      return { run: await attempt(target, filled, 'submit'), empty: error.trial };
    }
  };
  const apart = async (filled: SubmitTrial['filled']): Promise<{ run: TrialRun; empty: SubmitTrial }> => {
    const [empty, run] = await Promise.all([alone(), attempt(target, filled, 'submit')]);
    return { run, empty };
  };
  // Only of a registration it matters what a form waits for that says nothing: the trials for that take their time.
  const named = async (markedOnly: SubmitTrial, full: TrialRun): Promise<SubmitTrial> =>
    target.form.purpose === 'registration'
      ? withMissingNamed(
          async portion => (await attempt({ ...target, portion }, 'required-only', 'submit')).trial,
          target.form.fields,
          markedOnly,
          full,
        )
      : markedOnly;
  const start = sharesPage ? andEarly : apart;
  if (!inParts) {
    const { run, empty } = await start('full');
    return { trials: [await named(empty, run), run.trial], full: await andLeft(attempt, target, run) };
  }
  const [{ run, empty }, full] = await Promise.all([
    start('required-only'),
    attempt(target, 'full', 'submit'),
  ]);
  return {
    trials: [empty, await named(run.trial, full), full.trial],
    full: await andLeft(attempt, target, full),
  };
}

/** Fills the form in, submits it and leaves: what acts on it has its say, and nothing is learnt of what it requires. */
export async function runLightly(attempt: Attempt, target: FillTarget): Promise<Trials> {
  const submitted = await attempt(target, 'full', 'light');
  const full = await andLeft(attempt, target, submitted);
  if (full.picture || !tellsMore(full)) return { trials: [full.trial], full };
  // What was sent only with the submission, or after it, is shown with the form as it had been filled in before.
  const again = await attempt(target, 'full', 'picture').catch(() => undefined);
  return { trials: [full.trial], full: { ...full, picture: again?.picture } };
}

/** Whether more came of a form than its submission to the site over https:. */
const tellsMore = ({ transmissions, pageUrls }: TrialRun): boolean =>
  pageUrls.length > 0 ||
  transmissions.some(
    ({ isSubmission, party, scheme }) => !isSubmission || party !== 'first' || scheme !== 'https',
  );

/** Fills the form in and leaves it unsubmitted. */
export async function onlyFilled(attempt: Attempt, target: FillTarget): Promise<Trials> {
  const full = await attempt(target, 'full', 'submit');
  return { trials: [full.trial], full };
}
