import type { VisitMark } from '../../evidence/visit-mark.js';
import type { HtmlFacts } from '../html/html-facts.js';
import { markedPlaces, masked, originOf, without } from '../urls/visit-marks.js';

/** What one answer of a page links. */
export interface LinkingAnswer {
  readonly links: readonly { readonly key: string; readonly unsafe?: string | undefined }[];
  /** Hashes of what it says, numbers and ids aside, where that is known. */
  readonly blocks?: readonly number[];
}

/** Pages that are asked twice for one kind of id before it is let be. */
const mostTries = 3;

/**
 * Finds the ids that a site puts into its addresses for each visit or answer, whatever they are called: a page that is asked twice says
 * the same, and names the same addresses but for the id; and the address with one id, with the other, and, at best, with none leads to
 * the same page. An address drawn by lot ("surprise me") leads to another page each time, and is none.
 */
export class VisitIds {
  readonly #seen = new Set<string>();
  readonly #settled = new Set<string>();
  readonly #tries = new Map<string, number>();

  constructor(
    /** Whether an address may be asked. */
    readonly mayAsk: (key: string) => boolean,
    /** The page at an address as a visitor sees it, asked anew; `undefined` where there is none. */
    readonly pageAt: (key: string) => Promise<HtmlFacts | undefined>,
  ) {}

  /** Looks at the links of a page; `again` asks it once more. Gives what has been found out. */
  async watch(first: LinkingAnswer, again: () => Promise<LinkingAnswer | undefined>): Promise<VisitMark[]> {
    const open = this.#openPlaces(first);
    if (open.size === 0) return [];
    const second = await again();
    const marks: VisitMark[] = [];
    for (const [origin, places] of open) {
      const changing = second === undefined ? undefined : changingPlaces(origin, places, first, second);
      for (const place of places) {
        const name = `${origin} ${place}`;
        const tries = (this.#tries.get(name) ?? 0) + 1;
        this.#tries.set(name, tries);
        if (changing === undefined && tries < mostTries) continue;
        this.#settled.add(name);
        if (second === undefined || !changing?.includes(place)) continue;
        const mark = await this.#prove(origin, place, changing, first, second);
        if (mark) marks.push(mark);
      }
    }
    return marks;
  }

  /** Places that are not settled, by origin. */
  #openPlaces({ links }: LinkingAnswer): Map<string, string[]> {
    const open = new Map<string, string[]>();
    for (const { key, unsafe } of links) {
      if (unsafe !== undefined || this.#seen.has(key)) continue;
      this.#seen.add(key);
      const origin = originOf(key);
      for (const { place } of markedPlaces(key)) {
        const places = open.get(origin) ?? [];
        if (places.includes(place) || this.#settled.has(`${origin} ${place}`) || !this.mayAsk(key)) continue;
        open.set(origin, [...places, place]);
      }
    }
    return open;
  }

  async #prove(
    origin: string,
    place: string,
    changing: readonly string[],
    first: LinkingAnswer,
    second: LinkingAnswer,
  ): Promise<VisitMark | undefined> {
    const [one] = marked(first, origin, place);
    if (one === undefined) return undefined;
    const other = marked(second, origin, place).find(key => masked(key, changing) === masked(one, changing));
    if (other === undefined) return undefined;
    const [page, samePage, otherPage] = [
      await this.pageAt(one),
      await this.pageAt(one),
      await this.pageAt(other),
    ];
    const says = sayingOf(page, samePage);
    if (says === undefined || otherPage === undefined || says(otherPage) === false) return undefined;
    for (const folders of place.startsWith('/') ? [0, 1] : [0]) {
      const plain = without(one, place, folders);
      if (plain === one || !this.mayAsk(plain)) continue;
      const plainPage = await this.pageAt(plain);
      if (plainPage && says(plainPage)) return { origin, place, folders };
    }
    return { origin, place };
  }
}

const marked = ({ links }: LinkingAnswer, origin: string, place: string): string[] =>
  links
    .filter(({ key, unsafe }) => unsafe === undefined && originOf(key) === origin)
    .map(({ key }) => key)
    .filter(key => markedPlaces(key).some(each => each.place === place))
    .sort();

const sameList = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** Those of the places whose values differ altogether between two answers that agree otherwise; `undefined` where they do not agree. */
function changingPlaces(
  origin: string,
  places: readonly string[],
  first: LinkingAnswer,
  second: LinkingAnswer,
): string[] | undefined {
  if (first.blocks && second.blocks && !sameList(first.blocks, second.blocks)) return undefined;
  const valuesOf = (answer: LinkingAnswer, place: string): Set<string> =>
    new Set(
      answer.links
        .filter(({ key }) => originOf(key) === origin)
        .flatMap(({ key }) => markedPlaces(key))
        .filter(each => each.place === place)
        .map(({ value }) => value),
    );
  const changing = places.filter(place => {
    const [before, after] = [valuesOf(first, place), valuesOf(second, place)];
    return before.size > 0 && after.size > 0 && [...before].every(value => !after.has(value));
  });
  const plainLinks = (answer: LinkingAnswer): string[] =>
    [
      ...new Set(
        answer.links.filter(({ key }) => originOf(key) === origin).map(({ key }) => masked(key, changing)),
      ),
    ].sort();
  if (changing.length === 0) return [];
  return sameList(plainLinks(first), plainLinks(second)) ? changing : undefined;
}

/** Tells whether another page says what this one says; `samePage` is the same asked again: what differs between the two counts for nothing. */
function sayingOf(
  page: HtmlFacts | undefined,
  samePage: HtmlFacts | undefined,
): ((other: HtmlFacts) => boolean) | undefined {
  if (!page || !samePage || page.isShell || page.textLength === 0) return undefined;
  if (page.textHash === samePage.textHash) return other => !other.isShell && other.textHash === page.textHash;
  if (page.blocks.length === 0 || !sameList(page.blocks, samePage.blocks)) return undefined;
  return other => !other.isShell && other.title === page.title && sameList(other.blocks, page.blocks);
}
