import type { Attestation } from './attestations.js';
import { isJudged, type Claim } from './claim.js';
import type { ClaimResult, RuleResult, Verdict, Violation } from './result.js';
import { applyWaivers, attestationState } from './waive.js';
import type { Waiver } from './waivers.js';

/** The verdict on what a rule found: violated before undetermined before conforms. Waived violations are violations still; limits bear on none. */
export function verdictOf(found: Pick<RuleResult, 'violations' | 'undetermined'>): Verdict {
  if (found.violations.length > 0) return 'violated';
  return found.undetermined.length > 0 ? 'undetermined' : 'conforms';
}

/** Names each piece of evidence once, in its order: a form that was filled in is its own picture. */
const onceEach = (violation: Violation): Violation => ({
  ...violation,
  evidence: [...new Set(violation.evidence)],
});

/** Makes the result of a judged claim from what its rule found; `asOf` is today, `YYYY-MM-DD`. */
export function judge(
  claim: Claim,
  found: RuleResult,
  waivers: readonly Waiver[],
  asOf: string,
): ClaimResult {
  return {
    id: claim.id,
    verdict: verdictOf(found),
    subjectsChecked: found.subjectsChecked,
    violations: applyWaivers(claim.id, found.violations.map(onceEach), waivers, asOf),
    undetermined: found.undetermined,
    limits: found.limits,
    notes: found.notes,
  };
}

/** The result of an entry that no rule judges: attested or unattested on `asOf`, or informational. */
export function stated(claim: Claim, attestations: readonly Attestation[], asOf: string): ClaimResult {
  const empty = { id: claim.id, subjectsChecked: 0, violations: [], undetermined: [], limits: [] };
  if (claim.testability === 'informational') return { ...empty, verdict: 'informational', notes: [] };
  const { state, note } = attestationState(claim, attestations, asOf);
  return { ...empty, verdict: state, notes: [note] };
}

/** What a green run takes: `complete` (REQUIRE) lets no question be left out by the run's mode. */
export type Requirement = 'complete' | undefined;

/**
 * Whether a run may be green with this result: the claim conforms, all that breaks it is waived and nothing is undetermined,
 * or it asks nothing of a machine. Limits of the mode fail it only where `require` says so.
 */
export function passes(
  claim: Claim,
  result: Pick<ClaimResult, 'verdict' | 'violations' | 'undetermined' | 'limits'>,
  require: Requirement,
): boolean {
  if (!isJudged(claim)) return true;
  if (require === 'complete' && result.limits.length > 0) return false;
  if (result.verdict === 'violated')
    return result.violations.every(violation => violation.waived) && result.undetermined.length === 0;
  return result.verdict === 'conforms';
}
