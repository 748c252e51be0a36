import { z } from 'zod';

/** The kinds of visit: a claim says which evidence it is judged by, a run makes those that its claims need. */
export const visitProfile = z.enum([
  'first-visit',
  'documents',
  'form-filled',
  'consent-declined',
  'cookies-refused',
  'tls',
]);
export type VisitProfile = z.infer<typeof visitProfile>;
