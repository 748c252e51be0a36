import type { Page } from 'playwright';
import type { FieldFact, FormFact } from '../../evidence/form.js';
import { collectForms } from '../../fields/collect.js';
import { locate } from '../../fields/locate.js';
import { controlKey, isSameForm } from '../../fields/same-form.js';
import { until } from '../../browser/network-idle.js';
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

/**
 * Runs in the page: gives a question each of its answers, and tells which of them bring up controls that did not show before; a list has
 * one answer an option, radio buttons and boxes one each. What needs the same controls as an answer before it is left out.
 */
async function openingAnswers(first: Element, { patient }: { readonly patient: boolean }): Promise<number[]> {
  const shown = (): Element[] =>
    Array.from(
      document.querySelectorAll('input:not([type=hidden]), select, textarea, [contenteditable=true]'),
    ).filter(each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const later = (): number => {
    const facts: unknown = Reflect.get(window, Symbol.for('observer.later'));
    const told: unknown = typeof facts === 'function' ? Reflect.apply(facts, undefined, []) : undefined;
    return typeof told === 'object' && told !== null ? Number(Reflect.get(told, 'soon')) || 0 : 0;
  };
  const turn = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
  const rest = async (): Promise<void> => {
    await turn(0);
    await turn(0);
    if (!patient) return;
    for (let waited = 0; waited < 24 && later() > 0; waited += 1) await turn(50);
  };
  const tell = (element: Element): void => {
    for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const known = new Set<Element>(shown());
  const names = new Set<string>();
  const opening: number[] = [];
  const nameOf = (element: Element): string =>
    ['name', 'id', 'type', 'aria-label'].map(name => element.getAttribute(name) ?? '').join(' ');
  const look = (answer: number): void => {
    const fresh = shown().filter(each => !known.has(each) && !names.has(nameOf(each)));
    if (fresh.length === 0) return;
    for (const each of fresh) names.add(nameOf(each));
    opening.push(answer);
  };
  if (first instanceof HTMLSelectElement) {
    const before = first.selectedIndex;
    for (const [at, option] of Array.from(first.options).entries()) {
      if (option.disabled || at === before || !first.isConnected) continue;
      first.selectedIndex = at;
      tell(first);
      await rest();
      look(at);
    }
    first.selectedIndex = before;
    tell(first);
    await rest();
    return opening;
  }
  if (!(first instanceof HTMLInputElement)) return opening;
  const scope = first.form ?? document;
  const all =
    first.type === 'radio' && first.name !== ''
      ? Array.from(scope.querySelectorAll<HTMLInputElement>('input[type=radio]')).filter(
          each => each.name === first.name,
        )
      : [first];
  for (const [at, each] of all.entries()) {
    if (each.disabled || !each.isConnected) continue;
    const was = each.checked;
    each.click();
    await rest();
    look(at);
    if (each.type === 'checkbox' && each.checked !== was) {
      each.click();
      await rest();
    }
  }
  return opening;
}

/** Runs in the page: gives a question one of the answers that {@link openingAnswers} counted. */
function giveAnswer(first: Element, answer: number): void {
  if (first instanceof HTMLSelectElement) {
    first.selectedIndex = answer;
    for (const type of ['input', 'change']) first.dispatchEvent(new Event(type, { bubbles: true }));
    return;
  }
  if (!(first instanceof HTMLInputElement)) return;
  const scope = first.form ?? document;
  const all =
    first.type === 'radio' && first.name !== ''
      ? Array.from(scope.querySelectorAll<HTMLInputElement>('input[type=radio]')).filter(
          each => each.name === first.name,
        )
      : [first];
  const chosen = all[answer];
  if (chosen && !chosen.checked) chosen.click();
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
    const options = await element.evaluate(node =>
      node instanceof HTMLSelectElement ? node.options.length : 0,
    );
    const opening = await element.evaluate(openingAnswers, { patient: options <= patientUpTo });
    for (const answer of opening) {
      await element.evaluate(giveAnswer, answer);
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
