import { canStandTogether, type Variation } from '../../fixtures/replica/replica.js';

/** Defects that can be switched on together, since no claim is broken by two of them: then each verdict tells of one defect. */
export type Batch = readonly Variation[];

const breaks = ({ flips }: Variation): readonly string[] => flips;

/** Cuts variations into batches, each into the first batch that breaks none of its claims and changes none of its places. */
export function batchesOf(variations: readonly Variation[]): Batch[] {
  const batches: Variation[][] = [];
  for (const variation of variations) {
    const free = batches.find(
      batch =>
        !batch.some(other => breaks(other).some(claim => breaks(variation).includes(claim))) &&
        canStandTogether(variation, batch),
    );
    if (free) free.push(variation);
    else batches.push([variation]);
  }
  return batches;
}

/** The claims that a batch must turn to violated, sorted. */
export const flippedBy = (batch: Batch): string[] =>
  [...new Set(batch.flatMap(defect => defect.flips))].sort();
