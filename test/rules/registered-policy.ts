import { effectiveDate, policyText, sections } from '../../policy/text.js';
import type { Policy } from '../../specs/rules/rule.js';

/** The registered policy, with nobody disclosed and nothing necessary unless a case says so. */
export const registeredPolicy: Policy = {
  text: policyText,
  sections,
  effectiveDate,
  disclosures: [],
  necessary: [],
};
