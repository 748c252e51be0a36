import type { Browser } from 'playwright';
import type { InventoryPage } from '../evidence/inventory.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { ProfileContext } from '../profiles/profile.js';
import { Settler } from '../visit/settle.js';
import { Tab } from '../visit/tab.js';
import { visitPage } from '../visit/visit-page.js';
import { takePictures } from './screenshots.js';

// Learnt and taken once a worker, whatever partitions it is given.
const settler = new Settler();
const pictures = new Set<string>();

/**
 * Visits pages one after the other in one reused tab, each as a first-time visitor, and hands over what each showed. A tab that
 * hangs or crashes is replaced; the page is recorded as failed and the rest goes on.
 */
export async function visitPages(
  browser: Browser,
  pages: readonly Pick<InventoryPage, 'url' | 'fingerprint'>[],
  context: ProfileContext,
  take: (visit: PageVisit) => void,
): Promise<void> {
  let tab: Tab | undefined;
  try {
    for (const page of pages) {
      tab ??= await Tab.open(browser);
      const visit = await visitPage(tab, page.url, page.fingerprint, settler);
      if (visit.outcome.ok) await takePictures(tab, visit, context, pictures);
      take(visit);
      if (visit.outcome.ok && tab.usable) await tab.forget();
      else {
        // After a failure nobody knows what the renderer is still doing.
        await tab.close();
        tab = undefined;
      }
    }
  } finally {
    await tab?.close();
  }
}
