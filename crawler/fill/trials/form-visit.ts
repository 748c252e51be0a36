import type { ElementHandle, Page } from 'playwright';
import { bounds, type BoundName } from '../../evidence/bounds.js';
import type { SubmitTrial, TypedField } from '../../evidence/filled.js';
import type { FieldFact, FormFact } from '../../evidence/form.js';
import { withDeadline } from '../../visit/deadline.js';
import { isFramed } from '../../fields/locate.js';
import { runsScripts } from '../../visit/read/runs-scripts.js';
import type { Person } from '../controls/age-answers.js';
import { findHandle, hold } from '../controls/elements.js';
import { fillControls, openControls, saysRequired, type Pace } from './fill-controls.js';
import { withNewControls, type FoundForm } from '../forms/find-form.js';
import { formsNow } from '../forms/forms-now.js';
import { withFramedFields } from '../forms/framed-fields.js';
import { controlKey, isSameForm } from '../../fields/same-form.js';
import { asksNow, isNew, type Met } from '../forms/further-forms.js';
import { judgeTrial, leavesHttps } from '../submit/judge-trial.js';
import { lookAway } from '../submit/look-away.js';
import { namedControls, readRefusalLines } from '../submit/named-refusals.js';
import { pageTurn, untilTurned } from '../page-turns.js';
import type { PlannedEntry } from '../controls/plan-values.js';
import { networkIdle, until } from '../../browser/network-idle.js';
import { browserValidates, hasClosedDialog, readShownWarnings, readStates } from '../submit/read-refusal.js';
import type { ControlState } from '../../page/controls/control-state.js';
import type { PageWatch } from '../transmissions/page-watch.js';
import type { InterceptedRequest } from '../traffic/intercepted-request.js';
import type { Portion } from '../controls/portion.js';
import { submissionAmong } from '../transmissions/submission.js';
import type { SubmitButton } from '../../page/forms/submit-buttons.js';
import { buttonsOf, hasUsableButton, pressSubmit } from '../submit/submit-form.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';
import { sendAnyway, showsBrowserPage } from '../submit/send-anyway.js';
import { originsOf } from '../transmissions/transmissions.js';

const limits = {
  sent: 1_000,
  goes: 5_000,
  refused: 300,
  debounce: 2_100,
  button: 3_000,
  debounceLongest: 8_000,
  answered: 250,
  answer: 8_000,
  away: 2_000,
  document: 5_000,
  read: 15_000,
};
/** How long the next step may take to show where nothing is sent. */
const nextStepMs = 1_000;

const notTried = (filled: SubmitTrial['filled'], detail: string): SubmitTrial => ({
  filled,
  result: 'not-tried',
  detail,
  hops: [],
  refusedFields: [],
});

const wentOn = (trial: SubmitTrial): SubmitTrial => ({
  ...trial,
  result: 'went-on',
  detail: 'nothing was sent: the page went on to a further step',
});

/** A page that is open in a trial, the gate that it reaches the network through, and what follows its events. */
export interface Stage {
  readonly page: Page;
  readonly gate: TrafficGate;
  readonly watch: PageWatch;
  /** The day by which ages are reckoned, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** A form on an open page: filled and submitted, step by step. */
export class FormVisit {
  readonly typed: TypedField[] = [];
  /** What it left out, at the end of a bound. */
  readonly bounds = new Set<BoundName>();
  /** The form's controls, each as it stood when it was first seen; by what it is, for selectors change with what comes into the page. */
  readonly #seen = new Map<string, FieldFact>();
  readonly #done = new Set<string>();
  #found: FoundForm;

