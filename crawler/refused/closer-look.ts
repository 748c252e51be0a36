import type { Browser } from 'playwright';
import type { AgainWithCookies, CoverFact } from '../evidence/refused.js';
import type { Outcome } from '../evidence/visit.js';
import type { Settler } from '../visit/settle/settle.js';
import { mostLoads } from '../visit/visit-ended.js';
import { visitFailure } from '../visit/visit-failure.js';
import { needsAnotherLook, readingOf } from './compare-reading.js';
import { PageReader, type PageLook } from './page-reader.js';

export type No = Exclude<Outcome, { ok: true }>;
/** What a visitor saw of a page, and of what lay over it, or why there was nothing to see. */
export type Looked = (PageLook & { readonly cover?: CoverFact | undefined }) | No;
export const isLook = (looked: Looked): looked is Exclude<Looked, No> => 'loads' in looked;

/** What visitors who are new to the site see of a page: one who keeps cookies, one who refuses them, and another who keeps them where these differ. */
export interface CloserLook {
  readonly kept: readonly Looked[];
  readonly refused: Looked;
  readonly picture: Buffer | undefined;
}

/** Looks at a page as visitors do who come from the site's entry page: some pages are shown only to those who bring its cookies. */
export class CloserLooks {
  constructor(
    readonly entry: string,
    readonly refusing: Browser,
    readonly keeping: Browser,
    readonly settler: Settler,
  ) {}

  async at(url: string): Promise<CloserLook> {
    const first = await this.#fresh('kept', url);
    const { looked, picture } = await this.#fresh('refused', url);
    const once = { kept: [first.looked], refused: looked, picture };
    if (!isLook(first.looked) || !isLook(looked) || !first.looked.words || !looked.words) return once;
    // What differs between two visits may differ between any two.
    const reading = readingOf(first.looked.words.main, [looked.words]);
    if (!needsAnotherLook(reading)) return once;
    const second = await this.#fresh('kept', url);
    return { ...once, kept: [first.looked, second.looked] };
  }

  async #fresh(cookies: 'refused' | 'kept', url: string) {
    const browser = cookies === 'kept' ? this.keeping : this.refusing;
    const reader = await PageReader.arrive(browser, this.settler, cookies);
    try {
      if (url !== this.entry) await this.#pass(reader);
      const looked = await reader.look(url);
      if (looked.words === undefined) return { looked, picture: undefined };
      const picture = cookies === 'refused' ? await reader.picture() : undefined;
      return { looked: { ...looked, cover: await reader.cover() }, picture };
    } catch (error) {
      const { reason, detail } = await visitFailure(reader.tab, error);
      return { looked: { ok: false as const, reason, detail }, picture: undefined };
    } finally {
      await reader.leave();
    }
  }

  async #pass(reader: PageReader): Promise<void> {
    // Whether the entry page itself can be read is told by its own visit.
    await reader.look(this.entry).catch(() => undefined);
  }
}

const endless = { ok: false, reason: 'reload-loop', detail: 'the page does not come to rest' } as const;

/** What became of the visits with cookies, as one: it failed where either failed. */
export function againOf({ kept }: CloserLook): AgainWithCookies {
  const looks = kept.filter(isLook);
  const failure = kept.find((looked): looked is No => !isLook(looked));
  const [{ status, words } = { status: 0, words: undefined }] = looks;
  const refusedBy = looks.find(look => look.status >= 400);
  const outcome: Outcome =
    failure ??
    (looks.some(look => look.loads > mostLoads)
      ? endless
      : refusedBy
        ? { ok: false, reason: 'http-status', detail: `answered ${refusedBy.status}` }
        : { ok: true });
  const covered = looks.some(({ cover }) => cover?.stays === true);
  return { outcome, status, text: words?.text ?? '', covered };
}
