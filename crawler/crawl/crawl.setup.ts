import { chromium, test } from '@playwright/test';
import { withViewport } from '../browser/launch.js';
import { withAcceptedKeys } from '../browser/trust-store.js';
import type { Inventory } from '../evidence/inventory.js';
import { dropInventory, writeInventory } from '../evidence/inventory-file.js';
import { readSettings, type Settings } from '../settings.js';
import { BrokenCertificates } from '../tls/broken-certificates.js';
import { crawlSite } from './crawl.js';
import { LinkRenderer } from './rendering/link-renderer.js';
import { dropWhole, onlyPages } from './only-pages.js';
import { crawlProgress } from './progress.js';
import { progressDisplay } from './progress-display.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Ends the crawl when the run is interrupted; what was found so far stands in the checkpoint. */
function interruption(): AbortController {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller;
}

test("the site's pages are found", async ({ launchOptions }) => {
  const settings = readSettings(process.env, new Date().toISOString().slice(0, 10));
  const certificates = new BrokenCertificates(settings);
  const renderer = new LinkRenderer(
    async () =>
      withViewport(
        await chromium.launch({
          ...launchOptions,
          args: withAcceptedKeys(launchOptions.args ?? [], certificates.keys),
        }),
        settings.viewport,
      ),
    () => certificates.keys.join(),
  );
  const crawl = (asked: Settings): Promise<Inventory> =>
    crawlSite(asked, {
      say,
      progress: progressDisplay(crawlProgress, say, process.env),
      signal: interruption().signal,
      certificates,
      renderLinks: url => renderer.renderLinks(url),
    });
  const inventoryOf = (): Promise<Inventory> => {
    if (settings.onlyPages.length > 0) return onlyPages(settings, new Date().toISOString(), crawl);
    dropWhole(settings.reportsDir);
    dropInventory(settings.reportsDir);
    return crawl(settings);
  };
  try {
    const inventory = await inventoryOf();
    writeInventory(settings.reportsDir, inventory);
    const { pages, skipped, failed } = inventory;
    say(`crawl: inventory of ${pages.length} pages, ${skipped.length} skipped, ${failed.length} failed.`);
  } finally {
    await renderer.close();
  }
});
