import { expect } from '@playwright/test';
import { ada, arrives, bodyOf, main, receivedBy, type, type Checks } from './check.js';

const vendor = 'forms.formbarn.example';
const posted = (path: string, text: string) => (request: Parameters<typeof bodyOf>[0]) =>
  request.method === 'POST' && request.url === `https://${vendor}${path}` && bodyOf(request).includes(text);
const email = encodeURIComponent(ada.email);

/** Forms that a vendor receives, and those that it does not. */
export const thirdPartyFormChecks: Checks = {
  'vendor-form-action': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await arrives(world, vendor, posted('/f/mpro-newsletter', email));
  },
  'vendor-form-frame': async world => {
    const page = await world.visit(`${main}/survey`);
    const frame = page.frameLocator('iframe[title="Form"]');
    await frame.getByLabel('E-mail address').fill(ada.email);
    await frame.getByRole('button', { name: 'Send' }).click();
    await arrives(world, vendor, posted('/e/mpro-panel/sent', email));
  },
  'vendor-redirected-submission': async world => {
    const page = await world.visit(`${main}/contact`);
    await type(page, '#contact-name', ada.name);
    await type(page, '#contact-email', ada.email);
    await type(page, '#contact-message', 'Hello');
    await page.getByRole('button', { name: 'Send message' }).click();
    await arrives(world, vendor, posted('/f/mpro-contact', email));
  },
  'vendor-form-by-script': async world => {
    const page = await world.visit(`${main}/resources/nursing-homes`);
    await type(page, '#fb-name', ada.name);
    await type(page, '#fb-email', ada.email);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await arrives(world, vendor, posted('/f/mpro-expert', email));
  },
  'link-to-vendor-form': async world => {
    const page = await world.visit(`${main}/survey`);
    await expect(page.getByRole('link', { name: "state's survey" })).toHaveAttribute(
      'href',
      `https://${vendor}/f/state-survey`,
    );
  },
  'vendor-poll-frame': async world => {
    const page = await world.visit(`${main}/resources/hospitals`);
    const frame = page.frameLocator('iframe[title="Form"]');
    await frame.getByLabel('Yes').check();
    await frame.getByRole('button', { name: 'Send' }).click();
    await arrives(world, vendor, posted('/e/poll/sent', 'useful=yes'));
  },
  'third-party-search': async world => {
    const page = await world.visit(`${main}/site-map`);
    await type(page, '#web-search', 'hand hygiene');
    await page.getByRole('button', { name: 'Search the web' }).click();
    await arrives(world, 'search.findwell.example', ({ url }) => url.endsWith('/find?q=hand+hygiene'));
    expect(receivedBy(world, 'search.findwell.example')).not.toContain(ada.email);
  },
};
