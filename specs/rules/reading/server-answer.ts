import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../../crawler/evidence/filled.js';
import type { Limit } from '../../../policy/limit.js';
import type { Undetermined } from '../../../policy/result.js';
import { heldForCertificate } from './broken-certificates.js';
import { lastSteps } from './further-steps.js';
import { because } from './pages.js';

/** A question that only the server's answer settles: left out by the run's mode, or open because it was asked in vain. */
export type OpenAnswer =
  { readonly is: 'limit'; readonly limit: Limit } | { readonly is: 'open'; readonly open: Undetermined };

type Why = { readonly isLimit: boolean; readonly reason: string };

/**
 * What the server's answer to a form would tell (`what`: "whether it …") and did not; undefined where it is known. Only a submission
 * that the server answered tells it. A step that sends nothing itself is answered with the last one.
 */
export function openAnswer(evidence: Evidence, filled: FilledForm, what: string): OpenAnswer | undefined {
  if (!filled.outcome.ok) return undefined;
  const at = { page: filled.page, subject: filled.selector };
  const whys = lastSteps(evidence, filled).map(step => unknownOf(evidence, step));
  const [first = { isLimit: false, reason: 'a further step of the form was not filled in' }] = whys;
  if (whys.includes(undefined)) return undefined;
  if (first.isLimit)
    return { is: 'limit', limit: { ...at, question: what, settledBy: 'a run with SUBMIT=real' } };
  return {
    is: 'open',
    open: { ...at, code: 'answer-unknown', reason: `${first.reason}, so it is not known ${what}` },
  };
}

function unknownOf(evidence: Evidence, { outcome, trials }: FilledForm): Why | undefined {
  const { site } = evidence;
  const open = (reason: string): Why => ({ isLimit: false, reason });
  if (!outcome.ok)
    return open(`a further step was not filled in (${because(outcome.reason, outcome.detail)})`);
  const full = trials.filter(trial => trial.filled === 'full');
  const [first] = full;
  if (full.some(({ result }) => result === 'sent' || result === 'refused-by-server')) return undefined;
  // Unless submissions are to be real, the run holds them back on purpose.
  if (site.submit === 'never') return { isLimit: true, reason: 'the form was not submitted' };
  const broken = full.map(trial => heldForCertificate(evidence, trial)).find(why => why !== undefined);
  if (broken !== undefined) return open(`the submission was held back, since ${broken}`);
  if (full.some(({ result }) => result === 'stopped'))
    return { isLimit: site.submit === 'dry', reason: 'the submission was held back' };
  if (first === undefined || first.result === 'not-tried')
    return open(`the form was not submitted${first?.detail ? ` (${first.detail})` : ''}`);
  return open(`the form could not be submitted (${because(first.result, first.detail)})`);
}
