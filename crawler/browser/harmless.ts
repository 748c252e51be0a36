import type { Page, Route } from 'playwright';

const asksOnly = (route: Route): boolean => /^(GET|HEAD|OPTIONS)$/.test(route.request().method());

/** A press of a button may look, and must change nothing on a server: from now on the page sends nothing but requests to read. */
export async function harmless(page: Page): Promise<void> {
  await page.route('**/*', route => (asksOnly(route) ? route.continue() : route.abort()));
}

/** The same while `work` lasts, and the page stays where it is: what would lead its tab elsewhere is given up, as by the browser's stop button. */
export async function harmlessAndStaying<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const hold = async (route: Route): Promise<void> => {
    const request = route.request();
    const leads = request.isNavigationRequest() && request.frame() === page.mainFrame();
    await (asksOnly(route) && !leads ? route.continue() : route.abort('aborted'));
  };
  await page.route('**/*', hold);
  try {
    return await work();
  } finally {
    await page.unroute('**/*', hold).catch(() => undefined);
  }
}
