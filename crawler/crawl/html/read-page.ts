import { createHash } from 'node:crypto';
import { load } from 'cheerio/slim';
import { baseOf, resolveIn } from '../urls/base-url.js';
import { isBroader } from '../urls/broader-url.js';
import type { Element } from './html-nodes.js';
import { FormCollector } from './collect-forms.js';
import { LinkCollector, type RawLink } from './collect-links.js';
import { FingerprintCollector } from './collect-fingerprint.js';
import { TextCollector } from './collect-text.js';
import type { HtmlFacts, PageLink } from './html-facts.js';
import { fewLinks, isScriptShell } from './script-shells.js';
import { inPageEncoding } from '../urls/query-encoding.js';
import { isDocument, walkDocument } from './walk-document.js';
import type { UrlKeys } from '../urls/url-keys.js';

export interface PageContext {
  /** The address that answered. */
  readonly url: string;
  readonly keys: UrlKeys;
  readonly isFamily: (host: string) => boolean;
  /** The page's encoding by the standard's name; UTF-8 where it is not told. */
  readonly encoding?: string;
}

/** `--!>` ends a comment as well (HTML §13.2.5.52); the parser knows `-->` only. */
function withPlainComments(html: string): string {
  if (!html.includes('--!>')) return html;
  const end = /--!?>/g;
  let plain = '';
  let done = 0;
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', done)) {
    end.lastIndex = start + 2;
    const found = end.exec(html);
    if (!found) break;
    plain += `${html.slice(done, found.index)}-->`;
    done = end.lastIndex;
  }
  return plain + html.slice(done);
}

/** Reads a page in one pass over its tree (htmlparser2's: forgiving, and fast on large pages). */
export function readPage(html: string, context: PageContext): HtmlFacts {
  const { url, keys, encoding = 'utf-8' } = context;
  const links = new LinkCollector();
  const forms = new FormCollector();
  const fingerprint = new FingerprintCollector();
  const text = new TextCollector(new URL(url).pathname);
  const root = load(withPlainComments(html)).root().get(0);
  if (isDocument(root)) {
    walkDocument(root, {
      enter(element: Element) {
        links.enter(element);
        forms.enter(element);
        fingerprint.enter(element);
        text.enter(element);
      },
      text(data) {
        links.text(data);
        forms.text(data);
        text.text(data);
      },
      leave(element: Element) {
        links.leave(element);
        forms.leave(element);
        text.leave(element);
      },
    });
  }
  const base = baseOf(links.baseHref, url);
  const resolve = resolveIn(base);
  const signatures = forms.signatures(url, resolve);
  const loose = forms.looseSignature(url);
  const allForms = loose === undefined ? signatures : [...signatures, loose];
  const own = [text.title, url, new URL(url).pathname];
  const keyOf = (href: string): string | undefined => keys.keyOf(inPageEncoding(href, encoding), base);
  const refreshKey = links.refresh && keyOf(links.refresh.href);
  const found = pageLinks([...links.links, ...forms.links()], keyOf, keys.keyOf(url, url) ?? url);
  const facts = { hasScripts: fingerprint.hasScripts, textLength: text.length, forms: allForms };
  return {
    title: text.title,
    contentHash: createHash('sha256').update(html).digest('hex'),
    ...text.read(),
    fingerprint: fingerprint.hash(allForms, own, resolve, host => !context.isFamily(host)),
    ...facts,
    isShell: isScriptShell(facts, facts.hasScripts ? insideLinks(found, context) : 0),
    canonical: links.canonical === undefined ? undefined : keyOf(links.canonical),
    refresh:
      links.refresh && refreshKey !== undefined
        ? { key: refreshKey, seconds: links.refresh.seconds }
        : undefined,
    links: found,
  };
}

/** Links to other pages of the site, counted no further than matters. */
function insideLinks(links: readonly PageLink[], { url, keys, isFamily }: PageContext): number {
  const own = keys.keyOf(url, url);
  let count = 0;
  for (const { key } of links) {
    if (key !== own && isFamily(new URL(key).hostname)) count += 1;
    if (count >= fewLinks) break;
  }
  return count;
}

/** The links of a page that goes by the key `own`. */
function pageLinks(
  links: readonly RawLink[],
  keyOf: (href: string) => string | undefined,
  own: string,
): PageLink[] {
  const found = new Map<string, PageLink>();
  for (const { href, by, unsafe, nameless } of links) {
    const key = keyOf(href);
    if (key === undefined) continue;
    const earlier = found.get(key);
    // One warning counts for every way to the address, and so does one name.
    const warning = earlier?.unsafe ?? (unsafe === undefined || isBroader(key, own) ? undefined : unsafe);
    const isNameless = warning === undefined && nameless === true && (earlier?.nameless ?? !earlier);
    const isTold = earlier?.unsafe === warning && earlier?.nameless === (isNameless || undefined);
    if (earlier && isTold) continue;
    found.set(key, {
      key,
      by: earlier?.by ?? by,
      ...(warning === undefined ? {} : { unsafe: warning }),
      ...(isNameless ? { nameless: true } : {}),
    });
  }
  return [...found.values()];
}
