import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Conformance } from '../conformance-schema.js';
import { judgesNothing } from '../judges-nothing.js';
import { notLookedAt } from '../not-looked-at.js';
import { canBeKnown, findingsOf, type Finding } from './finding.js';
import { knownFinding, knownFindings, sameAs, type KnownFinding, type TemplateOf } from './known-finding.js';

/** A baseline that cannot be read or written; the message says what was expected. */
export class BaselineError extends Error {
  readonly code = 'E_BASELINE';
}

/** A stored result: what is known of a site, so that what is new can be told. */
export const baseline = z.strictObject({
  schemaVersion: z.literal(1),
  /** Address of the site. */
  target: z.string(),
  /** When the run ended that it was made from: ISO 8601. */
  from: z.iso.datetime(),
  findings: z.array(knownFinding),
});
export type Baseline = z.infer<typeof baseline>;

/** The baseline in a file; undefined where there is none. Throws {@link BaselineError} on a file that is none. */
export function readBaseline(path: string): Baseline | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return baseline.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new BaselineError(
      `BASELINE: expected a file that "npm run baseline" wrote, got something else in ${path}`,
      { cause },
    );
  }
}

/**
 * The baseline of a result: each open finding once for its claim, subject and template. Throws {@link BaselineError} where the run left
 * something undone, which nobody should get used to.
 */
export function baselineOf(result: Conformance, templateOf: TemplateOf): Baseline {
  const findings = findingsOf(result);
  const undone = [
    ...findings.filter(finding => !canBeKnown(finding)).map(({ claim, says }) => `${claim}: ${says}`),
    ...result.claims
      .filter(({ undetermined }) => undetermined.some(({ code }) => code === 'not-selected'))
      .map(({ id }) => `${id}: not among the tests of the run`),
  ];
  const only = result.run?.onlyPages ?? [];
  if (only.length > 0)
    throw new BaselineError(
      `expected the result of a run that looked at the whole site, got one with ONLY_PAGES=${only.join(',')}: what it left out would count as new`,
    );
  if (undone.length > 0)
    throw new BaselineError(
      `expected the result of a run that judged every claim, got ${undone.length} without a verdict, such as ${undone[0] ?? ''}`,
    );
  return {
    schemaVersion: 1,
    target: result.target,
    from: result.finishedAt,
    findings: [...knownFindings(findings, templateOf)],
  };
}

/** How the findings of a result stand against a baseline. */
export interface Comparison {
  readonly known: readonly Finding[];
  readonly fresh: readonly Finding[];
  /** Entries of the baseline that were looked for and not found again. */
  readonly gone: readonly KnownFinding[];
}

/** Tells known findings from new ones by what they are ({@link sameAs}), not by how many there are. */
export function compareWithBaseline(
  result: Conformance,
  known: Baseline,
  templateOf: TemplateOf,
): Comparison {
  const rowsOf = sameAs(known.findings, templateOf);
  const met = new Set<KnownFinding>();
  const sorted = { known: [] as Finding[], fresh: [] as Finding[] };
  for (const finding of findingsOf(result)) {
    const same = canBeKnown(finding) ? rowsOf(finding) : [];
    for (const row of same) met.add(row);
    sorted[same.length > 0 ? 'known' : 'fresh'].push(finding);
  }
  const judged = new Set(
    result.claims
      .filter(({ verdict }) => verdict === 'conforms' || verdict === 'violated')
      .map(({ id }) => id),
  );
  const isUnseen = notLookedAt(result);
  const wasLookedFor = (row: KnownFinding): boolean =>
    row.pages.some(page => !isUnseen(page)) &&
    (row.kind === 'unseen'
      ? result.coverage.pagesDiscovered > 0 && !judgesNothing(result)
      : judged.has(row.claim));
  return { ...sorted, gone: known.findings.filter(row => !met.has(row) && wasLookedFor(row)) };
}
