import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { RuleResult, Undetermined } from '../../policy/result.js';
import { reachedBounds } from './reading/bounds.js';
import { judgeRefused } from './reading/declined-by-browser.js';
import { judgeChoice } from './reading/declined-by-button.js';
import { byChoice, furtherPrompts, ownSteps } from './reading/consent-prompts.js';
import { leftOutPages } from './reading/limits.js';
import { unreadAfterDeclining } from './reading/unread-after-declining.js';
import type { Policy, Rule } from './rule.js';

function missingChoice({ consent, missing, site }: Evidence): Undetermined[] {
  const rows = missing.filter(miss => miss.kind === 'consent');
  if (rows.length === 0 && consent.length > 0) return [];
  const reason = rows[0]?.reason ?? 'the consent choice was not tried';
  return [
    { page: rows[0]?.page ?? site.baseUrl, subject: 'consent choice', code: 'evidence-missing', reason },
  ];
}

function judge(evidence: Evidence, policy: Policy): RuleResult {
  const results = [
    judgeRefused(evidence),
    ...byChoice(ownSteps(evidence)).map(runs => judgeChoice(runs, policy)),
    furtherPrompts(evidence),
  ];
  return {
    subjectsChecked: results.reduce((sum, result) => sum + result.subjectsChecked, 0),
    violations: results.flatMap(result => result.violations),
    undetermined: [
      ...results.flatMap(result => result.undetermined),
      ...missingChoice(evidence),
      ...unreadAfterDeclining(evidence, policy),
      ...reachedBounds(evidence, ['pages', 'stored', 'consent']),
    ],
    limits: leftOutPages(evidence),
    notes: results.flatMap(result => result.notes),
  };
}

/** "You have the ability to accept or decline cookies": by the browser's setting, and by the site's own choice where it offers one. */
export const rule: Rule = { id: 'cookies-declined', judge };
