import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { findingOf, violationsOf } from '../baseline/finding.js';
import { knownFinding, knownFindings, sameAs, type TemplateOf } from '../baseline/known-finding.js';
import type { Conformance } from '../conformance-schema.js';
import type { Violation } from '../../policy/result.js';
import { writeWhole } from '../../crawler/evidence/write-whole.js';

const datedFinding = knownFinding.extend({ since: z.iso.date() });

/** Since when each violation has stood, over the runs that kept this file. */
const firstSeen = z.strictObject({
  schemaVersion: z.literal(2),
  target: z.string(),
  findings: z.array(datedFinding),
});
export type FirstSeen = z.infer<typeof firstSeen>;
type Dated = FirstSeen['findings'][number];

/** Tells since when a violation of a claim has stood: `YYYY-MM-DD`, undefined where that is not known. */
export type SinceOf = (claim: string, violation: Violation) => string | undefined;

/** What was kept of a site; empty where nothing was, or nothing that this version reads. */
export function readFirstSeen(path: string, target: string): FirstSeen {
  const nothing: FirstSeen = { schemaVersion: 2, target, findings: [] };
  if (!existsSync(path)) return nothing;
  try {
    const kept = firstSeen.parse(JSON.parse(readFileSync(path, 'utf8')));
    return kept.target === target ? kept : nothing;
  } catch {
    // A killed run may have left anything: then the count begins anew.
    return nothing;
  }
}

/** Since when the violations that were kept have stood. */
export function sinceOf({ findings }: FirstSeen, templateOf: TemplateOf): SinceOf {
  const rowsOf = sameAs(findings, templateOf);
  return (claim, violation) => oldest(rowsOf(findingOf(claim, violation)));
}

const oldest = (rows: readonly Dated[]): string | undefined => rows.map(({ since }) => since).sort()[0];

/** Adds what a run found, and drops what is gone; of claims that it could not tell, and after a look at some pages alone, all is kept. */
export function withRun(kept: FirstSeen, result: Conformance, templateOf: TemplateOf): FirstSeen {
  const today = result.finishedAt.slice(0, 10);
  const judged = result.claims.filter(({ verdict }) => verdict === 'conforms' || verdict === 'violated');
  const isWhole =
    (result.run?.onlyPages.length ?? 0) === 0 &&
    judged.length ===
      result.claims.filter(({ testability }) => testability === 'machine' || testability === 'partial')
        .length;
  const rowsOf = sameAs(kept.findings, templateOf);
  const met = new Set<Dated>();
  const open = knownFindings(judged.flatMap(violationsOf), templateOf).map((row): Dated => {
    const same = row.pages.flatMap(page => rowsOf({ ...row, page, says: row.says ?? '', code: undefined }));
    for (const each of same) met.add(each);
    const pages = isWhole ? row.pages : [...row.pages, ...same.flatMap(each => each.pages)];
    return { ...row, pages: [...new Set(pages)].sort(), since: oldest(same) ?? today };
  });
  return { ...kept, findings: isWhole ? open : [...kept.findings.filter(row => !met.has(row)), ...open] };
}

/** Writes since when each violation of a run has stood. */
export function keepFirstSeen(path: string, result: Conformance, templateOf: TemplateOf): void {
  const kept = withRun(readFirstSeen(path, result.target), result, templateOf);
  writeWhole(path, `${JSON.stringify(kept, null, 1)}\n`);
}
