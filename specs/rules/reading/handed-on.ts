import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { HandedOn } from '../../../crawler/evidence/handed-on.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import { necessaryEntry } from '../../../policy/necessary.js';
import type { Policy } from '../rule.js';
import { seenPages } from './pages.js';

/** A stored value of MPRO's that a page sent to a third party. */
export interface Handover {
  readonly page: PageVisit;
  readonly row: HandedOn;
}

/**
 * Whether a value is no identifier for whoever gets it: a token against forgery stands in every form and means nothing elsewhere, and who
 * keeps the record of a choice needs to find it again.
 */
function isNoIdentifier({ area, name, keepsChoices }: HandedOn, policy: Policy): boolean {
  if (keepsChoices) return true;
  const entry = necessaryEntry({ area, name, party: 'first', days: 0 }, policy.necessary);
  return entry?.purpose === 'csrf' || entry?.purpose === 'consent-record';
}

/** Identifiers of MPRO's that pages sent to third parties, in the order of the pages. */
export const handedOnIds = (evidence: Evidence, policy: Policy): readonly Handover[] =>
  seenPages(evidence).flatMap(page =>
    page.handedOn.filter(row => !isNoIdentifier(row, policy)).map(row => ({ page, row })),
  );
