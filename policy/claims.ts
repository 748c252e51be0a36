import { claim, type Claim } from './claim.js';
import { california } from './claims/california.js';
import { changes } from './claims/changes.js';
import { children } from './claims/children.js';
import { collectionAutomatic } from './claims/collection-automatic.js';
import { collectionByForms } from './claims/collection-by-forms.js';
import { contact } from './claims/contact.js';
import { cookies } from './claims/cookies.js';
import { optingOut } from './claims/opting-out.js';
import { preamble } from './claims/preamble.js';
import { security } from './claims/security.js';
import { texas } from './claims/texas.js';
import { use } from './claims/use.js';
import { checkRegister } from './register-error.js';

/** An id that names no entry of the register. */
export class UnknownClaimError extends Error {
  readonly code = 'E_UNKNOWN_CLAIM';
}

/** The claims register: every sentence of the policy, in the policy's order. Throws `RegisterError` when an entry is malformed. */
export const claims: readonly Claim[] = checkRegister({
  file: 'policy/claims.ts',
  schema: claim,
  rows: [
    ...preamble,
    ...collectionByForms,
    ...collectionAutomatic,
    ...use,
    ...cookies,
    ...children,
    ...security,
    ...texas,
    ...california,
    ...changes,
    ...optingOut,
    ...contact,
  ],
  name: row => row['id'],
  keyOf: entry => entry.id,
});

const byId = new Map(claims.map(entry => [entry.id, entry]));

/** Whether the register has an entry of this id. */
export const isClaimId = (id: string): boolean => byId.has(id);

/** The entry of this id; throws {@link UnknownClaimError} when there is none. */
export function claimById(id: string): Claim {
  const entry = byId.get(id);
  if (entry === undefined)
    throw new UnknownClaimError(`expected an id of policy/claims.ts, got ${JSON.stringify(id)}`);
  return entry;
}
