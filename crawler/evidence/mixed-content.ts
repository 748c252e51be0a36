import { z } from 'zod';

/** A part of an encrypted page that the page wants to load without encryption, as the browser reported it or a style sheet names it. */
export const mixedPart = z.strictObject({
  /** Address of the part, without query string and fragment. */
  url: z.string(),
  /** Address of the document that wants it, without query string and fragment. */
  document: z.string(),
  /** What it is for, such as `Image` or `Script`. */
  type: z.string(),
  /**
   * blocked: it was not loaded · upgraded: the browser asked for it over https: of its own accord · loaded: it went over the network
   * without encryption · named: a style sheet names it, and nothing on the page needed it yet.
   */
  fate: z.enum(['blocked', 'upgraded', 'loaded', 'named']),
});
export type MixedPart = z.infer<typeof mixedPart>;
