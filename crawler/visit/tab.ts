import type { Browser, BrowserContext, BrowserContextOptions, Dialog, Page } from 'playwright';
import { newVisitorContext } from '../browser/launch.js';
import { CookieWatch } from '../cookies/cookie-watch.js';
import { SentIds } from '../cookies/sent-ids.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { watchDocuments } from '../page/bundle.js';
import { closeContext } from './close-context.js';
import { withDeadline } from './deadline.js';
import { IsolatedWorld } from './isolated-world.js';
import { MixedContentLog } from './mixed-content.js';
import { RequestLog } from './settle/request-log.js';
import { mostDialogs, mostLoads, VisitEndedError } from './visit-ended.js';

const openLimitMs = 30_000;
const downloadNoticeMs = 500;

/** A dialog is answered as by a visitor who wants to go on: "leave the page?" with yes, everything else by closing it. */
const answer = (dialog: Dialog): Promise<void> =>
  dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();

/** A tab for one page after the other: dialogs answered, popups closed, downloads refused, cookies and storage emptied in between. */
export class Tab {
  #crashed = false;
  #dialogs = 0;
  #downloads = 0;
  #trouble: (error: VisitEndedError) => void = () => undefined;
  /** Origins that have stored anything in this tab: they may do so again on leaving a page. */
  readonly #storing = new Set<string>();
  readonly log: RequestLog;
  readonly ids: SentIds;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly world: IsolatedWorld,
    readonly cookies: CookieWatch,
    readonly mixed: MixedContentLog,
  ) {
    this.log = new RequestLog(context, loads => {
      if (loads > mostLoads)
        this.#trouble(
          new VisitEndedError('reload-loop', `the page loaded itself anew more than ${mostLoads} times`),
        );
    });
    this.ids = new SentIds(context);
    page.on('crash', () => {
      this.#crashed = true;
      this.#trouble(new VisitEndedError('page-crashed', 'the renderer crashed'));
    });
    page.on('download', () => (this.#downloads += 1));
    page.on('dialog', dialog => {
      this.#dialogs += 1;
      void answer(dialog).catch(() => undefined);
      if (this.#dialogs > mostDialogs)
        this.#trouble(new VisitEndedError('dialog-loop', 'the page puts up one dialog after the other'));
    });
    context.on('page', popup => {
      if (popup !== page) void popup.close().catch(() => undefined);
    });
  }

  static async open(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
    const context = await withDeadline('opening a tab', openLimitMs, newVisitorContext(browser, options));
    await watchDocuments(context, 'timers');
    const cookies = await CookieWatch.in(context);
    const page = await withDeadline('opening a tab', openLimitMs, context.newPage());
    const world = await IsolatedWorld.of(await context.newCDPSession(page));
    return new Tab(context, page, world, cookies, await MixedContentLog.of(world.cdp));
  }

  /** Starts counting for a new visit. The promise rejects with a {@link VisitEndedError} once the page proves to have no end. */
  begin(): Promise<never> {
    this.#dialogs = 0;
    this.#downloads = 0;
    this.log.start(this.page);
    this.cookies.start();
    this.ids.start();
    this.mixed.start();
    const trouble = new Promise<never>((_, reject) => (this.#trouble = reject));
    trouble.catch(() => undefined);
    return trouble;
  }

  /** Whether the visit's address turned out to be a file to save; Chromium says so a moment after it gave the page up. */
  async handsOutFile(): Promise<boolean> {
    if (this.#downloads > 0 || !this.usable) return this.#downloads > 0;
    const download = this.page.waitForEvent('download', { timeout: downloadNoticeMs });
    return download.then(
      () => true,
      () => false,
    );
  }

  get usable(): boolean {
    return !this.#crashed && !this.page.isClosed();
  }

  /** Makes the next visit a first visit: no cookie, no storage of any origin that has stored something. */
  async forget(visit: Pick<PageVisit, 'storage'>): Promise<void> {
    for (const fact of visit.storage) this.#storing.add(fact.origin);
    const storageTypes = 'local_storage,indexeddb,cache_storage,service_workers,websql';
    const { cdp } = this.world;
    await Promise.all([
      this.context.clearCookies(),
      ...[...this.#storing].flatMap(origin => [
        cdp.send('Storage.clearDataForOrigin', { origin, storageTypes }),
        // An origin whose frame is gone has no session storage left to clear: then Chromium answers with an error.
        cdp
          .send('DOMStorage.clear', { storageId: { securityOrigin: origin, isLocalStorage: false } })
          .catch(() => undefined),
      ]),
    ]);
  }

  /** Closes tab and context ({@link closeContext}). */
  async close(): Promise<void> {
    await closeContext(this.context);
  }
}
