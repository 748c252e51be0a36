import { createHash } from 'node:crypto';
import type { PageFacts } from './read-page.js';
import type { Answer } from './answer.js';

/** An address of an origin that surely leads to no page; the same in every crawl. */
export const missingAddress = (origin: string): string =>
  `${origin}/${createHash('sha256').update(origin).digest('hex').slice(0, 20)}-no-such-page`;

const sameBlocks = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((block, index) => block === b[index]);

const isLike = (a: PageFacts, b: PageFacts): boolean =>
  a.textHash === b.textHash || (a.title === b.title && a.blocks.length > 0 && sameBlocks(a.blocks, b.blocks));

/**
 * Tells error pages that a server sends with status 200 ("soft 404") by what it says to an address that does not exist. A server
 * that answers every address with its start page, as those of client-rendered sites do, tells nothing by that.
 */
export class SoftNotFound {
  readonly #errorPages = new Map<string, PageFacts>();

  /** Takes in what the origin answered at {@link missingAddress}, and its entry page where it is known. */
  learn(origin: string, answer: Answer, entryPage: PageFacts | undefined): void {
    if (answer.kind !== 'page' || (entryPage && isLike(answer.facts, entryPage))) return;
    this.#errorPages.set(origin, answer.facts);
  }

  /** The page's answer, or what it really is. */
  judge(key: string, answer: Answer): Answer {
    const errorPage = this.#errorPages.get(new URL(key).origin);
    if (answer.kind !== 'page' || !errorPage || !isLike(answer.facts, errorPage)) return answer;
    return {
      kind: 'skipped',
      reason: 'soft-404',
      detail: 'answered 200 with the page that the server shows for addresses that do not exist',
    };
  }
}
