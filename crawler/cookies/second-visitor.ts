import thirdPartyWeb from 'third-party-web';
import { isConsentManager } from '../trackers/tracker-hosts.js';
import type { HandedOn } from '../evidence/handed-on.js';
import { storedTokens, tellsApart } from './id-tokens.js';
import type { Holding, Suspect } from './sent-ids.js';
import { itemOf } from './stored-values.js';
import { withoutQuery } from '../../kernel/addresses.js';

/** What is known of an item from a second visitor. */
interface Known {
  readonly theirs: string;
  /** Two visitors of one page held different values, and the value is little more than that. */
  readonly identifies: boolean;
}

/** Values of more parts hold more than an identifier: each part is compared on the page where it was sent. */
const fewParts = 12;

const addressOf = (url: string): string => withoutQuery(url).slice(0, 300);

const keepsChoices = (host: string): boolean =>
  isConsentManager(host) || thirdPartyWeb.getEntity(host)?.categories.includes('consent-provider') === true;

function rowOf({ item, found }: Suspect, compared: boolean): HandedOn {
  // What is an identifier in a path is the visitor's own, and another one in the next run.
  const url = addressOf(found.outgoing.url).split(found.part).join('…');
  return {
    area: item.area,
    name: item.name,
    where: item.where,
    host: found.outgoing.host,
    url,
    keepsChoices: keepsChoices(found.outgoing.host),
    place: found.place,
    encoding: [...found.encoding],
    compared,
  };
}

const order = (row: HandedOn): string =>
  JSON.stringify([
    row.area,
    row.where,
    row.name,
    row.host,
    !row.compared,
    row.encoding.length,
    row.place,
    row.url,
  ]);

/** One row an item and host, the plainest, in a stable order. */
function distinctRows(rows: readonly HandedOn[]): HandedOn[] {
  const found = new Map<string, HandedOn>();
  const sorted = [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  for (const row of sorted) {
    const key = JSON.stringify([row.area, row.where, row.name, row.host]);
    if (!found.has(key)) found.set(key, row);
  }
  return [...found.values()];
}

/**
 * Tells identifiers from what every visitor of a page is given: a value that was sent to a third party is compared with that of a second
 * visitor, who comes only where there is something to compare.
 */
export class SecondVisitor {
  readonly #known = new Map<string, Known>();
  #earlier: Promise<unknown> = Promise.resolve();

  /** `come` visits a page in a browser of its own, without waiting for other visits, or gives nothing where that fails. */
  constructor(readonly come: (url: string, template: string) => Promise<Holding | undefined>) {}

  /** The identifiers among what a visit of the page sent away. */
  async identifiers(suspects: readonly Suspect[], url: string, template: string): Promise<HandedOn[]> {
    if (suspects.length === 0) return [];
    // One after the other: what the first learns saves the next the visit.
    const comparison = this.#earlier.then(() => this.#compare(suspects, url, template));
    this.#earlier = comparison.catch(() => undefined);
    return comparison;
  }

  async #compare(suspects: readonly Suspect[], url: string, template: string): Promise<HandedOn[]> {
    const open = suspects.filter(suspect => !this.#isSettled(suspect));
    const other = open.length === 0 ? undefined : await this.come(url, template);
    const now = Date.now();
    const theirs = new Map(other?.values.map(item => [itemOf(item), item.value]));
    const rows = suspects.flatMap((suspect): HandedOn[] => {
      const { item, found } = suspect;
      const key = itemOf(item);
      const value = theirs.get(key);
      if (value === undefined) {
        const known = this.#known.get(key);
        if (known === undefined || !this.#isSettled(suspect)) return [rowOf(suspect, false)];
        return tellsApart(found.part, known.theirs, now) ? [rowOf(suspect, true)] : [];
      }
      const differs = tellsApart(found.part, value, now) && other?.sent.includes(found.part) !== true;
      const isPlain = storedTokens(item.value).length <= fewParts;
      this.#known.set(key, {
        theirs: value,
        identifies: (differs && isPlain) || this.#known.get(key)?.identifies === true,
      });
      return differs ? [rowOf(suspect, true)] : [];
    });
    return distinctRows(rows);
  }

  /** Whether the second visitor of another page has told enough. */
  #isSettled({ item, found }: Suspect): boolean {
    const known = this.#known.get(itemOf(item));
    if (known === undefined) return false;
    return known.identifies || known.theirs.includes(found.part);
  }
}
