import { z } from 'zod';

/**
 * Kinds of personal information that a control may ask for and the policy may name: WHATWG autofill groups, and beyond them what a privacy
 * policy speaks of.
 */
export const piiKind = z.enum([
  'email',
  'name',
  'phone',
  'postalAddress',
  'birthDate',
  'paymentCard',
  'credentials',
  'organization',
  'professionalCredentials',
  'governmentId',
  'healthId',
  'bankAccount',
  'biometric',
  'sensitive',
  'age',
]);
export type PiiKind = z.infer<typeof piiKind>;
