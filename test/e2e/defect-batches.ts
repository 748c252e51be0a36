import { canStandTogether, type Variation } from '../../fixtures/replica/replica.js';

/** Defects that can be switched on together, since no claim is broken by two of them: then each verdict tells of one defect. */
export type Batch = readonly Variation[];

const breaks = (variation: Variation): readonly string[] => [...variation.flips, ...(variation.also ?? [])];

/** Cuts defects into batches, each defect into the first batch that breaks none of its claims and touches none of its pages. */
export function batchesOf(defects: readonly Variation[]): Batch[] {
  const batches: Variation[][] = [];
  for (const defect of defects) {
    const free = batches.find(
      batch =>
        canStandTogether(defect, batch) &&
        !batch.some(other => breaks(other).some(claim => breaks(defect).includes(claim))),
    );
    if (free) free.push(defect);
    else batches.push([defect]);
  }
  return batches;
}

/** The claims that a batch must turn to violated, sorted. */
export const flippedBy = (batch: Batch): string[] =>
  [...new Set(batch.flatMap(defect => defect.flips))].sort();
