import type { Claim } from '../policy/claim.js';
import type { Conformance, ConformanceClaim } from './conformance-schema.js';

/** A claim that a person should look at, with its entry in the register. */
export interface OpenClaim {
  readonly entry: ConformanceClaim;
  readonly claim: Claim;
  /** Violations that no waiver covers. */
  readonly open: number;
  readonly waived: number;
  /** Distinct pages of these violations. */
  readonly pages: number;
}

/** A result, counted for a summary. */
export interface Tally {
  readonly entries: number;
  readonly conforming: readonly OpenClaim[];
  /** With questions that the mode of the run left out, under whatever verdict. */
  readonly limited: readonly OpenClaim[];
  /** With a violation that no waiver covers. */
  readonly violated: readonly OpenClaim[];
  /** Violated, every violation of it waived. */
  readonly waived: readonly OpenClaim[];
  readonly undetermined: readonly OpenClaim[];
  readonly notSelected: number;
  readonly attested: number;
  readonly unattested: number;
  readonly informational: number;
}

/** Counts a result. */
export function tallyOf(result: Conformance, claims: readonly Claim[]): Tally {
  const register = new Map(claims.map(claim => [claim.id, claim]));
  const open = result.claims.flatMap(entry => {
    const claim = register.get(entry.id);
    return claim === undefined ? [] : [openClaim(entry, claim)];
  });
  const of = (verdict: ConformanceClaim['verdict']) => open.filter(({ entry }) => entry.verdict === verdict);
  const unselected = of('undetermined').filter(({ entry }) =>
    entry.undetermined.every(item => item.code === 'not-selected'),
  );
  return {
    entries: result.claims.length,
    conforming: of('conforms'),
    limited: open.filter(({ entry }) => entry.limits.length > 0),
    violated: of('violated').filter(item => item.open > 0),
    waived: of('violated').filter(item => item.open === 0),
    undetermined: of('undetermined').filter(item => !unselected.includes(item)),
    notSelected: unselected.length,
    attested: of('attested').length,
    unattested: of('unattested').length,
    informational: of('informational').length,
  };
}

function openClaim(entry: ConformanceClaim, claim: Claim): OpenClaim {
  const waived = entry.violations.filter(violation => violation.waived).length;
  return {
    entry,
    claim,
    open: entry.violations.length - waived,
    waived,
    pages: new Set(entry.violations.map(violation => violation.page)).size,
  };
}

/** A count for reading: `3,000`. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** `1 page`, `2 pages`, `3,000 pages`. */
export const plural = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** The counts of a tally as one phrase, empty ones left out. */
export function countsOf(tally: Tally): string {
  const counts: readonly (readonly [number, string])[] = [
    [tally.conforming.length, conformingWord(tally)],
    [tally.violated.length, 'violated'],
    [tally.waived.length, 'waived'],
    [tally.undetermined.length, 'undetermined'],
    [tally.notSelected, 'not run'],
    [tally.attested, 'attested'],
    [tally.unattested, 'unattested'],
    [tally.informational, 'informational'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

/** Who reads "20 conform" has to know when a run did not ask everything. */
function conformingWord({ conforming }: Tally): string {
  const limited = conforming.filter(({ entry }) => entry.limits.length > 0).length;
  return limited === 0 ? 'conform' : `conform (${limited} as far as this run asked)`;
}

/** How much of the site was seen, in one phrase. */
export function coverageWords({ coverage }: Conformance): string {
  const { pagesObserved, pagesDiscovered, pagesFailed, pagesSkipped } = coverage;
  const [observed, failed, skipped] = [pagesObserved, pagesFailed.length, pagesSkipped.length].map(grouped);
  return `${observed} of ${plural(pagesDiscovered, 'page')} observed, ${failed} failed, ${skipped} skipped`;
}

/** What breaks a claim, in one phrase: `3 violations on 2 pages, 1 of them waived`. */
export function violationWords({ open, waived, pages }: OpenClaim): string {
  const rest = waived === 0 ? '' : open === 0 ? ', all waived' : `, ${grouped(waived)} of them waived`;
  return `${plural(open + waived, 'violation')} on ${plural(pages, 'page')}${rest}`;
}
