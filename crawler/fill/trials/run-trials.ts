import type { SubmitTrial } from '../../evidence/filled.js';
import { joinedHeldBack } from '../transmissions/held-back.js';
import { saysRequired } from './fill-controls.js';
import { withMissingNamed } from './name-missing.js';
import { PressedTooEarlyError, type TrialManner, type TrialRun } from './run-trial.js';
import type { FillTarget } from '../forms/fill-target.js';
import { joined } from '../transmissions/transmissions.js';

/** Runs one trial on a page of its own. */
export type TrialRunner = (
  target: FillTarget,
  filled: SubmitTrial['filled'],
  manner: TrialManner,
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
async function andLeft(attempt: TrialRunner, target: FillTarget, full: TrialRun): Promise<TrialRun> {
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

/** Nothing went off, and nothing that was filled in was to blame: the button may not be the one that submits. */
const isDead = ({ trial }: TrialRun): boolean =>
  trial.result === 'refused-by-script' && trial.refusedFields.length === 0;

/** Buttons of a form that are tried in place of the first. */
const mostButtons = 4;

/**
 * Submits the form by its further buttons as well, where they have addresses of their own: what goes there is sent by the form too. That
 * counts with the full trial.
 */
async function andByOthers(attempt: TrialRunner, target: FillTarget, full: TrialRun): Promise<TrialRun> {
  const pressed = new Set([full.buttons[target.button ?? 0]?.address ?? '']);
  let all = full;
  for (const [button, { address }] of full.buttons.entries()) {
    if (address === '' || pressed.has(address)) continue;
    pressed.add(address);
    try {
      const other = await attempt({ ...target, button }, 'full', 'submit');
      all = {
        ...all,
        transmissions: joined([all.transmissions, other.transmissions]),
        blindSpots: [...new Set([...all.blindSpots, ...other.blindSpots])],
        heldBack: joinedHeldBack([all.heldBack, other.heldBack]),
      };
    } catch (error) {
      const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      all = { ...all, blindSpots: [...all.blindSpots, `submitting to ${address}: ${detail}`] };
    }
  }
  return all;
}

/**
 * Runs the trials of a form by the first of its buttons that submits it, where the very first does nothing, and by further buttons that have
 * addresses of their own.
 */
export async function runTrials(attempt: TrialRunner, target: FillTarget): Promise<Trials> {
  const first = await trialsByButton(attempt, target);
  const further = isDead(first.full) ? Math.min(first.full.buttons.length, mostButtons) : 0;
  for (let button = 1; button < further; button += 1) {
    if (first.full.buttons[button]?.isAside) continue;
    const other = await trialsByButton(attempt, { ...target, button });
    if (isDead(other.full)) continue;
    return { ...other, full: await andByOthers(attempt, { ...target, button }, other.full) };
  }
  return { ...first, full: await andByOthers(attempt, target, first.full) };
}

/** Runs the trials that tell something, the full one last: without optional controls, only what is required is all there is. */
async function trialsByButton(attempt: TrialRunner, target: FillTarget): Promise<Trials> {
  const own = target.form.fields.filter(({ visible, disabled }) => visible && !disabled);
  const framed = (target.framed?.forms ?? []).flatMap(({ fields }) => fields);
  const shown = [...own, ...framed.filter(({ visible, disabled }) => visible && !disabled)];
  const required = shown.filter(saysRequired);
  const inParts = required.length > 0 && required.length < shown.length;
  // What the browser refuses by itself leaves the page as it was: the same page can be filled in after that.
  const sharesPage = own.some(({ requiredProgrammatic }) => requiredProgrammatic);
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
    // What a step or an answer brought up may be left out, though all that showed at first is required.
    if (required.length > 0 && run.seen.some(field => !saysRequired(field))) {
      const markedOnly = (await attempt(target, 'required-only', 'submit')).trial;
      return {
        trials: [empty, await named(markedOnly, run), run.trial],
        full: await andLeft(attempt, target, run),
      };
    }
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
export async function runLightly(attempt: TrialRunner, target: FillTarget): Promise<Trials> {
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
export async function onlyFilled(attempt: TrialRunner, target: FillTarget): Promise<Trials> {
  const full = await attempt(target, 'full', 'submit');
  return { trials: [full.trial], full };
}
