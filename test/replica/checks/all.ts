import { ageQuestionChecks } from './age-questions.js';
import type { Checks } from './check.js';
import { certificateChecks } from './certificates.js';
import { connectionChecks } from './connections.js';
import { consentChecks } from './consent.js';
import { cookieScopeChecks } from './cookie-scope.js';
import { mailtoChecks } from './mailto-forms.js';
import { policyLinkChecks } from './policy-links.js';
import { policyTextChecks } from './policy-text.js';
import { requiredMarkChecks } from './required-marks.js';
import { secureFormChecks } from './secure-forms.js';
import { sensitiveQuestionChecks } from './sensitive-questions.js';
import { telemetryChecks } from './telemetry.js';
import { thirdPartyFormChecks } from './third-party-forms.js';
import { thirdPartyScriptChecks } from './third-party-scripts.js';
import { undisclosedKindChecks } from './undisclosed-kinds.js';
import { unmarkedDemandChecks } from './unmarked-demands.js';
import { wallChecks } from './walls.js';
import { withoutCookiesChecks } from './without-cookies.js';

/** A check for each variation, by name. */
export const checks: Checks = {
  ...ageQuestionChecks,
  ...thirdPartyFormChecks,
  ...thirdPartyScriptChecks,
  ...telemetryChecks,
  ...undisclosedKindChecks,
  ...sensitiveQuestionChecks,
  ...requiredMarkChecks,
  ...unmarkedDemandChecks,
  ...consentChecks,
  ...cookieScopeChecks,
  ...withoutCookiesChecks,
  ...secureFormChecks,
  ...certificateChecks,
  ...connectionChecks,
  ...mailtoChecks,
  ...policyLinkChecks,
  ...policyTextChecks,
  ...wallChecks,
};
