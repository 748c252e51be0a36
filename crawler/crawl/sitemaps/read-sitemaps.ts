import { gunzipSync } from 'node:zlib';
import { redirectTarget } from '../../network/fetch-document.js';
import { FetchError } from '../../network/fetch-error.js';
import type { Fetched } from '../../network/fetcher.js';
import { parseSitemapText, type Sitemap } from './sitemap-text.js';

/** Addresses that a host's sitemaps name, sorted, and what was wrong with the sitemaps. */
export interface SitemapAddresses {
  readonly addresses: readonly string[];
  readonly notes: readonly string[];
}

export interface SitemapContext {
  /** GETs a sitemap under its host's rules of politeness. */
  readonly fetch: (url: string) => Promise<Fetched>;
  readonly isFamily: (host: string) => boolean;
  readonly maxBytes: number;
  readonly maxSitemaps: number;
}

/** sitemaps.org allows no index in an index; real sites have a level more. */
const maxDepth = 3;
const maxHops = 5;

function unpack(body: Buffer, maxBytes: number): string {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  return (isGzip ? gunzipSync(body, { maxOutputLength: maxBytes }) : body).toString('utf8');
}

/** Fetches one sitemap; `undefined` where there is none, and the status where the server could not say. */
async function fetchSitemap(address: string, context: SitemapContext): Promise<Sitemap | number | undefined> {
  let url = address;
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const answer = await context.fetch(url);
    const next = redirectTarget(answer.status, answer.headers.location, url);
    if (next === undefined) {
      if (answer.status === 429 || answer.status >= 500) return answer.status;
      if (answer.status !== 200 || !answer.body) return undefined;
      return parseSitemapText(unpack(answer.body, context.maxBytes), url);
    }
    if (!context.isFamily(new URL(next).hostname)) return undefined;
    url = next;
  }
  return undefined;
}

/** Reads the sitemaps of an origin: those that its robots.txt names, and `/sitemap.xml`. Never throws for what the server does. */
export async function readSitemaps(
  origin: string,
  named: readonly string[],
  context: SitemapContext,
): Promise<SitemapAddresses> {
  const pages = new Set<string>();
  const notes: string[] = [];
  const seen = new Set<string>();
  const wanted = new Set(
    named.filter(url => URL.canParse(url, origin)).map(url => new URL(url, origin).href),
  );
  let level = [...wanted, `${origin}/sitemap.xml`];
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth += 1) {
    const next = new Set<string>();
    const fresh = [...new Set(level)].filter(
      url => !seen.has(url) && URL.canParse(url) && context.isFamily(new URL(url).hostname),
    );
    const read = await Promise.all(
      fresh.slice(0, Math.max(0, context.maxSitemaps - seen.size)).map(async url => {
        seen.add(url);
        return { url, sitemap: await readOne(url, context, depth > 0 || wanted.has(url), notes) };
      }),
    );
    for (const { url, sitemap } of read) {
      if (sitemap?.fault !== undefined) notes.push(`sitemap ${url} ${sitemap.fault}`);
      for (const page of sitemap?.pages ?? []) pages.add(page);
      for (const child of sitemap?.sitemaps ?? []) next.add(child);
    }
    level = [...next];
  }
  return { addresses: [...pages].sort(), notes: notes.sort() };
}

async function readOne(
  url: string,
  context: SitemapContext,
  isNamed: boolean,
  notes: string[],
): Promise<Sitemap | undefined> {
  try {
    const sitemap = await fetchSitemap(url, context);
    if (typeof sitemap === 'number') {
      notes.push(`sitemap ${url} could not be read (answered ${sitemap})`);
      return undefined;
    }
    if (!sitemap && isNamed) notes.push(`sitemap ${url} could not be found`);
    return sitemap;
  } catch (error) {
    if (error instanceof FetchError && error.code === 'aborted') throw error;
    const why = error instanceof FetchError ? error.code : 'broken compression';
    notes.push(`sitemap ${url} could not be read (${why})`);
    return undefined;
  }
}
