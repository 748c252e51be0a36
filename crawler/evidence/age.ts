import { z } from 'zod';

/** Ages in whole years, both ends included. */
export const ageSpan = z.strictObject({ from: z.number().int(), to: z.number().int() });
export type AgeSpan = z.infer<typeof ageSpan>;

/** A control of a question about age. */
export const ageControl = z.strictObject({
  selector: z.string(),
  /** Which part of a date it takes; `age`: a number of years · `choice`: one of several answers. */
  part: z.enum(['date', 'day', 'month', 'year', 'age', 'choice']),
  /** Of a choice, its words; else empty. */
  text: z.string(),
});
export type AgeControl = z.infer<typeof ageControl>;

/** A question of a form that tells how old somebody is, or whether somebody is of an age. */
export const ageQuestion = z.strictObject({
  /**
   * `date`: a birth date, or its year alone · `birthday`: day and month without a year · `age`: the age in years · `range`: one of
   * several ranges of ages · `limit`: whether one is of an age ("I am 13 or older") · `grade`: school or grade, which only hint at it.
   */
  asks: z.enum(['date', 'birthday', 'age', 'range', 'limit', 'grade']),
  /** `own`: of the person who fills the form in · `another`: of a child, a patient, somebody else. */
  whose: z.enum(['own', 'another']),
  /** The question as it is read, shortened. */
  text: z.string(),
  /** In the document's order. */
  controls: z.array(ageControl).min(1),
  /** Of `limit`: the ages that a yes stands for. */
  yes: ageSpan.optional(),
});
export type AgeQuestion = z.infer<typeof ageQuestion>;