  /**
   * `portion` says what is filled in, and has the button waited for; without one, `filled` does.
   * `button` is the place of the button that is pressed among those that submit the form.
   * `entries` grows with what is typed; what steps before left in it, which sent nothing themselves, is looked for as well.
   */
  constructor(
    readonly stage: Stage,
    readonly host: string,
    found: FoundForm,
    readonly filled: SubmitTrial['filled'],
    readonly pace: Pace,
    readonly entries: PlannedEntry[] = [],
    readonly portion?: Portion,
    readonly person: Person = { as: 'anyone', asOf: stage.asOf, answered: [] },
    readonly button = 0,
  ) {
    this.#found = found;
    this.#see(found.form.fields);
  }

  /** Controls as they stood when they were first seen. */
  get seen(): readonly FieldFact[] {
    return [...this.#seen.values()];
  }

  #see(fields: readonly FieldFact[]): void {
    for (const field of fields)
      if (field.visible && !this.#seen.has(controlKey(field))) this.#seen.set(controlKey(field), field);
  }

  /**
   * Takes a look at what of the form shows by now: a step that a button brought up, a question that an answer opened. While it was hidden,
   * nothing told what it is called, and whether it bears a mark.
   */
  async #look(): Promise<void> {
    const { frame, form } = this.#found;
    const isWaiting = form.fields.some(field => !this.#seen.has(controlKey(field)));
    if (!isWaiting) return;
    const forms = await formsNow(frame);
    const known = new Map(form.fields.map(field => [controlKey(field), field.selector]));
    const now = (forms.find(each => isSameForm(each, form))?.fields ?? []).map(field => ({
      ...field,
      selector: known.get(controlKey(field)) ?? field.selector,
    }));
    this.#see(now);
    const placeOf = ({ tag, type, name, selector }: FieldFact): string =>
      [tag, type, name, selector].join('\n');
    const shown = new Map(now.filter(({ visible }) => visible).map(field => [placeOf(field), field]));
    const fields = form.fields.map(field => (field.visible ? field : (shown.get(placeOf(field)) ?? field)));
    this.#found = { ...this.#found, form: { ...form, fields } };
  }

  /** What of the page was met, for telling what is new on it. */
  get met(): Met {
    return { form: this.#found.form, signatures: this.#found.signatures, done: this.#done };
  }

  /** Keeps hold of the form and its controls as they are: what comes into the page may move them. */
  async #hold(): Promise<void> {
    const { frame, form } = this.#found;
    await hold(frame, [form.selector, ...form.fields.map(({ selector }) => selector)]);
  }

  #wants(field: FieldFact): boolean {
    if (this.portion) return this.portion.wants(field);
    return this.filled === 'full' || saysRequired(field);
  }

