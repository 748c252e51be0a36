import { believedClaims, type CanonicalClaim } from './canonical-names.js';
import { byCodeUnits, type FoundPage } from './found-page.js';
import { isSamePage } from './same-page.js';

const indexFile = /\/(index|default|home)\.(html?|xhtml|php\d?|aspx?|jsp|cfm|shtml)$/i;

const pathOf = (key: string): string => key.slice(key.indexOf('/', 8)).split('?', 1)[0] ?? '';
const withPath = (key: string, path: string): string => {
  const start = key.indexOf('/', 8);
  const query = key.indexOf('?');
  return key.slice(0, start) + path + (query < 0 ? '' : key.slice(query));
};

/** Other spellings that servers give the same page under: proven by what they answer, never assumed. */
function spellingsOf(key: string): string[] {
  const path = pathOf(key);
  const twins: string[] = [];
  if (key.startsWith('http:')) twins.push(`https:${key.slice(5)}`);
  if (key.includes('://www.')) twins.push(key.replace('://www.', '://'));
  if (indexFile.test(path)) {
    const folder = path.replace(/(?<![^/])[^/]*$/, '');
    twins.push(withPath(key, folder));
    if (folder !== '/') twins.push(withPath(key, folder.slice(0, -1)));
  }
  if (path !== '/' && path.endsWith('/')) twins.push(withPath(key, path.slice(0, -1)));
  return twins;
}

/** The better name first: secure, without an index file, nearer to the entry page, shorter. */
function preferred(a: FoundPage, b: FoundPage): number {
  const cost = ({ entry }: FoundPage): number =>
    (entry.key.startsWith('https:') ? 0 : 2) + (indexFile.test(pathOf(entry.key)) ? 1 : 0);
  return (
    cost(a) - cost(b) ||
    a.entry.depth - b.entry.depth ||
    a.entry.key.length - b.entry.key.length ||
    byCodeUnits(a.entry.key, b.entry.key)
  );
}

/** Joins pages that turned out to be one: scheme, index file, trailing slash, rel=canonical. `endOf` follows redirects. */
export function mergeDuplicates(
  found: ReadonlyMap<string, FoundPage>,
  endOf: (key: string) => string | undefined,
): FoundPage[] {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let current = key;
    for (let next = leader.get(current); next !== undefined; next = leader.get(current)) current = next;
    return current;
  };
  const claims: CanonicalClaim[] = [];
  const canonicalNames = new Set<string>();
  const groups = [...found.keys()].sort(byCodeUnits);
  const join = (a: string, b: string): void => {
    const [first, second] = [find(a), find(b)];
    if (first !== second) leader.set(first, second);
  };
  for (const key of groups) {
    const page = found.get(key);
    if (!page) continue;
    for (const twinKey of spellingsOf(key)) {
      const twin = found.get(twinKey);
      if (twin && isSamePage(page.answer.facts, twin.answer.facts)) join(key, twinKey);
    }
    const { canonical: name } = page.answer.facts;
    const canonical = name === undefined || name === key ? undefined : found.get(endOf(name) ?? '');
    if (canonical && canonical !== page) claims.push({ page, canonical });
  }
  for (const { page, canonical } of believedClaims(claims, found)) {
    canonicalNames.add(canonical.entry.key);
    join(page.entry.key, canonical.entry.key);
  }
  const members = new Map<string, FoundPage[]>();
  for (const key of groups) {
    const page = found.get(key);
    if (page) members.set(find(key), [...(members.get(find(key)) ?? []), page]);
  }
  return [...members.values()].map(group => mergeGroup(group, canonicalNames));
}

function mergeGroup(group: readonly FoundPage[], canonicalNames: ReadonlySet<string>): FoundPage {
  const declared = group.filter(page => canonicalNames.has(page.entry.key) && !named(page));
  const [best] = [...(declared.length > 0 ? declared : group)].sort(preferred);
  const [nearest] = [...group].sort(
    (a, b) => a.entry.depth - b.entry.depth || byCodeUnits(a.entry.key, b.entry.key),
  );
  if (!best || !nearest) throw new RangeError('a group of pages has at least one member');
  const aliases = new Set(group.flatMap(page => [page.entry.key, ...page.aliases]));
  return { ...best, entry: { ...nearest.entry, key: best.entry.key }, aliases };
}

/** Whether a page itself names another as canonical. */
const named = ({ entry, answer }: FoundPage): boolean =>
  answer.facts.canonical !== undefined && answer.facts.canonical !== entry.key;
