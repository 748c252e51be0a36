import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser, newVisitorContext } from '../../crawler/browser/launch.js';
import { prepareBrowserTrust } from '../../crawler/browser/trust-store.js';
import { parseConnectTo } from '../../crawler/network/connect-to.js';
import { reportSelf } from './report-self.js';

/**
 * The least that meets what acts on each form: every page visited once, its form typed into key by key, two seconds waited, and nothing
 * looked at. Arguments: the site, the number of pages, the number of tabs, `CONNECT_TO`, the authority's file.
 */
const [, , start = '', count = '0', tabs = '1', connectTo = '', caFile = ''] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'bare-forms-'));
const rules = parseConnectTo(connectTo);
const trust = await prepareBrowserTrust(caFile, folder, [new URL(start).hostname], rules);
const browser = await launchBrowser({ choice: findBrowsers().light, connectTo: rules, trust });
const context = await newVisitorContext(browser);
const scout = await context.newPage();
await scout.goto(start);
const addresses = await scout
  .locator('main a')
  .evaluateAll(links => links.map(link => (link instanceof HTMLAnchorElement ? link.href : '')));
await scout.close();
const pages = addresses.slice(0, Number(count));
let next = 0;

async function worker(): Promise<void> {
  const page = await context.newPage();
  for (;;) {
    const address = pages[next];
    next += 1;
    if (address === undefined) return;
    await page.goto(address, { waitUntil: 'load' });
    await page.locator('[type=email]').pressSequentially('kestrel.moss@example.org');
    await page.locator('textarea').pressSequentially('Please tell me more about your work.');
    await page.keyboard.press('Tab');
    await pause(2_000);
  }
}
await Promise.all(Array.from({ length: Number(tabs) }, worker));
await browser.close();
reportSelf(pages.length);