  /** Fills what shows now, and what comes up as it is filled in. */
  async fill(): Promise<void> {
    if (this.filled === 'empty') return;
    const { page, gate } = this.stage;
    const key = `${this.host}|${this.portion?.key ?? this.filled}`;
    const { pace, person } = this;
    let count = 0;
    await this.#hold();
    for (let round = 0; ; round += 1) {
      if (round > 0) this.#found = await withNewControls(this.#found);
      this.#found = await withFramedFields(this.#found, url => gate.isFirstParty(url));
      await this.#hold();
      await this.#look();
      const open = await openControls(this.#found, this.#done);
      const wanted = open.filter(({ field }) => this.#wants(field));
      for (const { field } of open) this.#done.add(field.selector);
      if (wanted.length === 0) break;
      if (round === bounds.fillRounds.value) {
        this.bounds.add('fillRounds');
        break;
      }
      count += wanted.length;
      this.typed.push(
        ...(await fillControls(
          page,
          this.#found,
          wanted,
          gate,
          { key, pace, person, isFirst: round === 0 },
          this.entries,
        )),
      );
    }
    if (this.pace === 'person' && count > 0 && (await runsScripts(page))) {
      await networkIdle(gate, limits.debounce, limits.debounceLongest);
      await lookAway(page, () => networkIdle(gate, limits.answered, limits.away));
    }
    gate.finishField();
  }

  /** What came of a form that is left filled in. */
  leave(): { trial: SubmitTrial; submission: undefined } {
    return { trial: notTried(this.filled, 'left unsubmitted'), submission: undefined };
  }

  /** Submits, walking the steps of a form that has several. */
  async submit(): Promise<{ trial: SubmitTrial; submission: InterceptedRequest | undefined }> {
    const { filled } = this;
    if (this.stage.gate.mode === 'never') {
      return { trial: notTried(filled, 'SUBMIT=never'), submission: undefined };
    }
    for (let step = 1; step < bounds.formSteps.value; step += 1) {
      const attempt = await this.#press();
      if (attempt.submission !== undefined) return attempt;
      // Controls that show now and did not before: the next step of the form.
      if ((await openControls(this.#found, this.#done)).length > 0) {
        if (filled === 'empty') return attempt;
        await this.fill();
        continue;
      }
      const { result, refusedFields } = attempt.trial;
      const isSilent = result === 'refused-by-script' && refusedFields.length === 0;
      const next = isSilent ? await this.#successor() : undefined;
      if (!next) return attempt;
      if (asksNow(next)) return { ...attempt, trial: wentOn(attempt.trial) };
      // A page that only asks whether all is right belongs to the step before it.
      this.#found = { ...this.#found, form: next };
    }
    const last = await this.#press();
    if (last.submission === undefined) this.bounds.add('formSteps');
    return last;
  }

  /** The form that the page shows in place of this one; undefined where this one still stands, or none came. */
  async #successor(): Promise<FormFact | undefined> {
    const { frame, form: before } = this.#found;
    let next: FormFact | undefined;
    const isGone = async (): Promise<boolean> => {
      const forms = await formsNow(frame);
      if (forms.some(form => form.visible && form.signature === before.signature)) return false;
      next = forms.find(form => form.visible && isNew(form, this.met) && (asksNow(form) || !form.formless));
      return next !== undefined;
    };
    await untilTurned(this.stage.page, isGone, nextStepMs);
    return next;
  }

  /**
   * Presses the button of the untouched form where the browser will not submit it as it stands, as a person does who presses too
   * early. Undefined where the browser would let it through: that takes a page of its own. `hasTurned`: the button led on all the same, as
   * in wizards that check nothing between their steps, and what showed before it no longer does.
   */
  async pressTooEarly(): Promise<{ readonly trial: SubmitTrial; readonly hasTurned: boolean } | undefined> {
    const { frame, form } = this.#found;
    const element = form.formless ? null : await findHandle(frame, form.selector);
    if (!(await browserValidates(element).catch(() => false))) return undefined;
    const states = await readStates(
      frame,
      form.fields.map(({ selector }) => selector),
    );
    if (![...states.values()].some(({ invalid }) => invalid)) return undefined;
    const visit = new FormVisit(this.stage, this.host, this.#found, 'empty', 'quick');
    const usable = async (): Promise<string[]> =>
      (await openControls(this.#found, new Set())).map(({ field }) => field.selector);
    const before = await usable();
    const { trial } = await visit.#press();
    const after = new Set(await usable());
    return { trial, hasTurned: before.some(selector => !after.has(selector)) };
  }

  async #press(): Promise<{ trial: SubmitTrial; submission: InterceptedRequest | undefined }> {
    const { filled } = this;
    const { gate, page, watch } = this.stage;
    const { frame, form } = this.#found;
    const selectors = form.fields.map(({ selector }) => selector);
    await this.#hold();
    const first = await this.#firstField();
    // A script that looks at what was filled in may take its time to let the button go.
    if (this.portion) await until(() => hasUsableButton(this.button, frame, form, first), limits.button);
    const before = await readStates(frame, selectors);
    const element = form.formless ? null : await findHandle(frame, form.selector);
    const validates = await browserValidates(element).catch(() => false);
    const warned = new Set(await readShownWarnings(frame));
    const lines = await readRefusalLines(frame);
    const blocked = new Map<string, ControlState>(
      // What stands in a frame keeps no form around it from being submitted.
      validates ? [...before].filter(([selector, state]) => state.invalid && !isFramed(selector)) : [],
    );
    const address = page.url();
    gate.moments.begin('submit');
    const from = gate.interceptedRequests.length;
    const heard = watch.dialogs.length;
    const pressed = await pressSubmit(page, frame, form, first, this.button);
    if (pressed === 'none') {
      return { trial: notTried(filled, 'nothing to submit it with'), submission: undefined };
    }
    const sent = (): InterceptedRequest | undefined =>
      submissionAmong(gate.interceptedRequests, from, form, originsOf(gate.interceptedRequests, watch));
    await untilTurned(page, () => sent() !== undefined, blocked.size > 0 ? limits.refused : limits.sent);
    if (sent() === undefined && watch.isGoing)
      await until(() => sent() !== undefined || !watch.isGoing, limits.goes);
    // On a busy machine full Chromium takes its time over its warning, and until it stands nothing tells that it will.
    if (sent() === undefined && leavesHttps(form, address))
      await untilTurned(page, () => sent() !== undefined || showsBrowserPage(page), limits.goes);
    if (sent() === undefined && (await sendAnyway(page)))
      await untilTurned(page, () => sent() !== undefined, limits.goes);
    await networkIdle(gate, limits.answered, limits.answer);
    gate.finishField();
    // The answer is here, and the document it came for may not be: until then the frame shows the page before it.
    await until(() => !watch.awaitsDocument && !watch.awaitsAnswer, limits.document);
    await page.waitForLoadState('domcontentloaded', { timeout: limits.document }).catch(() => undefined);
    await networkIdle(gate, 100, 3_000);
    // What a script does with the answer follows in turns of its own.
    for (let turn = 0; turn < 3; turn += 1) await pageTurn(page);
    const submission = sent();
    const after = await withDeadline('reading the form', limits.read, readStates(frame, selectors)).catch(
      () => undefined,
    );
    // Where the page does not answer, nothing tells that it refused nothing.
    if (!after) return { trial: notTried(filled, 'the page could not be read after it'), submission };
    // What a box says that comes up in place of a submission is why there was none.
    const boxes = submission ? [] : watch.dialogs.slice(heard);
    for (const [selector, line] of namedControls(lines, await readRefusalLines(frame), form, boxes)) {
      const state = after.get(selector);
      // An error summary, or a plain line, names what no mark beside the control does. A page without the form refuses nothing.
      const stands = (await findHandle(frame, selector)) !== null;
      if (state && !state.marked && stands) after.set(selector, { ...state, marked: true, errorText: line });
    }
    const warnings = [...boxes, ...(await readShownWarnings(frame)).filter(text => !warned.has(text))];
    const closesDialog = form.method === 'dialog' && element !== null && (await hasClosedDialog(element));
    const entered = new Set(this.typed.map(({ selector }) => selector));
    const interceptedRequests = gate.interceptedRequests;
    const handOver = interceptedRequests.slice(from).find(({ kind }) => kind === 'hand-over');
    const attempt = {
      filled,
      form,
      submission,
      handOver,
      interceptedRequests,
      blocked,
      before,
      after,
      warnings,
      closesDialog,
      entered,
    };
    return { trial: judgeTrial(attempt, address), submission };
  }

  /** The buttons that submit the form, in the order in which they are tried. */
  async buttons(): Promise<readonly SubmitButton[]> {
    const { frame, form } = this.#found;
    return buttonsOf(frame, form, await this.#firstField()).catch(() => []);
  }

  async #firstField(): Promise<ElementHandle<Element> | undefined> {
    for (const { selector, visible } of this.#found.form.fields) {
      const element = visible ? await findHandle(this.#found.frame, selector) : null;
      if (element) return element;
    }
    const [field] = this.#found.form.fields;
    return field ? ((await findHandle(this.#found.frame, field.selector)) ?? undefined) : undefined;
  }
}
