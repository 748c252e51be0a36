import type { HtmlFacts, PageLink } from '../html/html-facts.js';
import type { Rendered } from './rendered-links.js';
import type { UrlKeys } from '../urls/url-keys.js';

/** A link as a visitor meets it: in the HTML as it was sent, or made by a script. */
export interface ShownLink extends Omit<PageLink, 'by'> {
  readonly by: PageLink['by'] | 'browser';
}

/** A page as a visitor meets it. */
export interface ShownPage {
  /** What it says and sends; by its HTML alone where it was not rendered, or had not come to rest. */
  readonly facts: HtmlFacts;
  readonly links: readonly ShownLink[];
}

/** Puts together what the HTML of `key` says and what its scripts made of it. Keys are renewed by what has been learnt of ids in addresses. */
export function asShown(key: string, facts: HtmlFacts, page: Rendered | undefined, keys: UrlKeys): ShownPage {
  const links = new Map<string, ShownLink>();
  for (const link of facts.links) {
    const renewed = keys.renew(link.key);
    if (!links.has(renewed)) links.set(renewed, { ...link, key: renewed });
  }
  const own = [...links.values()];
  const made = new Map<string, ShownLink>();
  for (const link of page?.links ?? []) {
    const [address, unsafe] = typeof link === 'string' ? [link] : link;
    const renewed = keys.keyOf(address, key);
    if (renewed === undefined || made.has(renewed)) continue;
    made.set(renewed, { key: renewed, by: 'browser', ...(unsafe === undefined ? {} : { unsafe }) });
  }
  const all = [...own, ...made.values()];
  const plain = all.map((link): PageLink =>
    link.by === 'browser' ? { ...link, by: 'link' } : { ...link, by: link.by },
  );
  const text = page?.text;
  return {
    facts: { ...facts, ...text, isShell: text === undefined && facts.isShell, links: plain },
    links: all,
  };
}
