import { z } from 'zod';

/** An address that a page links to, with all that its links are called. */
export const namedLink = z.strictObject({ address: z.string(), names: z.array(z.string()) });
export type NamedLink = z.infer<typeof namedLink>;

/** Facts that one look at a document's DOM gives; what the page returned is checked against this. */
export const pageFacts = z.strictObject({
  title: z.string(),
  textLength: z.number().int(),
  /** Where links lead, each address once. */
  links: z.array(namedLink),
  insecureResources: z.array(z.string()),
  /** `http:` fonts that the style sheets of an `https:` page name, whether or not its text needs them. */
  insecureFonts: z.array(z.string()),
  /** May hold controls: forms, inputs, editable parts or elements of the page's own making. */
  mayHoldControls: z.boolean(),
  /** Holds elements of the page's own making (custom elements). */
  hasOwnElements: z.boolean(),
  /** Bounds that were reached. */
  reached: z.array(z.enum(['elements', 'shadowRoots', 'links'])),
});
