import type { Variation } from '../../fixtures/replica/replica.js';

/** The pages and addresses that a variation touches; `undefined` when it touches the whole site. */
function reachOf({ edits = [], routes = [], around, policyText }: Variation): readonly string[] | undefined {
  if (around !== undefined || policyText !== undefined) return undefined;
  const pages = edits.map(edit => edit.pages);
  if (pages.includes('every page')) return undefined;
  return [...pages.flat(), ...routes.map(({ host, path }) => `${host}${path}`)];
}

/** Packs variations that touch different pages into groups that one replica can serve; those that touch everything stay alone. */
export function groupsSideBySide(variations: readonly Variation[]): readonly (readonly Variation[])[] {
  const groups: { readonly members: Variation[]; readonly taken: Set<string> }[] = [];
  const alone: (readonly Variation[])[] = [];
  for (const variation of variations) {
    const reach = reachOf(variation);
    if (reach === undefined) {
      alone.push([variation]);
      continue;
    }
    let group = groups.find(({ taken }) => reach.every(place => !taken.has(place)));
    if (!group) {
      group = { members: [], taken: new Set() };
      groups.push(group);
    }
    group.members.push(variation);
    for (const place of reach) group.taken.add(place);
  }
  return [...groups.map(({ members }) => members), ...alone];
}
