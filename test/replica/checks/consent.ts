import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { World } from '../world.js';
import { arrives, main, type Check, type Checks } from './check.js';

const stats = 'stats.pagepulse.example';
const necessary = ['cc_cookie', 'csrf_token', 'klaro', 'mpro_session'];

/** Declines on the entry page, then reads on as a visitor does. */
async function decline(world: World, button = 'Reject all'): Promise<Page> {
  const page = await world.visit(`${main}/`);
  await page.getByRole('button', { name: button }).click();
  world.replica.log.clear();
  await page.goto(`${main}/services`, { waitUntil: 'networkidle' });
  await page.reload({ waitUntil: 'networkidle' });
  return page;
}

const cookiesBeyond = async (page: Page): Promise<string[]> =>
  (await page.context().cookies()).map(({ name }) => name).filter(name => !necessary.includes(name));

/** No tracker request, cookie or storage entry after declining. */
async function isClean(world: World, page: Page): Promise<void> {
  expect(world.replica.log.to(stats)).toEqual([]);
  expect(await cookiesBeyond(page)).toEqual([]);
  expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual(
    [],
  );
}

const statisticsRun =
  (button?: string): Check =>
  async world => {
    await decline(world, button);
    await arrives(world, stats, ({ url }) => url.startsWith(`https://${stats}/track/`));
  };

/** Sites that ask, and what they do with the answer. */
export const consentChecks: Checks = {
  'statistics-ignore-the-choice': statisticsRun(),
  'klaro-without-effect': statisticsRun('I decline'),
  'tag-on-later-pages': async world => {
    const page = await decline(world);
    expect(await cookiesBeyond(page)).toEqual(['_asid']);
    await arrives(world, 'px.adsync.example', ({ url }) => url.includes('/pageview?uid='));
  },
  'prompt-without-decline': async world => {
    const page = await world.visit(`${main}/`);
    await expect(page.getByRole('dialog').getByRole('button')).toHaveText(['Accept all']);
    await expect(page.getByRole('button', { name: /reject|manage|settings/i })).toHaveCount(0);
  },
  'visitor-in-storage': async world => {
    const page = await decline(world);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['mpro_visitor']);
  },
  'visitor-cookie-from-server': async world => {
    expect(await cookiesBeyond(await decline(world))).toEqual(['mpro_visitor']);
  },
  'visitor-in-links': async world => {
    const page = await world.visit(`${main}/`);
    expect(await page.locator('a[href*="vid="]').count()).toBe(0);
    await page.addInitScript(() =>
      Object.defineProperty(document, 'cookie', { get: () => '', set: () => undefined }),
    );
    await page.reload();
    await expect(page.locator('nav a').first()).toHaveAttribute('href', /\?vid=[0-9a-f]{32}$/);
  },
  'load-balancer-cookies': async world => {
    expect(await cookiesBeyond(await decline(world))).toEqual(['AWSALB', 'AWSALBCORS']);
  },
  'klaro-with-effect': async world => {
    await isClean(world, await decline(world, 'I decline'));
    const page = await world.visit(`${main}/`);
    await page.getByRole('button', { name: "That's ok" }).click();
    await arrives(world, stats, ({ url }) => url.startsWith(`https://${stats}/track/`));
  },
  'statistics-until-declined': async world => {
    await world.visit(`${main}/about`);
    await arrives(world, stats, ({ url }) => url.startsWith(`https://${stats}/track/`));
    await isClean(world, await decline(world));
  },
  'no-prompt': async world => {
    const page = await world.visit(`${main}/`);
    await page.goto(`${main}/services`, { waitUntil: 'networkidle' });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await isClean(world, page);
  },
};

/** The site without variations: nothing before the choice, nothing after declining, statistics after accepting. */
export const conformingConsent: Check = async world => {
  await isClean(world, await decline(world));
  const page = await world.visit(`${main}/`);
  await isClean(world, page);
  await page.getByRole('button', { name: 'Accept all' }).click();
  await arrives(world, stats, ({ url }) => url.startsWith(`https://${stats}/track/`));
  const later = await page.context().newPage();
  await later.goto(`${main}/about`, { waitUntil: 'networkidle' });
  expect(await cookiesBeyond(later)).toEqual([]);
};
