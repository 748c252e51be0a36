import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FilledForm, SubmitTrial } from '../../../crawler/evidence/filled.js';
import type { Limit } from '../../../policy/limit.js';
import type { Undetermined } from '../../../policy/result.js';
import { heldForCertificate } from './broken-certificates.js';
import type { DistinctForm } from './forms.js';
import { lastSteps } from './further-steps.js';
import { because } from './pages.js';
import { schemeOf } from './url-parts.js';
import { nameOfQuestion, type Question } from './required.js';

/** Why it is not known whether a form requires more than it says: tried in vain, or left out by the run on purpose. */
type OpenRequirements = { readonly reason: string } | { readonly question: string };

/** Every further step was filled in, and the run held back what the last of them sends. */
function isHeldBackLater(evidence: Evidence, filled: FilledForm): boolean {
  const last = lastSteps(evidence, filled);
  return last.length > 0 && last.every(({ trials }) => trials.some(({ result }) => result === 'stopped'));
}

/** What the last steps were answered where every step, this one too, had only what is marked filled in; undefined where one was not tried so. */
const answersLater = (evidence: Evidence, filled: FilledForm): readonly (SubmitTrial | undefined)[] =>
  lastSteps(evidence, filled).map(({ trials }) => trials.find(trial => trial.onlyRequiredBefore === true));

/**
 * What keeps open whether questions that say nothing of it (`silent`, one or more) are required, where no trial settles that;
 * undefined where no server could refuse.
 */
function whyOpen(
  evidence: Evidence,
  filled: readonly FilledForm[],
  silent: readonly Question[],
): OpenRequirements | undefined {
  const { submit } = evidence.site;
  const [first] = silent;
  if (first === undefined) return undefined;
  const which =
    silent.length === 1 ? `"${nameOfQuestion(first)}" is` : `${silent.length} controls without a mark are`;
  const question = `whether ${which} required by the server`;
  const whether = `${question} is not known`;
  const open = (reason: string): { readonly reason: string } => ({ reason: `${reason}: ${whether}` });
  const [one] = filled;
  if (one === undefined) return open('the form was not filled in');
  if (!one.outcome.ok) return open(because(one.outcome.reason, one.outcome.detail));
  const partial = one.trials.filter(trial => trial.filled !== 'full');
  const last = partial.at(-1);
  // An e-mail goes off with whatever stands in it: no server is there to require more.
  if (last?.hops.some(hop => schemeOf(hop.url) === 'mailto:')) return undefined;
  const broken = last && heldForCertificate(evidence, last);
  if (broken !== undefined && submit !== 'never')
    return open(`the submission was held back, since ${broken}`);
  // Unless submissions are to be real, the run holds them back on purpose.
  if (submit === 'never' || (submit === 'dry' && last?.result === 'stopped')) return { question };
  if (last === undefined || last.result === 'not-tried')
    return open('the form was not submitted with parts left out');
  if (last.result === 'stopped') return open('the submission was held back');
  if (last.result === 'went-on' && submit === 'dry' && isHeldBackLater(evidence, one)) return { question };
  if (last.result === 'went-on') {
    const answers = answersLater(evidence, one);
    if (answers.length > 0 && answers.every(answer => answer?.result === 'sent')) return undefined;
    return open(
      answers.some(answer => answer?.result === 'refused-by-server')
        ? 'with only what is marked filled in, the last step was refused without naming what is missing'
        : 'the step sends nothing by itself',
    );
  }
  return open(`the form was refused without naming what is missing (${because(last.result, last.detail)})`);
}

/**
 * {@link whyOpen What keeps open} whether `silent` questions of a form are required, as a limit where the run left it out on purpose, else as
 * undetermined.
 */
export function openRequirements(
  evidence: Evidence,
  filled: readonly FilledForm[],
  silent: readonly Question[],
  { page, form }: DistinctForm,
): { readonly limits: readonly Limit[]; readonly undetermined: readonly Undetermined[] } {
  const open = whyOpen(evidence, filled, silent);
  const at = { page, subject: form.selector };
  if (open === undefined) return { limits: [], undetermined: [] };
  return 'question' in open
    ? { limits: [{ ...at, ...open, settledBy: 'a run with SUBMIT=real' }], undetermined: [] }
    : { limits: [], undetermined: [{ ...at, code: 'answer-unknown', ...open }] };
}
