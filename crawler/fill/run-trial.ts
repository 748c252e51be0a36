import type { ElementHandle, Page } from 'playwright';
import type { SubmitTrial, Transmission, TypedField } from '../evidence/filled.js';
import type { FormFact } from '../evidence/form.js';
import { withDeadline } from '../visit/deadline.js';
import { channelOf } from './channel.js';
import { findElement } from './elements.js';
import { fillControls, openControls, saysRequired } from './fill-controls.js';
import { findForm, type FoundForm } from './find-form.js';
import { shorten } from './hops.js';
import { judgeTrial } from './judge-trial.js';
import type { PageWatch } from './page-watch.js';
import type { PlannedEntry } from './plan-values.js';
import { quiet, until } from './quiet.js';
import { browserValidates, readStates, type ControlState } from './read-refusal.js';
import { revealForm } from './reveal-form.js';
import { submissionAmong } from './submission.js';
import { pressSubmit } from './submit-form.js';
import type { Passage, TrafficGate } from './traffic-gate.js';
import { transmissionsOf } from './transmissions.js';

export interface FillTarget {
  readonly page: string;
  readonly form: FormFact;
  /** URL of the frame that holds the form; empty for the page itself. */
  readonly frame: string;
}

/** What one trial brought. */
export interface TrialRun {
  readonly trial: SubmitTrial;
  readonly typed: TypedField[];
  readonly transmissions: Transmission[];
  /** Addresses of the site's pages that hold typed values. */
  readonly pageUrls: string[];
  readonly blindSpots: string[];
  readonly picture: Uint8Array | undefined;
}

