import { createHash } from 'node:crypto';
import { errorPageTerms } from '../../../kernel/words/error-page-terms.js';
import { anyTermAsWritten } from '../../../kernel/words/term.js';
import type { Answer } from '../fetch/answer.js';
import type { HtmlFacts } from '../html/html-facts.js';

/** An address of an origin that surely leads to no page; the same in every crawl. */
export const missingAddress = (origin: string): string =>
  `${origin}/${createHash('sha256').update(origin).digest('hex').slice(0, 20)}-no-such-page`;

const sameBlocks = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((block, index) => block === b[index]);

const isLike = (a: HtmlFacts, b: HtmlFacts): boolean =>
  a.textHash === b.textHash ||
  a.namelessHash === b.namelessHash ||
  (a.title === b.title && a.blocks.length > 0 && sameBlocks(a.blocks, b.blocks));

/** Titles that error pages have, whatever scripts they run. */
export const errorTitle = new RegExp(anyTermAsWritten(errorPageTerms, 'missing page'), 'i');

/** An address without its query. */
export const pathOf = (key: string): string => key.split('?', 1)[0] ?? '';

/** What an origin answers where there is no page. */
export interface MissingPage {
  readonly facts: HtmlFacts;
  /** The address without its query where the server sends its visitors on to the error page. */
  readonly movedTo: string | undefined;
}

/** Whether what an address that does not exist shows may as well be a shell for pages that do. */
export const isFallbackShell = ({ isShell, title }: HtmlFacts): boolean => isShell && !errorTitle.test(title);

/**
 * Tells error pages that a server sends with status 200 ("soft 404") by what it says to an address that does not exist. A server
 * that answers every address with one of its own pages, or with a shell that scripts fill, tells nothing by that.
 */
export class Soft404 {
  readonly #missing = new Map<string, MissingPage>();

  /** Takes in what the origin answered at {@link missingAddress}, and the pages that people come to it for, as far as they are known. */
  learn(origin: string, missing: MissingPage, ownPages: readonly HtmlFacts[]): void {
    const { facts, movedTo } = missing;
    if (isFallbackShell(facts) || ownPages.some(page => isLike(facts, page))) return;
    // Sent on to a form of its own, as to a log-in page, a visitor may well find the page behind it.
    const ownForms = new Set(ownPages.flatMap(page => page.forms));
    if (movedTo !== undefined && facts.forms.some(form => !ownForms.has(form))) return;
    this.#missing.set(origin, missing);
  }

  /** The answer that an address got, or what it really is. */
  judge(key: string, answer: Answer): Answer {
    const missing = this.#missing.get(new URL(key).origin);
    if (!missing) return answer;
    const isMissing =
      answer.kind === 'redirect'
        ? missing.movedTo !== undefined && pathOf(answer.to) === missing.movedTo
        : answer.kind === 'page' && pathOf(key) !== missing.movedTo && isLike(answer.facts, missing.facts);
    return isMissing
      ? {
          kind: 'skipped',
          reason: 'soft-404',
          detail: 'answered with the page that the server shows for addresses that do not exist',
        }
      : answer;
  }
}
