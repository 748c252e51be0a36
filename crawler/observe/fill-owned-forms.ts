import type { FilledForm } from '../evidence/filled.js';
import type { Depth } from '../fill/fill-forms.js';
import type { FillTarget } from '../fill/run-trial.js';
import type { PartitionRecords } from './evidence-files.js';
import { formTasks } from './form-tasks.js';
import type { ObserveRun } from './observe-run.js';

/** Steps of one registration that are followed at most, and forms of a partition that only come up after others. */
const most = { steps: 6, later: 20 };

const keyOf = (page: string, signature: string, frame: string): string => `${page}\n${signature}\n${frame}`;
const stepsOf = (target: FillTarget): number => (target.after ? stepsOf(target.after) + 1 : 1);

/**
 * Fills in the forms of this partition's pages, and those that come up when they are submitted. Recorded ones are not filled anew. The
 * worker's tabs are shared with the forms of its other partitions.
 */
export async function fillOwnedForms(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const done = new Map(
    records.filled.all.map(filled => [keyOf(filled.page, filled.signature, filled.frame), filled]),
  );
  const known = new Set([
    ...run.firstPages.keys(),
    ...records.pages.all.flatMap(visit => visit.forms.map(({ signature }) => signature)),
  ]);
  let later = 0;

  /** Forms that no page shows by itself: each is followed up once, and alone is evidence. */
  const onlyNew = ({ nextForms = [], ...filled }: FilledForm): FilledForm => {
    const fresh = nextForms.filter(({ form }) => !known.has(form.signature));
    return fresh.length === 0 ? filled : { ...filled, nextForms: fresh };
  };
  const stepsAfter = (target: FillTarget, { nextForms = [] }: FilledForm): FillTarget[] =>
    nextForms.flatMap(({ page, form }) => {
      known.add(form.signature);
      if (stepsOf(target) >= most.steps || later >= most.later) return [];
      later += 1;
      return [{ page, form, frame: '', after: target }];
    });
  const fill = async (target: FillTarget, depth: Depth): Promise<void> => {
    const earlier = done.get(keyOf(target.page, target.form.signature, target.frame));
    const filled = earlier ?? onlyNew(await run.fill(target, depth));
    if (!earlier) records.filled.add(filled);
    await Promise.all(stepsAfter(target, filled).map(step => fill(step, depth)));
  };
  const tasks = formTasks(records.pages.all, run.firstPages, run.settings);
  await Promise.all(tasks.map(({ depth, ...target }) => fill(target, depth)));
}
