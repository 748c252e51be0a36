import type { SubmitTrial } from '../../evidence/filled.js';
import type { FormFact } from '../../evidence/form.js';
import { hopsOf, shorten, staticHop } from '../transmissions/hops.js';
import type { ControlState } from '../../page/controls/control-state.js';
import type { InterceptedRequest } from '../traffic/intercepted-request.js';

/** What was seen of one attempt to submit. */
export interface SubmitAttempt {
  readonly filled: SubmitTrial['filled'];
  readonly form: FormFact;
  readonly submission: InterceptedRequest | undefined;
  /** What the page handed to another program in place of a submission. */
  readonly handOver: InterceptedRequest | undefined;
  readonly interceptedRequests: readonly InterceptedRequest[];
  /** The browser checks the form itself, and these it would not take when the button was pressed. */
  readonly blocked: ReadonlyMap<string, ControlState>;
  /** How the controls looked before and after; empty after a page that no longer holds the form. */
  readonly before: ReadonlyMap<string, ControlState>;
  readonly after: ReadonlyMap<string, ControlState>;
  /** Warnings that showed after the attempt and not before. */
  readonly warnings: readonly string[];
  /** The form closed the dialog that it stands in, as `method="dialog"` does: it sends nothing itself. */
  readonly closesDialog: boolean;
  /** Selectors of controls that were filled: what is refused there is the made-up value, not its absence. */
  readonly entered: ReadonlySet<string>;
}

/**
 * Controls that a refusal names: marked now, and not before. Where nothing was `sent`, those that the browser takes no longer, too: a
 * script told it so.
 */
function newlyMarked(
  before: SubmitAttempt['before'],
  after: SubmitAttempt['after'],
  sent: boolean,
): SubmitTrial['refusedFields'] {
  return [...after]
    .filter(([selector, state]) => {
      const was = before.get(selector);
      if (!sent && state.invalid && !was?.invalid) return true;
      return state.marked && (!was?.marked || was.errorText !== state.errorText);
    })
    .map(([selector, { errorText, browserMessage }]) => ({ selector, message: errorText || browserMessage }));
}

/** The form leaves https: by its own address, in plain text or to a mail program. */
export const leavesHttps = (form: FormFact, page: string): boolean =>
  page.startsWith('https:') && /^(http|mailto):/.test(form.action);

const heldBack = (why: string | undefined): string =>
  `held back${why === undefined ? '' : `, since ${why}`}: what the server would say is not known`;

/** Why the last hop of a redirected submission was stopped, where it was. */
const heldOnTheWay = (
  way: SubmitTrial['hops'],
  interceptedRequests: readonly InterceptedRequest[],
): string | undefined =>
  interceptedRequests.find(({ stopped, request }) => stopped && shorten(request.url) === way.at(-1)?.url)
    ?.heldFor;

const counted = (number: number): string => `${number} ${number === 1 ? 'control' : 'controls'}`;

/** What came of an attempt, in the evidence's words. */
export function judgeTrial(attempt: SubmitAttempt, pageUrl: string): SubmitTrial {
  const {
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
  } = attempt;
  const said = (fields: SubmitTrial['refusedFields']): SubmitTrial['refusedFields'] =>
    filled === 'full' ? fields : fields.filter(({ selector }) => !entered.has(selector));
  const marked = newlyMarked(before, after, submission !== undefined);
  const hops: SubmitTrial['hops'] = [];
  const trial = { filled, hops, refusedFields: said(marked) };
  if (submission) {
    const way = hopsOf(submission, interceptedRequests);
    const status = way.at(-1)?.status ?? 0;
    if (submission.stopped)
      return {
        ...trial,
        hops: way,
        result: 'stopped',
        detail: submission.isBlocked
          ? 'the browser blocks it, for it would go without encryption: what the server would say is not known'
          : heldBack(submission.heldFor),
      };
    const later = heldOnTheWay(way, interceptedRequests);
    if (later) return { ...trial, hops: way, result: 'stopped', detail: heldBack(later) };
    if (submission.failure !== undefined)
      return { ...trial, hops: way, result: 'not-tried', detail: `no answer: ${submission.failure}` };
    if (submission.status === 0 && /^https?:/.test(submission.request.url))
      return { ...trial, hops: way, result: 'not-tried', detail: 'the server did not answer in time' };
    const isRefused = status >= 400 || marked.length > 0 || warnings.length > 0;
    const detail = [`answered with ${status}`, ...warnings.slice(0, 1)].join(': ');
    return { ...trial, hops: way, result: isRefused ? 'refused-by-server' : 'sent', detail };
  }
  if (blocked.size > 0) {
    const all = [...blocked].map(([selector, { browserMessage }]) => ({ selector, message: browserMessage }));
    const refusedFields = said(all);
    if (refusedFields.length === 0)
      return {
        ...trial,
        result: 'not-tried',
        detail: `no value was found that ${counted(all.length)} would take`,
        refusedFields,
      };
    return {
      ...trial,
      result: 'refused-by-browser',
      detail: `the browser asks for ${counted(refusedFields.length)}`,
      refusedFields,
    };
  }
  const names = !form.formless && leavesHttps(form, pageUrl);
  if (names || handOver) {
    const named = handOver && !names ? hopsOf(handOver, []) : [staticHop(form, entered.size > 0)];
    return {
      ...trial,
      hops: named,
      result: 'not-tried',
      detail: 'the browser does not go to this address by itself',
    };
  }
  if (closesDialog)
    return { ...trial, result: 'sent', detail: 'the form closed its dialog, and sent nothing' };
  if (marked.length > 0)
    return { ...trial, result: 'refused-by-script', detail: `the page marks ${counted(marked.length)}` };
  return {
    ...trial,
    result: 'refused-by-script',
    detail: ['nothing was sent', ...warnings.slice(0, 1)].join(': '),
  };
}
