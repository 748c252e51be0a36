import { createHash } from 'node:crypto';
import { load } from 'cheerio/slim';
import { baseOf, resolveIn } from './base-address.js';
import { isBroader } from './broader-address.js';
import type { Element } from './html-nodes.js';
import { FormCollector } from './collect-forms.js';
import { LinkCollector, type RawLink } from './collect-links.js';
import { MakeUpCollector, type PageMakeUp } from './collect-make-up.js';
import { TextCollector } from './collect-text.js';
import { fewLinks, isScriptShell } from './script-shells.js';
import { inPageEncoding } from './query-encoding.js';
import { isDocument, walkDocument } from './walk-document.js';
import type { UrlKeys } from './url-keys.js';

/** A link to another page: its key, how it is made, and why it must not be followed, if so. */
export interface PageLink {
  readonly key: string;
  readonly by: 'link' | 'frame' | 'form' | 'redirect';
  readonly unsafe?: string;
  /** Nothing on the page says what it leads to. */
  readonly nameless?: true;
}

/** What the crawl needs of a page's HTML. */
export interface PageFacts {
  readonly title: string;
  /** SHA-256 (hex) of the decoded body. */
  readonly contentHash: string;
  /** Hash of what the page says; equal where only tokens in the markup differ. */
  readonly textHash: string;
  /** The same without the page's own name, which error pages repeat. */
  readonly namelessHash: string;
  /** Letters of text, without what is said only where scripts do not run. */
  readonly textLength: number;
  /** Hashes of the page's text blocks, numbers and dates left out: what the traps are told by. */
  readonly blocks: readonly number[];
  /** Hashes of the page's words, at most a fixed number of the least, ascending: how far two pages agree is told by them. */
  readonly words: readonly number[];
  readonly fingerprint: string;
  readonly actors: PageMakeUp['actors'];
  readonly forms: readonly string[];
  readonly hasScripts: boolean;
  /** Whether the HTML may be a shell that scripts fill by the page's address. */
  readonly isShell: boolean;
  readonly canonical: string | undefined;
  /** Where the page sends its visitors on by itself, and after how many seconds. */
  readonly refresh: { readonly key: string; readonly seconds: number } | undefined;
  /** In document order, each key once. */
  readonly links: readonly PageLink[];
}

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
export function readPage(html: string, context: PageContext): PageFacts {
  const { url, keys, encoding = 'utf-8' } = context;
  const links = new LinkCollector();
  const forms = new FormCollector();
  const makeUp = new MakeUpCollector();
  const text = new TextCollector(new URL(url).pathname);
  const root = load(withPlainComments(html)).root().get(0);
  if (isDocument(root)) {
    walkDocument(root, {
      enter(element: Element) {
        links.enter(element);
        forms.enter(element);
        makeUp.enter(element);
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
  const facts = { hasScripts: makeUp.hasScripts, textLength: text.length, forms: allForms };
  return {
    title: text.title,
    contentHash: createHash('sha256').update(html).digest('hex'),
    ...text.read(),
    ...makeUp.makeUp(allForms, own, resolve, host => !context.isFamily(host)),
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
