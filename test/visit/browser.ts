import { test as base } from '@playwright/test';
import type { Browser } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser } from '../../crawler/browser/launch.js';
import { Tab } from '../../crawler/visit/tab.js';

/** `light` is the browser of first visits, one a worker; `tab` a fresh tab of it. */
export const test = base.extend<{ tab: Tab }, { light: Browser }>({
  light: [
    async ({}, use) => {
      const { light } = findBrowsers(process.env['CHROMIUM_PATH']);
      const browser = await launchBrowser({ choice: light, connectTo: [], trust: { env: {}, args: [] } });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ light }, use) => {
    const tab = await Tab.open(light);
    await use(tab);
    await tab.close();
  },
});

export { expect } from '@playwright/test';
