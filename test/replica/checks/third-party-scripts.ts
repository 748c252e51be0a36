import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { ada, arrives, bodyOf, main, receivedBy, type, unpacked, type Check, type Checks } from './check.js';

const pixel = 'px.adsync.example';
const replay = 'ingest.sessionlens.example';
const stats = 'stats.pagepulse.example';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const registering =
  (slug: string, after: (world: Parameters<Check>[0]) => Promise<void>): Check =>
  async world => {
    const page = await world.visit(`${main}/events/${slug}/register`);
    await type(page, '#registration-first_name', ada.first);
    await type(page, '#registration-email', ada.email);
    await after(world);
  };

const masked = registering('quality-forum', async world => {
  await arrives(world, replay, request => bodyOf(request).includes('*'.repeat(ada.email.length)));
  expect(receivedBy(world, replay)).not.toContain(ada.email);
  expect(receivedBy(world, replay)).not.toContain(ada.first);
});

/** Scripts of third parties, unsafe and safe. */
export const thirdPartyScriptChecks: Checks = {
  'replay-unmasked': registering('quality-forum', async world => {
    await arrives(world, replay, request => bodyOf(request).includes(ada.email));
  }),
  'posthog-unmasked': registering('data-academy', async world => {
    await arrives(world, replay, request => bodyOf(request).includes(ada.email));
  }),
  'key-logger': async world => {
    const page = await world.visit(`${main}/contact`);
    await type(page, '#contact-phone', ada.phone);
    await arrives(world, pixel, ({ body }) => body.toString() === base64(JSON.stringify({ k: ada.phone })));
  },
  'form-scraping': async world => {
    const page = await world.visit(`${main}/newsletter`);
    await type(page, '#newsletter-email', ada.email);
    await arrives(world, pixel, ({ url }) => {
      const packed = new URL(url).searchParams.get('d') ?? '';
      return Buffer.from(packed, 'base64url').toString().includes(`"email":"${ada.email}"`);
    });
  },
  'hashed-email-pixel': async world => {
    const page = await world.visit(`${main}/careers/apply`);
    await type(page, '#application-email', ada.email.toUpperCase());
    const digest = createHash('sha256').update(ada.email).digest('hex');
    await arrives(world, pixel, ({ url }) => url.includes(digest));
  },
  'statistics-identify': async world => {
    const page = await world.visit(`${main}/advisory-council`);
    await type(page, '#council-email', ada.email);
    await arrives(world, stats, request => unpacked(request).includes(ada.email));
  },
  'beacon-at-leaving': async world => {
    const page = await world.visit('https://events.mpro.org/webinars/register');
    await type(page, '#webinar-email', ada.email);
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    await arrives(world, replay, request => bodyOf(request).includes(ada.email));
  },
  'address-suggestions': async world => {
    const page = await world.visit(`${main}/careers/apply`);
    await type(page, '#application-address', ada.address);
    await arrives(
      world,
      'maps.streetatlas.example',
      ({ url }) => new URL(url).searchParams.get('q') === ada.address,
    );
  },
  'chat-prefill': async world => {
    const page = await world.visit(`${main}/contact`);
    await type(page, '#contact-email', ada.email);
    await arrives(world, 'widget.chatnook.example', request => bodyOf(request).includes(ada.email));
  },
  'replay-masked': masked,
  'posthog-masked': registering('data-academy', async world => {
    await arrives(world, replay, request => bodyOf(request).includes('*'.repeat(ada.email.length)));
    expect(receivedBy(world, replay)).not.toContain(ada.email);
    expect(receivedBy(world, replay)).not.toContain(ada.first);
  }),
  'hashed-path-pixel': async world => {
    const page = await world.visit(`${main}/careers/apply`);
    await type(page, '#application-email', ada.email);
    const digest = createHash('sha256').update('/careers/apply').digest('hex');
    await arrives(world, pixel, ({ url }) => url.includes(digest));
    expect(receivedBy(world, pixel)).not.toContain(createHash('sha256').update(ada.email).digest('hex'));
  },
  'anonymous-statistics-of-forms': async world => {
    const page = await world.visit(`${main}/advisory-council`);
    await type(page, '#council-email', ada.email);
    await arrives(world, stats, request => unpacked(request).includes('form begun'));
    expect(receivedBy(world, stats)).not.toContain(ada.email);
  },
};
