import { z } from 'zod';

/** Kinds of information that laws call sensitive or special (GDPR art. 9, CPRA § 1798.140(ae)), as far as a form can ask for them. */
export const sensitiveTopic = z.enum([
  'race',
  'religion',
  'politics',
  'health',
  'sexualOrientation',
  'unionMembership',
  'disability',
  'immigration',
  'genetic',
  'biometric',
]);
export type SensitiveTopic = z.infer<typeof sensitiveTopic>;

/** A question of a form that asks for something sensitive. */
export const sensitiveQuestion = z.strictObject({
  topic: sensitiveTopic,
  /**
   * `fact`: asks whether or what a person is · `need`: asks what a person needs (food, help, access), from which something sensitive
   * may be guessed.
   */
  asks: z.enum(['fact', 'need']),
  /** Which words decided it: `label`, `group`, `options`, `name`, … */
  from: z.string(),
  /** The question as it is read, shortened. */
  text: z.string(),
  /** The first of its answers, shortened; none where it is answered in one's own words. */
  options: z.array(z.string()),
  /** Selectors of its controls, in the document's order. */
  controls: z.array(z.string()).min(1),
});
export type SensitiveQuestion = z.infer<typeof sensitiveQuestion>;

/** A choice that answers a sentence with yes: a box to tick, or the "yes" among radio buttons. */
export const statement = z.strictObject({
  /** Selector of the box, or of the button that says yes. */
  selector: z.string(),
  /** All that is read with it: label, description, and the words over its group. */
  text: z.string(),
  /** The text is longer than what is kept of it. */
  cut: z.boolean(),
  /** Ticked beforehand. */
  checked: z.boolean(),
  visible: z.boolean(),
  /** First controls of the sensitive questions with which it stands in a box of their own. */
  beside: z.array(z.string()),
});
export type Statement = z.infer<typeof statement>;
