import { z } from 'zod';
import { testability } from '../policy/claim.js';
import { limit } from '../policy/limit.js';
import { undetermined, verdict, violation } from '../policy/result.js';

/** A page that was not looked at, with a stable code for the reason and what it means, such as `robots: disallowed by robots.txt`. */
const pageReason = z.strictObject({ url: z.string(), reason: z.string() });
const count = z.number().int().min(0);

/** How much of the site a run saw. */
export const coverage = z.strictObject({
  /** Canonical pages found. */
  pagesDiscovered: count,
  pagesObserved: count,
  pagesSkipped: z.array(pageReason),
  pagesFailed: z.array(pageReason),
});
export type Coverage = z.infer<typeof coverage>;

/** The result of one entry of the claims register. */
export const conformanceClaim = z.strictObject({
  id: z.string(),
  section: z.string(),
  quote: z.string(),
  testability,
  verdict,
  subjectsChecked: count,
  undetermined: z.array(undetermined),
  /** Questions that the mode of the run left out on purpose: the verdict holds as far as these. */
  limits: z.array(limit),
  violations: z.array(violation.extend({ waived: z.boolean() })),
  /** Said aloud without bearing on the verdict, such as that the site has no subject of this kind. */
  notes: z.array(z.string()),
});
export type ConformanceClaim = z.infer<typeof conformanceClaim>;

/** `reports/conformance.json`: the one result of a run; every other report is made from it. */
export const conformance = z.strictObject({
  schemaVersion: z.literal(2),
  /** Address of the site that was checked. */
  target: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  policy: z.strictObject({ effectiveDate: z.iso.date(), sha256: z.string() }),
  /** What the run was asked to do; absent in results of earlier versions. */
  run: z
    .strictObject({
      submit: z.enum(['never', 'dry', 'real']),
      visits: z.enum(['all', 'distinct']),
      /** Whose screen the pages were looked at on. */
      viewport: z.enum(['desktop', 'mobile']),
      /** URL globs of the pages that were looked at; empty: the whole site. */
      onlyPages: z.array(z.string()),
    })
    .optional(),
  coverage,
  /** Every entry of the register, in the policy's order. */
  claims: z.array(conformanceClaim),
});
export type Conformance = z.infer<typeof conformance>;

/** The JSON Schema that is published as reporters/conformance.schema.json. */
export const conformanceJsonSchema = (): string =>
  `${JSON.stringify({ title: 'Policy conformance of a website', ...z.toJSONSchema(conformance) }, null, 2)}\n`;
