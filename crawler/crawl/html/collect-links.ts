import { load } from 'cheerio/slim';
import { LabelCollector } from './collect-labels.js';
import type { Element } from './html-nodes.js';
import { saysWhat, unsafeName } from './link-names.js';
import { isDocument, walkDocument, type DocumentListener } from './walk-document.js';

/** A link as the page has it. */
export interface RawLink {
  readonly href: string;
  readonly by: 'link' | 'frame' | 'form' | 'redirect';
  /** Why its text says that it must not be followed. */
  readonly unsafe?: string;
  /** Its text says nothing of where it leads. */
  readonly nameless?: true;
}

const onclickTarget =
  /(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|window\.open\()\s*(["'])([^"'<>\s]{1,2000})\1/;
const refreshContent = /^([\d.]*)(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:"([^"]+)|'([^']+)|(.+))/i;

/** A refresh's target and delay in seconds, from a `<meta>` or a `Refresh` header. */
export function parseRefresh(content: string): { href: string; seconds: number } | undefined {
  const [, delay = '', ...targets] = refreshContent.exec(content.slice(0, 4_000).trim()) ?? [];
  const href = targets.find(target => target !== undefined);
  return href === undefined ? undefined : { href, seconds: Number(delay) || 0 };
}

/** What clicks on rows and cards lead to by a script that all of them share. On buttons the same attribute feeds dialogs. */
const rowTags = new Set(['tr', 'td', 'th', 'li', 'div', 'article', 'section']);
/** Documents in `srcdoc` that hold such documents themselves. */
const deepestSrcdoc = 3;

/** Gathers what leads from a page to others: links, areas, frames, rel=next and alternates, refreshes, jump menus, clicks. */
export class LinkCollector implements DocumentListener {
  readonly links: RawLink[] = [];
  baseHref: string | undefined;
  canonical: string | undefined;
  refresh: { href: string; seconds: number } | undefined;
  readonly #labels = new LabelCollector<readonly string[]>((hrefs, names) => this.#addNamed(hrefs, names));
  #anchor: { end: () => void } | undefined;
  #noscripts = 0;

  constructor(readonly srcdocDepth = 0) {}

  enter(element: Element): void {
    const { attribs, name } = element;
    this.#labels.enter(element);
    // The HTML parser ends an open link where another begins.
    if (name === 'a') this.#anchor?.end();
    const targets = targetsOf(element);
    if (targets.length > 0) {
      const label = this.#labels.begin(element, targets);
      if (name === 'a') this.#anchor = label;
    }
    if (name === 'iframe' || name === 'frame') this.#enterFrame(attribs);
    else if (name === 'object') this.#enterObject(attribs);
    else if (name === 'link') this.#enterLink(attribs);
    else if (name === 'base') this.baseHref ??= attribs['href'];
    else if (name === 'meta') this.#enterMeta(attribs);
    else if (name === 'noscript') this.#noscripts += 1;
  }

  text(data: string): void {
    this.#labels.text(data);
  }

  leave(element: Element): void {
    if (element.name === 'noscript') this.#noscripts -= 1;
    this.#labels.leave(element);
  }

  #enterFrame(attribs: Readonly<Record<string, string>>): void {
    this.#add(attribs['src'] ?? attribs['data-src'], 'frame');
    const { srcdoc } = attribs;
    if (srcdoc === undefined || this.srcdocDepth >= deepestSrcdoc) return;
    // Its addresses count from the page that holds it (HTML §7.4.2.6, about:srcdoc).
    const inner = new LinkCollector(this.srcdocDepth + 1);
    const root = load(srcdoc).root().get(0);
    if (isDocument(root)) walkDocument(root, inner);
    for (const link of inner.links) this.#push(link);
  }

  #enterObject(attribs: Readonly<Record<string, string>>): void {
    if (/html|^\s*$/i.test(attribs['type'] ?? '')) this.#add(attribs['data'], 'frame');
  }

  #enterLink(attribs: Readonly<Record<string, string>>): void {
    const rel = (attribs['rel'] ?? '').toLowerCase().split(/\s+/);
    const type = attribs['type'] ?? 'text/html';
    if (rel.includes('canonical')) this.canonical ??= attribs['href'];
    const leadsOn = rel.some(word => word === 'next' || word === 'prev' || word === 'alternate');
    if (leadsOn && !rel.includes('stylesheet') && /html/i.test(type)) this.#add(attribs['href'], 'link');
  }

  #enterMeta(attribs: Readonly<Record<string, string>>): void {
    if (attribs['http-equiv']?.toLowerCase() !== 'refresh') return;
    const refresh = parseRefresh(attribs['content'] ?? '');
    if (!refresh) return;
    // Inside noscript it moves only visitors without scripts: the page itself is one for all others.
    if (this.#noscripts === 0) this.refresh ??= refresh;
    this.#add(refresh.href, 'redirect');
  }

  #addNamed(hrefs: readonly string[], names: readonly string[]): void {
    const unsafe = unsafeName(names);
    for (const href of hrefs) {
      if (unsafe !== undefined) this.#push({ href, by: 'link', unsafe });
      else this.#push(saysWhat(names) ? { href, by: 'link' } : { href, by: 'link', nameless: true });
    }
  }

  #add(href: string | undefined, by: RawLink['by']): void {
    if (leadsAway(href)) this.#push({ href: href.trim(), by, nameless: true });
  }

  #push(link: RawLink): void {
    this.links.push(link);
  }
}

/** A fragment leads nowhere else. */
const leadsAway = (href: string | undefined): href is string => {
  const trimmed = href?.trim() ?? '';
  return trimmed !== '' && !trimmed.startsWith('#');
};

/** Where a click on an element leads. */
function targetsOf(element: Element): string[] {
  const { attribs, name } = element;
  const targets = [scriptTarget(attribs['onclick'])];
  // A download is no page.
  if ((name === 'a' || name === 'area') && attribs['download'] === undefined) {
    const href = attribs['href'] ?? attribs['xlink:href'];
    targets.push(href !== undefined && /^\s*javascript:/i.test(href) ? scriptTarget(unescaped(href)) : href);
  } else if (name === 'option') targets.push(jumpTarget(element));
  else if (rowTags.has(name) && /^(https?:\/\/|\.{0,2}\/)/.test(attribs['data-href'] ?? ''))
    targets.push(attribs['data-href']);
  return [...new Set(targets.filter(leadsAway).map(href => href.trim()))];
}

const scriptTarget = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : onclickTarget.exec(code)?.[2];

/** A `javascript:` address is decoded before it is run. */
function unescaped(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Jump menus: a select whose choice is an address. */
function jumpTarget(option: Element): string | undefined {
  const value = option.attribs['value'] ?? '';
  if (!/^(https?:\/\/|\/[^/])/.test(value)) return undefined;
  let { parent } = option;
  if (parent && 'name' in parent && parent.name === 'optgroup') parent = parent.parent;
  const onchange = parent && 'attribs' in parent ? (parent.attribs['onchange'] ?? '') : '';
  return /location|navigate|open/.test(onchange) ? value : undefined;
}
