import type { VisitMark } from '../../evidence/visit-mark.js';

/** A place in an address where an id may stand, with what stands there. */
export interface MarkedPlace {
  readonly place: string;
  readonly value: string;
}

/** Ids of visits stand near the front of a path. */
const foremost = 3;
const idCharacters = /^[\w.~%+-]{6,}$/;
/** Small and capital letters as no word and no name has them. */
const muddle = /[a-z][A-Z]|[A-Z]{2}[a-z]/;
const camelCase = /^[A-Z]?[a-z]{2,}(?:[._-]?[A-Z][a-z]+|[._-][a-z]+)*$/;
const longId = 16;
const shortId = 8;
const drawnValue = /^(?=.*\d)[^&]{6,}$|^[^&]{8,}$/;
const matrix = /;([\w.-]+)=([^;/?]*)/g;
/** What has none of these has no such place: most addresses. */
const hint = /[?;\d]|[a-zA-Z]{16}|[a-z][A-Z]|[A-Z]{2}[a-z]/;

/**
 * Looks drawn by lot, or counted: a word of the page's own would not. Of ids drawn from letters, digits and signs, one in thirty has no
 * digit; that is known by its length or its capitals, wherever its signs stand.
 */
function isDrawn(text: string): boolean {
  if (!idCharacters.test(text)) return false;
  if (/\d/.test(text)) return true;
  if (text.length >= longId) return /^[a-z]+$/i.test(text) || muddle.test(text);
  return text.length >= shortId && muddle.test(text) && !camelCase.test(text);
}

const pathStart = (key: string): number => {
  const at = key.indexOf('/', 8);
  return at < 0 ? key.length : at;
};
const pathOf = (key: string): string => key.slice(pathStart(key)).split('?', 1)[0] ?? '';
const queryOf = (key: string): string[] => key.split('?', 2)[1]?.split('&') ?? [];

/** Scheme, host and port of a key. */
export const originOf = (key: string): string => key.slice(0, pathStart(key));

/** The places of an address where an id of the visit may stand: `?name` for a parameter, `;name` in a path, `/folder/` for what follows it. */
export function markedPlaces(key: string): MarkedPlace[] {
  if (!hint.test(key.slice(pathStart(key)))) return [];
  const path = pathOf(key);
  const segments = path.split('/').slice(1);
  const found: MarkedPlace[] = [];
  for (const [, name = '', value = ''] of path.matchAll(matrix)) found.push({ place: `;${name}`, value });
  for (const [index, segment] of segments.slice(0, foremost).entries())
    if (isDrawn(segment))
      found.push({ place: ['', ...segments.slice(0, index), ''].join('/'), value: segment });
  for (const part of queryOf(key)) {
    const [name = '', value = ''] = part.split('=', 2);
    if (name !== '' && drawnValue.test(value)) found.push({ place: `?${name}`, value });
  }
  return found;
}

/** The address with something else in one of its places; `change` gets the value, or the folders before it and the value. */
function changed(key: string, place: string, change: (text: string) => string | undefined): string {
  const origin = originOf(key);
  const path = pathOf(key);
  const query = queryOf(key);
  if (place.startsWith('?')) {
    const kept = query.flatMap(part => {
      const [name = ''] = part.split('=', 1);
      if (`?${name}` !== place) return [part];
      const value = change(part.slice(name.length + 1));
      return value === undefined ? [] : [`${name}=${value}`];
    });
    return origin + path + (kept.length === 0 ? '' : `?${kept.join('&')}`);
  }
  const rest = query.length === 0 ? '' : `?${query.join('&')}`;
  if (place.startsWith(';')) {
    const plain = path.replace(matrix, (whole, name: string, value: string) => {
      if (`;${name}` !== place) return whole;
      const next = change(value);
      return next === undefined ? '' : `;${name}=${next}`;
    });
    return origin + plain + rest;
  }
  const [id = '', ...further] = path.slice(place.length).split('/');
  if (!path.startsWith(place) || !isDrawn(id)) return key;
  const next = change(id);
  return `${origin}${place}${[...(next === undefined ? [] : [next]), ...further].join('/')}${rest}`;
}

/** The address with `*` in the place of what stands in each of these places. */
export const masked = (key: string, places: readonly string[]): string =>
  places.reduce((address, place) => changed(address, place, () => '*'), key);

/** The address without the id in a place; `folders` more go with it. */
export function without(key: string, place: string, folders = 0): string {
  const plain = changed(key, place, () => undefined);
  if (folders === 0 || plain === key || !place.startsWith('/')) return plain;
  const kept = place.split('/').slice(0, -1 - folders);
  return originOf(plain) + `${kept.join('/')}/` + plain.slice(originOf(plain).length + place.length);
}

/** What is known of the ids that a site puts into its addresses for each visit or answer. */
export class VisitMarks {
  readonly #marks = new Map<string, VisitMark[]>();

  constructor(marks: readonly VisitMark[] = []) {
    for (const mark of marks) this.add(mark);
  }

  get all(): readonly VisitMark[] {
    return [...this.#marks.values()].flat();
  }

  add(mark: VisitMark): void {
    this.#marks.set(mark.origin, [...(this.#marks.get(mark.origin) ?? []), mark]);
  }

  /** The address without the ids that its page is shown without as well. */
  plain(key: string): string {
    if (this.#marks.size === 0) return key;
    const marks = this.#marks.get(originOf(key)) ?? [];
    return marks.reduce(
      (address, { place, folders }) => (folders === undefined ? address : without(address, place, folders)),
      key,
    );
  }

  /** For an address whose page needs an id, whichever: the address with that id masked. */
  needy(key: string): string | undefined {
    if (this.#marks.size === 0) return undefined;
    const places = (this.#marks.get(originOf(key)) ?? []).filter(mark => mark.folders === undefined);
    const address = masked(
      key,
      places.map(({ place }) => place),
    );
    return address === key ? undefined : address;
  }
}
