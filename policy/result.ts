import { z } from 'zod';
import { limit } from './limit.js';
import { reasonCode } from './reason-code.js';

/** A breach of a claim: where, what, what was expected and seen, and what a person can check it with. */
export const violation = z.strictObject({
  /** URL of the page. */
  page: z.string(),
  /** Form or field selector, host, cookie name, link: whatever the claim is about. */
  subject: z.string(),
  /** One sentence for people who do not code: what is wrong here. */
  message: z.string(),
  expected: z.string(),
  actual: z.string(),
  /** Evidence files, relative to the reports folder. */
  evidence: z.array(z.string()),
});
export type Violation = z.infer<typeof violation>;

/** A subject that could not be judged, and why. It never counts as conforming. */
export const undetermined = z.strictObject({
  page: z.string(),
  subject: z.string(),
  code: reasonCode,
  /** In words, for people. */
  reason: z.string(),
});
export type Undetermined = z.infer<typeof undetermined>;

/** What a rule says of the evidence. */
export const ruleResult = z.strictObject({
  subjectsChecked: z.number().int().min(0),
  violations: z.array(violation),
  undetermined: z.array(undetermined),
  /** What the mode of the run did not ask: the verdict holds as far as that. */
  limits: z.array(limit),
  /** Said aloud in the report, without bearing on the verdict (such as "no form on this site asks for this"). */
  notes: z.array(z.string()),
});
export type RuleResult = z.infer<typeof ruleResult>;

/** Verdicts of a claim; of a machine or partial claim in this order of precedence: violated, undetermined, conforms. */
export const verdict = z.enum([
  'conforms',
  'violated',
  'undetermined',
  'attested',
  'unattested',
  'informational',
]);
export type Verdict = z.infer<typeof verdict>;

/** What a claim test hands on to the reporters (attachment `claim-result`). */
export const claimResult = z.strictObject({
  id: z.string(),
  verdict,
  subjectsChecked: z.number().int().min(0),
  violations: z.array(violation.extend({ waived: z.boolean() })),
  undetermined: z.array(undetermined),
  limits: z.array(limit),
  notes: z.array(z.string()),
});
export type ClaimResult = z.infer<typeof claimResult>;

/** Name of the attachment under which a claim test hands over its {@link ClaimResult} as JSON. */
export const claimResultAttachment = 'claim-result';
