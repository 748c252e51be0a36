import { expect, test } from '@playwright/test';
import { defects, nearMisses } from '../../fixtures/replica/replica.js';
import { batchesOf, flippedBy } from './defect-batches.js';
import { runBatch, undeterminedIn, violatedIn } from './run-batch.js';

test.describe.configure({ mode: 'serial', timeout: 900_000 });

/** One batch of each kind; `npm run defects` runs all of them. */
const batches = batchesOf(defects).slice(0, 1);
const missBatches = batchesOf(nearMisses).slice(0, 1);

for (const [index, batch] of batches.entries())
  test(`defects flip exactly their claims, ${index + 1} of ${batches.length}: ${batch.map(defect => defect.name).join(', ')}`, async () => {
    const run = await runBatch(batch);
    expect(violatedIn(run), run.output).toEqual(flippedBy(batch));
    expect(undeterminedIn(run)).toEqual([]);
    expect(run.exitCode).toBe(1);
  });

for (const [index, batch] of missBatches.entries())
  test(`near misses flip nothing, ${index + 1} of ${missBatches.length}: ${batch.map(miss => miss.name).join(', ')}`, async () => {
    const run = await runBatch(batch);
    expect(violatedIn(run), run.output).toEqual([]);
    expect(undeterminedIn(run)).toEqual([]);
    expect(run.exitCode, run.output).toBe(0);
  });
