import type { Browser, BrowserContext, Page } from 'playwright';
import { errors } from 'playwright';
import { z } from 'zod';
import { Lazy } from '../browser/lazy.js';
import { newVisitorContext } from '../browser/launch.js';
import { withDeadline } from '../visit/deadline.js';
import { readRendered, type Rendered } from './rendered-links.js';
import { shownHtmlScript } from './shown-html-script.js';

/** Bounds of rendering one page for its links, in milliseconds. */
const loadMs = 15_000;
const idleMs = 3_000;
const linksMs = 2_000;
const readMs = 5_000;
const openMs = 30_000;

/** Opens pages in one browser, started when first needed, and reads what they link once their scripts have run. */
export class LinkRenderer {
  readonly #browser: Lazy<Browser>;

  /** `edition` names what a browser is started with that may change on the way: it is started anew then. */
  constructor(launch: () => Promise<Browser>, edition?: () => string) {
    this.#browser = new Lazy(launch, closeInTime, edition);
  }

  /** Rejects where the page does not come up or its scripts never end. */
  async renderLinks(url: string): Promise<Rendered> {
    const browser = await this.#browser.get();
    const context = await withDeadline(
      'opening a tab',
      openMs,
      newVisitorContext(browser, { serviceWorkers: 'block' }),
    );
    try {
      const page = await withDeadline('opening a tab', openMs, context.newPage());
      await lookOnly(context, page);
      return await read(page, url);
    } finally {
      // A renderer that hangs is left to the browser's own end.
      await withDeadline('closing a tab', readMs, context.close()).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.#browser.close().catch(() => undefined);
  }
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
  // Some menus are built a moment after everything has come in.
  await page
    .waitForFunction('document.querySelectorAll("a[href]").length > 0', undefined, { timeout: linksMs })
    .catch(ignoreTimeout);
  const html = await withDeadline('reading the links of a page', readMs, page.evaluate(shownHtmlScript));
  const { links, text } = readRendered(z.string().parse(html), page.url());
  return isAtRest ? { links, text } : { links };
}
