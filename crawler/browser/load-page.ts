import { errors, type Page, type Response } from 'playwright';

/** How long a document may take, scripts that come with it included, and then its pictures and the like. */
const limits = { document: 60_000, load: 15_000 };

/**
 * Waits until a page has loaded. One that never finishes (an endless stream, a picture whose server hangs) is used all the same, as
 * visitors do. Gives whether it has; rejects where the page goes away.
 */
export async function untilLoaded(page: Page, ms: number = limits.load): Promise<boolean> {
  try {
    await page.waitForLoadState('load', { timeout: ms });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

/**
 * Opens an address. Once it resolves, the scripts that come with the document have run (`DOMContentLoaded` waits for deferred ones and
 * modules), and what else it loads was waited for `load` ms. Rejects where no document comes, a busy machine's time allowed for.
 */
export async function loadPage(page: Page, url: string, load?: number): Promise<Response | null> {
  const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limits.document });
  await untilLoaded(page, load);
  return response;
}
