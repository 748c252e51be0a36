import type { Page } from 'playwright';
import type { AgeStep, AgeTrial } from '../../evidence/age-trial.js';
import { bounds, type BoundName } from '../../evidence/bounds.js';
import type { NextForm, TypedField } from '../../evidence/filled.js';
import { collectForms } from '../../fields/collect.js';
import type { Person } from '../controls/age-answers.js';
import type { FoundForm } from '../forms/find-form.js';
import { FormVisit, type Stage } from './form-visit.js';
import { nextForms } from '../forms/next-forms.js';
import { leavePages } from '../forms/open-page.js';
import { findOpenForm, reachPage } from './run-trial.js';
import type { FillTarget } from '../forms/fill-target.js';
import { readShownLines } from '../submit/shown-lines.js';
import { withoutQuery } from '../../../kernel/addresses.js';

/** What a trial of age brought. */
export interface AgeRun {
  readonly trial: AgeTrial;
  readonly bounds: readonly BoundName[];
  readonly picture: Uint8Array | undefined;
}

/** A line with what was typed left out: a page may greet by name. */
const withoutValues = (line: string, typed: readonly TypedField[]): string =>
  typed.reduce((text, { value }) => (value.length < 4 ? text : text.replaceAll(value, '…')), line);

/** The lines that the page shows, and those of the frame that holds the form. */
async function linesOf(page: Page, { frame }: FoundForm): Promise<readonly string[]> {
  const frames = frame === page.mainFrame() ? [frame] : [page.mainFrame(), frame];
  const most = bounds.shownLines.value;
  return (await Promise.all(frames.map(each => readShownLines(each, most)))).flat();
}

/** The next step of the same undertaking; a form for something else, such as a log-in, is none. */
async function nextStep(
  page: Page,
  forms: readonly NextForm[],
  { form }: FillTarget,
): Promise<FoundForm | undefined> {
  const next = forms.find(each => each.form.purpose === form.purpose && each.form.visible);
  if (!next) return undefined;
  const all = await collectForms(page.mainFrame()).catch(() => []);
  return {
    frame: page.mainFrame(),
    form: next.form,
    signatures: new Set(all.map(({ signature }) => signature)),
  };
}

/** Fills a form in as a child or as an adult, submits it as the gate's mode says, and goes on with its steps. Throws `FillError`. */
export async function runAgeTrial(stage: Stage, target: FillTarget, as: 'child' | 'adult'): Promise<AgeRun> {
  const { page, gate, watch } = stage;
  const person: Person = { as, asOf: stage.asOf, answered: [] };
  const portion = { key: as, wants: () => true };
  const entries = await reachPage(stage, target);
  const host = new URL(target.page).hostname;
  const reached = new Set<BoundName>();
  const steps: AgeStep[] = [];
  let found: FoundForm | undefined = await findOpenForm(page, gate, target);
  const known = new Set(await linesOf(page, found));
  while (found) {
    if (steps.length >= bounds.ageSteps.value) {
      reached.add('ageSteps');
      break;
    }
    const heard = watch.dialogs.length;
    const visit: FormVisit = new FormVisit(stage, host, found, 'full', 'quick', entries, portion, person);
    await visit.fill();
    const { trial } = await visit.submit();
    const lines = await linesOf(page, found);
    if (lines.length >= bounds.shownLines.value) reached.add('shownLines');
    const { result, detail, hops, refusedFields } = trial;
    const fresh = [...watch.dialogs.slice(heard), ...lines.filter(line => !known.has(line))];
    const said = fresh.map(line => withoutValues(line, visit.typed));
    steps.push({ result, detail, hops, refusedFields, said, landed: withoutQuery(page.url()) });
    for (const line of lines) known.add(line);
    found = await nextStep(page, await nextForms(page, gate, target, trial, visit.met), target);
  }
  const picture = await page.screenshot({ timeout: 5_000, animations: 'disabled' }).catch(() => undefined);
  await leavePages(page, gate);
  return {
    trial: { as, outcome: { ok: true }, answers: person.answered, steps },
    bounds: [...reached],
    picture,
  };
}
