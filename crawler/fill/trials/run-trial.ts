import type { Page } from 'playwright';
import {
  neverShown,
  type HeldBack,
  type NextForm,
  type SubmitTrial,
  type Transmission,
  type TypedField,
} from '../../evidence/filled.js';
import type { BoundName } from '../../evidence/bounds.js';
import type { FieldFact } from '../../evidence/form.js';
import type { KeptCookie } from '../../evidence/visit.js';
import { formElements } from '../../fields/fresh-forms.js';
import { isFramed } from '../../fields/locate.js';
import { channelOf } from '../transmissions/channel.js';
import { FillError } from '../fill-error.js';
import type { FillTarget } from '../forms/fill-target.js';
import { findForm, findFresh, type FoundForm } from '../forms/find-form.js';
import { controlKey } from '../../fields/same-form.js';
import { FormVisit, type Stage } from './form-visit.js';
import { heldBackAmong } from '../transmissions/held-back.js';
import { shorten } from '../transmissions/hops.js';
import { listensForLeaving } from '../submit/leave-listeners.js';
import { MessageWatch } from '../transmissions/message-watch.js';
import { nextForms } from '../forms/next-forms.js';
import { leavePages, openPage } from '../forms/open-page.js';
import { untilTurned } from '../page-turns.js';
import { withFramedFields } from '../forms/framed-fields.js';
import { callInFrame } from '../../page/in-frame.js';
import { mostPresses, revealForm, shows } from '../forms/reveal-form.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';
import type { PlannedEntry } from '../controls/plan-values.js';
import { pressOpeners } from '../forms/press-openers.js';
import type { SubmitButton } from '../../page/forms/submit-buttons.js';
import { NewCookies } from '../transmissions/new-cookies.js';
import { originsOf, transmissionsOf } from '../transmissions/transmissions.js';

/** What one trial brought. */
export interface TrialRun {
  readonly trial: SubmitTrial;
  /** What came of pressing the button before anything was filled in; undefined where that was not tried. */
  readonly early: SubmitTrial | undefined;
  readonly typed: TypedField[];
  readonly transmissions: Transmission[];
  /** Addresses of the site's pages that hold typed values. */
  readonly pageUrls: string[];
  readonly blindSpots: string[];
  readonly heldBack: readonly HeldBack[];
  /** Cookies that came while the form was filled in and sent, on pages of the site. */
  readonly cookies: readonly KeptCookie[];
  /** What the trial left out, at the end of a bound. */
  readonly bounds: readonly BoundName[];
  readonly picture: Uint8Array | undefined;
  readonly nextForms: readonly NextForm[];
  /** Scripts of the page listen for its visitor to leave. */
  readonly hearsLeaving: boolean;
  /** Controls that the page's own visit had not seen, as they stood when they came up. */
  readonly seen: readonly FieldFact[];
  /** The buttons that submit the form, in the order in which they are tried. */
  readonly buttons: readonly SubmitButton[];
}

/**
 * What a trial does with the form: submits it (`light`: and takes its picture only where there is something to show), presses its button
 * before anything is filled in as well, leaves it filled in, or only takes its picture.
 */
export type TrialManner = 'submit' | 'light' | 'too-early' | 'leave' | 'picture';

/** A form that is not submitted needs no time between its keys. */
const unsent: ReadonlySet<TrialManner> = new Set(['leave', 'picture']);

/** How long a form may take to show on its page, and on the page that a submission leads to. */
const appearLimits = { atOnce: 700, page: 6_000, answer: 10_000 };

/** The page no longer stands as it was after the button was pressed too early: the trial needs a fresh one. */
export class PressedTooEarlyError extends Error {
  readonly code = 'E_PRESSED_TOO_EARLY';
  constructor(readonly trial: SubmitTrial) {
    super('the form did something when its button was pressed with nothing filled in');
  }
}

