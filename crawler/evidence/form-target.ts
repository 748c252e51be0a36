import { z } from 'zod';
import { outcome } from './visit.js';

/**
 * Where a form submits, asked with GET by a run that holds submissions back: what can be learnt of its way without harm. A server may
 * redirect a submission elsewhere all the same.
 */
export const formTarget = z.strictObject({
  /** Address without query string and fragment. */
  url: z.string(),
  /** Not asked: robots.txt forbids it, the address does a deed, it is off the family's hosts. */
  outcome,
  /** Hops of the answer, from the address itself; what left the family's hosts is named and not followed. */
  hops: z.array(z.string()),
  /** HTTP Strict Transport Security is sent (RFC 6797): browsers then turn http: into https: by themselves. */
  hsts: z.boolean(),
  /** What http: of the same address does: leads to https:, answers without encryption, is closed, or is not known. */
  plain: z.enum(['leads-to-https', 'answers', 'closed', 'unknown']),
});
export type FormTarget = z.infer<typeof formTarget>;
