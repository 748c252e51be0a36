import { z } from 'zod';

/** A link of a page that names, or leads to, a privacy policy. */
export const policyLink = z.strictObject({
  /** Page that holds it. */
  page: z.string(),
  /** Absolute URL; a fragment is kept, since a dialog may open on it. */
  href: z.string(),
  /** Accessible name; empty for a link that has none. */
  name: z.string(),
  /** Its name says "privacy policy", "privacy statement", "privacy notice" or the like (false: only its address does). */
  named: z.boolean(),
  /** A sighted person can see it: rendered, of a size, not hidden, not of the background's colour, not off the screen. */
  visible: z.boolean(),
  /** Why it cannot be seen, in a word; empty when visible. */
  hiddenBy: z.string(),
  /** It stands in a box that asks about cookies, and goes away with the answer. */
  inPrompt: z.boolean(),
  /** Words around it (its sentence or list item), shortened: they tell whose policy is meant. */
  context: z.string(),
  selector: z.string(),
});
export type PolicyLink = z.infer<typeof policyLink>;
