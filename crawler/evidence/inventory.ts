import { z } from 'zod';
import { brokenCertificate } from './broken-certificate.js';
import { visitMark } from './visit-mark.js';

/** Where a URL was first found. */
export const foundBy = z.enum(['seed', 'link', 'form', 'frame', 'sitemap', 'redirect', 'browser']);

/** A page of the site: one canonical URL, however many ways lead to it. */
export const inventoryPage = z.strictObject({
  /** Canonical URL. */
  url: z.string(),
  depth: z.number().int().min(0),
  foundBy,
  /** The page that named it first; `undefined` for seeds and sitemaps. */
  foundOn: z.string().optional(),
  /** Only frames of other pages show it: no link, sitemap or setting names it. Absent where anything does. */
  framed: z.literal(true).optional(),
  status: z.number().int(),
  contentType: z.string(),
  title: z.string(),
  /** SHA-256 (hex) of the decoded body. */
  contentHash: z.string(),
  /** Other URLs that turned out to be this page (redirects, index files, tracking parameters, rel=canonical). */
  aliases: z.array(z.string()),
  /** Canonical URL of an earlier page with the same content, if there is one. */
  sameContentAs: z.string().optional(),
  /** Hash of scripts, frames, forms, third parties and styles: pages with equal fingerprints are of one template. */
  fingerprint: z.string(),
  /** Signatures of the forms in the page's HTML (before scripts run). */
  forms: z.array(z.string()),
});
export type InventoryPage = z.infer<typeof inventoryPage>;

/** A URL that was not looked at, and why. `reason` is a stable code; `detail` says it in words. */
export const inventoryMiss = z.strictObject({
  url: z.string(),
  reason: z.string(),
  detail: z.string(),
  foundOn: z.string().optional(),
  /** Where it leads, of a redirect out of the site. */
  to: z.string().optional(),
});
export type InventoryMiss = z.infer<typeof inventoryMiss>;

/** What the crawl found, in a stable order (by URL): the plan of every visit that follows. */
export const inventory = z.strictObject({
  schemaVersion: z.literal(1),
  baseUrl: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** False while a crawl is under way or was interrupted. */
  complete: z.boolean(),
  pages: z.array(inventoryPage),
  skipped: z.array(inventoryMiss),
  failed: z.array(inventoryMiss),
  notes: z.array(z.string()),
  /** Where the site's addresses carry ids of the visit; absent where none were found. */
  visitMarks: z.array(visitMark).optional(),
  /** Hosts that were looked at in spite of their certificate; absent where there were none. */
  brokenCertificates: z.array(brokenCertificate).optional(),
});
export type Inventory = z.infer<typeof inventory>;
