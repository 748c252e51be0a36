import { z } from 'zod';
import { bitten } from './bounds.js';
import { outcome } from './visit.js';

/** What a link to a privacy policy leads to. */
export const policyDocument = z.strictObject({
  /** The address as linked, without fragment. */
  url: z.string(),
  outcome,
  /** Every hop from the address asked for to the one that answered. */
  chain: z.array(z.strictObject({ url: z.string(), status: z.number().int() })),
  finalUrl: z.string(),
  status: z.number().int(),
  format: z.enum(['html', 'pdf', 'other']),
  title: z.string(),
  /** Visible text of the document (of its main content, where it has one), white space folded, line by line. */
  text: z.string(),
  /** Text that stands in the document but cannot be seen (hidden by style), or is crossed out, the same way. */
  hiddenText: z.string(),
  /** Dates that the text calls effective, last updated or revised, in the text's order. */
  dates: z.array(
    z.strictObject({
      /** `YYYY-MM-DD`; empty where the words name no whole date. */
      date: z.string(),
      label: z.enum(['effective', 'updated']),
      /** The words themselves. */
      phrase: z.string(),
    }),
  ),
  /** rel=canonical, absolute; empty without one. */
  canonical: z.string(),
  /** Bounds that were reached. */
  bounds: bitten,
});
export type PolicyDocument = z.infer<typeof policyDocument>;
