import { rule as formsHttps } from './forms-https.js';
import { rule as policyLinkCurrent } from './policy-link-current.js';
import type { Rule } from './rule.js';

/** Every rule, in the policy's order. */
export const rules: readonly Rule[] = [formsHttps, policyLinkCurrent];

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
