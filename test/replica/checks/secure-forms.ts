import { expect } from '@playwright/test';
import type { bodyOf } from './check.js';
import { ada, arrives, main, type, type Checks } from './check.js';

type Request = Parameters<typeof bodyOf>[0];
const inTheClear = (path: string, text: string) => (request: Request) =>
  request.scheme === 'http' &&
  request.method === 'POST' &&
  new URL(request.url).pathname === path &&
  request.body.includes(text);
const secure = (text: string) => (request: Request) =>
  request.scheme === 'https' && request.body.includes(text);
const host = 'www.mpro.org';
const email = encodeURIComponent(ada.email);

const contact = async (page: Parameters<typeof type>[0]) => {
  await type(page, '#contact-name', ada.name);
  await type(page, '#contact-email', ada.email);
  await type(page, '#contact-message', 'Hello');
  await page.getByRole('button', { name: 'Send message' }).click();
};

const council = async (page: Parameters<typeof type>[0]) => {
  await type(page, '#council-name', ada.name);
  await type(page, '#council-email', ada.email);
  await page.locator('#council-birth_date').fill('1980-05-05');
  await page.getByRole('button', { name: 'Apply' }).click();
};

/** Submissions over plain HTTP, and those that only look so. */
export const secureFormChecks: Checks = {
  'http-form-action': async world => {
    await contact(await world.visit(`${main}/contact`));
    await arrives(world, host, inTheClear('/contact', email));
  },
  'http-formaction-button': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await page.getByRole('button', { name: 'Subscribe without' }).click();
    await arrives(world, host, inTheClear('/newsletter', email));
  },
  'http-scripted-submit': async world => {
    const page = await world.visit(`${main}/advisory-council`);
    await expect(page.locator('#council')).toHaveAttribute('action', '/advisory-council');
    await council(page);
    await arrives(world, host, inTheClear('/advisory-council', email));
  },
  'http-redirected-submission': async world => {
    const page = await world.visit(`${main}/careers/apply`);
    await type(page, '#application-name', ada.name);
    await type(page, '#application-email', ada.email);
    await page.locator('#application-position').selectOption('Data analyst');
    await page.getByRole('button', { name: 'Apply' }).click();
    await arrives(world, host, inTheClear('/careers/apply/receive', ada.email));
    await page.waitForURL(`${main}/careers/apply/thanks`);
  },
  'http-form-page': async world => {
    const page = await world.visit('https://events.mpro.org/');
    await page.getByRole('link', { name: 'Ask the speakers' }).click();
    await expect(page.locator('#ask-email')).toBeVisible();
    expect(page.url()).toBe('http://events.mpro.org/ask');
  },
  'http-formless-inputs': async world => {
    const page = await world.visit(`${main}/resources/patients`);
    await type(page, '#cb-phone', ada.phone);
    await page.getByRole('button', { name: 'Call me back' }).click();
    await arrives(world, host, inTheClear('/callback', ada.phone));
  },
  'protocol-relative-action': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await arrives(world, host, secure(email));
  },
  'http-in-a-parameter': async world => {
    await contact(await world.visit(`${main}/contact`));
    await arrives(world, host, secure(email));
  },
  'https-with-port': async world => {
    await council(await world.visit(`${main}/advisory-council`));
    await arrives(world, host, secure(email));
  },
  'old-http-link': async world => {
    const page = await world.visit(`${main}/partners`);
    await page.locator('main').getByRole('link', { name: 'About MPRO' }).click();
    await page.waitForURL(`${main}/about`);
  },
};
