import type { Conformance, ConformanceClaim } from '../conformance-schema.js';

/** What became of a claim's violations since an earlier run. */
export interface ClaimChange {
  readonly id: string;
  /** Violations that the earlier run did not have. */
  readonly appeared: number;
  /** Violations of the earlier run that are gone. */
  readonly gone: number;
}

/** How this run's violations differ from those of an earlier one. */
export interface Changes {
  /** When the earlier run ended: ISO 8601. */
  readonly since: string;
  /** Claims whose violations changed, in the policy's order. */
  readonly claims: readonly ClaimChange[];
  /** Violations that both runs have. */
  readonly still: number;
}

const violationsOf = ({ violations }: ConformanceClaim): ReadonlySet<string> =>
  new Set(violations.filter(each => !each.waived).map(({ page, subject }) => `${page}\n${subject}`));

/** Whether a claim was judged at all: one that did not run has no violations to compare. */
const isJudged = ({ verdict }: ConformanceClaim): boolean => verdict === 'conforms' || verdict === 'violated';

/**
 * Compares two results of the same site, violation by violation (claim, page and subject): a fix and a regression do not cancel each
 * other out. Claims that one of the runs could not tell are left out. Undefined for results of different sites.
 */
export function changesSince(earlier: Conformance, now: Conformance): Changes | undefined {
  if (earlier.target !== now.target) return undefined;
  const before = new Map(earlier.claims.map(claim => [claim.id, claim]));
  let still = 0;
  const claims: ClaimChange[] = [];
  for (const claim of now.claims) {
    const old = before.get(claim.id);
    if (old === undefined || !isJudged(old) || !isJudged(claim)) continue;
    const was = violationsOf(old);
    const is = violationsOf(claim);
    const appeared = [...is].filter(key => !was.has(key)).length;
    const gone = [...was].filter(key => !is.has(key)).length;
    still += is.size - appeared;
    if (appeared > 0 || gone > 0) claims.push({ id: claim.id, appeared, gone });
  }
  return { since: earlier.finishedAt, claims, still };
}
