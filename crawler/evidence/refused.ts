import { z } from 'zod';
import { bitten } from './bounds.js';
import { cookieFact, outcome, storageFact } from './visit.js';

/** What a page lets a visitor without cookies read, compared with what visitors read who keep them. */
export const refusedReading = z.strictObject({
  /** Different words of its content that are compared: those that visitors with cookies see whenever they come. */
  words: z.number().int(),
  /** Those of them that stand there without cookies too. */
  kept: z.number().int(),
  /** Different words that are shown without cookies in all. */
  shown: z.number().int(),
  /** How the content begins without cookies. */
  text: z.string(),
  /** Sentence that asks to enable cookies; empty where none does. */
  asksForCookies: z.string(),
});
export type RefusedReading = z.infer<typeof refusedReading>;

/** Something that lay over all of a page, and what became of it. */
export const coverFact = z.strictObject({
  /** What it says, shortened. */
  text: z.string(),
  /** Names of the buttons that were pressed to put it away. */
  pressed: z.array(z.string()),
  /** It was still there afterwards. */
  stays: z.boolean(),
  /** Whether everything in it was pressed that stays on the page. */
  tried: z.enum(['all', 'some']),
});
export type CoverFact = z.infer<typeof coverFact>;

/** A further visit with cookies kept, made where the one without differs from the first: it tells what differs anyway. */
export const againWithCookies = z.strictObject({
  outcome,
  status: z.number().int(),
  /** How the content begins with cookies. */
  text: z.string(),
  /** Something lay over the page that could not be put away. */
  covered: z.boolean(),
});
export type AgainWithCookies = z.infer<typeof againWithCookies>;

/** A visit in a browser whose settings refuse cookies. */
export const refusedVisit = z.strictObject({
  page: z.string(),
  outcome,
  /** Cookies that responses or scripts tried to set. */
  attempted: z.array(z.string()),
  /** Cookies that the browser holds all the same (its refusal is checked first: a browser that keeps a test cookie cannot judge). */
  cookies: z.array(cookieFact),
  storage: z.array(storageFact),
  /** Identifiers moved into addresses: parameters or path parts of the page's links, forms or own address that differ between two visitors. */
  urlIdentifiers: z.array(z.strictObject({ url: z.string(), parameter: z.string() })),
  /** Of the page's answer; 0 where none came. */
  status: z.number().int(),
  /** Main-frame loads until the page rested; more than 5 is a loop. */
  loads: z.number().int(),
  /** Where the browser ended up. */
  finalUrl: z.string(),
  /** Why no document came, twice over, while one came to a visitor with cookies in between; absent where one came. */
  failure: z.strictObject({ reason: z.string(), detail: z.string() }).optional(),
  /** Absent where there was no document to read. */
  reading: refusedReading.optional(),
  /** Absent where nothing lay over all of the page. */
  cover: coverFact.optional(),
  again: againWithCookies.optional(),
  /** Bounds that were reached. */
  bounds: bitten,
});
export type RefusedVisit = z.infer<typeof refusedVisit>;
