import { z } from 'zod';
import { bitten } from './bounds.js';
import { promptFact } from './prompt.js';
import { cookieFact, outcome, storageFact } from './visit.js';

/** A cookie or storage entry that a visit left behind, told apart from what only looks the same. */
export const storedItem = z.strictObject({
  area: z.enum(['cookie', ...storageFact.shape.area.options]),
  name: z.string(),
  /** Cookie domain or storage origin. */
  where: z.string(),
  party: z.enum(['first', 'third']),
  /** Days it lasts; 0 for the session's length; storage entries last until cleared: 36500 (sessionStorage: 0). */
  days: z.number(),
  /** Kept from scripts (a cookie's HttpOnly); false for storage entries. */
  httpOnly: z.boolean(),
  /** Its value differs between two visitors (two fresh browsers) and is long enough to tell visitors apart. */
  identifier: z.boolean(),
  /** It appeared or changed as the immediate effect of the choice itself, and records nothing but the choice. */
  recordsChoice: z.boolean(),
});
export type StoredItem = z.infer<typeof storedItem>;

/** A request that tracks: who gets it and by what signs it was told. */
export const trackerRequest = z.strictObject({
  host: z.string(),
  party: z.enum(['first', 'third']),
  /** Shortened, values that identify redacted. */
  url: z.string(),
  type: z.string(),
  /** `category:analytics` (a known vendor), `identifier` (carries a stored identifier), `page-report` (reports page and device), `consent-mode-hit`, `vendor-hit` (a vendor's property, by way of a host of the site), `tracking-host`, `tracking-endpoint`. */
  signs: z.array(z.string()),
  owner: z.string(),
});
export type TrackerRequest = z.infer<typeof trackerRequest>;

/** What was stored and sent at one moment after the choice. */
export const consentStep = z.strictObject({
  /** `before`: first load, nothing chosen · `declined`: after the click · `reload` · `later`: another page. */
  moment: z.enum(['before', 'declined', 'reload', 'later']),
  page: z.string(),
  outcome,
  bannerShown: z.boolean(),
  stored: z.array(storedItem),
  trackers: z.array(trackerRequest),
});
export type ConsentStep = z.infer<typeof consentStep>;

/** One run through a site's consent choice, declining it. */
export const consentRun = z.strictObject({
  page: z.string(),
  outcome,
  /** The prompts that lay over the page before anything was chosen. */
  prompts: z.array(promptFact),
  /** Whether the site offers a choice at all. */
  offered: z.boolean(),
  /** Consent management platform, where known; else empty. */
  manager: z.string(),
  /** How declining was done (`rule:…`, `button:…`); empty where no way was found. */
  declinedBy: z.string(),
  /** Clicks from the banner to the refusal; 0 where there is no way. */
  clicks: z.number().int(),
  /** Names of the buttons that the choice offers. */
  buttons: z.array(z.string()),
  /** The choice was kept: the banner stays away on reload. */
  remembered: z.boolean(),
  steps: z.array(consentStep),
  /** Cookies as the browser held them at the end. */
  cookies: z.array(cookieFact),
  screenshot: z.string().optional(),
  /** Bounds that were reached. */
  bounds: bitten,
});
export type ConsentRun = z.infer<typeof consentRun>;
