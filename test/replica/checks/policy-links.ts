import { expect } from '@playwright/test';
import type { World } from '../world.js';
import { main, type Check, type Checks } from './check.js';

const footerLink = async (world: World, url: string) =>
  (await world.visit(url)).locator('footer .legal a').first();

const leadsTo =
  (path: string, href: string, shown: string | RegExp, base = main): Check =>
  async world => {
    const page = await world.visit(base + path);
    const link = page.getByRole('contentinfo').getByRole('link', { name: /Privacy (Policy|Statement)/ });
    await expect(link).toHaveAttribute('href', href);
    const answer = await page.goto(href.startsWith('/') ? base + href : href);
    expect(answer?.status()).toBe(shown === 'Page not found' ? 404 : 200);
    await expect(page.locator('body')).toContainText(shown);
  };

const policy = `${main}/privacy-policy`;
const current = 'effective as of January 15, 2021';

/** Ways to the policy. */
export const policyLinkChecks: Checks = {
  'policy-link-missing': async world => {
    const page = await world.visit(`${main}/careers/data-analyst`);
    await expect(page.getByRole('link', { name: /privacy/i })).toHaveCount(0);
  },
  'policy-link-to-old-version': leadsTo(
    '/about/history',
    '/privacy-policy-2017',
    'effective as of March 1, 2017',
  ),
  'policy-link-broken': leadsTo('/services/consulting', '/legal/privacy', 'Page not found'),
  'policy-link-unnamed': async world => {
    const link = await footerLink(world, `${main}/locations`);
    await expect(link).toHaveAttribute('href', policy);
    await expect(link).toHaveAccessibleName('');
  },
  'policy-link-hidden': async world => {
    await expect(await footerLink(world, 'https://learn.mpro.org/')).toBeHidden();
  },
  'policy-link-invisible': async world => {
    const link = await footerLink(world, `${main}/about/accreditation`);
    await expect(link).toHaveCSS('color', 'rgb(10, 45, 60)');
    await expect(link.page().locator('footer')).toHaveCSS('background-color', 'rgb(10, 45, 60)');
  },
  'policy-link-to-other-host': leadsTo(
    '/resources/hospitals',
    'https://forms.formbarn.example/legal/mpro-privacy-policy',
    current,
  ),
  'policy-over-http': async world => {
    await leadsTo('/about/board', 'http://www.mpro.org/privacy-policy', current)(world);
    expect((await world.client('http://www.mpro.org/privacy-policy')).statusCode).toBe(200);
  },
  'policy-pdf-outdated': async world => {
    const pdf = await world.client(`${policy}.pdf`, { responseType: 'buffer' });
    const { extractText, getDocumentProxy } = await import('unpdf');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.body)), {
      mergePages: true,
    });
    expect(text.replace(/\s+/g, ' ')).toContain('effective as of March 1, 2017');
  },
  'policy-link-by-redirects': async world => {
    const page = await world.visit(`${main}/about/history`);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy Policy' }).click();
    await page.waitForURL(policy);
  },
  'policy-link-as-icon': async world => {
    const link = await footerLink(world, `${main}/locations`);
    await expect(link).toHaveAccessibleName('Privacy Policy');
    await expect(link).toBeVisible();
  },
  'policy-link-with-query': leadsTo(
    '/services/consulting',
    `${policy}?from=footer#cookies`,
    'MPRO Privacy Policy',
  ),
  'policy-link-in-new-tab': async world => {
    const page = await world.visit(`${main}/about/leadership`);
    const opened = page.waitForEvent('popup');
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: /^Privacy Policy/ })
      .click();
    await (await opened).waitForURL(policy);
  },
};
