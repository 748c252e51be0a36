import { load } from 'cheerio/slim';
import type { Element } from '../html/html-nodes.js';
import { isDocument, walkDocument } from '../html/walk-document.js';

/** Addresses as a sitemap has them, relative ones included. */
export interface NamedAddresses {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

/** A name without the prefix that stands for its namespace. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
const parentName = ({ parent }: Element): string =>
  parent && 'name' in parent ? localName(parent.name) : '';

/** An address that was cut off with the end of the file. */
const cutOff = /<(?:[\w-]+:)?(?:loc|link)\b[^<>]*>[^<]*$/i;
/** Entities of HTML, which XML does not know. */
const htmlEntity = /&[a-z][a-z0-9]*;/gi;
const withoutEntities = (text: string): string =>
  text.replace(htmlEntity, entity => load(entity).root().text());

/**
 * Reads what names addresses in a sitemap (sitemaps.org) or a feed (RSS 2.0, Atom), whatever else is wrong with its XML: stray
 * ampersands, words before the beginning, prefixes, elements without end.
 */
export function readTolerantly(text: string): NamedAddresses {
  const pages: string[] = [];
  const sitemaps: string[] = [];
  let open: { element: Element; text: string } | undefined;
  const root = load(text.replace(cutOff, ''), { xml: true }).root().get(0);
  if (!isDocument(root)) return { pages, sitemaps };
  walkDocument(root, {
    enter(element) {
      const [name, parent] = [localName(element.name), parentName(element)];
      if (name === 'loc' && (parent === 'url' || parent === 'sitemap')) open = { element, text: '' };
      else if (name === 'link' && parent === 'item') open = { element, text: '' };
      else if (name === 'link' && (parent === 'url' || parent === 'entry')) {
        const { href, rel = 'alternate', type = 'text/html' } = element.attribs;
        if (href !== undefined && rel === 'alternate' && /html/i.test(type)) pages.push(href);
      }
    },
    text(data) {
      if (open) open.text += data;
    },
    leave(element) {
      if (open?.element !== element) return;
      const address = withoutEntities(open.text).trim();
      open = undefined;
      (parentName(element) === 'sitemap' ? sitemaps : pages).push(address);
    },
  });
  return { pages, sitemaps };
}
