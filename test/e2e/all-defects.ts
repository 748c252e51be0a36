import { defects, nearMisses } from '../../fixtures/replica/replica.js';
import { batchesOf, flippedBy, pagesFor, unseenOf, type Batch } from './defect-batches.js';
import { runBatch, undeterminedIn, violatedIn, visitedIn } from './run-batch.js';

/**
 * Every defect and near miss of the replica through the command line, by hand (`npm run defects`): prints a line a batch, and ends
 * with 1 when a claim turned that no defect of its batch declares, or did not turn. Each run looks at the pages that its batch changes and
 * at a few of every kind; all pages are looked at in the batches of `npm test`. Names as arguments: each of these alone.
 */
const names = process.argv.slice(2);
const all = [...defects, ...nearMisses];
const unknown = names.filter(name => !all.some(variation => variation.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `expected names of defects or near misses of the replica, got ${unknown.join(', ')}\n`,
  );
  process.exit(1);
}
const batches: readonly Batch[] =
  names.length > 0
    ? all.filter(variation => names.includes(variation.name)).map(variation => [variation])
    : [...batchesOf(defects), ...batchesOf(nearMisses)];
let wrong = 0;
for (const [index, batch] of batches.entries()) {
  const began = Date.now();
  const run = await runBatch(batch, pagesFor(batch));
  const expected = flippedBy(batch);
  const found = violatedIn(run);
  const rows = [
    ...expected.filter(claim => !found.includes(claim)).map(claim => `did not turn: ${claim}`),
    ...found.filter(claim => !expected.includes(claim)).map(claim => `turned, undeclared: ${claim}`),
    ...undeterminedIn(run).map(row => `undetermined: ${row}`),
    ...(run.conformance === undefined
      ? ['nothing was judged']
      : unseenOf(batch, visitedIn(run)).map(name => `not looked at: ${name}`)),
  ];
  wrong += rows.length;
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(
    `${index + 1}/${batches.length} ${rows.length === 0 ? 'as declared' : 'WRONG'} (${seconds} s, ${run.reportsDir}): ${batch.map(variation => variation.name).join(', ')}\n${rows.map(row => `    ${row}\n`).join('')}`,
  );
}
process.exit(wrong === 0 ? 0 : 1);
