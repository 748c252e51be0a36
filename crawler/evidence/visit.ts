import { z } from 'zod';

/** Why a page could not be looked at: `reason` is a stable code, `detail` says it in words. */
export const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: z.string(), detail: z.string() }),
]);
export type Outcome = z.infer<typeof outcome>;

/** Requests of a visit to one origin, taken together. */
export const requestGroup = z.strictObject({
  scheme: z.enum(['http', 'https', 'ws', 'wss']),
  host: z.string(),
  /** Playwright resource types seen, sorted. */
  types: z.array(z.string()),
  count: z.number().int(),
  /** First URL of the group, shortened. */
  sample: z.string(),
  failed: z.number().int(),
});
export type RequestGroup = z.infer<typeof requestGroup>;

/** A cookie as the browser stored it, or as a response tried to set it. The value itself is never kept. */
export const cookieFact = z.strictObject({
  name: z.string(),
  domain: z.string(),
  path: z.string(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None']),
  session: z.boolean(),
  valueLength: z.number().int(),
});
export type CookieFact = z.infer<typeof cookieFact>;

/** A cookie with the days that it is kept, rounded; 0 for one that ends with the session. */
export const keptCookie = cookieFact.extend({ days: z.number().int().min(0) });
export type KeptCookie = z.infer<typeof keptCookie>;

/** A storage entry of a frame's origin; the value itself is never kept. */
export const storageFact = z.strictObject({
  origin: z.string(),
  area: z.enum(['localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage', 'serviceWorker']),
  key: z.string(),
  valueLength: z.number().int(),
});
export type StorageFact = z.infer<typeof storageFact>;
