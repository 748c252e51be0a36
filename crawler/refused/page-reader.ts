import type { Browser } from 'playwright';
import { z } from 'zod';
import { untilLoaded } from '../browser/load-page.js';
import type { CoverFact, RefusedVisit } from '../evidence/refused.js';
import { takePagePicture } from '../visit/read/page-picture.js';
import { withDeadline } from '../visit/deadline.js';
import { readDocument } from '../visit/read/read-document.js';
import { shownWordIds, type ShownWords } from '../visit/read/shown-words.js';
import type { Settler } from '../visit/settle/settle.js';
import { frameOrigin, sortedStorage, storageOf } from '../visit/read/storage.js';
import { Tab } from '../visit/tab.js';
import { mostLoads, VisitEndedError } from '../visit/visit-ended.js';
import { cookieFacts } from '../visit/read/cookies.js';
import { dismissCover } from './dismiss-cover.js';

const limits = { navigation: 30_000, load: 15_000, step: 10_000, settle: 12_000 };
const addressLimit = 2_000;
const mostRedirects = 20;
/** More different words than any page has. */
const mostWords = 1_000_000;
const pictureMs = 10_000;

/** What one visitor saw of a page. */
export interface PageLook extends Pick<
  RefusedVisit,
  'attempted' | 'cookies' | 'storage' | 'status' | 'loads'
> {
  /** What there was to read; absent where the page never came to rest. */
  readonly words?: ShownWords;
  /** Where the page stands and where its links and forms lead. */
  readonly addresses: readonly string[];
  readonly ownAddress: string;
}

/** A visitor who goes from page to page in one tab, in a browser that refuses cookies or one that keeps them. */
export class PageReader {
  #attempted = new Set<string>();

  private constructor(
    readonly tab: Tab,
    readonly settler: Settler,
  ) {
    tab.context.on('response', response => {
      void response
        .headerValues('set-cookie')
        .then(values => {
          for (const value of values) this.#attempted.add((value.split('=')[0] ?? '').trim().slice(0, 200));
        })
        // The tab was closed before the headers came.
        .catch(() => undefined);
    });
  }

  /** Visitors who share a `settler` know how long each other's pages took. `cookies` is what the browser's profile does with them. */
  static async arrive(browser: Browser, settler: Settler, cookies: 'refused' | 'kept'): Promise<PageReader> {
    const tab = await Tab.open(browser);
    // The preference alone leaves `navigator.cookieEnabled` true: scripts would believe that cookies work.
    if (cookies === 'refused')
      await tab.world.cdp.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    return new PageReader(tab, settler);
  }

  /** Looks at a page. Throws where it cannot be looked at at all; endless redirects and reloads are something seen. */
  async look(url: string): Promise<PageLook> {
    this.#attempted = new Set();
    const trouble = this.tab.begin();
    try {
      return await Promise.race([this.#read(url), trouble]);
    } catch (error) {
      const loads = isRedirectLoop(error) ? mostRedirects : isReloadLoop(error) ? mostLoads + 1 : 0;
      if (loads === 0) throw error;
      return { ...(await this.#stored()), status: 0, loads, addresses: [], ownAddress: url };
    }
  }

  async #read(url: string): Promise<PageLook> {
    const { page, log, world } = this.tab;
    const response = await page
      .goto(url, { waitUntil: 'domcontentloaded', timeout: limits.navigation })
      .catch(error => {
        // A page that sends itself elsewhere while it loads has answered all the same.
        if (log.loads < 2 || !this.tab.usable) throw error;
        return null;
      });
    for (;;) {
      await untilLoaded(page, limits.load);
      const { loads } = log;
      try {
        const settled = this.settler.settle(world, log, url);
        await withDeadline('waiting for the page to settle', limits.settle, settled);
        const read = await withDeadline('reading the page', limits.step, readDocument(world));
        const words = shownWordIds.parse(await world.call('readShownWords', mostWords));
        const found = z.array(z.string()).parse(await world.call('readAddresses', addressLimit));
        if (log.loads > loads) continue;
        const answer = loads < 2 ? response : await log.lastDocument?.response();
        return {
          ...(await this.#stored()),
          storage: sortedStorage(storageOf(frameOrigin(page.url()), read.storage)),
          status: answer?.status() ?? 0,
          loads,
          words,
          addresses: [page.url(), ...found],
          ownAddress: page.url(),
        };
      } catch (error) {
        if (log.loads === loads || !this.tab.usable) throw error;
      }
    }
  }

  async #stored(): Promise<Pick<PageLook, 'attempted' | 'cookies' | 'storage'>> {
    const cookies = cookieFacts(await this.tab.context.cookies());
    return { attempted: [...this.#attempted].sort(), cookies, storage: [] };
  }

  /** Puts away what lies over all of the page, unless `known` says that this can be done; `undefined` where nothing does. */
  cover(known: ReadonlySet<string> = new Set()): Promise<CoverFact | undefined> {
    return dismissCover(this.tab.page, known);
  }

  /** The page as it stands; `undefined` where the browser can take no picture of it. */
  async picture(): Promise<Buffer | undefined> {
    const taken = takePagePicture(this.tab.page, pictureMs);
    return withDeadline('taking a screenshot', pictureMs, taken).catch(() => undefined);
  }

  async leave(): Promise<void> {
    await this.tab.close();
  }
}

const isReloadLoop = (error: unknown): boolean =>
  error instanceof VisitEndedError && error.code === 'reload-loop';

/** Chromium gives up after 20 redirects; its error has no other sign than its name. */
const isRedirectLoop = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('ERR_TOO_MANY_REDIRECTS');
