import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { main, type Check, type Checks } from './check.js';

/** Where a link leads in the end, by its text. */
const leadsTo =
  (path: string, name: string, end: string | RegExp): Check =>
  async world => {
    const page = await world.visit(main + path);
    const href = await page.getByRole('link', { name }).getAttribute('href');
    const answer = await world.client(main + (href ?? ''), { followRedirect: false });
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toMatch(end);
  };

/** A box covers a page; `leave` tries to get past it. */
const covered =
  (path: string, box: string, leave: (page: Page) => Promise<void>, isLeft: boolean): Check =>
  async world => {
    const page = await world.visit(main + path);
    await expect(page.locator(box)).toBeVisible();
    await leave(page);
    if (isLeft) await expect(page.locator(box)).toBeHidden();
    else await expect(page.locator(box)).toBeVisible();
  };

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');

/** What bars the way to pages, and what only looks so. */
export const wallChecks: Checks = {
  'report-behind-login': leadsTo('/resources/hospitals', 'Annual report 2025', /^\/login$/),
  'data-at-identity-provider': leadsTo(
    '/resources/nursing-homes',
    'Quality data by county',
    /^https:\/\/login\.microsoftonline\.com\//,
  ),
  'dialog-without-way-out': covered(
    '/about/history',
    '#entrance',
    async page => {
      await escape(page);
      await escape(page);
    },
    false,
  ),
  'dead-close-button': covered(
    '/about/accreditation',
    '#dead-layer',
    page => page.getByRole('button', { name: 'Close' }).click(),
    false,
  ),
  'read-on-for-email': async world => {
    const page = await world.visit(`${main}/services/consulting`);
    await expect(page.getByText('Enter your e-mail to read the full article')).toBeVisible();
    const cut = await page
      .locator('main > div')
      .first()
      .evaluate(element => element.scrollHeight - element.clientHeight);
    expect(cut).toBeGreaterThan(60);
  },
  'report-behind-form': async world => {
    const page = await world.visit(`${main}/resources/patients`);
    await page.getByRole('link', { name: 'Download the report on falls' }).click();
    await expect(page.getByRole('button', { name: 'Download the report' })).toBeVisible();
    await expect(page.locator('main a')).toHaveCount(0);
  },
  'dialog-closed-by-escape': covered('/about/history', '#escape', escape, true),
  'layer-with-no-thanks': covered(
    '/about/accreditation',
    '#thanks-layer',
    page => page.getByText('No thanks').click(),
    true,
  ),
  'layer-closed-beside': covered('/about/board', '#beside-layer', page => page.mouse.click(8, 8), true),
  'close-button-comes-late': covered(
    '/locations',
    '#late-layer',
    page => page.locator('#late-close').click(),
    true,
  ),
  'account-link-to-login': leadsTo('/resources/hospitals', 'My account', /^\/login$/),
  'news-below-article': async world => {
    const page = await world.visit(`${main}/services/consulting`);
    await expect(page.getByRole('button', { name: 'Subscribe' })).toBeVisible();
  },
  'report-with-file-beside-form': async world => {
    const page = await world.visit(`${main}/resources/falls-report`);
    await expect(page.getByRole('link', { name: 'Go straight to the file' })).toBeVisible();
  },
};
