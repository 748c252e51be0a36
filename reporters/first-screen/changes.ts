import type { Conformance, ConformanceClaim } from '../conformance-schema.js';
import { notLookedAt } from '../not-looked-at.js';
import { violationsOf } from '../baseline/finding.js';
import { knownFindings, sameAs, type TemplateOf } from '../baseline/known-finding.js';

/** What became of a claim's violations since an earlier run. */
export interface ClaimChange {
  readonly id: string;
  /** Violations that the earlier run did not have. */
  readonly appeared: number;
  /** Violations of the earlier run that are gone. */
  readonly gone: number;
  /** Violations that both runs have. */
  readonly still: number;
}

/** How this run's violations differ from those of an earlier one. */
export interface Changes {
  /** When the earlier run ended: ISO 8601. */
  readonly since: string;
  /** Claims with violations in either run, in the policy's order. */
  readonly claims: readonly ClaimChange[];
}

/** Whether a claim was judged at all: one that did not run has no violations to compare. */
const isJudged = ({ verdict }: ConformanceClaim): boolean => verdict === 'conforms' || verdict === 'violated';

/**
 * Compares two results of the same site, violation by violation, as a baseline does ({@link sameAs}): a fix and a regression do not cancel
 * each other out. Claims that one of the runs could not tell are left out, and what stood on pages that this run did not look at. Undefined
 * for results of different sites.
 */
export function changesSince(
  earlier: Conformance,
  now: Conformance,
  templateOf: TemplateOf,
): Changes | undefined {
  if (earlier.target !== now.target) return undefined;
  const isUnseen = notLookedAt(now);
  const before = new Map(earlier.claims.map(claim => [claim.id, claim]));
  const claims = now.claims.flatMap((claim): ClaimChange[] => {
    const old = before.get(claim.id);
    if (old === undefined || !isJudged(old) || !isJudged(claim)) return [];
    const was = violationsOf(old);
    const is = violationsOf(claim);
    const stood = sameAs(knownFindings(was, templateOf), templateOf);
    const stands = sameAs(knownFindings(is, templateOf), templateOf);
    const appeared = is.filter(each => stood(each).length === 0).length;
    const gone = was.filter(each => !isUnseen(each.page) && stands(each).length === 0).length;
    const still = is.length - appeared;
    return appeared + gone + still > 0 ? [{ id: claim.id, appeared, gone, still }] : [];
  });
  return { since: earlier.finishedAt, claims };
}
