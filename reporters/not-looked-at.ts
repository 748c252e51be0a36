import type { Conformance } from './conformance-schema.js';
import { codeOfReason } from './page-reason.js';

/** Why pages are left out that stand there all the same. */
const leftOut = ['only-pages', 'excluded', 'not-included', 'max-depth', 'max-pages', 'robots', 'represented'];

/** A page by what comes behind `https:` or `http:`: what its unencrypted address does is asked with it. */
const placeOf = (page: string): string => page.replace(/^https?:/, '');

/**
 * Tells which pages a run did not look at: what stood there in an earlier run may stand there still. A page that is gone from the site has
 * taken its findings along.
 */
export function notLookedAt({ coverage }: Pick<Conformance, 'coverage'>): (page: string) => boolean {
  const unseen = new Set([
    ...coverage.pagesFailed.map(({ url }) => placeOf(url)),
    ...coverage.pagesSkipped.flatMap(({ url, reason }) =>
      leftOut.includes(codeOfReason(reason)) ? [placeOf(url)] : [],
    ),
  ]);
  return page => unseen.has(placeOf(page));
}