/**
 * One attempt: a fresh page, the form found and opened, filled as `filled` says, submitted as the gate's mode says, and left. With
 * `too-early` its button is pressed before as well; with `leave` and `picture` it is not pressed at all. Throws {@link FillError}, and
 * {@link PressedTooEarlyError} where the early press did something.
 */
export async function runTrial(
  stage: Stage,
  target: FillTarget,
  filled: SubmitTrial['filled'],
  manner: TrialManner,
): Promise<TrialRun> {
  const { page, gate, watch } = stage;
  const carried = await reachPage(stage, target);
  const from = gate.interceptedRequests.length;
  const found = await findOpenForm(page, gate, target);
  if (filled === 'full') await new MessageWatch(page, gate).start();
  const cookies = new NewCookies(page.context());
  await cookies.begin();
  const pace = filled === 'full' && !unsent.has(manner) ? 'person' : 'quick';
  const visit = new FormVisit(
    stage,
    new URL(target.page).hostname,
    found,
    filled,
    pace,
    carried,
    target.portion,
    undefined,
    target.button,
  );
  const early = manner === 'too-early' ? await visit.pressTooEarly() : undefined;
  if (early && (early.trial.result !== 'refused-by-browser' || early.hasTurned))
    throw new PressedTooEarlyError(early.trial);
  await visit.fill();
  await cookies.look();
  const isShown = filled === 'full' && manner !== 'leave' && (manner !== 'light' || hasToShow(gate, found));
  const picture = isShown ? await takePicture(page, found) : undefined;
  const shownBefore = new Set(target.form.fields.filter(({ visible }) => visible).map(controlKey));
  const buttons = filled === 'full' && manner !== 'light' ? await visit.buttons() : [];
  const hearsLeaving = filled === 'full' && (await listensForLeaving(page));
  const { trial, submission } = unsent.has(manner) ? visit.leave() : await visit.submit();
  const shown = page
    .context()
    .pages()
    .map(tab => tab.url());
  const next = manner === 'light' ? [] : await nextForms(page, gate, target, trial, visit.met);
  if (!ledElsewhere(gate, from)) await cookies.look();
  await leavePages(page, gate);
  for (const request of watch.takeCanceled()) gate.noteCanceled(request);
  const origins = originsOf(gate.interceptedRequests, watch);
  gate.reviewSplits(intercepted => origins.get(intercepted)?.madeAt);
  return {
    trial,
    early: early?.trial,
    typed: visit.typed,
    transmissions: transmissionsOf(gate, watch, submission, target.page, from),
    pageUrls: addressesWithValues(gate, shown),
    blindSpots: gate.blindSpots,
    heldBack: heldBackAmong(gate.interceptedRequests.slice(from), submission),
    cookies: cookies.facts,
    bounds: [...visit.bounds],
    picture,
    nextForms: next,
    hearsLeaving,
    buttons,
    seen: visit.seen.filter(field => !shownBefore.has(controlKey(field)) && !isFramed(field.selector)),
  };
}

/**
 * Opens the form's page: by its address, or as a person gets there who submits the forms before it. Gives what was typed on the way
 * and not sent yet.
 */
export async function reachPage(
  stage: Stage,
  { page: url, after, afterRequired = false, onlyRequiredBefore = false }: FillTarget,
): Promise<PlannedEntry[]> {
  const { page, gate } = stage;
  if (!after) {
    await openPage(page, gate, url);
    return [];
  }
  const carried = await reachPage(stage, { ...after, onlyRequiredBefore });
  const found = await findOpenForm(page, gate, after);
  const filled = onlyRequiredBefore && afterRequired ? 'required-only' : 'full';
  const visit = new FormVisit(stage, new URL(after.page).hostname, found, filled, 'quick', carried);
  await visit.fill();
  const { trial } = await visit.submit();
  if (trial.result === 'went-on') return visit.entries;
  if (trial.result !== 'sent')
    throw new FillError('step-not-reached', `the form before it was not accepted: ${trial.detail}`);
  return [];
}

