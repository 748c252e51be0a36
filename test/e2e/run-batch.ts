import { claimsWith, runCli, type CliRun } from './run-cli.js';
import type { Batch } from './defect-batches.js';

type Claims = NonNullable<CliRun['conformance']>['claims'];

/** Checks the replica with a batch of variations switched on. */
export const runBatch = (batch: Batch): Promise<CliRun> =>
  runCli({ DEFECTS: batch.map(variation => variation.name).join(',') });

/** Claims found violated, sorted. */
export const violatedIn = (run: CliRun): string[] => claimsWith(run, 'violated').sort();

/** Questions left open, under whatever verdict, in claims that are judged: `id page: reason`. */
export const openIn = (run: CliRun, claims: Claims = run.conformance?.claims ?? []): string[] =>
  claims.flatMap(claim => claim.undetermined.map(row => `${claim.id} ${row.page}: ${row.reason}`));

/** Those that keep their claim from being judged. */
export const undeterminedIn = (run: CliRun): string[] =>
  openIn(
    run,
    run.conformance?.claims.filter(claim => claim.verdict === 'undetermined'),
  );
