import { Readable } from 'node:stream';
import { ErrorLevel, XMLToSitemapIndexStream, XMLToSitemapItemStream } from 'sitemap';
import { readTolerantly, type NamedAddresses } from './tolerant-sitemap.js';

/** What a sitemap names: absolute addresses of pages and of other sitemaps. */
export interface Sitemap extends NamedAddresses {
  /** What is wrong with it, for people. */
  readonly fault: string | undefined;
}

/** Roots that the strict parser does not understand: feeds, and sitemaps whose elements all have a prefix. */
const otherRoot = /<(?:rss|feed|rdf:RDF|[\w-]+:(?:urlset|sitemapindex))[\s>]/i;
const end = /<\/(?:[\w-]+:)?(?:urlset|sitemapindex|rss|feed|rdf)\s*>/i;

/** Reads by the schema of sitemaps.org; `undefined` where the text is no such XML. */
async function readStrictly(text: string): Promise<NamedAddresses | undefined> {
  const isIndex = /<sitemapindex[\s>]/i.test(text.slice(0, 4_000));
  const options = { level: ErrorLevel.SILENT, logger: false as const };
  const parser = isIndex ? new XMLToSitemapIndexStream(options) : new XMLToSitemapItemStream(options);
  const pages: string[] = [];
  const sitemaps: string[] = [];
  let entries = 0;
  try {
    for await (const item of Readable.from([text]).pipe(parser) as AsyncIterable<{
      url: string;
      links?: { url: string }[];
    }>) {
      if (URL.canParse(item.url)) entries += 1;
      if (isIndex) sitemaps.push(item.url);
      else pages.push(item.url, ...(item.links ?? []).map(link => link.url));
    }
  } catch {
    return undefined;
  }
  // It leaves out, without a word, entries that it does not like.
  return entries < countOf(text, '<loc>') ? undefined : { pages, sitemaps };
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

async function readXml(text: string): Promise<Sitemap> {
  // The parsers are silent about a list that is cut off in the middle.
  const isWhole = end.test(text.slice(-2_000));
  const strict = otherRoot.test(text.slice(0, 4_000)) ? undefined : await readStrictly(text);
  const fault = isWhole ? undefined : 'is broken XML; what stands before the break was read';
  return { ...(strict ?? readTolerantly(text)), fault };
}

/** Addresses that a list without XML names, one a line. */
const readLines = (text: string): NamedAddresses => ({
  pages: text.split(/\r?\n|\r/).map(line => line.trim()),
  sitemaps: [],
});

/** sitemaps.org wants whole addresses; what is a path is understood all the same. */
function absolute(addresses: readonly string[], base: string): string[] {
  const named = addresses.filter(address => /^(https?:\/\/|\.{0,2}\/[^*]|\/$)/i.test(address));
  return named.filter(address => URL.canParse(address, base)).map(address => new URL(address, base).href);
}

/** Reads the text of a sitemap that stands at `url`: XML (a list, an index or a feed), or one address a line. */
export async function parseSitemapText(text: string, url: string): Promise<Sitemap> {
  const content = text.replace(/^\ufeff/, '').trim();
  const read = content.startsWith('<') ? await readXml(content) : { ...readLines(content), fault: undefined };
  return { ...read, pages: absolute(read.pages, url), sitemaps: absolute(read.sitemaps, url) };
}
