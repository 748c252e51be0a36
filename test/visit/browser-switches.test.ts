import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { Browser } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser } from '../../crawler/browser/launch.js';

/** The features that each `--disable-features` of the browser's command line names, in order; only the last one counts. */
async function disabledFeatures(browser: Browser): Promise<string[][]> {
  const session = await browser.newBrowserCDPSession();
  const { commandLine } = await session.send('SystemInfo.getInfo');
  return [...commandLine.matchAll(/--disable-features=(\S+)/g)].map(match => (match[1] ?? '').split(','));
}

for (const kind of ['light', 'full'] as const) {
  test(`${kind}: all that Playwright switches off is off, and nothing can be sent that no observer sees`, async () => {
    const choice = findBrowsers(process.env['CHROMIUM_PATH'])[kind];
    test.skip(choice === undefined, 'full Chromium is not installed');
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end('<title>Page</title>');
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
    const browser = await launchBrowser({
      choice: choice ?? {},
      connectTo: [],
      trust: { env: {}, args: [] },
    });
    try {
      const [playwrights = [], ours = []] = await disabledFeatures(browser);
      expect(playwrights).toContain('HttpsUpgrades');
      expect(playwrights.filter(feature => !ours.includes(feature))).toEqual([
        'ThirdPartyStoragePartitioning',
      ]);
      const page = await browser.newPage();
      // Only a secure context ever has it, and 127.0.0.1 is one.
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await page.evaluate(() => [isSecureContext, 'fetchLater' in window])).toEqual([true, false]);
    } finally {
      await browser.close();
      server.close();
    }
  });
}
