import type { BrowserContext, Cookie, Page } from 'playwright';
import { bounds, type BoundName } from '../evidence/bounds.js';
import { PartFinder, type FoundPart } from './find-parts.js';
import { idParts } from './id-tokens.js';
import { OutgoingLog } from './outgoing.js';
import { ownCookies, ownStorage, type StoredValue } from './stored-values.js';

/** A stored value of the site's own, a part of which the page sent to a third party. */
export interface Suspect {
  readonly item: StoredValue;
  readonly found: FoundPart;
}

/** What one visit stored and sent away, in memory only. */
export interface Holding {
  readonly values: readonly StoredValue[];
  /** Everything that went to third parties, as text. */
  readonly sent: string;
}

/** An address as words: what a visitor's value has in common with it tells pages apart, not visitors. */
function wordsOf(address: string): string {
  try {
    return decodeURIComponent(address).toLowerCase();
  } catch {
    return address.toLowerCase();
  }
}

/** Looks, after a visit, for stored values of the site's own in what the page sent to third parties. */
export class SentIds {
  readonly #log: OutgoingLog;
  suspects: readonly Suspect[] = [];

  constructor(readonly context: BrowserContext) {
    this.#log = new OutgoingLog(context);
  }

  start(): void {
    this.#log.start();
    this.suspects = [];
  }

  /** Fills `suspects` and says which bounds were reached. Costs next to nothing where the page sends nothing away. */
  async look(page: Page, cookies: readonly Cookie[], familyHosts: readonly string[]): Promise<BoundName[]> {
    const outgoing = this.#log.toOthers(familyHosts);
    if (outgoing.length === 0) return [];
    const storage = await ownStorage(page, familyHosts);
    const pageWords = wordsOf(page.url());
    const items = new Map<string, StoredValue>();
    for (const item of [...ownCookies(cookies, familyHosts), ...storage.values])
      for (const part of idParts(item.value, pageWords)) if (!items.has(part)) items.set(part, item);
    const parts = [...items.keys()].slice(0, bounds.storedParts.value);
    const finder = new PartFinder(parts);
    this.suspects = outgoing.flatMap(each =>
      finder.find(each).flatMap(found => {
        const item = items.get(found.part);
        return item === undefined ? [] : [{ item, found }];
      }),
    );
    return [
      ...(this.#log.isCut ? ['outgoing' as const] : []),
      ...(storage.cut ? ['storedText' as const] : []),
      ...(storage.late ? ['storageAnswer' as const] : []),
      ...(items.size > parts.length ? ['storedParts' as const] : []),
      ...(finder.isCut ? ['outgoingSize' as const] : []),
    ];
  }

  /** What this visitor holds and has sent by now, for a comparison with another. */
  async holding(page: Page, familyHosts: readonly string[]): Promise<Holding> {
    const cookies = ownCookies(await this.context.cookies(), familyHosts);
    const { values } = await ownStorage(page, familyHosts);
    const outgoing = this.#log.toOthers(familyHosts);
    const sent = outgoing.map(
      ({ url, headers, body }) => `${url}\n${JSON.stringify(headers)}\n${body.toString('utf8')}`,
    );
    return { values: [...cookies, ...values], sent: sent.join('\n') };
  }
}
