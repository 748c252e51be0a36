import { expect, test } from '@playwright/test';
import { defects, nearMisses } from '../../fixtures/replica/replica.js';
import { batchesOf, flippedBy } from './defect-batches.js';
import { runBatch, undeterminedIn, violatedIn } from './run-batch.js';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** The first batches hold at least three defects of every claim; `npm run defects` runs all of them. */
const batches = batchesOf(defects).slice(0, 3);

for (const [index, batch] of batches.entries())
  test(`defects flip exactly their claims, ${index + 1} of ${batches.length}: ${batch.map(defect => defect.name).join(', ')}`, async () => {
    const run = await runBatch(batch);
    expect(violatedIn(run)).toEqual(flippedBy(batch));
    expect(undeterminedIn(run)).toEqual([]);
    expect(run.exitCode).toBe(1);
  });

for (const [index, batch] of batchesOf(nearMisses).entries())
  test(`near misses flip nothing, batch ${index + 1}`, async () => {
    const run = await runBatch(batch);
    expect(violatedIn(run)).toEqual([]);
    expect(undeterminedIn(run)).toEqual([]);
    expect(run.exitCode, run.output).toBe(0);
  });
