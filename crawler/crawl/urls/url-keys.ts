import type { VisitMark } from '../../evidence/visit-mark.js';
import { VisitMarks } from './visit-marks.js';
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

/** Letters that forms and links write in two ways and servers read as one (URL §5.1). */
const formEscapes: Readonly<Record<string, string>> = { '+': '%20', '[': '%5B', ']': '%5D' };
const steadyParameter = (part: string): string =>
  steadyEscapes(part).replace(/[+[\]]/g, letter => formEscapes[letter] ?? letter);

/** Parameters that tell pages apart, as they are written. */
const keptParameters = (search: string): string[] =>
  search
    .slice(1)
    .split('&')
    .filter(part => {
      const steady = steadyEscapes(part);
      const name = nameOf(steady);
      return part !== '' && !isVisitParameter(name.toLowerCase(), steady.slice(name.length + 1));
    });

/** Each parameter once, ordered by name; values of one name keep their order. */
function steadyQuery(parameters: readonly string[]): string {
  const ordered = [...new Set(parameters.map(steadyParameter))]
    .map((part, index) => ({ part, name: nameOf(part), index }))
    .sort((a, b) => (a.name === b.name ? a.index - b.index : a.name < b.name ? -1 : 1));
  return queryOf(ordered.map(({ part }) => part));
}

const queryOf = (parameters: readonly string[]): string =>
  parameters.length === 0 ? '' : `?${parameters.join('&')}`;

/** A view that a script shows, and no place on the page. */
export const routeHash = /^#(?:!\/?|\/)[^\s/#]/;

const maxMemory = 100_000;
const maxSpellings = 4;

/**
 * Turns addresses into keys: one page, one key. A key is itself an address that can be fetched. www and the bare domain are one
 * site, under the name that the site itself settles on.
 */
export class UrlKeys {
  #host: string;
  #isSettled = false;
  readonly #memory = new Map<string, string | undefined>();
  readonly #spellings = new Map<string, Set<string>>();

  readonly #marks: VisitMarks;

  readonly #routes: boolean;

  /** `routes`: views that a script tells apart by what follows the `#` (`#/news`, `#!/news`) are pages, as the browser sees them. */
  constructor(baseUrl: string, marks: readonly VisitMark[] = [], routes = false) {
    this.#routes = routes;
    this.#host = new URL(baseUrl).hostname;
    this.#marks = new VisitMarks(marks);
  }

  /** The ids of visits that were found in addresses so far. */
  get marks(): readonly VisitMark[] {
    return this.#marks.all;
  }

  /** From now on, keys are without this id. */
  learn(mark: VisitMark): void {
    this.#marks.add(mark);
    this.#memory.clear();
    this.#spellings.clear();
  }

  /** A key as it is by what has been learnt since it was made. */
  renew(key: string): string {
    return this.#marks.plain(key);
  }

  /** For a page that needs an id of a visit, whichever, in its address: the address with the id masked. */
  needy(key: string): string | undefined {
    return this.#marks.needy(key);
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
    this.#spellings.clear();
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

  /** Addresses of a key as pages write them, where that may differ: parameters in another order, other escapes. */
  spellings(key: string): readonly string[] {
    return [...(this.#spellings.get(key) ?? [])];
  }

  #compute(address: string, base: string): string | undefined {
    const url = parse(address, base);
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '')
      return undefined;
    const name = url.hostname.replace(/\.$/, '');
    const host = this.isTwin(name) ? this.#host : name;
    const port = url.port === '' ? '' : `:${url.port}`;
    const route = this.#routes && routeHash.test(url.hash) ? url.hash : '';
    const own = `${url.protocol}//${host}${port}${steadyEscapes(withoutPathSession(url.pathname))}`;
    const parameters = keptParameters(url.search);
    const key = this.#marks.plain(own + steadyQuery(parameters)) + route;
    if (parameters.length > 0) this.#noteSpelling(key, own + queryOf(parameters) + route);
    return key;
  }

  #noteSpelling(key: string, written: string): void {
    const known = this.#spellings.get(key);
    if (known && known.size < maxSpellings) known.add(written);
    else if (!known && this.#spellings.size < maxMemory) this.#spellings.set(key, new Set([written]));
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
