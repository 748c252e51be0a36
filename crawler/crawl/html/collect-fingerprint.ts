import { createHash } from 'node:crypto';
import type { Element } from './html-nodes.js';
import { rawText, type DocumentListener } from './walk-document.js';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Numbers, hashes, tokens: what differs from page to page or from visit to visit in one and the same script. */
const passing =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{8,}|(?<![A-Za-z_-])(?=[A-Za-z_-]*\d)[A-Za-z0-9+/=_-]{20,}|\d+/gi;
const steady = (text: string): string => text.replace(passing, '#').replace(/\s+/g, ' ');

/** JSON and templates are read by scripts, not run. */
const isScriptType = (type: string | undefined): boolean =>
  type === undefined || type === '' || /(java|ecma)script|^module$/i.test(type);

const sourceTags = new Set([
  'script',
  'img',
  'iframe',
  'frame',
  'embed',
  'video',
  'audio',
  'source',
  'track',
  'input',
]);
const loadingRels = /\b(stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|manifest)\b/i;
const embedData = /^data-(.*-)?(form|url|src|widget|embed|id)(-.*)?$/;
const pictureTags = new Set(['img', 'source', 'picture', 'video', 'a', 'li']);

/** Gathers what a page is made of: scripts, frames, style sheets, other hosts. Equal make-up means one template. */
export class FingerprintCollector implements DocumentListener {
  readonly #parts = new Set<string>();
  readonly #addresses: { readonly kind: string; readonly href: string }[] = [];
  readonly #inline: string[] = [];
  /** Whether the page runs scripts of its own. */
  hasScripts = false;

  enter(element: Element): void {
    const { name, attribs } = element;
    if (name === 'script') this.#enterScript(element);
    else if (name === 'style') this.#parts.add(`style ${hash(steady(rawText(element)))}`);
    else if (name === 'link' && loadingRels.test(attribs['rel'] ?? ''))
      this.#address(/stylesheet/i.test(attribs['rel'] ?? '') ? 'sheet' : 'host', attribs['href']);
    else if (name === 'iframe' || name === 'frame')
      this.#address('frame', attribs['src'] ?? attribs['data-src']);
    else if (name === 'object') this.#address('host', attribs['data']);
    else if (sourceTags.has(name)) this.#address('host', attribs['src']);
    for (const attribute in attribs) {
      const value = attribs[attribute] ?? '';
      if (attribute.startsWith('on')) this.#inline.push(value);
      else if (attribute.startsWith('data-') && embedData.test(attribute) && !pictureTags.has(name))
        this.#parts.add(`data ${attribute} ${name === 'script' ? value : steady(value)}`);
    }
    if (name.includes('-')) this.#parts.add(`element ${name}`);
  }

  text(): void {}
  leave(): void {}

  /**
   * The page's fingerprint, a hash of what it is made of. `forms` are its signatures; `own` are words of this very page (title, address) that scripts may
   * repeat; `thirdParty` tells a third party's host.
   */
  hash(
    forms: readonly string[],
    own: readonly string[],
    resolve: (href: string) => string | undefined,
    thirdParty: (host: string) => boolean,
  ): string {
    for (const { kind, href } of this.#addresses) {
      const absolute = resolve(href);
      if (absolute === undefined) continue;
      const url = new URL(absolute);
      if (thirdParty(url.hostname)) this.#parts.add(`party ${url.hostname}`);
      // Two frames of one vendor are two forms; two builds of one script are one script.
      if (kind === 'frame') this.#parts.add(`frame ${absolute}`);
      else if (kind !== 'host') this.#parts.add(`${kind} ${url.host}${steady(url.pathname)}`);
    }
    const words = own.filter(word => word.length > 3);
    for (const code of this.#inline) {
      const neutral = words.reduce((text, word) => text.replaceAll(word, '@'), code);
      this.#parts.add(`inline ${hash(steady(neutral))}`);
    }
    for (const form of forms) this.#parts.add(`form ${form}`);
    return hash([...this.#parts].sort().join('\n'));
  }

  #enterScript(element: Element): void {
    const { attribs } = element;
    if (!isScriptType(attribs['type']?.trim())) return;
    this.hasScripts = true;
    if (attribs['src'] !== undefined) this.#address('script', attribs['src']);
    else this.#inline.push(rawText(element));
  }

  #address(kind: string, href: string | undefined): void {
    if (href !== undefined && href.trim() !== '' && !href.startsWith('data:'))
      this.#addresses.push({ kind, href: href.trim() });
  }
}
