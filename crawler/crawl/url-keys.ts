import { isVisitParameter, withoutPathSession } from './url-parameters.js';

const unreserved = /^[A-Za-z0-9._~-]$/;

/** RFC 3986 §6.2.2: escapes of unreserved characters undone, the others in capitals, stray percent signs escaped. */
function steadyEscapes(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-9a-fA-F]{2})?/g, (escape: string, hex: string | undefined) => {
    if (hex === undefined) return '%25';
    const character = String.fromCharCode(parseInt(hex, 16));
    return unreserved.test(character) ? character : escape.toUpperCase();
  });
}

const nameOf = (parameter: string): string => parameter.split('=', 1)[0] ?? '';

/** Parameters without those of the visit, each once, ordered by name; values of one name keep their order. */
function steadyQuery(search: string): string {
  if (search.length < 2) return '';
  const kept = new Set(
    steadyEscapes(search.slice(1))
      .split('&')
      .filter(
        part =>
          part !== '' && !isVisitParameter(nameOf(part).toLowerCase(), part.slice(nameOf(part).length + 1)),
      ),
  );
  if (kept.size === 0) return '';
  const ordered = [...kept]
    .map((part, index) => ({ part, name: nameOf(part), index }))
    .sort((a, b) => (a.name === b.name ? a.index - b.index : a.name < b.name ? -1 : 1));
  return `?${ordered.map(({ part }) => part).join('&')}`;
}

const maxMemory = 100_000;

/**
 * Turns addresses into keys: one page, one key. A key is itself an address that can be fetched. www and the bare domain are one
 * site, under the name that the site itself settles on.
 */
export class UrlKeys {
  #host: string;
  #isSettled = false;
  readonly #memory = new Map<string, string | undefined>();

  constructor(baseUrl: string) {
    this.#host = new URL(baseUrl).hostname;
  }

  /** The name the site is known under (BASE_URL's, until {@link preferHost}). */
  get host(): string {
    return this.#host;
  }

  /** Whether the site has settled on one of its two names. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  settle(): void {
    this.#isSettled = true;
  }

  /** Whether a host is the site's other name: with `www.` or without. */
  isTwin(host: string): boolean {
    return host === `www.${this.#host}` || this.#host === `www.${host}`;
  }

  /** Settles on the other name, since the site redirects to it. */
  preferHost(host: string): void {
    this.#host = host;
    this.#memory.clear();
  }

  /** The key of an address found on `base`; `undefined` for what is no http(s) address (`mailto:`, `javascript:`, broken). */
  keyOf(address: string, base: string): string | undefined {
    // Links that do not depend on the page's folder recur on every page.
    const memoryKey =
      address.startsWith('/') && !address.startsWith('//') ? originOf(base) + address : address;
    const isSteady = memoryKey !== address || /^https?:\/\//i.test(address);
    if (!isSteady) return this.#compute(address, base);
    if (this.#memory.has(memoryKey)) return this.#memory.get(memoryKey);
    const key = this.#compute(address, base);
    if (this.#memory.size < maxMemory) this.#memory.set(memoryKey, key);
    return key;
  }

  #compute(address: string, base: string): string | undefined {
    const url = parse(address, base);
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '')
      return undefined;
    const name = url.hostname.replace(/\.$/, '');
    const host = this.isTwin(name) ? this.#host : name;
    const port = url.port === '' ? '' : `:${url.port}`;
    const path = steadyEscapes(withoutPathSession(url.pathname));
    return `${url.protocol}//${host}${port}${path}${steadyQuery(url.search)}`;
  }
}

/** Everything before the path. */
function originOf(url: string): string {
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  return slash < 0 ? url : url.slice(0, slash);
}

function parse(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    // Broken addresses are no pages; browsers do nothing on a click on them either.
    return undefined;
  }
}
