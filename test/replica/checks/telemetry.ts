import { expect } from '@playwright/test';
import { ada, arrives, bodyOf, main, receivedBy, type, type Checks } from './check.js';

const host = 'www.mpro.org';
const at = (path: string, text: string) => (request: Parameters<typeof bodyOf>[0]) =>
  request.url === main + path && bodyOf(request).includes(text);

/** MPRO's own telemetry and addresses. */
export const telemetryChecks: Checks = {
  'form-beacon-with-values': async world => {
    const page = await world.visit(`${main}/contact`);
    await type(page, '#contact-name', ada.name);
    await type(page, '#contact-email', ada.email);
    await type(page, '#contact-message', 'Hello');
    await page.getByRole('button', { name: 'Send message' }).click();
    await arrives(world, host, at('/telemetry/form', ada.email));
  },
  'field-log-with-values': async world => {
    const page = await world.visit(`${main}/events/infection-prevention-summit/register`);
    await type(page, '#registration-phone', ada.phone);
    await arrives(world, host, at('/log', `"value":"${ada.phone}"`));
  },
  'own-replay-unmasked': async world => {
    const page = await world.visit(`${main}/events/care-transitions-workshop/register`);
    await type(page, '#registration-email', ada.email);
    await arrives(world, host, at('/telemetry/replay', ada.email));
  },
  'get-form': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.waitForURL(url => url.searchParams.get('email') === ada.email);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
  },
  'email-in-confirmation-address': async world => {
    const page = await world.visit('https://events.mpro.org/webinars/register');
    await type(page, '#webinar-name', ada.name);
    await type(page, '#webinar-email', ada.email);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.waitForURL(url => url.searchParams.get('for') === ada.email);
  },
  'email-in-referrer': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await arrives(world, 'player.vidstream.example', ({ headers }) =>
      decodeURIComponent(headers.referer ?? '').includes(ada.email),
    );
  },
  'form-beacon-with-timing': async world => {
    const page = await world.visit(`${main}/contact`);
    await type(page, '#contact-name', ada.name);
    await type(page, '#contact-email', ada.email);
    await type(page, '#contact-message', 'Hello');
    await page.getByRole('button', { name: 'Send message' }).click();
    const { body } = await arrives(world, host, at('/telemetry/form', '"fields":5'));
    expect(body.toString()).toMatch(/^\{"form":"contact","seconds":\d+,"fields":5\}$/);
  },
  'newsletter-check': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await arrives(world, host, at('/newsletter/check', ada.email));
  },
  'application-draft': async world => {
    const page = await world.visit(`${main}/careers/apply`);
    await type(page, '#application-name', ada.name);
    await arrives(world, host, at('/careers/apply/draft', ada.name));
    expect(receivedBy(world, 'px.adsync.example')).toBe('');
  },
  'zip-code-search': async world => {
    const page = await world.visit(`${main}/locations`);
    await type(page, '#near', '48335');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.waitForURL(`${main}/locations?zip=48335`);
  },
};
