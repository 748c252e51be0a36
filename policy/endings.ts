import type { Attestation } from './attestations.js';
import type { Waiver } from './waivers.js';

/** How many days ahead the end of a waiver or of a signed statement is announced. */
export const announcedDays = 30;

/** Waivers or a signed statement that ended, or end soon. */
export interface Ending {
  readonly of: 'waiver' | 'statement';
  /** Id of the claim. */
  readonly claim: string;
  /** Who answers for the waiver, or signed the statement. */
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** Days from today to that day; negative where it is past. */
  readonly daysLeft: number;
  /** How many waivers of the claim end together. */
  readonly count: number;
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** The statement of each claim that holds longest: an older one that was signed anew is nobody's concern. */
function latestOf(attestations: readonly Attestation[], asOf: string): readonly Attestation[] {
  const latest = new Map<string, Attestation>();
  for (const row of attestations.filter(({ signedOn }) => signedOn <= asOf)) {
    const other = latest.get(row.claim);
    if (other === undefined || other.validUntil < row.validUntil) latest.set(row.claim, row);
  }
  return [...latest.values()];
}

/**
 * What has ended by `asOf` (`YYYY-MM-DD`) or ends within {@link announcedDays} days, the earliest first. Waivers of one claim and owner that
 * end on one day are one.
 */
export function endings(
  waivers: readonly Waiver[],
  attestations: readonly Attestation[],
  asOf: string,
): readonly Ending[] {
  const rows = [
    ...waivers.map(({ claim, owner, expires }) => ({ of: 'waiver', claim, owner, until: expires }) as const),
    ...latestOf(attestations, asOf).map(
      ({ claim, signedBy, validUntil }) =>
        ({ of: 'statement', claim, owner: signedBy, until: validUntil }) as const,
    ),
  ];
  const found = new Map<string, Ending>();
  for (const row of rows) {
    const daysLeft = daysBetween(asOf, row.until);
    if (daysLeft > announcedDays) continue;
    const key = [row.until, row.of, row.claim, row.owner].join('\n');
    found.set(key, { ...row, daysLeft, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ending]) => ending);
}

const inDays = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);

/** An ending in one sentence, for people, with what follows from it. */
export function endingWords({ of, claim, owner, until, daysLeft, count }: Ending): string {
  const many = count > 1;
  const what =
    of === 'waiver'
      ? `${many ? `${count} waivers` : 'the waiver'} of ${claim} (${owner})`
      : `the statement on ${claim} (signed by ${owner})`;
  if (of === 'waiver')
    return daysLeft < 0
      ? `${what} ended on ${until}: what ${many ? 'they' : 'it'} covered counts again`
      : `${what} ${many ? 'end' : 'ends'} on ${until}, ${inDays(daysLeft)}: what ${many ? 'they cover' : 'it covers'} then counts again`;
  return daysLeft < 0
    ? `${what} ended on ${until}: nothing states it now`
    : `${what} ends on ${until}, ${inDays(daysLeft)}: it is to be signed anew`;
}
