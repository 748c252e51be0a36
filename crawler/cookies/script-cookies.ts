import { z } from 'zod';

/** What scripts of one document wrote into cookies: the text of each, the script's address and the document's. */
export const scriptCookies = z.array(
  z.strictObject({ text: z.string(), script: z.string(), document: z.string() }),
);
export type ScriptCookies = z.infer<typeof scriptCookies>;

/** Expression, for a document's own world, that gives {@link ScriptCookies}. */
export const scriptCookiesExpression = `(() => {
  try { return window[Symbol.for('observer.cookies')]?.() ?? []; } catch { return []; }
})()`;
