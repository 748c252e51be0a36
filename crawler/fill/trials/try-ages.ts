import type { AgeTrials } from '../../evidence/age-trial.js';
import { bittenField } from '../../evidence/bounds.js';
import type { FilledForm } from '../../evidence/filled.js';
import { childPicture } from '../../evidence/pictures.js';
import type { ProfileContext } from '../../profiles/profile.js';
import { fillFailure } from '../fill-error.js';
import type { Stage } from './form-visit.js';
import { runAgeTrial, type AgeRun } from './run-age-trial.js';
import type { FillTarget } from '../forms/fill-target.js';

/** Runs something on a fresh page behind a proxy of its own. */
export type OnStage = <T>(work: (stage: Stage) => Promise<T>) => Promise<T>;

/** Whether the form asks how old the person is who fills it in: as it stands, or by what came up as it was filled in. */
function asksAge({ form }: FillTarget, { typed }: FilledForm): boolean {
  const own = (form.ages ?? []).filter(({ whose }) => whose === 'own');
  const known = new Set(
    (form.ages ?? []).flatMap(({ controls }) => controls.map(({ selector }) => selector)),
  );
  const cameUp = typed.some(
    ({ kind, selector }) => (kind === 'birthDate' || kind === 'age') && !known.has(selector),
  );
  return cameUp || own.some(({ asks }) => asks !== 'birthday' && asks !== 'grade');
}

/** Fills a form that asks for the age in as a child and as an adult; undefined where it does not ask, or could not be filled in at all. */
export async function tryAges(
  profile: ProfileContext,
  onStage: OnStage,
  target: FillTarget,
  filled: FilledForm,
  asOf: string,
): Promise<AgeTrials | undefined> {
  if (!filled.outcome.ok || !asksAge(target, filled)) return undefined;
  const attempt = async (as: 'child' | 'adult'): Promise<AgeRun> => {
    try {
      return await onStage(stage => runAgeTrial(stage, target, as));
    } catch (error) {
      const trial = { as, outcome: fillFailure(error), answers: [], steps: [] };
      return { trial, bounds: [], picture: undefined };
    }
  };
  const child = await attempt('child');
  const adult = await attempt('adult');
  if (child.picture) await profile.keep(childPicture(target.form.signature), 'png', child.picture);
  return {
    asOf,
    trials: [child.trial, adult.trial],
    ...bittenField([...child.bounds, ...adult.bounds]),
  };
}
