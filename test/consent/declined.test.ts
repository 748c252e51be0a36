import { quietly } from '../../crawler/browser/quietly.js';
import { expect, test } from '@playwright/test';
import { choiceOnEntry, declineAnywhere, pagesToRead } from '../../crawler/consent/run-consent.js';
import type { ConsentRun } from '../../crawler/evidence/consent.js';
import { brokenOff, serveSite } from './site.js';

const banner = (buttons: string): string =>
  `<div id="b" class="cookie-banner" style="position:fixed;bottom:0"><p>We use cookies to measure visits.</p>${buttons}</div>
   <script>const pick = v => { localStorage.choice = v; b.remove() }; if (localStorage.choice) b.remove()</script>`;
const choice = banner(
  `<button onclick="pick('all')">Accept</button><button onclick="pick('none')">Decline</button>`,
);

async function run(pages: Readonly<Record<string, string>>): Promise<ConsentRun> {
  const site = await serveSite(pages);
  try {
    const result = await quietly(() => declineAnywhere(site.context, site.inventory, () => false));
    expect(result.outcome).toEqual({ ok: true });
    return result;
  } finally {
    await site.close();
  }
}

/** What appears after declining, apart from the record of the choice: `moment page: what`. */
const appears = (result: ConsentRun): string[] => [
  ...new Set(
    result.steps
      .filter(step => step.moment !== 'before')
      .flatMap(step => [
        ...step.stored
          .filter(item => !item.recordsChoice)
          .map(item => `${item.area} ${item.party} ${item.name}${item.identifier ? ' identifies' : ''}`),
        ...step.trackers.map(row => `tracker ${row.party} ${row.host} ${row.signs.join()}`),
      ]),
  ),
];

test('what a site stores and sends after a refusal is seen, on later pages and on reload too', async () => {
  const result = await run({
    '/': `${choice}<script>if (localStorage.choice) { document.cookie = 'visitor=' + Array.from(crypto.getRandomValues(new Uint8Array(9)), b => b.toString(36)).join('') + ';max-age=9999999'; }</script>`,
    '/later': `${choice}<script>
      localStorage.device = localStorage.device || Array.from(crypto.getRandomValues(new Uint8Array(9)), b => b.toString(36)).join('');
      new Image().src = 'http://img.other.test/p.gif?u=' + localStorage.device;
      navigator.sendBeacon('http://log.other.test/b', JSON.stringify({ url: location.href, title: document.title }));
      fetch('http://shop.other.test/set', { credentials: 'include' });</script>`,
    '/mixpanel': `${choice}<script src="http://cdn.mxpnl.com/libs/mixpanel.js"></script>`,
  });
  expect(result).toMatchObject({ offered: true, remembered: true, clicks: 1 });
  expect(appears(result).sort()).toEqual(
    [
      'cookie first visitor identifies',
      'localStorage first device identifies',
      'tracker third cdn.mxpnl.com category:analytics',
      'tracker third log.other.test page-report',
      'tracker third img.other.test identifier',
    ].sort(),
  );
});

test('what a site needs, and what tells nobody apart, is no tracker and no identifier', async () => {
  const result = await run({
    '/': `${choice}<script>localStorage.theme = 'dark'; localStorage.seen = String(Date.now());
      document.cookie = 'lang=en-US;max-age=99999'</script>
      <link rel="stylesheet" href="http://fonts.test/css?family=Inter">
      <script src="http://cdn.test/lib.js?v=3f9a1c77"></script>
      <img src="http://images.test/map.png?bust=1" alt="">`,
    '/later': `${choice}<script>fetch('http://api.test/data.json?r=' + Math.random()); fetch('/')</script>
      <iframe title="Video" src="http://video.test/embed/abc?origin=http%3A%2F%2Fsite.test"></iframe>`,
  });
  expect(appears(result).sort()).toEqual([
    'cookie first lang',
    'localStorage first seen',
    'localStorage first theme',
  ]);
});

/** A prompt whose buttons send something on top. */
const telling = (send: string): string =>
  `<div id="b" class="cookie-banner" style="position:fixed;bottom:0"><p>We use cookies to measure visits.</p>
   <button onclick="pick('all')">Accept</button><button onclick="pick('none')">Reject</button></div>
   <script>const random = () => crypto.getRandomValues(new Uint32Array(4)).join('');
   const pick = v => { localStorage.choice = v; ${send}; b.remove() }; if (localStorage.choice) b.remove()</script>`;

test('what the click on "Reject" itself reports of the visitor is seen, though no later page repeats it', async () => {
  const result = await run({
    '/': telling(
      `fetch('http://in.vendor.test/v1', { method: 'POST', body: JSON.stringify({ event: 'consent_reject', visitorId: random() }) })`,
    ),
    '/later': '<p>Later.</p>',
  });
  expect(appears(result)).toEqual(['tracker third in.vendor.test identifier']);
});

test('a record of the choice, at the site or where such records are kept, and a request without an id are no trackers', async () => {
  const result = await run({
    '/': telling(`fetch('/choices', { method: 'POST', body: JSON.stringify({ uid: random(), choice: v }) });
      fetch('http://consent.records.test/v1', { method: 'POST', body: JSON.stringify({ uid: random(), choice: v }) });
      fetch('http://cdn.parts.test/closing.json?r=' + random())`),
    '/later': '<p>Later.</p>',
  });
  expect(appears(result)).toEqual([]);
});

