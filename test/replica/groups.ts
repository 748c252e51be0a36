import { canStandTogether, type Variation } from '../../fixtures/replica/replica.js';

/** Packs variations that leave one another alone into groups that one replica can serve. */
export function groupsSideBySide(variations: readonly Variation[]): readonly (readonly Variation[])[] {
  const groups: Variation[][] = [];
  for (const variation of variations) {
    const group = groups.find(members => canStandTogether(variation, members));
    if (group) group.push(variation);
    else groups.push([variation]);
  }
  return groups;
}
