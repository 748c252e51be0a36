import { z } from 'zod';
import { bitten } from './bounds.js';
import { cookieFact, outcome, storageFact } from './visit.js';

/** A visit in a browser whose settings refuse cookies. */
export const refusedVisit = z.strictObject({
  page: z.string(),
  outcome,
  /** Cookies that responses or scripts tried to set. */
  attempted: z.array(z.string()),
  /** Cookies that the browser holds all the same (its refusal is checked first: a browser that keeps a test cookie cannot judge). */
  cookies: z.array(cookieFact),
  storage: z.array(storageFact),
  /** Identifiers moved into addresses: parameters or path parts of the page's links, forms or own address that differ between two visitors. */
  urlIdentifiers: z.array(z.strictObject({ url: z.string(), parameter: z.string() })),
  status: z.number().int(),
  /** Main-frame loads until the page rested; more than 5 is a loop. */
  loads: z.number().int(),
  textLength: z.number().int(),
  /** Visible characters of main content when cookies are accepted. */
  textLengthAccepted: z.number().int(),
  /** Bounds that were reached. */
  bounds: bitten,
});
export type RefusedVisit = z.infer<typeof refusedVisit>;
