import { z } from 'zod';

/** Something that lay over a page, or asked in it, for an answer to a question about cookies or counting; or that may do so. */
export const promptFact = z.strictObject({
  /** What it says, shortened. */
  text: z.string(),
  /** Names of its buttons. */
  buttons: z.array(z.string()),
  /** Host of the frame that it stands in; empty for the page itself. */
  frame: z.string(),
  /** `asks`: by its words, a consent prompt · `unclear`: it has the form of one, and its words do not tell. */
  kind: z.enum(['asks', 'unclear']),
});
export type PromptFact = z.infer<typeof promptFact>;

const steady = (text: string): string => text.toLowerCase().replace(/\d+/g, '#');

/** Identity of a prompt on a host of the site: prompts that say the same and offer the same are one, whatever page they lie over. */
export const promptKey = (page: string, { text, buttons, frame }: PromptFact): string =>
  JSON.stringify([
    new URL(page).host,
    frame,
    [...new Set(buttons.map(steady))].sort(),
    steady(text).slice(0, 80),
  ]);
