import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { Transmission } from '../../../crawler/evidence/filled.js';
import type { RuleResult } from '../../../policy/result.js';
import { reachedBounds } from './bounds.js';
import { heldForCertificates } from './broken-certificates.js';
import { asksWho, unfilledForms, unsubmittedForms } from './filled.js';
import type { DistinctForm } from './forms.js';
import { unreadableSent } from './leaks.js';
import { unseenPages } from './pages.js';
import { formsStoodFor, leftOutPages, unaskedSubmissions } from './limits.js';

/**
 * What three claims have in common that are judged by what leaves while forms are filled in: which forms they are about, and what about those
 * is not known. `concerns` tells of what is sent whether the claim is about it.
 */
export function whatFormsSend(
  evidence: Evidence,
  forms: readonly DistinctForm[],
  concerns: (sent: Transmission) => boolean,
): Omit<RuleResult, 'violations'> {
  const asking = forms.filter(asksWho).length;
  return {
    subjectsChecked: asking,
    undetermined: [
      ...unseenPages(evidence),
      ...reachedBounds(evidence, ['pages', 'forms', 'filling', 'sent']),
      ...unfilledForms(evidence, forms),
      ...unsubmittedForms(evidence, forms),
      ...heldForCertificates(evidence, forms),
      ...unreadableSent(evidence, concerns),
    ],
    limits: [
      ...leftOutPages(evidence),
      ...unaskedSubmissions(evidence, forms),
      ...formsStoodFor(evidence, forms),
    ],
    notes: asking === 0 ? ['No form on this site asks who somebody is.'] : [],
  };
}
