import { claimsWith, runCli, type CliRun } from './run-cli.js';
import type { Batch } from './defect-batches.js';

/** Checks the replica with a batch of variations switched on. */
export const runBatch = (batch: Batch): Promise<CliRun> =>
  runCli({ DEFECTS: batch.map(variation => variation.name).join(',') });

/** Claims found violated, sorted. */
export const violatedIn = (run: CliRun): string[] => claimsWith(run, 'violated').sort();

/** Claims undetermined that are judged: `id: reason`. */
export const undeterminedIn = (run: CliRun): string[] =>
  (run.conformance?.claims ?? [])
    .filter(claim => claim.verdict === 'undetermined')
    .flatMap(claim => claim.undetermined.map(row => `${claim.id} ${row.page}: ${row.reason}`))
    .filter(row => !row.includes('not judged yet'));
