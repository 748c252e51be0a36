import type { Page } from 'playwright';
import type { TypedField } from '../../evidence/filled.js';
import type { FieldFact } from '../../evidence/form.js';
import { answerAges, settleAnswer, type OpenControl, type Person } from '../controls/age-answers.js';
import { findHandle } from '../controls/elements.js';
import { chooseDrawn, drawnBoxFor, wasEmptied } from '../controls/drawn-list.js';
import { enterValue, withSlip, type TypingManner } from '../controls/enter-value.js';
import type { FoundForm } from '../forms/find-form.js';
import { readControls } from '../controls/live-control.js';
import { pageTurn } from '../page-turns.js';
import { planEntries, type PlannedEntry } from '../controls/plan-values.js';
import { networkIdle } from '../../browser/network-idle.js';
import { createTracer } from '../traffic/tracer.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';

/** Long enough for a request that a key set off to reach the proxy, so that it is told from what the next step sets off. */
const settleMs = 30;

/** Has the gate look for what will be typed. */
function expectEntries(gate: TrafficGate, entries: readonly PlannedEntry[]): void {
  const writings = ({ value, slipped }: PlannedEntry): string[] => [value, ...(slipped ? [slipped] : [])];
  const typed = entries
    .filter(({ searchable }) => searchable)
    .flatMap(entry =>
      writings(entry).map(value => ({
        id: entry.field.selector,
        kind: entry.field.kind,
        value,
        searchable: true,
      })),
    );
  const all = entries.filter(({ act }) => act !== 'check' && act !== 'untick').flatMap(writings);
  gate.expect(createTracer(typed, all, run => gate.wasKnown(run)));
}

/** Controls of a form that a person could use now and that have not been dealt with. */
export async function openControls(
  { frame, form }: FoundForm,
  done: ReadonlySet<string>,
): Promise<OpenControl[]> {
  const open: OpenControl[] = [];
  const left = form.fields.filter(({ selector }) => !done.has(selector));
  const controls = await readControls(
    frame,
    left.map(({ selector }) => selector),
  );
  for (const field of left) {
    const control = controls.get(field.selector);
    if (!control?.usable) continue;
    // What its page has hidden behind something else is used by that, as the form's look at it tells.
    const isBehind = !control.visible && field.visible;
    const element = isBehind && control.tag === 'input' ? await findHandle(frame, field.selector) : null;
    const isDrawn = element !== null && (await drawnBoxFor(element)) !== null;
    if (control.visible || isDrawn || (isBehind && control.tag === 'select'))
      open.push({ field, control: { ...control, isDrawn } });
  }
  return open;
}

/** Says of itself that it must be filled in: to the browser, or to a person by a mark; a colour alone says nothing (WCAG 1.4.1). */
export const saysRequired = ({ requiredProgrammatic, mark }: FieldFact): boolean =>
  requiredProgrammatic || (mark.how !== 'none' && mark.how !== 'colour-only');

/** `person`: key by key, and what each sets off is told apart · `quick`: where only what is submitted matters. */
export type Pace = 'person' | 'quick';

const mannerOf = (pace: Pace, index: number): TypingManner =>
  pace === 'quick' ? 'at-once' : index % 3 === 1 ? 'corrected' : 'keys';

function slippedAlso(entry: PlannedEntry): PlannedEntry {
  const slipped = entry.act === 'type' ? withSlip(entry.value) : undefined;
  return slipped === undefined ? entry : { ...entry, slipped };
}

export interface Manner {
  /** Tells this trial's values from others. */
  readonly key: string;
  readonly pace: Pace;
  readonly person: Person;
  /** The controls showed before anything was filled in: what came up since may be the search box of a list. */
  readonly isFirst: boolean;
}

/**
 * Fills controls one after the other, leaving each with Tab. Sets the gate's moments. Gives what was typed.
 * `earlier` are entries of steps before, whose values are looked for as well.
 */
export async function fillControls(
  page: Page,
  { frame, form }: FoundForm,
  controls: readonly OpenControl[],
  gate: TrafficGate,
  { key, pace, person, isFirst }: Manner,
  earlier: PlannedEntry[],
): Promise<TypedField[]> {
  const entries = answerAges(planEntries(controls, key), controls, form.ages ?? [], person).map(
    (entry, index) => (mannerOf(pace, index) === 'corrected' ? slippedAlso(entry) : entry),
  );
  earlier.push(...entries);
  expectEntries(gate, earlier);
  const typed: TypedField[] = [];
  for (const [index, entry] of entries.entries()) {
    const { field, control } = entry;
    const element = await findHandle(frame, field.selector);
    if (!element || (entry.act === 'check' && control.checked)) continue;
    gate.moments.begin('typing');
    const entered = await enterValue(page, element, entry, mannerOf(pace, index)).catch(() => null);
    await pageTurn(page);
    if (pace === 'person') await networkIdle(gate, settleMs, 1_000);
    gate.moments.begin('blur');
    await page.keyboard.press('Tab');
    await pageTurn(page);
    if (pace === 'person') await networkIdle(gate, settleMs, 1_000);
    gate.finishField();
    // What its page does not keep is no answer: that is in the list that it opens.
    const isRefused =
      isFirst &&
      entered !== null &&
      entry.act === 'type' &&
      entry.value !== '' &&
      (await wasEmptied(element));
    const chosen = isRefused ? await chooseDrawn(page, element, element).catch(() => null) : null;
    if (chosen !== null) await page.keyboard.press('Tab');
    if (entry.year !== undefined) settleAnswer(person, field.selector, entered?.isMeant ? entered.value : '');
    if (entered !== null)
      typed.push({
        selector: field.selector,
        label: field.label,
        kind: field.kind,
        value: chosen ?? entered.value,
      });
  }
  return typed;
}
