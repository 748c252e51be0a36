import type { Attestation } from './attestations.js';
import type { Claim } from './claim.js';
import { matchesGlob } from './glob.js';
import type { Violation } from './result.js';
import type { Waiver } from './waivers.js';

/** A waiver holds up to and including the day on which it expires. */
const holds = (waiver: Waiver, asOf: string): boolean => asOf <= waiver.expires;

/** The violations of a claim, each marked as waived or not; `asOf` is today, `YYYY-MM-DD`. */
export function applyWaivers(
  claimId: string,
  violations: readonly Violation[],
  waivers: readonly Waiver[],
  asOf: string,
): (Violation & { waived: boolean })[] {
  const inForce = waivers.filter(waiver => waiver.claim === claimId && holds(waiver, asOf));
  return violations.map(violation => ({
    ...violation,
    waived: inForce.some(
      waiver => matchesGlob(waiver.page, violation.page) && matchesGlob(waiver.subject, violation.subject),
    ),
  }));
}

/** Whether a claim is attested on a day, and by which statement or why not. */
export interface AttestationState {
  readonly state: 'attested' | 'unattested';
  readonly note: string;
}

/** Whether one of `attestations` holds for the claim on `asOf` (`YYYY-MM-DD`); the note names it, or says what is missing. */
export function attestationState(
  claim: Claim,
  attestations: readonly Attestation[],
  asOf: string,
): AttestationState {
  const own = attestations
    .filter(row => row.claim === claim.id && row.signedOn <= asOf)
    .sort((a, b) => (a.validUntil < b.validUntil ? 1 : -1));
  const [latest] = own;
  const who = claim.attestation?.signedBy ?? 'MPRO';
  if (latest === undefined) return { state: 'unattested', note: `${who} has signed no statement` };
  if (latest.validUntil < asOf)
    return {
      state: 'unattested',
      note: `the statement signed by ${latest.signedBy} on ${latest.signedOn} ended on ${latest.validUntil}`,
    };
  return {
    state: 'attested',
    note: `signed by ${latest.signedBy} on ${latest.signedOn}, valid until ${latest.validUntil}: ${latest.document}`,
  };
}
