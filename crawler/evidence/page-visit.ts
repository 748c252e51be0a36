import { z } from 'zod';
import { bitten } from './bounds.js';
import { cookieSetting } from './cookie-setting.js';
import { formFact } from './form.js';
import { mixedPart } from './mixed-content.js';
import { handedOn } from './handed-on.js';
import { pageGates } from './gate.js';
import { policyLink } from './policy-link.js';
import { promptFact } from './prompt.js';
import { cookieFact, outcome, requestGroup, storageFact } from './visit.js';

/** A frame of another document inside a page. */
export const frameFact = z.strictObject({
  url: z.string(),
  host: z.string(),
  forms: z.array(formFact),
  /**
   * Where it stands in the document around it: that one's frame URL (empty for the page itself), and the selector of the form around it,
   * null in none. Absent where it holds no controls, or a button of its own that sends what is typed into them.
   */
  around: z.strictObject({ document: z.string(), form: z.string().nullable() }).optional(),
});
export type FrameFact = z.infer<typeof frameFact>;

/** What can act on a page's forms, as the browser met it. */
export const metActors = z.strictObject({
  /** Hashes of scripts, frames, third parties' hosts and listeners: the same for the same one on every page, sorted. */
  met: z.array(z.string()),
  /** Some of them do not stand in the HTML: other scripts brought them, and may bring others on another page. */
  fromScripts: z.boolean(),
});
export type MetActors = z.infer<typeof metActors>;

/** What one visit of one page by a first-time visitor showed: facts only. */
export const pageVisit = z.strictObject({
  /** Canonical URL, as in the inventory. */
  url: z.string(),
  /** Where the browser ended up. */
  finalUrl: z.string(),
  outcome,
  status: z.number().int(),
  title: z.string(),
  /** Characters of visible text in the main content. */
  textLength: z.number().int(),
  /**
   * Which words its content shows: a sample of at most 40, the same ones on every visit, as numbers that do not give them away. Absent
   * where the page could not be looked at.
   */
  words: z.string().optional(),
  policyLinks: z.array(policyLink),
  /** Forms of the page's own document, open shadow trees included. */
  forms: z.array(formFact),
  frames: z.array(frameFact),
  requests: z.array(requestGroup),
  /** `http:` sub-resources that an `https:` page names, whether or not the browser let them through. */
  insecureResources: z.array(z.string()),
  /** What the browser held when the page was read. */
  cookies: z.array(cookieFact),
  /** What it was given meanwhile, kept or not. */
  setCookies: z.array(cookieSetting),
  /** Identifiers of the site's own that it sent to third parties. */
  handedOn: z.array(handedOn),
  storage: z.array(storageFact),
  /** Family links that the rendered page holds and the crawl did not know. */
  newLinks: z.array(z.string()),
  /**
   * Address, without query string, that a list of the page asks for more of it by POST: held back, for this run sends nothing (SUBMIT). Absent
   * where none does.
   */
  withheldList: z.string().optional(),
  /** Boxes that may bar the way to what the page says; absent where there were none, null where they could not be looked for. */
  gates: pageGates.nullish(),
  /** What an encrypted page wanted to load without encryption; absent where there was nothing. */
  mixed: z.array(mixedPart).optional(),
  /** Consent prompts, and what has the form of one; absent where there was none. */
  prompts: z.array(promptFact).optional(),
  /** What acts on its forms (VISITS=distinct, where a form asks for something). */
  actors: metActors.optional(),
  /** Canonical URL of the page that was visited in this one's place (VISITS=distinct). */
  representedBy: z.string().optional(),
  /** Bounds that were reached. */
  bounds: bitten,
});
export type PageVisit = z.infer<typeof pageVisit>;
