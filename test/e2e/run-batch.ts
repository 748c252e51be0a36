import { readInventory } from '../../crawler/evidence/inventory-file.js';
import { claimsWith, runCli, type CliRun } from './run-cli.js';
import type { Batch } from './defect-batches.js';

type Claims = NonNullable<CliRun['conformance']>['claims'];

/** Checks the replica with a batch of variations switched on; `pages`: crawls all of it, and looks at these alone (ONLY_PAGES). */
export async function runBatch(batch: Batch, pages: readonly string[] = []): Promise<CliRun> {
  const env = { DEFECTS: batch.map(variation => variation.name).join(',') };
  if (pages.length === 0) return runCli(env);
  // Each run has certificates of its own, and the keys of broken ones are learnt by the crawl: both have to be of the same run.
  if (batch.some(({ server }) => server !== undefined)) return runCli({ ...env, INCLUDE: pages.join(',') });
  const crawled = await runCli(env, ['--project=crawl']);
  return crawled.exitCode === 0
    ? runCli({ ...env, ONLY_PAGES: pages.join(',') }, [], crawled.reportsDir)
    : crawled;
}

/** Addresses of the pages that a run visited. */
export const visitedIn = ({ reportsDir }: CliRun): string[] =>
  readInventory(reportsDir).pages.map(({ url }) => url);

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
