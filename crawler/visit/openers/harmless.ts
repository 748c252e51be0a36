import type { Page } from 'playwright';

/** A press of a button may look, and must change nothing on a server: from now on the page sends nothing but requests to read. */
export async function harmless(page: Page): Promise<void> {
  await page.route('**/*', route =>
    /^(GET|HEAD|OPTIONS)$/.test(route.request().method()) ? route.continue() : route.abort(),
  );
}
