import { z } from 'zod';
import { claimById } from './claims.js';
import { attestedClaimId, day, prose } from './fields.js';
import { checkRegister } from './register-error.js';

/** The day `months` after `from`, both as `YYYY-MM-DD`; the last day of the month where the month is shorter. */
export function monthsLater(from: string, months: number): string {
  const [year = 0, month = 0, dayOfMonth = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last))).toISOString().slice(0, 10);
}

/** A signed statement that MPRO keeps a claim which no visit of the website can show. */
export const attestation = z
  .strictObject({
    claim: attestedClaimId,
    signedBy: prose,
    signedOn: day,
    /** The last day on which it holds. */
    validUntil: day,
    /** Where the signed document is kept. */
    document: prose,
    /** What the signatory rests it on, such as the contracts that were gone through. */
    reason: prose.optional(),
  })
  .superRefine((row, context) => {
    const months = claimById(row.claim).attestation?.everyMonths ?? 0;
    const latest = monthsLater(row.signedOn, months);
    if (row.validUntil < row.signedOn || row.validUntil > latest)
      context.addIssue({
        code: 'custom',
        path: ['validUntil'],
        message: `expected a day from ${row.signedOn} to ${latest} (signed every ${months} months)`,
      });
  })
  .readonly();
export type Attestation = z.infer<typeof attestation>;

/** Checks rows of the attestation register; throws `RegisterError`. */
export const readAttestations = (rows: readonly unknown[]): readonly Attestation[] =>
  checkRegister({
    file: 'policy/attestations.ts',
    schema: attestation,
    rows,
    name: row => row['claim'],
    keyOf: row => `${row.claim} ${row.signedOn}`,
  });

/** The signed statements that MPRO has handed in. */
export const attestations: readonly Attestation[] = readAttestations([]);
