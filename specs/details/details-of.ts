import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Violation } from '../../policy/result.js';
import type { Detail } from '../../reporters/claim-page/detail.js';
import type { Policy } from '../rules/rule.js';
import { connectionFacts } from './connection-facts.js';
import { cookieRows } from './cookie-rows.js';
import { sentValues } from './sent-values.js';
import { textDifference } from './text-difference.js';

type Look = (evidence: Evidence, policy: Policy, violation: Violation) => readonly Detail[];

const toOthers: Look = (evidence, _policy, violation) =>
  sentValues(evidence, violation, sent => sent.party === 'third');
const cookies: Look = (evidence, _policy, violation) => cookieRows(evidence, violation);

/** Claims whose findings rest on more than words and pictures can show. */
const looks: Readonly<Record<string, Look>> = {
  'no-pii-transfer': toOthers,
  'third-party-collectors': toOthers,
  'telemetry-not-linked-to-pii': (evidence, _policy, violation) =>
    sentValues(evidence, violation, sent => sent.party === 'third' || !sent.isSubmission),
  'forms-https': (evidence, _policy, violation) =>
    sentValues(evidence, violation, sent => sent.scheme === 'http' || sent.scheme === 'ws'),
  'cookies-domain-scope': cookies,
  'cookies-declined': cookies,
  'policy-text-matches': textDifference,
  'tls-in-transit': (evidence, _policy, violation) => connectionFacts(evidence, violation),
};

/** What the evidence holds of a claim's finding for its page: requests with typed values, cookies, connections, the difference of texts. */
export const detailsOf = (
  claimId: string,
  violation: Violation,
  evidence: Evidence,
  policy: Policy,
): readonly Detail[] => looks[claimId]?.(evidence, policy, violation) ?? [];

/** What each page of the site is built like, by its address: equal names stand for one template. */
export function templates(evidence: Evidence): (page: string) => string | undefined {
  const byPage = new Map(evidence.inventory.pages.map(({ url, fingerprint }) => [url, fingerprint]));
  return page => byPage.get(page);
}
