import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { newVisitorContext } from '../browser/launch.js';
import { withDeadline } from './deadline.js';
import { RequestLog } from './request-log.js';

const openLimitMs = 30_000;
const closeLimitMs = 5_000;

/** A tab for one page after the other: dialogs dismissed, popups closed, downloads refused, cookies and storage emptied in between. */
export class Tab {
  #crashed = false;
  readonly #origins = new Set<string>();

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly log: RequestLog,
    readonly cdp: CDPSession,
  ) {
    page.on('crash', () => (this.#crashed = true));
    page.on('dialog', dialog => void dialog.dismiss().catch(() => undefined));
    page.on('framenavigated', frame => {
      if (URL.canParse(frame.url())) this.#origins.add(new URL(frame.url()).origin);
    });
    context.on('page', popup => {
      if (popup !== page) void popup.close().catch(() => undefined);
    });
  }

  static async open(browser: Browser): Promise<Tab> {
    const context = await withDeadline('opening a tab', openLimitMs, newVisitorContext(browser));
    const log = new RequestLog(context);
    const page = await withDeadline('opening a tab', openLimitMs, context.newPage());
    const cdp = await context.newCDPSession(page);
    return new Tab(context, page, log, cdp);
  }

  get usable(): boolean {
    return !this.#crashed && !this.page.isClosed();
  }

  /** Makes the next visit a first visit: no cookie, no storage of any origin seen so far. */
  async forget(): Promise<void> {
    await this.context.clearCookies();
    const origins = [...this.#origins].filter(origin => origin !== 'null');
    this.#origins.clear();
    const storageTypes = 'local_storage,indexeddb,cache_storage,service_workers,websql';
    await Promise.all(
      origins.flatMap(origin => [
        this.cdp.send('Storage.clearDataForOrigin', { origin, storageTypes }),
        // An origin whose frame is gone has no session storage left to clear: then Chromium answers with an error.
        this.cdp
          .send('DOMStorage.clear', { storageId: { securityOrigin: origin, isLocalStorage: false } })
          .catch(() => undefined),
      ]),
    );
  }

  /** Closes tab and context; a renderer that hangs is left to the browser's own end. */
  async close(): Promise<void> {
    await withDeadline('closing a tab', closeLimitMs, this.context.close()).catch(() => undefined);
  }
}
