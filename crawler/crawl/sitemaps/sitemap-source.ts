import type { PageFetcher } from '../fetch/page-fetcher.js';
import { readSitemaps } from './read-sitemaps.js';

/** Sitemaps are larger than pages: 50 MB unpacked is what sitemaps.org allows. */
const maxBytes = 52_428_800;

/** Reads the sitemaps of each origin once. */
export class SitemapSource {
  readonly #read = new Set<string>();
  readonly notes: string[] = [];

  constructor(
    readonly pageFetcher: PageFetcher,
    readonly maxSitemaps: number,
  ) {}

  /** Addresses that the sitemaps of these origins name, sorted; `undefined` when all were read before. */
  async addresses(origins: ReadonlySet<string>): Promise<readonly string[] | undefined> {
    const fresh = [...origins].sort().filter(origin => !this.#read.has(origin));
    if (fresh.length === 0) return undefined;
    const { context } = this.pageFetcher;
    const read = await Promise.all(
      fresh.map(async origin => {
        this.#read.add(origin);
        const { sitemaps } = await this.pageFetcher.robots(origin);
        return readSitemaps(origin, sitemaps, {
          fetch: url => this.pageFetcher.fetch(url, { maxBytes }),
          isFamily: context.isFamily,
          maxBytes,
          maxSitemaps: this.maxSitemaps,
        });
      }),
    );
    this.notes.push(...read.flatMap(({ notes }) => notes));
    return [...new Set(read.flatMap(({ addresses }) => addresses))].sort();
  }
}
