import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { conformance, type Conformance } from './conformance-schema.js';
import { reportPaths } from './report-paths.js';

/** A result that was written before; undefined where there is none, or one that this version does not read. */
export function readResult(path: string): Conformance | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return conformance.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // A killed run, or another version, may have left anything: then there is nothing to compare with.
    return undefined;
  }
}

/** Every claim that a machine judges is undetermined because it did not run: the result of a run that was cut off. */
const isCutOff = ({ claims }: Conformance): boolean =>
  claims
    .filter(({ testability }) => testability === 'machine' || testability === 'partial')
    .every(
      ({ verdict, undetermined }) =>
        verdict === 'undetermined' && undetermined.every(({ code }) => code === 'not-run'),
    );

/** Keeps the result of the last run that came to its end before a new run writes its own. */
export function keepEarlierResult(reportsDir: string): void {
  const path = join(reportsDir, reportPaths.conformance);
  const result = readResult(path);
  if (result !== undefined && !isCutOff(result))
    renameSync(path, join(reportsDir, reportPaths.earlierConformance));
}
