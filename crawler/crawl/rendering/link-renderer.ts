import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { errors } from 'playwright';
import { z } from 'zod';
import { Lazy } from '../../browser/lazy.js';
import { newVisitorContext } from '../../browser/launch.js';
import { watchDocuments } from '../../page/bundle.js';
import { closeContext } from '../../visit/close-context.js';
import { withDeadline } from '../../visit/deadline.js';
import { pendingTimersExpression } from '../../visit/settle/pending-timers.js';
import { readRendered, type Rendered } from './rendered-links.js';
import { callInFrame } from '../../page/in-frame.js';

/** Bounds of rendering one page for its links, in milliseconds. */
const loadMs = 15_000;
const idleMs = 3_000;
const linksMs = 2_000;
const readMs = 5_000;
const openMs = 30_000;

/** A tab in a profile of its own. */
interface Tab {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
}

/** Opens pages in one browser, started when first needed, and reads what they link once their scripts have run. */
export class LinkRenderer {
  readonly #browser: Lazy<Browser>;
  /** Tabs that showed a page and are free again, by their browser. */
  readonly #free: (readonly [Browser, Tab])[] = [];

  /** `edition` names what a browser is started with that may change on the way: it is started anew then. */
  constructor(launch: () => Promise<Browser>, edition?: () => string) {
    this.#browser = new Lazy(launch, closeInTime, edition);
  }

  /** Rejects where the page does not come up or its scripts never end. */
  async renderLinks(url: string): Promise<Rendered> {
    const browser = await this.#browser.get();
    const at = this.#free.findIndex(([of]) => of === browser);
    const [, tab] =
      at < 0 ? [browser, await openTab(browser)] : (this.#free.splice(at, 1)[0] as [Browser, Tab]);
    try {
      const rendered = await read(tab.page, url);
      await forget(tab);
      this.#free.push([browser, tab]);
      return rendered;
    } catch (error) {
      // What went wrong in a tab must not meet the next page.
      await closeContext(tab.context);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#browser.close().catch(() => undefined);
  }
}

/** A new profile costs several times what a page costs: tabs are used again. */
async function openTab(browser: Browser): Promise<Tab> {
  const open = async (): Promise<Tab> => {
    const context = await newVisitorContext(browser, { serviceWorkers: 'block' });
    await watchDocuments(context, 'timers');
    const page = await context.newPage();
    await lookOnly(context, page);
    return { context, page, cdp: await context.newCDPSession(page) };
  };
  return withDeadline('opening a tab', openMs, open());
}

/** Makes the next page's visitor a new one. */
async function forget({ context, page, cdp }: Tab): Promise<void> {
  const { origin } = new URL(page.url());
  await withDeadline('leaving a page', readMs, page.goto('about:blank'));
  await context.clearCookies();
  await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

const closeInTime = (browser: Browser): Promise<unknown> =>
  withDeadline('closing the browser', openMs, browser.close());

/** A page that is looked at for its links may fetch what it needs, and send nothing. */
async function lookOnly(context: BrowserContext, page: Page): Promise<void> {
  context.on('page', popup => {
    if (popup !== page) void popup.close().catch(() => undefined);
  });
  await context.route('**/*', route =>
    ['GET', 'HEAD', 'OPTIONS'].includes(route.request().method())
      ? route.continue()
      : route.abort('blockedbyclient'),
  );
}

const hasLinksOrRests = `document.querySelectorAll("a[href]").length > 0 || ${pendingTimersExpression}.timers === 0`;

/** Asked for by hand: Playwright's own waiting sends each page a script of a third of a megabyte. */
async function untilLinkedOrAtRest(page: Page): Promise<void> {
  for (const end = performance.now() + linksMs; performance.now() < end;) {
    // A page that sends itself on meanwhile is asked again where it ends up.
    if ((await page.evaluate(hasLinksOrRests).catch(() => false)) === true) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const ignoreTimeout = (error: unknown): void => {
  if (!(error instanceof errors.TimeoutError)) throw error;
};

async function read(page: Page, url: string): Promise<Rendered> {
  await page.goto(url, { waitUntil: 'load', timeout: loadMs }).catch(ignoreTimeout);
  const isAtRest = await page
    .waitForLoadState('networkidle', { timeout: idleMs })
    .then(() => true)
    .catch((error: unknown) => {
      ignoreTimeout(error);
      return false;
    });
  // Some menus are built a moment after everything has come in. A page that has put nothing off builds none.
  await withDeadline('reading the links of a page', readMs, untilLinkedOrAtRest(page));
  const reading = callInFrame(page.mainFrame(), 'forms', 'readShownHtml');
  const html = await withDeadline('reading the links of a page', readMs, reading);
  const { links, text } = readRendered(z.string().parse(html), page.url());
  return isAtRest ? { links, text } : { links };
}
