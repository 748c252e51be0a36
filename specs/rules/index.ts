import { rule as browseWithoutPersonalInformation } from './browse-without-personal-information.js';
import { rule as californiaDisclosurePosted } from './california-disclosure-posted.js';
import { rule as collectsOnlyDisclosedPii } from './collects-only-disclosed-pii.js';
import { rule as contactChannelsPublished } from './contact-channels-published.js';
import { rule as cookiesDeclined } from './cookies-declined.js';
import { rule as cookiesDomainScope } from './cookies-domain-scope.js';
import { rule as formsHttps } from './forms-https.js';
import { rule as noPiiTransfer } from './no-pii-transfer.js';
import { rule as noUnencryptedEmailCollection } from './no-unencrypted-email-collection.js';
import { rule as policyLinkCurrent } from './policy-link-current.js';
import { rule as policyTextMatches } from './policy-text-matches.js';
import { rule as registrationRequiredMarked } from './registration-required-marked.js';
import { rule as registrationUnmarkedOptional } from './registration-unmarked-optional.js';
import { rule as sensitiveDataConsent } from './sensitive-data-consent.js';
import { rule as telemetryNotLinkedToPii } from './telemetry-not-linked-to-pii.js';
import { rule as texasPhiNoticePosted } from './texas-phi-notice-posted.js';
import { rule as thirdPartyCollectors } from './third-party-collectors.js';
import { rule as tlsInTransit } from './tls-in-transit.js';
import { rule as under13Refused } from './under-13-refused.js';
import { rule as usableWithoutCookies } from './usable-without-cookies.js';
import type { Rule } from './rule.js';

/** Every rule, in the policy's order. */
export const rules: readonly Rule[] = [
  browseWithoutPersonalInformation,
  collectsOnlyDisclosedPii,
  registrationRequiredMarked,
  registrationUnmarkedOptional,
  thirdPartyCollectors,
  telemetryNotLinkedToPii,
  noPiiTransfer,
  sensitiveDataConsent,
  cookiesDomainScope,
  cookiesDeclined,
  usableWithoutCookies,
  under13Refused,
  formsHttps,
  tlsInTransit,
  noUnencryptedEmailCollection,
  texasPhiNoticePosted,
  californiaDisclosurePosted,
  policyLinkCurrent,
  policyTextMatches,
  contactChannelsPublished,
];

/** No rule judges the claim. */
export class NoRuleError extends Error {
  readonly code = 'E_NO_RULE';
}

const byId = new Map(rules.map(rule => [rule.id, rule]));

/** The rule that judges a claim; throws {@link NoRuleError} where there is none. */
export function ruleFor(id: string): Rule {
  const rule = byId.get(id);
  if (rule === undefined)
    throw new NoRuleError(`expected a rule for the claim ${id} in specs/rules/index.ts, found none`);
  return rule;
}
