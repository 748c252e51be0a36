import type { Attestation } from '../../policy/attestations.js';
import type { Claim } from '../../policy/claim.js';
import type { Ending } from '../../policy/endings.js';
import type { Section } from '../../policy/text.js';
import { htmlText } from '../printable.js';
import type { ClaimPlace } from '../allure-links.js';
import type { Conformance } from '../conformance-schema.js';
import type { Changes } from './changes.js';
import type { SinceOf } from './first-seen.js';

/** What the first screen is made from. */
export interface FirstScreenInput {
  readonly result: Conformance;
  readonly claims: readonly Claim[];
  readonly sections: readonly Section[];
  /** The browsers that looked, for people; undefined where no run said so. */
  readonly browser: string | undefined;
  /** Against the last run, where there was one. */
  readonly changes: Changes | undefined;
  /** Since when violations have stood. */
  readonly sinceOf: SinceOf;
  /** What of the registers has ended, or ends soon. */
  readonly ending: readonly Ending[];
  readonly attestations: readonly Attestation[];
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Where the report keeps what belongs to a claim. */
  readonly places: ReadonlyMap<string, ClaimPlace>;
}

const dateTime = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
  hourCycle: 'h23',
});
const date = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** A moment for people: `March 4, 2026 at 05:06 UTC`. */
export const moment = (iso: string): string => `${dateTime.format(new Date(iso))} UTC`;

/** A day for people: `March 4, 2026`. */
export const dayOf = (iso: string): string => date.format(new Date(iso));

/** `label` (HTML) as a link to a claim's own page; as it is where the report has none. */
export function claimLink(
  { places }: Pick<FirstScreenInput, 'places'>,
  { id, title }: Pick<Claim, 'id' | 'title'>,
  label = htmlText(title),
  name?: string,
): string {
  const place = places.get(id);
  const named = name === undefined ? '' : ` aria-label="${htmlText(name)}"`;
  return place === undefined
    ? label
    : `<a href="${htmlText(place.test)}" data-claim="${htmlText(id)}"${named}>${label}</a>`;
}
