import type { FilledForm } from '../evidence/filled.js';
import type { Depth } from '../fill/fill-forms.js';
import type { FillTarget } from '../fill/run-trial.js';
import type { PartitionRecords } from './evidence-files.js';
import { formTasks } from './form-owners.js';
import type { ObserveRun } from './observe-run.js';

/** Forms that one worker fills side by side: of those that go through every trial, and of those that are filled in lightly. */
const atOnce = { thorough: 2, light: 6 };
/** Steps of one registration that are followed at most, and forms of a partition that only come up after others. */
const most = { steps: 6, later: 20 };

const keyOf = (page: string, signature: string, frame: string): string => `${page}\n${signature}\n${frame}`;
const stepsOf = (target: FillTarget): number => (target.after ? stepsOf(target.after) + 1 : 1);

/** Fills in the forms of this partition's pages, and those that come up when they are submitted. Recorded ones are not filled anew. */
export async function fillOwnedForms(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const done = new Map(
    records.filled.all.map(filled => [keyOf(filled.page, filled.signature, filled.frame), filled]),
  );
  const all = formTasks(records.pages.all, run.formOwners, run.settings);
  const tasks: FillTarget[] = all.filter(({ depth }) => depth === 'thorough');
  const light: FillTarget[] = all.filter(({ depth }) => depth === 'light');
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
  const fill = async (target: FillTarget, depth: Depth): Promise<void> => {
    const earlier = done.get(keyOf(target.page, target.form.signature, target.frame));
    const filled = earlier ?? onlyNew(await (await run.filler()).fill(target, depth));
    if (!earlier) records.filled.add(filled);
    followUp(target, filled);
  };
  const work = async (queue: FillTarget[], depth: Depth): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) await fill(task, depth);
  };
  if (run.settings.crawlDelayMs > 0) {
    await work(tasks, 'thorough');
    await work(light, 'light');
    return;
  }
  // Filling is mostly waiting for what scripts do next.
  const side = (queue: FillTarget[], depth: Depth): Promise<void>[] =>
    Array.from({ length: atOnce[depth] }, () => work(queue, depth));
  await Promise.all([...side(tasks, 'thorough'), ...side(light, 'light')]);
}
