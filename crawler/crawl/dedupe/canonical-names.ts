import type { FoundPage } from './found-page.js';
import { isSamePage, shareOfWords } from './same-page.js';

/** How much of what a page says its declared name must say, too. */
const mostly = 0.6;
/** The same where many pages declare one name: sites put their start page, or the first page of a list, on every page by mistake. */
const nearlyAll = 0.95;
const manyClaims = 3;
/** Words on more than this part of a site's paths belong to its frame. */
const frameShare = 0.5;
const fewPaths = 3;
/** Enough pages to know the frame of a site by. */
const framePaths = 1_000;

/** A page and the page that it declares to be its canonical one. */
export interface CanonicalClaim {
  readonly page: FoundPage;
  readonly canonical: FoundPage;
}

/**
 * The claims that are believed: both pages have one title and one make-up, and the canonical one says what the page says. A page with
 * a text of its own stays a page, whatever name it declares, and so does a shell whose text is not known.
 */
export function believedClaims(
  claims: readonly CanonicalClaim[],
  found: ReadonlyMap<string, FoundPage>,
): CanonicalClaim[] {
  const claimants = new Map<FoundPage, Set<string>>();
  for (const { page, canonical } of claims) {
    const texts = claimants.get(canonical) ?? new Set<string>();
    claimants.set(canonical, texts.add(page.answer.facts.textHash));
  }
  const frame = claims.length === 0 ? new Set<number>() : frameWords(found);
  return claims.filter(({ page, canonical }) => {
    const [facts, other] = [page.answer.facts, canonical.answer.facts];
    if (facts.isShell || other.isShell) return false;
    if (isSamePage(facts, other)) return true;
    if (facts.title !== other.title || facts.fingerprint !== other.fingerprint) return false;
    const texts = claimants.get(canonical)?.size ?? 0;
    return shareOfWords(facts, other, frame) >= (texts < manyClaims ? mostly : nearlyAll);
  });
}

/** Words that stand on most paths of the site: menus, headers and footers. Addresses that differ in their query alone are one path. */
function frameWords(found: ReadonlyMap<string, FoundPage>): Set<number> {
  const byPath = new Map<string, FoundPage>();
  for (const [key, page] of found) {
    const path = key.split('?', 1)[0] ?? '';
    if (byPath.size < framePaths && !byPath.has(path)) byPath.set(path, page);
  }
  if (byPath.size < fewPaths) return new Set();
  const counts = new Map<number, number>();
  for (const { answer } of byPath.values())
    for (const word of answer.facts.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > frameShare * byPath.size).map(([word]) => word));
}
