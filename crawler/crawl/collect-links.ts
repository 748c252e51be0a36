import type { Element } from './html-nodes.js';
import type { DocumentListener } from './walk-document.js';
import { unsafeText } from './unsafe-links.js';

/** A link as the page has it. */
export interface RawLink {
  readonly href: string;
  readonly by: 'link' | 'frame' | 'form' | 'redirect';
  /** Why its text says that it must not be followed. */
  readonly unsafe?: string;
}

const maxLinks = 20_000;
const maxText = 160;
const onclickTarget =
  /(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|window\.open\()\s*(["'])([^"'<>\s]{1,2000})\1/;
const refreshContent = /^\s*([\d.]*)\s*[;,\s]\s*(?:url\s*=\s*)?(["']?)(.+?)\2\s*$/i;

/** A refresh's target and delay in seconds, from a `<meta>` or a `Refresh` header. */
export function parseRefresh(content: string): { href: string; seconds: number } | undefined {
  const match = refreshContent.exec(content.slice(0, 4_000));
  if (!match || match[3] === undefined) return undefined;
  return { href: match[3], seconds: Number(match[1] === '' ? 0 : match[1]) || 0 };
}

/** Gathers what leads from a page to others: links, areas, frames, rel=next and alternates, refreshes, jump menus. */
export class LinkCollector implements DocumentListener {
  readonly links: RawLink[] = [];
  baseHref: string | undefined;
  canonical: string | undefined;
  refresh: { href: string; seconds: number } | undefined;
  #anchor: { element: Element; href: string; text: string } | undefined;

  enter(element: Element): void {
    const { attribs, name } = element;
    if (attribs['onclick'] !== undefined) this.#add(onclickTarget.exec(attribs['onclick'])?.[2], 'link');
    if (this.#anchor && name === 'img') this.text(attribs['alt'] ?? '');
    if (name === 'a' || name === 'area') this.#enterAnchor(element);
    else if (name === 'iframe' || name === 'frame') this.#add(attribs['src'] ?? attribs['data-src'], 'frame');
    else if (name === 'link') this.#enterLink(attribs);
    else if (name === 'base') this.baseHref ??= attribs['href'];
    else if (name === 'meta') this.#enterMeta(attribs);
    else if (name === 'option') this.#enterOption(element);
  }

  text(data: string): void {
    if (this.#anchor && this.#anchor.text.length < maxText) this.#anchor.text += data;
  }

  leave(element: Element): void {
    const anchor = this.#anchor;
    if (anchor?.element !== element) return;
    this.#anchor = undefined;
    const label = element.attribs['aria-label'] ?? element.attribs['title'];
    const unsafe = unsafeText(anchor.text) ?? (label === undefined ? undefined : unsafeText(label));
    if (this.links.length < maxLinks)
      this.links.push({ href: anchor.href, by: 'link', ...(unsafe === undefined ? {} : { unsafe }) });
  }

  #enterAnchor(element: Element): void {
    const href = (element.attribs['href'] ?? element.attribs['xlink:href'])?.trim();
    // A download is no page, and a fragment leads nowhere else.
    if (
      href === undefined ||
      href === '' ||
      href.startsWith('#') ||
      element.attribs['download'] !== undefined
    )
      return;
    if (element.name === 'area') {
      const unsafe = unsafeText(element.attribs['alt'] ?? '');
      if (this.links.length < maxLinks)
        this.links.push({ href, by: 'link', ...(unsafe === undefined ? {} : { unsafe }) });
    } else this.#anchor = { element, href, text: '' };
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
    this.refresh ??= refresh;
    this.#add(refresh.href, 'redirect');
  }

  /** Jump menus: a select whose choice is an address. */
  #enterOption(element: Element): void {
    const value = element.attribs['value'] ?? '';
    if (!/^(https?:\/\/|\/[^/])/.test(value)) return;
    let parent = element.parent;
    if (parent && 'name' in parent && parent.name === 'optgroup') parent = parent.parent;
    const onchange = parent && 'attribs' in parent ? (parent.attribs['onchange'] ?? '') : '';
    if (/location|navigate|open/.test(onchange)) this.#add(value, 'link');
  }

  #add(href: string | undefined, by: RawLink['by']): void {
    const trimmed = href?.trim() ?? '';
    if (trimmed !== '' && !trimmed.startsWith('#') && this.links.length < maxLinks)
      this.links.push({ href: trimmed, by });
  }
}
