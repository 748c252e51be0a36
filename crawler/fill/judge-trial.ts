import type { SubmitTrial } from '../evidence/filled.js';
import type { FormFact } from '../evidence/form.js';
import { hopsOf, staticHop } from './hops.js';
import type { ControlState } from './read-refusal.js';
import type { Passage } from './traffic-gate.js';

/** What was seen of one attempt to submit. */
export interface Attempt {
  readonly filled: SubmitTrial['filled'];
  readonly form: FormFact;
  readonly submission: Passage | undefined;
  readonly passages: readonly Passage[];
  /** The browser checks the form itself, and these it would not take when the button was pressed. */
  readonly blocked: ReadonlyMap<string, ControlState>;
  /** How the controls looked before and after; empty after a page that no longer holds the form. */
  readonly before: ReadonlyMap<string, ControlState>;
  readonly after: ReadonlyMap<string, ControlState>;
  readonly hasValues: boolean;
}

/** Controls that a refusal names: marked now, and not before. */
function newlyMarked(before: Attempt['before'], after: Attempt['after']): SubmitTrial['refusedFields'] {
  return [...after]
    .filter(([selector, state]) => {
      const was = before.get(selector);
      return state.marked && (!was?.marked || was.errorText !== state.errorText);
    })
    .map(([selector, { errorText, browserMessage }]) => ({ selector, message: errorText || browserMessage }));
}

const leavesHttps = (form: FormFact, page: string): boolean =>
  page.startsWith('https:') && /^(http|mailto):/.test(form.action);

/** What came of an attempt, in the evidence's words. */
export function judgeTrial(attempt: Attempt, pageUrl: string): SubmitTrial {
  const { filled, form, submission, passages, blocked, before, after, hasValues } = attempt;
  const marked = newlyMarked(before, after);
  if (submission) {
    const hops = hopsOf(submission, passages);
    const last = hops.at(-1);
    const status = last?.status ?? 0;
    if (submission.stopped)
      return {
        filled,
        result: 'stopped',
        detail: 'held back: what the server would say is not known',
        hops,
        refusedFields: marked,
      };
    if (submission.failure !== undefined)
      return {
        filled,
        result: 'sent',
        detail: `no answer: ${submission.failure}`,
        hops,
        refusedFields: marked,
      };
    const refuses = status >= 400 || marked.length > 0;
    const detail = `answered with ${status}`;
    return { filled, result: refuses ? 'refused-by-server' : 'sent', detail, hops, refusedFields: marked };
  }
  if (blocked.size > 0) {
    const refusedFields = [...blocked].map(([selector, { browserMessage }]) => ({
      selector,
      message: browserMessage,
    }));
    return {
      filled,
      result: 'refused-by-browser',
      detail: 'the browser asks for these controls',
      hops: [],
      refusedFields,
    };
  }
  if (!form.formless && leavesHttps(form, pageUrl)) {
    const hops = [staticHop(form, hasValues)];
    return {
      filled,
      result: 'not-tried',
      detail: 'the browser does not take the form to this address by itself',
      hops,
      refusedFields: [],
    };
  }
  if (marked.length > 0)
    return {
      filled,
      result: 'refused-by-script',
      detail: 'the page marks these controls',
      hops: [],
      refusedFields: marked,
    };
  return {
    filled,
    result: 'refused-by-script',
    detail: 'nothing was sent when the form was submitted',
    hops: [],
    refusedFields: [],
  };
}
