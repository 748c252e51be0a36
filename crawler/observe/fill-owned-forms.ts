import type { FilledForm } from '../evidence/filled.js';
import type { FillTarget } from '../fill/run-trial.js';
import type { PartitionRecords } from './evidence-files.js';
import { formTasks } from './form-owners.js';
import type { ObserveRun } from './observe-run.js';

/** Forms that one worker fills side by side. */
const mostForms = 2;
/** Steps of one registration that are followed at most, and forms of a partition that only come up after others. */
const most = { steps: 6, later: 20 };

const keyOf = (page: string, signature: string, frame: string): string => `${page}\n${signature}\n${frame}`;
const stepsOf = (target: FillTarget): number => (target.after ? stepsOf(target.after) + 1 : 1);

/** Fills the forms that this partition answers for, and those that come up when they are submitted. Recorded ones are not filled anew. */
export async function fillOwnedForms(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const done = new Map(
    records.filled.all.map(filled => [keyOf(filled.page, filled.signature, filled.frame), filled]),
  );
  const tasks: FillTarget[] = formTasks(records.pages.all, run.formOwners, run.settings.familyHosts);
  const known = new Set([
    ...run.formOwners.keys(),
    ...records.pages.all.flatMap(visit => visit.forms.map(({ signature }) => signature)),
  ]);
  let later = 0;

  /** Forms that no page shows by itself: each is followed up once, and alone is evidence. */
  const onlyNew = ({ nextForms = [], ...filled }: FilledForm): FilledForm => {
    const fresh = nextForms.filter(({ form }) => !known.has(form.signature));
    return fresh.length === 0 ? filled : { ...filled, nextForms: fresh };
  };
  const followUp = (target: FillTarget, { nextForms = [] }: FilledForm): void => {
    for (const { page, form } of nextForms) {
      known.add(form.signature);
      if (stepsOf(target) >= most.steps || later >= most.later) continue;
      later += 1;
      tasks.push({ page, form, frame: '', after: target });
    }
  };
  const fill = async (target: FillTarget): Promise<void> => {
    const earlier = done.get(keyOf(target.page, target.form.signature, target.frame));
    const filled = earlier ?? onlyNew(await (await run.filler()).fill(target));
    if (!earlier) records.filled.add(filled);
    followUp(target, filled);
  };
  // Filling is mostly waiting for what scripts do next.
  const atOnce = run.settings.crawlDelayMs > 0 ? 1 : mostForms;
  const work = async (): Promise<void> => {
    for (let task = tasks.shift(); task; task = tasks.shift()) await fill(task);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
