import { bittenField, bounds } from '../evidence/bounds.js';
import { filledKey, type FilledForm } from '../evidence/filled.js';
import type { Depth } from '../fill/fill-forms.js';
import type { FillTarget } from '../fill/forms/fill-target.js';
import { goesOnWithRequired } from '../fill/trials/steps-before.js';
import type { PartitionRecords } from './evidence-files.js';
import { formTasks } from './form-tasks.js';
import type { ObserveRun } from './observe-run.js';

const stepsOf = (target: FillTarget): number => (target.after ? stepsOf(target.after) + 1 : 1);
const isLastStep = (target: FillTarget): boolean => stepsOf(target) >= bounds.formSteps.value;

/** Says where a further step came up that is not filled in any more. */
const withStepBound = (target: FillTarget, filled: FilledForm): FilledForm =>
  isLastStep(target) && (filled.nextForms ?? []).length > 0
    ? { ...filled, ...bittenField([...(filled.bounds ?? []), 'formSteps']) }
    : filled;

/**
 * Fills in the forms of this partition's pages, and those that come up when they are submitted. Recorded ones are not filled anew. The
 * worker's tabs are shared with the forms of its other partitions.
 */
export async function fillOwnedForms(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const done = new Map(records.filled.all.map(filled => [filledKey(filled), filled]));
  const known = new Set([
    ...run.firstPages.keys(),
    ...records.pages.all.flatMap(visit => visit.forms.map(({ signature }) => signature)),
  ]);

  /** Forms that no page shows by itself: each is followed up once, and alone is evidence. */
  const onlyNew = ({ nextForms = [], ...filled }: FilledForm): FilledForm => {
    const fresh = nextForms.filter(({ form }) => !known.has(form.signature));
    return fresh.length === 0 ? filled : { ...filled, nextForms: fresh };
  };
  const stepsAfter = (target: FillTarget, filled: FilledForm): FillTarget[] =>
    (filled.nextForms ?? []).flatMap(({ page, form }) => {
      known.add(form.signature);
      const afterRequired = goesOnWithRequired(filled);
      return isLastStep(target) ? [] : [{ page, form, frame: '', after: target, afterRequired }];
    });
  const fill = async (target: FillTarget, depth: Depth): Promise<void> => {
    const earlier = done.get(filledKey({ ...target, ...target.form }));
    const filled = earlier ?? withStepBound(target, onlyNew(await run.fill(target, depth)));
    if (!earlier) records.filled.add(filled);
    await Promise.all(stepsAfter(target, filled).map(step => fill(step, depth)));
  };
  const tasks = formTasks(records.pages.all, run.firstPages, run.settings);
  await Promise.all(tasks.map(({ depth, ...target }) => fill(target, depth)));
}
