import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { ErrorLevel, XMLToSitemapIndexStream, XMLToSitemapItemStream } from 'sitemap';
import { redirectTarget } from '../network/fetch-document.js';
import { FetchError } from '../network/fetch-error.js';
import type { Fetcher } from '../network/fetcher.js';

/** Addresses that a host's sitemaps name, sorted, and what was wrong with the sitemaps. */
export interface SitemapAddresses {
  readonly addresses: readonly string[];
  readonly notes: readonly string[];
}

export interface SitemapContext {
  readonly fetcher: Fetcher;
  readonly isFamily: (host: string) => boolean;
  readonly maxBytes: number;
  readonly maxSitemaps: number;
  readonly signal: AbortSignal | undefined;
  /** Runs a request under the host's rules of politeness. */
  readonly gated: <T>(url: string, task: () => Promise<T>) => Promise<T>;
}

/** sitemaps.org allows no index in an index; real sites have a level more. */
const maxDepth = 3;
const maxHops = 5;

interface Sitemap {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
  readonly isWhole: boolean;
}

async function parseXml(text: string): Promise<Sitemap> {
  const isIndex = /<(?:[\w-]+:)?sitemapindex[\s>]/i.test(text.slice(0, 4_000));
  const options = { level: ErrorLevel.SILENT, logger: false as const };
  const parser = isIndex ? new XMLToSitemapIndexStream(options) : new XMLToSitemapItemStream(options);
  const pages: string[] = [];
  const sitemaps: string[] = [];
  // The parser is silent about a list that is cut off in the middle.
  let isWhole = /<\/(?:[\w-]+:)?(?:urlset|sitemapindex)\s*>/i.test(text.slice(-2_000));
  try {
    for await (const item of Readable.from([text]).pipe(parser) as AsyncIterable<{
      url: string;
      links?: { url: string }[];
    }>) {
      if (isIndex) sitemaps.push(item.url);
      else pages.push(item.url, ...(item.links ?? []).map(link => link.url));
    }
  } catch {
    // Broken XML: what stood before the break is as good as any.
    isWhole = false;
  }
  return { pages, sitemaps, isWhole };
}

/** Reads the text of a sitemap: XML (a list or an index), or one address a line. */
export async function parseSitemapText(text: string): Promise<Sitemap> {
  const content = text.replace(/^\ufeff/, '').trim();
  if (content.startsWith('<')) return parseXml(content);
  const lines = content
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => /^https?:\/\//i.test(line));
  return { pages: lines, sitemaps: [], isWhole: true };
}

function unpack(body: Buffer, maxBytes: number): string {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  return (isGzip ? gunzipSync(body, { maxOutputLength: maxBytes }) : body).toString('utf8');
}

/** Fetches one sitemap; `undefined` where there is none. */
async function fetchSitemap(address: string, context: SitemapContext): Promise<Sitemap | undefined> {
  let url = address;
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const answer = await context.gated(url, () => context.fetcher.fetch(url, { signal: context.signal }));
    const next = redirectTarget(answer.status, answer.headers.location, url);
    if (next === undefined) {
      if (answer.status !== 200 || !answer.body) return undefined;
      return parseSitemapText(unpack(answer.body, context.maxBytes));
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
  let level = [
    ...named.filter(url => URL.canParse(url, origin)).map(url => new URL(url, origin).href),
    `${origin}/sitemap.xml`,
  ];
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth += 1) {
    const next = new Set<string>();
    const fresh = [...new Set(level)].filter(
      url => !seen.has(url) && URL.canParse(url) && context.isFamily(new URL(url).hostname),
    );
    const read = await Promise.all(
      fresh.slice(0, Math.max(0, context.maxSitemaps - seen.size)).map(async url => {
        seen.add(url);
        return { url, sitemap: await readOne(url, context, named.length > 0 || depth > 0, notes) };
      }),
    );
    for (const { url, sitemap } of read) {
      if (sitemap?.isWhole === false)
        notes.push(`sitemap ${url} is broken XML; what stands before the break was read`);
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
    if (!sitemap && isNamed) notes.push(`sitemap ${url} could not be found`);
    return sitemap;
  } catch (error) {
    if (error instanceof FetchError && error.code === 'aborted') throw error;
    const why = error instanceof FetchError ? error.code : 'broken compression';
    notes.push(`sitemap ${url} could not be read (${why})`);
    return undefined;
  }
}
