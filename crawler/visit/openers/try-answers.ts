import type { Page } from 'playwright';
import type { FieldFact, FormFact } from '../../evidence/form.js';
import { collectForms } from '../../fields/collect.js';
import { locate } from '../../fields/locate.js';
import { controlKey, isSameForm } from '../../fields/same-form.js';
import { until } from '../../browser/network-idle.js';
import { callOnElement } from '../../page/in-frame.js';
import { pendingTimersExpression, pendingTimers } from '../settle/pending-timers.js';

/** Lists with more options than this (countries, years) are gone through without waiting for what an answer puts off. */
const patientUpTo = 30;

/** What the answers of a form bring up. */
export interface Answered {
  /** The form with the questions that its answers open, each as it stands then. */
  readonly form: FormFact;
  /** Forms that stand on the page only after an answer. */
  readonly further: readonly FormFact[];
}

/** The page has put something off that is due soon. */
async function isBusy(page: Page): Promise<boolean> {
  const facts = pendingTimers.safeParse(await page.evaluate(pendingTimersExpression));
  return facts.success && facts.data.soon > 0;
}

/** How long a page may take to show what an answer brings up. */
const restMs = 1_200;

const isChoice = ({ type, tag, disabled, visible }: FieldFact): boolean =>
  visible && !disabled && (tag === 'select' || type === 'radio' || type === 'checkbox');

const questionOf = (field: FieldFact): string =>
  field.type === 'radio' && field.name !== '' ? `radio ${field.name}` : controlKey(field);

/** The form with what shows now: controls that were hidden as they stand now, and those that were not there. */
function withShown(form: FormFact, now: FormFact): FormFact {
  const shown = new Map(now.fields.filter(({ visible }) => visible).map(field => [controlKey(field), field]));
  const known = new Set(form.fields.map(controlKey));
  const fields = form.fields.map(field => (field.visible ? field : (shown.get(controlKey(field)) ?? field)));
  const fresh = [...shown].filter(([key]) => !known.has(key)).map(([, field]) => field);
  const longer = <T>(one: readonly T[] | undefined, other: readonly T[] | undefined): T[] | undefined =>
    (other?.length ?? 0) > (one?.length ?? 0) ? [...(other ?? [])] : one && [...one];
  const sensitive = longer(form.sensitive, now.sensitive);
  const statements = longer(form.statements, now.statements);
  const ages = longer(form.ages, now.ages);
  return {
    ...form,
    fields: [...fields, ...fresh],
    ...(sensitive ? { sensitive } : {}),
    ...(statements ? { statements } : {}),
    ...(ages ? { ages } : {}),
  };
}

/**
 * Answers the questions of a form that have a few answers to choose from, each with every answer, and tells what that brings up. Questions that
 * come up are answered in turn. The page is left answered. Throws what Playwright throws when an answer leads away.
 */
export async function tryAnswers(page: Page, form: FormFact, known: ReadonlySet<string>): Promise<Answered> {
  const frame = page.mainFrame();
  let all = form;
  const further = new Map<string, FormFact>();
  const done = new Set<string>();
  const queue = form.fields.filter(isChoice);
  for (let field = queue.shift(); field; field = queue.shift()) {
    const key = questionOf(field);
    if (done.has(key)) continue;
    done.add(key);
    const [element] = await locate(frame, field.selector).elementHandles();
    if (!element) continue;
    const options = await callOnElement(element, 'controls', 'countOptions');
    const opening = await callOnElement(element, 'controls', 'openingAnswers', options <= patientUpTo);
    for (const answer of opening) {
      await callOnElement(element, 'controls', 'giveAnswer', answer);
      await until(async () => !(await isBusy(page)), restMs);
      const forms = await collectForms(frame);
      const now = forms.find(each => isSameForm(each, form));
      if (now) {
        const before = new Set(all.fields.filter(({ visible }) => visible).map(controlKey));
        all = withShown(all, now);
        queue.push(...all.fields.filter(each => isChoice(each) && !before.has(controlKey(each))));
      }
      for (const each of forms)
        if (each.visible && !known.has(each.signature) && !isSameForm(each, form))
          further.set(each.signature, each);
    }
  }
  return { form: all, further: [...further.values()] };
}

/** A form whose answers may bring up further questions: it asks for something, is no search, and gives a choice. */
export const mayAskMore = ({ purpose, method, fields }: FormFact): boolean =>
  purpose !== 'search' &&
  fields.some(isChoice) &&
  (method === 'post' || fields.some(({ kind, visible }) => kind !== null || !visible));
