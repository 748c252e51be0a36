import { z } from 'zod';
import { readRendered, type Rendered } from '../crawl/rendering/rendered-links.js';
import { withDeadline } from '../visit/deadline.js';
import type { Tab } from '../visit/tab.js';

const readMs = 5_000;

/** What a loaded page says and leads to; `undefined` where it cannot be read: then its HTML alone tells. */
export async function readShown(tab: Tab): Promise<Rendered | undefined> {
  try {
    const html = await withDeadline('reading what a page says', readMs, tab.world.call('readShownHtml'));
    return readRendered(z.string().parse(html), tab.page.url());
  } catch {
    // Its visit is recorded; what it shows beyond its HTML is not told.
    return undefined;
  }
}
