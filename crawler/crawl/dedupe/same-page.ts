import type { HtmlFacts } from '../html/html-facts.js';
import { keptWords } from '../html/page-words.js';

const sayingSomething = 20;

/** Whether two pages are one: letter for letter, or, where tokens in the markup differ from answer to answer, in all that a visitor sees and sends. */
export function isSamePage(a: HtmlFacts, b: HtmlFacts): boolean {
  return a.contentHash === b.contentHash || saidAndSent(a) === saidAndSent(b);
}

/** What a visitor sees of a page and sends from it, as one string: equal for equal pages. A page that says next to nothing has its very own. */
export const saidAndSent = (facts: HtmlFacts): string =>
  facts.textLength >= sayingSomething
    ? `${facts.title}\n${facts.textHash} ${facts.fingerprint}`
    : facts.contentHash;

/** The part of a page's words that another page has as well: 1 where it says nothing that the other does not. `common` words say nothing of either. */
export function shareOfWords(page: HtmlFacts, other: HtmlFacts, common: ReadonlySet<number>): number {
  const [most, otherMost] = [page.words.at(-1) ?? 0, other.words.at(-1) ?? 0];
  // Of words with greater hashes than the last one kept it is not known whether the page has them.
  const bound = Math.min(
    page.words.length < keptWords ? Infinity : most,
    other.words.length < keptWords ? Infinity : otherMost,
  );
  const others = new Set(other.words);
  const own = page.words.filter(word => word <= bound && !common.has(word));
  const shared = own.filter(word => others.has(word));
  return own.length === 0 ? 1 : shared.length / own.length;
}
