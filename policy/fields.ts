import { z } from 'zod';
import { claimById, isClaimId } from './claims.js';
import { isJudged } from './claim.js';

/** A text that a person wrote; never empty. */
export const prose = z.string().trim().min(1, { error: 'expected a text' });

/** A day as `YYYY-MM-DD`; such days compare as strings. */
export const day = z.iso.date({ error: 'expected a date as YYYY-MM-DD', abort: true });

/** Id of a claim that a rule judges. */
export const judgedClaimId = z.string().refine(id => isClaimId(id) && isJudged(claimById(id)), {
  abort: true,
  error: 'expected the id of a machine or partial claim of policy/claims.ts',
});

/** Id of a claim that only MPRO can state. */
export const attestedClaimId = z
  .string()
  .refine(id => isClaimId(id) && claimById(id).testability === 'attestation', {
    abort: true,
    error: 'expected the id of an attestation claim of policy/claims.ts',
  });
