import { expect } from '@playwright/test';
import { ada, arrives, main, type, type Checks } from './check.js';

/** What was typed as an e-mail, and mere links. */
export const mailtoChecks: Checks = {
  'mailto-form-action': async world => {
    const page = await world.visit(`${main}/advisory-council`);
    await expect(page.locator('#council')).toHaveAttribute('action', /^mailto:info@mpro\.org/);
  },
  'mailto-formaction-button': async world => {
    const page = await world.visit(`${main}/careers/apply`);
    await expect(page.getByRole('button', { name: 'Apply by e-mail' })).toHaveAttribute(
      'formaction',
      'mailto:info@mpro.org',
    );
  },
  'mailto-action-by-script': async world => {
    expect((await world.client(`${main}/newsletter`)).body).not.toContain('action="mailto:');
    const page = await world.visit(`${main}/newsletter`);
    await expect(page.locator('#newsletter')).toHaveAttribute('action', 'mailto:info@mpro.org');
  },
  'mailto-on-submit': async world => {
    const page = await world.visit(`${main}/contact`);
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    const asked = new Promise<string>(resolve =>
      session.on('Page.frameRequestedNavigation', ({ url }) => resolve(url)),
    );
    await type(page, '#contact-name', ada.name);
    await type(page, '#contact-email', ada.email);
    await type(page, '#contact-message', 'Hello');
    await page.getByRole('button', { name: 'Send message' }).click();
    expect(decodeURIComponent(await asked)).toContain(ada.email);
    expect(world.replica.log.carrying(ada.email)).toEqual([]);
  },
  'mailto-link-in-form': async world => {
    const page = await world.visit(`${main}/contact`);
    await expect(page.locator('#contact').getByRole('link')).toHaveAttribute('href', 'mailto:info@mpro.org');
    await expect(page.locator('#contact')).toHaveAttribute('action', '/contact');
  },
  'mailto-in-address': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await arrives(
      world,
      'www.mpro.org',
      ({ method, body }) => method === 'POST' && body.includes('example.org'),
    );
  },
  'mailto-to-a-friend': async world => {
    const page = await world.visit(`${main}/contact`);
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    const asked = new Promise<string>(resolve =>
      session.on('Page.frameRequestedNavigation', ({ url }) => resolve(url)),
    );
    await type(page, '#contact-email', ada.email);
    await page.getByRole('button', { name: 'Tell a friend' }).click();
    const address = decodeURIComponent(await asked);
    expect(address).toMatch(/^mailto:\?subject=/);
    expect(address).not.toContain(ada.email);
  },
  'mailto-form-in-template': async world => {
    const page = await world.visit(`${main}/newsletter`);
    expect(await page.locator('form[action^="mailto:"]').count()).toBe(0);
    expect(await page.locator('template').innerHTML()).toContain('action="mailto:info@mpro.org"');
  },
};
