import type { Attestation } from '../policy/attestations.js';
import { isJudged, type Claim } from '../policy/claim.js';
import type { ClaimResult } from '../policy/result.js';
import type { ReasonCode } from '../policy/reason-code.js';
import { passes, stated, type Requirement } from '../policy/verdict.js';
import type { Conformance, ConformanceClaim, Coverage } from './conformance-schema.js';
import { inOrder } from './in-order.js';

/** What became of a claim's test: its result, or why there is none. */
export type ClaimOutcome =
  { readonly result: ClaimResult } | { readonly code: ReasonCode; readonly reason: string };

/** Reason of a claim whose test was not among those asked for. */
export const notSelected = 'not run: not among the tests of this run';

export interface ConformanceInputs {
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly policy: Conformance['policy'];
  readonly run?: Conformance['run'];
  readonly coverage: Coverage;
  /** The register, in the policy's order. */
  readonly claims: readonly Claim[];
  /** By claim id; a claim that stands not here was not selected. */
  readonly outcomes: ReadonlyMap<string, ClaimOutcome>;
  readonly attestations: readonly Attestation[];
  /** "Today" for attestations, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Makes the one result of a run. It walks the register, not the tests: what did not run shows as undetermined. */
export function conformanceOf(inputs: ConformanceInputs): Conformance {
  const { target, startedAt, finishedAt, policy, run, coverage, claims } = inputs;
  return {
    schemaVersion: 2,
    target,
    startedAt,
    finishedAt,
    policy,
    ...(run === undefined ? {} : { run }),
    coverage,
    claims: claims.map(claim => entryOf(claim, resultOf(claim, inputs))),
  };
}

/** Whether every claim that was selected lets the run pass. A claim that was not selected says nothing about the run. */
export const selectedPass = (
  result: Conformance,
  claims: readonly Claim[],
  outcomes: ReadonlyMap<string, ClaimOutcome>,
  require: Requirement,
): boolean => {
  const entries = new Map(result.claims.map(entry => [entry.id, entry]));
  return claims.every(claim => {
    const entry = entries.get(claim.id);
    return !outcomes.has(claim.id) || (entry !== undefined && passes(claim, entry, require));
  });
};

function resultOf(claim: Claim, inputs: ConformanceInputs): ClaimResult {
  if (!isJudged(claim)) return stated(claim, inputs.attestations, inputs.asOf);
  const unknown = (code: ReasonCode, reason: string): ClaimResult => ({
    id: claim.id,
    verdict: 'undetermined',
    subjectsChecked: 0,
    violations: [],
    undetermined: [{ page: inputs.target, subject: claim.id, code, reason }],
    limits: [],
    notes: [],
  });
  const outcome = inputs.outcomes.get(claim.id) ?? { code: 'not-selected', reason: notSelected };
  return 'result' in outcome ? outcome.result : unknown(outcome.code, outcome.reason);
}

const entryOf = (claim: Claim, result: ClaimResult): ConformanceClaim => ({
  id: claim.id,
  section: claim.section,
  quote: claim.quote,
  testability: claim.testability,
  verdict: result.verdict,
  subjectsChecked: result.subjectsChecked,
  undetermined: inOrder(result.undetermined, item => item.reason),
  limits: inOrder(result.limits, item => item.question),
  violations: inOrder(result.violations, item => item.message),
  notes: [...result.notes],
});