/** Whether a page of another party was opened: what that keeps there is its own. */
const ledElsewhere = (gate: TrafficGate, from: number): boolean =>
  gate.interceptedRequests
    .slice(from)
    .some(({ request }) => channelOf(request, undefined) === 'navigation' && !gate.isFirstParty(request.url));

/** Addresses of the site that hold typed values: of pages shown, and of navigations, stopped ones included. */
function addressesWithValues(gate: TrafficGate, shown: readonly string[]): string[] {
  const navigations = gate.interceptedRequests
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

/** Finds the form on the open page, and opens what it stands in. Throws {@link FillError}. */
export async function findOpenForm(page: Page, gate: TrafficGate, target: FillTarget): Promise<FoundForm> {
  if (target.form.opened) return findTwin(page, gate, target);
  let found: FoundForm | null = null;
  const look = async (): Promise<boolean> =>
    (found = await findForm(page, target.frame, target.form)) !== null;
  const limit = target.after ? appearLimits.answer : appearLimits.page;
  const stands = async (): Promise<boolean> => {
    if (await untilTurned(page, look, appearLimits.atOnce)) return true;
    // Some come only once a reader gets to where they will stand.
    await callInFrame(page.mainFrame(), 'forms', 'scrollThrough').catch(() => undefined);
    return (await untilTurned(page, look, limit)) || pressOpeners(page, look);
  };
  if (!(await stands()) || !found)
    throw new FillError('form-not-found', 'the form does not stand on its page any more');
  const open = await revealForm(page, found, target.frame, target.form, gate);
  if (!shows(open.form))
    throw new FillError(
      neverShown,
      `the form stands on its page and never showed, on a wide screen or a narrow one, though up to ${mostPresses} of the buttons likeliest to open it were pressed on each`,
    );
  return withFrames(page, open, target);
}

/** Opens a form that comes up beside an equal one of its page. Throws {@link FillError}. */
async function findTwin(page: Page, gate: TrafficGate, target: FillTarget): Promise<FoundForm> {
  for (const isExact of [true, false]) {
    if (!isExact) await openPage(page, gate, target.page);
    // What the page shows by itself stands first.
    await untilTurned(page, async () => (await findForm(page, '', target.form)) !== null, appearLimits.page);
    const old = await formElements(page.mainFrame());
    let found: FoundForm | null = null;
    const stands = async (): Promise<boolean> =>
      (found = await findFresh(page, target.form, old, isExact)) !== null;
    if ((await pressOpeners(page, stands)) && found) return withFrames(page, found, target);
  }
  throw new FillError('form-not-found', 'what was pressed did not bring the form up any more');
}

/** Waits until the frames stand that are known to be filled in with the form: vendors' scripts bring them. */
async function withFrames(page: Page, found: FoundForm, { framed }: FillTarget): Promise<FoundForm> {
  const open = framed?.takesCards ? { ...found, takesCards: true } : found;
  if (!framed) return open;
  const wanted = framed.forms.flatMap(({ fields }) => fields).length;
  const stand = async (): Promise<boolean> =>
    (await withFramedFields(open, () => true)).form.fields.length >= open.form.fields.length + wanted;
  await untilTurned(page, stand, appearLimits.page);
  return open;
}

/** Something that was typed was seen on its way, or the form itself does not go to the site over https:. */
function hasToShow(gate: TrafficGate, { form }: FoundForm): boolean {
  const isSeen = gate.interceptedRequests.some(
    ({ moment, sightings }) => moment !== 'before' && sightings.length > 0,
  );
  const targets = form.formless ? [] : [form.action, ...form.formActions];
  return isSeen || !targets.every(target => target.startsWith('https:') && gate.isFirstParty(target));
}

async function takePicture(page: Page, { form }: FoundForm): Promise<Uint8Array | undefined> {
  const outlined =
    form.formless || form.selector.includes(' >>> ')
      ? ''
      : `${form.selector} { outline: 3px solid #d4351c !important; outline-offset: 3px !important; }`;
  return page.screenshot({ style: outlined, timeout: 5_000, animations: 'disabled' }).catch(() => undefined);
}
