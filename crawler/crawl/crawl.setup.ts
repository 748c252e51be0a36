import { chromium, test } from '@playwright/test';
import { withAcceptedKeys } from '../browser/trust-store.js';
import { readSettings } from '../settings.js';
import { BrokenCertificates } from '../tls/broken-certificates.js';
import { crawlSite } from './crawl.js';
import { LinkRenderer } from './link-renderer.js';
import { createProgress } from './progress.js';
import { dropInventory, writeInventory } from './read-inventory.js';

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
    () =>
      chromium.launch({
        ...launchOptions,
        args: withAcceptedKeys(launchOptions.args ?? [], certificates.keys),
      }),
    () => certificates.keys.join(),
  );
  dropInventory(settings.reportsDir);
  try {
    const inventory = await crawlSite(settings, {
      say,
      progress: createProgress(say, process.env),
      signal: interruption().signal,
      certificates,
      renderLinks: url => renderer.renderLinks(url),
    });
    writeInventory(settings.reportsDir, inventory);
    const { pages, skipped, failed } = inventory;
    say(`crawl: inventory of ${pages.length} pages, ${skipped.length} skipped, ${failed.length} failed.`);
  } finally {
    await renderer.close();
  }
});
