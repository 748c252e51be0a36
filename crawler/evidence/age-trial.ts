import { z } from 'zod';
import { ageSpan } from './age.js';
import { bitten } from './bounds.js';
import { refusedField, submissionHop, trialResult } from './submission.js';
import { outcome } from './visit.js';

/** What one person answered to a question about age. */
export const ageAnswer = z.strictObject({
  /** The question as it is read, shortened. */
  text: z.string(),
  /** Selectors of its controls. */
  controls: z.array(z.string()),
  /** What was entered, chosen, or left out, as it reads; empty where no answer could be given. */
  answer: z.string(),
  /** The ages that the answer stands for; null where no answer could be given. */
  ages: ageSpan.nullable(),
});
export type AgeAnswer = z.infer<typeof ageAnswer>;

/** One press of the button in a trial of age: a form of one page has one, a form in steps one a step. */
export const ageStep = z.strictObject({
  /** As for other trials of the form. */
  result: trialResult,
  detail: z.string(),
  hops: z.array(submissionHop),
  refusedFields: z.array(refusedField),
  /** Lines that came up, messages in dialogs included; what was typed is left out of them. */
  said: z.array(z.string()),
  /** Address of the page that showed then, without query string and fragment. */
  landed: z.string(),
});
export type AgeStep = z.infer<typeof ageStep>;

/** A form filled in as a person of an age would, and what came of it. */
export const ageTrial = z.strictObject({
  /** `child`: ten years old, or as near to it as the form has an answer for · `adult`. */
  as: z.enum(['child', 'adult']),
  outcome,
  answers: z.array(ageAnswer),
  steps: z.array(ageStep),
});
export type AgeTrial = z.infer<typeof ageTrial>;

/** The trials of a form that asks for the age. Of no account for any other question than age. */
export const ageTrials = z.strictObject({
  /** The day by which ages were reckoned. */
  asOf: z.iso.date(),
  trials: z.array(ageTrial),
  /** Day (`YYYY-MM-DD`) of the rehearsal that heard the answers; absent where the run itself did. Never in evidence files. */
  heardOn: z.string().optional(),
  bounds: bitten,
});
export type AgeTrials = z.infer<typeof ageTrials>;
