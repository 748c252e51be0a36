import { z } from 'zod';

/** A cookie that an answer or a script gave the browser during a visit, whether or not the browser kept it. Its value is never kept. */
export const cookieSetting = z.strictObject({
  name: z.string(),
  /** Who gets it back: this host, and with `wide` the hosts below it. Without leading dot. */
  domain: z.string(),
  wide: z.boolean(),
  by: z.enum(['answer', 'script']),
  /** Address of the answer or of the script, without its query; empty where a script has none. */
  setter: z.string(),
  /** Host of the answer, or of the document that the script ran in. */
  host: z.string(),
  /** How long it is kept, in days, rounded; 0 for a cookie that ends with the session. */
  days: z.number().int().min(0),
  /** It takes a cookie away. */
  removes: z.boolean(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None', 'unset']),
  partitioned: z.boolean(),
  valueLength: z.number().int().min(0),
  /** Why every browser refuses it: its domain is a public suffix, or not one of its host. */
  fault: z.enum(['', 'public-suffix', 'foreign-domain']),
  /** A service that runs the server of the answer, whatever the server's name, and what gives it away; absent where nothing does. */
  servedBy: z.strictObject({ owner: z.string(), sign: z.string() }).optional(),
});
export type CookieSetting = z.infer<typeof cookieSetting>;
