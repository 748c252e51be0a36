import { load } from 'cheerio/slim';
import { z } from 'zod';
import { baseOf, resolveIn } from '../urls/base-url.js';
import { FormCollector } from '../html/collect-forms.js';
import { LinkCollector } from '../html/collect-links.js';
import { TextCollector } from '../html/collect-text.js';
import { isDocument, walkDocument } from '../html/walk-document.js';

/** An address that a rendered page leads to; with it, where something speaks against it, why it must not be followed. */
export const renderedLink = z.union([z.string(), z.tuple([z.string(), z.string()])]);
export type RenderedLink = z.infer<typeof renderedLink>;

/** A page as its scripts left it. */
export const rendered = z.strictObject({
  /** Each address once, sorted. */
  links: z.array(renderedLink),
  /** What it says; absent where it had not come to rest: nothing is concluded from that. */
  text: z
    .strictObject({
      title: z.string(),
      textHash: z.string(),
      namelessHash: z.string(),
      textLength: z.number().int(),
      blocks: z.array(z.number()),
      words: z.array(z.number()),
    })
    .optional(),
});
export type Rendered = z.infer<typeof rendered>;

/** What a rendered page says and leads to, by the rules that hold for HTML as it was sent. */
export function readRendered(html: string, url: string): Rendered {
  const links = new LinkCollector();
  const forms = new FormCollector();
  const text = new TextCollector(new URL(url).pathname);
  const root = load(html).root().get(0);
  if (isDocument(root)) {
    walkDocument(root, {
      enter(element) {
        links.enter(element);
        forms.enter(element);
        text.enter(element);
      },
      text(data) {
        links.text(data);
        forms.text(data);
        text.text(data);
      },
      leave(element) {
        links.leave(element);
        forms.leave(element);
        text.leave(element);
      },
    });
  }
  const resolve = resolveIn(baseOf(links.baseHref, url));
  const warnings = new Map<string, string | undefined>();
  for (const { href, unsafe } of [...links.links, ...forms.links()]) {
    const address = resolve(href);
    if (address !== undefined) warnings.set(address, warnings.get(address) ?? unsafe);
  }
  const sorted = [...warnings].sort(([a], [b]) => (a < b ? -1 : 1));
  const { blocks, words, ...said } = text.read();
  return {
    links: sorted.map(([address, unsafe]) => (unsafe === undefined ? address : [address, unsafe])),
    text: {
      title: text.title,
      textLength: text.length,
      ...said,
      blocks: [...blocks],
      words: [...words],
    },
  };
}
