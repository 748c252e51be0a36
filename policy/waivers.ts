import { z } from 'zod';
import { day, judgedClaimId, prose } from './fields.js';
import { checkRegister } from './register-error.js';

/** A violation that MPRO knows of and bears with for a time. */
export const waiver = z
  .strictObject({
    claim: judgedClaimId,
    /** Pattern for the page's URL; `*` stands for any characters. */
    page: prose,
    /** Pattern for the violation's subject, the same way. */
    subject: prose,
    reason: prose,
    /** Who answers for it. */
    owner: prose,
    /** The last day on which it waives. */
    expires: day,
  })
  .readonly();
export type Waiver = z.infer<typeof waiver>;

/** Checks rows of the waiver register; throws `RegisterError`. */
export const readWaivers = (rows: readonly unknown[]): readonly Waiver[] =>
  checkRegister({
    file: 'policy/waivers.ts',
    schema: waiver,
    rows,
    name: row => row['claim'],
    keyOf: row => `${row.claim} ${row.page} ${row.subject}`,
  });

/** The waivers in force and past. */
export const waivers: readonly Waiver[] = readWaivers([]);
