import { z } from 'zod';

/** A browser that pages were looked at with, as it named itself once it ran. Rules judge what it saw, never the browser. */
export const browserUsed = z.strictObject({
  name: z.enum(['Chromium', 'Google Chrome']),
  /** As the browser gives it, such as `142.0.7444.59`. */
  version: z.string(),
  /** Whether it is the build without a window, which most visits use. */
  headlessShell: z.boolean(),
  /** Where it was found: a path, or `Playwright's own`. */
  foundAt: z.string(),
  /** What it was used for; what is filled in and what is declined is looked at with the browser of the visits. */
  usedFor: z.enum(['visits', 'visits without cookies']),
});
export type BrowserUsed = z.infer<typeof browserUsed>;
