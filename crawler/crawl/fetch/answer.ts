import type { FetchErrorCode } from '../../network/fetch-error.js';
import type { HtmlFacts } from '../html/html-facts.js';

/** Why an address that was asked is no page. There is nothing to look at: no claim is in doubt for it. */
export type SkipReason =
  | 'not-found'
  | 'gone'
  | 'soft-404'
  | 'no-content'
  | 'not-html'
  | 'download'
  | 'redirect-off-site'
  | 'robots'
  | 'private-address'
  // Not asked at all:
  | 'off-site'
  | 'unsafe-link'
  | 'excluded'
  | 'not-included'
  | 'only-pages'
  | 'max-depth'
  | 'max-pages'
  | 'address-too-long'
  | TrapReason;

/** How an address shows that following its like would never end. */
const trapReasons = [
  'trap-calendar',
  'trap-endless-sequence',
  'trap-facets',
  'trap-repeating-path',
  'trap-deep-path',
  'trap-relative-links',
  'trap-copied-hosts',
  'trap-idle-parameter',
  'trap-session-id',
] as const;
export type TrapReason = (typeof trapReasons)[number];

const knownTraps: ReadonlySet<string> = new Set(trapReasons);
export const isTrap = (reason: SkipReason): reason is TrapReason => knownTraps.has(reason);

/** Why a page could not be looked at: what is claimed of the site stays open there. */
export type FailReason =
  | Exclude<FetchErrorCode, 'private-address' | 'aborted'>
  | `http-${number}`
  | 'bad-redirect'
  | 'too-deeply-nested'
  | 'robots-unreachable'
  | 'retry-later';

/** What a page's answer is known again by (RFC 9110 §13): for conditional requests in the next crawl. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface PageAnswer {
  readonly kind: 'page';
  readonly status: number;
  readonly contentType: string;
  readonly facts: HtmlFacts;
  readonly validators: Validators;
  readonly wireBytes: number;
}

/** What asking an address came to. */
export type Answer =
  | PageAnswer
  | { readonly kind: 'redirect'; readonly status: number; readonly to: string }
  | {
      readonly kind: 'skipped';
      readonly reason: SkipReason;
      readonly detail: string;
      /** Where a redirect out of the site leads. */
      readonly to?: string;
    }
  | { readonly kind: 'failed'; readonly reason: FailReason; readonly detail: string };
