import { linkNameKey, type LinkName } from '../evidence/link-name.js';
import type { NamedLink } from '../visit/read/page-facts.js';
import type { Records } from './evidence-files.js';
import type { NewPages } from './new-pages.js';

const most = { names: 3, letters: 80 };

/**
 * Notes what a partition's pages call the addresses that they link to, each once with the first page by URL. In whatever order pages
 * come: a name that an earlier page has as well is noted again, and reading the evidence takes the first.
 */
export class LinkNames {
  readonly #first: Map<string, string>;

  constructor(
    readonly newPages: NewPages,
    readonly records: Records<LinkName>,
  ) {
    this.#first = new Map();
    for (const row of records.all) this.#isFirst(row);
  }

  add(page: string, links: readonly NamedLink[]): void {
    for (const { address, names } of links) {
      const to = this.newPages.familyKey(address);
      if (to === undefined) continue;
      for (const name of names.length === 0 ? [''] : names.slice(0, most.names)) {
        const row = { to, name: name.slice(0, most.letters), page };
        if (this.#isFirst(row)) this.records.add(row);
      }
    }
  }

  #isFirst(row: LinkName): boolean {
    const key = linkNameKey(row);
    const known = this.#first.get(key);
    if (known !== undefined && known <= row.page) return false;
    this.#first.set(key, row.page);
    return true;
  }
}