/** A form could not be filled; `reason` is a stable code. */
export class FillError extends Error {
  readonly code = 'E_FILL';
  constructor(
    readonly reason: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const limits = {
  load: 20_000,
  settled: 300,
  settle: 3_000,
  debounce: 2_100,
  debounceLongest: 8_000,
  answer: 8_000,
  leave: 250,
};
const mostSteps = 8;

/** One attempt: a fresh page, the form found and opened, filled as `filled` says, submitted as the gate's mode says, and left. */
export async function runTrial(
  page: Page,
  gate: TrafficGate,
  watch: PageWatch,
  target: FillTarget,
  filled: SubmitTrial['filled'],
): Promise<TrialRun> {
  await openPage(page, gate, target.page);
  const found = await findOpenForm(page, gate, target);
  const visit = new FormVisit(page, gate, target, found, filled);
  await visit.fill();
  const picture = filled === 'full' ? await takePicture(page, found) : undefined;
  const { trial, submission } = await visit.submit();
  const shown = page
    .context()
    .pages()
    .map(tab => tab.url());
  await leave(page, gate);
  gate.reviewSplits();
  return {
    trial,
    typed: visit.typed,
    transmissions: transmissionsOf(gate, watch, submission, target.page),
    pageUrls: addressesWithValues(gate, shown),
    blindSpots: gate.blindSpots,
    picture,
  };
}

/** Addresses of the site that hold typed values: of pages shown, and of navigations, stopped ones included. */
function addressesWithValues(gate: TrafficGate, shown: readonly string[]): string[] {
  const navigations = gate.passages
    .filter(
      ({ moment, sightings, request }) =>
        moment !== 'before' &&
        sightings.some(({ where }) => where === 'url') &&
        channelOf(request, undefined) === 'navigation',
    )
    .map(({ request }) => request.url);
  const holding = shown.filter(url => /^https?:/.test(url) && gate.holdsValues(url));
  return [...new Set([...navigations, ...holding])]
    .filter(url => gate.isFirstParty(url))
    .map(shorten)
    .sort();
}

async function openPage(page: Page, gate: TrafficGate, url: string): Promise<void> {
  try {
    const response = await page.goto(url, { waitUntil: 'load', timeout: limits.load });
    if (response && response.status() >= 400)
      throw new FillError('http-error', `${url} answered with ${response.status()}`);
  } catch (cause) {
    if (cause instanceof FillError) throw cause;
    const failure = gate.passages.find(({ failure: code }) => code !== undefined)?.failure;
    const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
    throw new FillError(
      isTimeout ? 'timeout' : 'not-loaded',
      `${url} did not load${failure ? `: ${failure}` : ''}`,
      { cause },
    );
  }
  await quiet(gate, limits.settled, limits.settle);
}

async function findOpenForm(page: Page, gate: TrafficGate, target: FillTarget): Promise<FoundForm> {
  let found: FoundForm | null = null;
  await until(async () => (found = await findForm(page, target.frame, target.form)) !== null, 3_000);
  if (!found) throw new FillError('form-not-found', 'the form does not stand on its page any more');
  return revealForm(page, found, target.frame, target.form, gate);
}

async function takePicture(page: Page, { form }: FoundForm): Promise<Uint8Array | undefined> {
  const outlined =
    form.formless || form.selector.includes(' >>> ')
      ? ''
      : `${form.selector} { outline: 3px solid #d4351c !important; outline-offset: 3px !important; }`;
  return page.screenshot({ style: outlined, timeout: 5_000, animations: 'disabled' }).catch(() => undefined);
}

/** Leaves the page as a visitor does, and waits for what it still sends. */
async function leave(page: Page, gate: TrafficGate): Promise<void> {
  gate.moment = 'leaving';
  await page.goto('about:blank', { timeout: 5_000 }).catch(() => undefined);
  await quiet(gate, limits.leave, 2_000);
  gate.finishField();
}

class FormVisit {
  readonly typed: TypedField[] = [];
  readonly #entries: PlannedEntry[] = [];
  readonly #done = new Set<string>();

  constructor(
    readonly page: Page,
    readonly gate: TrafficGate,
    readonly target: FillTarget,
    readonly found: FoundForm,
    readonly filled: SubmitTrial['filled'],
  ) {}

  /** Fills what shows now. */
  async fill(): Promise<number> {
    if (this.filled === 'empty') return 0;
    const open = await openControls(this.found, this.#done);
    const wanted = this.filled === 'full' ? open : open.filter(({ field }) => saysRequired(field));
    for (const { field } of open) this.#done.add(field.selector);
    const key = `${new URL(this.target.page).hostname}|${this.filled}`;
    this.typed.push(...(await fillControls(this.page, this.found, wanted, this.gate, key, this.#entries)));
    if (this.filled === 'full' && wanted.length > 0 && (await this.#runsScripts()))
      await quiet(this.gate, limits.debounce, limits.debounceLongest);
    this.gate.finishField();
    return open.length;
  }

  /** Submits, walking the steps of a form that has several. */
  async submit(): Promise<{ trial: SubmitTrial; submission: Passage | undefined }> {
    const { gate, filled, found } = this;
    if (gate.mode === 'never') {
      const trial = {
        filled,
        result: 'not-tried' as const,
        detail: 'SUBMIT=never',
        hops: [],
        refusedFields: [],
      };
      return { trial, submission: undefined };
    }
    for (let step = 0; step < mostSteps; step += 1) {
      const attempt = await this.#press();
      const hasMore =
        attempt.submission === undefined &&
        attempt.trial.result === 'refused-by-script' &&
        filled !== 'empty';
      if (!hasMore || (await openControls(found, this.#done)).length === 0) return attempt;
      await this.fill();
    }
    return this.#press();
  }

  async #press(): Promise<{ trial: SubmitTrial; submission: Passage | undefined }> {
    const { gate, page, found, filled } = this;
    const { frame, form } = found;
    const selectors = form.fields.map(({ selector }) => selector);
    const before = await readStates(frame, selectors);
    const element = form.formless ? null : await findElement(frame, form.selector);
    const validates = await browserValidates(element).catch(() => false);
    const blocked = new Map<string, ControlState>(
      validates ? [...before].filter(([, state]) => state.invalid) : [],
    );
    const first = await this.#firstField();
    gate.moment = 'submit';
    const from = gate.passages.length;
    const pressed = await pressSubmit(page, frame, form, first);
    if (pressed === 'none') {
      const trial = {
        filled,
        result: 'not-tried' as const,
        detail: 'nothing to submit it with',
        hops: [],
        refusedFields: [],
      };
      return { trial, submission: undefined };
    }
    const sent = (): Passage | undefined => submissionAmong(gate.passages.slice(from), form);
    await until(() => sent() !== undefined, blocked.size > 0 ? 300 : 1_000);
    await quiet(gate, 250, limits.answer);
    gate.finishField();
    await page.waitForLoadState('domcontentloaded', { timeout: 5_000 }).catch(() => undefined);
    await quiet(gate, 100, 3_000);
    const submission = sent();
    const after = await withDeadline('reading the form', 5_000, readStates(frame, selectors)).catch(
      () => new Map<string, ControlState>(),
    );
    const hasValues = this.typed.length > 0;
    const attempt = { filled, form, submission, passages: gate.passages, blocked, before, after, hasValues };
    return { trial: judgeTrial(attempt, page.url()), submission };
  }

  async #firstField(): Promise<ElementHandle<Element> | undefined> {
    for (const { selector, visible } of this.found.form.fields) {
      const element = visible ? await findElement(this.found.frame, selector) : null;
      if (element) return element;
    }
    const [field] = this.found.form.fields;
    return field ? ((await findElement(this.found.frame, field.selector)) ?? undefined) : undefined;
  }

  /** A page without scripts sends nothing of what is typed before it is submitted: there is nothing to wait for. */
  async #runsScripts(): Promise<boolean> {
    for (const frame of this.page.frames()) {
      const runs = await frame
        .evaluate(
          () =>
            document.scripts.length > 0 ||
            document.querySelector('[oninput], [onchange], [onkeyup], [onkeydown], [onblur], [onfocus]') !==
              null,
        )
        .catch(() => true);
      if (runs) return true;
    }
    return false;
  }
}
