import { load } from 'cheerio/slim';
import { z } from 'zod';
import { baseOf, resolveIn } from './base-address.js';
import { FormCollector } from './collect-forms.js';
import { LinkCollector } from './collect-links.js';
import { isDocument, walkDocument } from './walk-document.js';

/** An address that a rendered page leads to; with it, where something speaks against it, why it must not be followed. */
export const renderedLink = z.union([z.string(), z.tuple([z.string(), z.string()])]);
export type RenderedLink = z.infer<typeof renderedLink>;

/** What a rendered page leads to, by the rules that hold for HTML as it was sent: each address once, sorted. */
export function readRenderedLinks(html: string, url: string): RenderedLink[] {
  const links = new LinkCollector();
  const forms = new FormCollector();
  const root = load(html).root().get(0);
  if (isDocument(root)) {
    walkDocument(root, {
      enter(element) {
        links.enter(element);
        forms.enter(element);
      },
      text(data) {
        links.text(data);
        forms.text(data);
      },
      leave(element) {
        links.leave(element);
        forms.leave(element);
      },
    });
  }
  const resolve = resolveIn(baseOf(links.baseHref, url));
  const warnings = new Map<string, string | undefined>();
  for (const { href, unsafe } of [...links.links, ...forms.links()]) {
    const address = resolve(href);
    if (address !== undefined) warnings.set(address, warnings.get(address) ?? unsafe);
  }
  const rendered = [...warnings].sort(([a], [b]) => (a < b ? -1 : 1));
  return rendered.map(([address, unsafe]) => (unsafe === undefined ? address : [address, unsafe]));
}
