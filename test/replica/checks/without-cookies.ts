import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { World } from '../world.js';
import { main, type Check, type Checks } from './check.js';

/** Runs in the page before its scripts: nothing can be stored, as where a browser refuses cookies. */
function refuseStorage(): void {
  const refuse = (): never => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined });
  Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse });
}

/** A page as scripts see it that may not store anything. The server's cookies come back all the same. */
async function refusing(world: World, path: string): Promise<Page> {
  const page = await blankRefusing(world);
  await page.goto(`${main}${path}`, { waitUntil: 'load' });
  return page;
}

async function blankRefusing(world: World): Promise<Page> {
  const page = await world.visit('about:blank');
  await page.addInitScript(refuseStorage);
  return page;
}

const content = (page: Page) => page.locator('#content');

/** What a client without cookies gets, redirect after redirect; bounded. */
async function hops(world: World, path: string): Promise<number[]> {
  const found: number[] = [];
  let url = `${main}${path}`;
  for (let hop = 0; hop < 4; hop += 1) {
    const { statusCode, headers } = await world.client(url);
    found.push(statusCode);
    if (headers.location === undefined) break;
    url = new URL(headers.location, url).href;
  }
  return found;
}

const opensWithCookies =
  (path: string): Check =>
  async world => {
    await expect(content(await world.visit(`${main}${path}`))).toBeVisible();
  };

/** Pages read without cookies. */
export const withoutCookiesChecks: Checks = {
  'cookie-test-without-end': async world => {
    await opensWithCookies('/accessibility')(world);
    expect(await hops(world, '/accessibility')).toEqual([302, 302, 302, 302]);
  },
  'reloads-until-cookies-work': async world => {
    await opensWithCookies('/locations')(world);
    const page = await blankRefusing(world);
    let documents = 0;
    page.on('framenavigated', () => (documents += 1));
    // A page that reloads while it loads never gets to its end.
    await page.goto(`${main}/locations`, { waitUntil: 'commit' });
    await expect.poll(() => documents).toBeGreaterThan(3);
  },
  'content-waits-for-storage': async world => {
    await opensWithCookies('/about')(world);
    await expect(content(await refusing(world, '/about'))).toBeHidden();
  },
  'asks-for-cookies-instead': async world => {
    await expect(content(await world.visit(`${main}/services`))).not.toContainText('enable cookies');
    await expect(content(await refusing(world, '/services'))).toHaveText(
      'Cookies are offPlease enable cookies in your browser to see this page.',
    );
  },
  'wall-over-resources': async world => {
    await expect((await world.visit(`${main}/resources`)).locator('#wall')).toHaveCount(0);
    const page = await refusing(world, '/resources');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('#wall')).toBeVisible();
  },
  'notice-over-resources': async world => {
    const page = await refusing(world, '/resources');
    await page.locator('#notice').getByRole('button', { name: 'Close' }).click();
    await expect(page.locator('#notice')).toHaveCount(0);
    await page.reload();
    await expect(page.locator('#notice')).toBeVisible();
  },
  'cookie-test-that-ends': async world => {
    await opensWithCookies('/accessibility')(world);
    expect(await hops(world, '/accessibility')).toEqual([302, 200]);
  },
  'cookie-hint-above-content': async world => {
    const open = await world.visit(`${main}/services`);
    const said = (await content(open).textContent()) ?? '';
    await expect(content(await refusing(world, '/services'))).toHaveText(
      `Please enable cookies in your browser to get the most of this page.${said}`,
    );
  },
  'stories-change-with-each-visit': async world => {
    const seen = new Set<string>();
    for (let visit = 0; visit < 12 && seen.size < 2; visit += 1)
      seen.add(await content(await world.visit(`${main}/locations`)).innerText());
    expect(seen.size).toBe(2);
  },
  'reading-list-needs-storage': async world => {
    const list = (page: Page) => page.getByRole('heading', { name: 'Your reading list' });
    await expect(list(await world.visit(`${main}/about`))).toBeVisible();
    const page = await refusing(world, '/about');
    await expect(list(page)).toHaveCount(0);
    await expect(content(page)).toBeVisible();
  },
  'page-about-cookies': async world => {
    await expect(content(await world.visit(`${main}/careers`))).toContainText('Please enable cookies');
  },
};