test('a tag that goes on sending pings without cookies is seen', async () => {
  const ping = (state: string): string =>
    `navigator.sendBeacon('https://www.google-analytics.com/g/collect?v=2&tid=G-ABC&gcs=${state}&en=page_view')`;
  const result = await run({
    '/': `${telling('undefined')}<script>${ping('G100')}</script>`,
    '/later': `<script>addEventListener('pagehide', () => ${ping('G100')})</script>`,
  });
  expect(appears(result)).toEqual([
    'tracker third www.google-analytics.com consent-mode-hit,category:analytics,tracking-endpoint',
  ]);
});

test('a choice without a way to decline is told from one that has it', async () => {
  const result = await run({ '/': banner(`<button onclick="pick('all')">Accept all cookies</button>`) });
  expect(result).toMatchObject({ offered: true, clicks: 0, declinedBy: '', buttons: ['Accept all cookies'] });
});

test('settings that offer nothing to decline or untick are no way to decline', async () => {
  const result = await run({
    '/': banner(`<button onclick="pick('all')">Accept</button><button onclick="m.hidden=false">Cookie settings</button>
      <p id="m" hidden>Cookies are used for everything.</p>`),
  });
  expect(result).toMatchObject({ offered: true, clicks: 0, declinedBy: '' });
});

test('a prompt that comes back on reload was not remembered', async () => {
  const result = await run({
    '/': `<div id="b" role="dialog" style="position:fixed;bottom:0">We use cookies.
      <button onclick="b.remove()">Accept</button><button onclick="b.remove()">Reject</button></div>`,
  });
  expect(result).toMatchObject({ offered: true, remembered: false });
});

test('what a later page stores well after it came is seen', async () => {
  const late = `setTimeout(() => { document.cookie = 'device=' + Array.from(crypto.getRandomValues(new Uint8Array(9)), b => b.toString(36)).join('') }, 800)`;
  const result = await run({ '/': choice, '/later': `${choice}<script>${late}</script>`, '/last': choice });
  expect(appears(result)).toEqual(['cookie first device identifies']);
});

test('pages of one template are read too where there are few', async () => {
  const site = await serveSite({ '/': choice, '/a': '<p>A.</p>', '/b': '<p>B.</p>' });
  const alike = site.inventory.pages.map(page => ({ ...page, fingerprint: 'shell' }));
  try {
    const result = await quietly(async () =>
      (await choiceOnEntry(site.context, { ...site.inventory, pages: alike }))?.decline(),
    );
    expect(result?.steps.filter(({ moment }) => moment === 'later').map(({ page }) => page)).toEqual([
      'http://site.test/a',
      'http://site.test/b',
    ]);
  } finally {
    await site.close();
  }
});

test('one page of every template is read before a second one of any, and not the whole of a large site', () => {
  const site = (pages: number, templates: number) =>
    Array.from({ length: pages }, (_, n) => ({ url: `${n}`, fingerprint: `${Math.min(n, templates)}` }));
  const few = pagesToRead(site(50, 3), '0');
  expect(few.searched).toEqual(['1', '2', '3']);
  expect(few.read).toEqual(Array.from({ length: 12 }, (_, n) => `${n + 1}`));
  const many = pagesToRead(site(100, 60), '0');
  expect([many.searched.length, many.read.length]).toEqual([60, 60]);
});

const noChoice: readonly { name: string; html: string }[] = [
  { name: 'no prompt at all', html: '<footer><a href="/privacy">Cookies and privacy</a></footer>' },
  {
    name: 'a notice that only informs',
    html: banner(
      `<button onclick="pick('seen')">Got it</button><a href="/cookies">Learn more about cookies</a>`,
    ),
  },
  {
    name: 'a newsletter pop-up that speaks of privacy',
    html: `<div role="dialog" style="position:fixed;top:0"><p>Get our news. We respect your consent and privacy.</p>
      <input type="email" aria-label="E-mail"><button>Subscribe</button><button>No, thanks</button></div>`,
  },
  {
    name: 'an article about cookies with a button',
    html: `<article><p>We use cookies to bake. Accept the recipe?</p><button>Accept recipe</button></article>`,
  },
];
for (const { name, html } of noChoice)
  test(`is no consent choice: ${name}`, async () => {
    expect(await run({ '/': html })).toMatchObject({ offered: false, steps: [] });
  });

test('a prompt that only another page shows is found there', async () => {
  const result = await run({ '/': '<p>Home.</p>', '/shop': choice });
  expect(result).toMatchObject({ offered: true, page: 'http://site.test/shop', clicks: 1, remembered: true });
});

test('pages that are known to show nothing like a prompt are not looked at once more', async () => {
  const site = await serveSite({ '/': '<p>Home.</p>', '/torn': brokenOff, '/shop': choice });
  try {
    expect(await quietly(() => choiceOnEntry(site.context, site.inventory))).toBeUndefined();
    const isTorn = (page: string): boolean => page.endsWith('/torn');
    const found = await quietly(() => declineAnywhere(site.context, site.inventory, isTorn));
    expect(found).toMatchObject({ offered: true, page: 'http://site.test/shop', outcome: { ok: true } });
    const none = await quietly(() => declineAnywhere(site.context, site.inventory, () => true));
    expect(none).toMatchObject({ offered: false, steps: [], outcome: { ok: true } });
  } finally {
    await site.close();
  }
});

test('a page that breaks off does not hide the prompt of one before it, but is no page without a prompt', async () => {
  const found = await run({ '/': '<p>Home.</p>', '/shop': choice, '/torn': brokenOff });
  expect(found).toMatchObject({ offered: true, page: 'http://site.test/shop' });
  const site = await serveSite({ '/': '<p>Home.</p>', '/torn': brokenOff });
  try {
    const untold = await quietly(() => declineAnywhere(site.context, site.inventory, () => false));
    expect(untold.outcome).toMatchObject({ ok: false, reason: 'consent-not-tried' });
  } finally {
    await site.close();
  }
});
