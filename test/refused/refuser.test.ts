import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import type { RefusedVisit } from '../../crawler/evidence/refused.js';
import type { ProfileContext } from '../../crawler/profiles/profile.js';
import { CookieCanary } from '../../crawler/refused/cookie-canary.js';
import { openRefuser, type Refuser } from '../../crawler/refused/refuser.js';
import { readSettings } from '../../crawler/settings.js';
import { callInFrame } from '../../crawler/page/in-frame.js';
import { sampleOf } from '../../crawler/visit/read/shown-words.js';
import { failedVisit } from '../../crawler/visit/visit-failure.js';
import { serve, type Answer, type TestSite } from '../observe/test-site.js';
import { expect, test as base } from '../visit/browser.js';

const id = (): string => randomBytes(8).toString('hex');
const page = (body: string): string =>
  `<!doctype html><title>P</title><main><p>Words to read.</p>${body}</main>`;
const html = { 'content-type': 'text/html' };
const sidOf = (url: string | undefined): string =>
  new URL(url ?? '/', 'http://x').searchParams.get('sid') ?? id();
/** A server that carries its visitors on in the addresses of its links. */
const smuggler: Answer = (request, response) => {
  const sid = sidOf(request.url);
  response
    .writeHead(200, html)
    .end(page(`<a href="/smuggle?sid=${sid}">a</a><a href="/smuggle2?sid=${sid}">b</a>`));
};
const article =
  'Hospitals and nursing homes measure what matters to their patients, share what they learn, and change how they give care.';
const stories = Array.from('abcdefghijklmnopqrstuvwxyz', letter => letter.repeat(5));
/** Other words at every visit. */
const drawn = (): string[] => [...stories].sort(() => Math.random() - 0.5).slice(0, 4);
const answers: Record<string, Answer> = {
  // The entry page sets the cookie that other pages want to see.
  '/': (_, response) =>
    response.writeHead(200, { ...html, 'set-cookie': 'seen=1' }).end(page('<p>Welcome</p>')),
  '/instead': page(
    `<p id="text">${article}</p><script>if (!navigator.cookieEnabled) document.querySelector('main').textContent = 'Please enable cookies to read this.';</script>`,
  ),
  '/breaks': page(
    `<p id="text" hidden>${article}</p><script>localStorage.getItem('size'); document.getElementById('text').hidden = false;</script>`,
  ),
  '/feature': page(
    `<p>${article}</p><section id="list"><h2>Your reading list</h2></section><script>try { localStorage.length } catch { document.getElementById('list').remove() }</script>`,
  ),
  '/lots': (_, response) => response.writeHead(200, html).end(page(`<p>${drawn().join(' ')}</p>`)),
  '/members': (request, response) =>
    request.headers.cookie?.includes('seen=1')
      ? response.writeHead(200, html).end(page(`<p>${article}</p>`))
      : response.writeHead(200, html).end(page('<p>Please enable cookies.</p>')),
  '/covered': page(
    `<p>${article}</p><script>if (!navigator.cookieEnabled) document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;inset:0;background:#fff"><p>Your cookies are off</p><button>Try again</button></div>');</script>`,
  ),
  '/plain': page('<a href="/other">x</a>'),
  '/sets': (_, response) =>
    response
      .writeHead(200, { ...html, 'set-cookie': ['sid=abc; HttpOnly', 'lang=en'] })
      .end(page('<script>document.cookie = "js=1"; try { localStorage.id = 1 } catch {}</script>')),
  '/smuggle': smuggler,
  '/smuggle2': smuggler,
  '/nonce': (_, response) => response.writeHead(200, html).end(page(`<a href="/nonce?sid=${id()}">x</a>`)),
  '/loop': (request, response) =>
    request.headers.cookie?.includes('ok=1')
      ? response.writeHead(200, html).end(page(''))
      : response.writeHead(302, { location: '/loop', 'set-cookie': 'ok=1' }).end(),
  '/reloads': page(
    '<script>document.cookie = "ok=1"; if (!/ok=1/.test(document.cookie)) location.reload()</script>',
  ),
  '/wall': (request, response) =>
    request.headers.cookie
      ? response.writeHead(200, html).end(page(''))
      : response.writeHead(403, html).end('<p>Cookies, please</p>'),
};

const test = base.extend<object, { site: TestSite; profile: ProfileContext; refuser: Refuser }>({
  site: [
    async ({}, use) => {
      const site = await serve(answers);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  profile: [
    async ({ site }, use) => {
      await use({
        settings: readSettings({ BASE_URL: site.baseUrl }, '2026-01-01'),
        browsers: findBrowsers(process.env['CHROMIUM_PATH']),
        trust: { env: {}, args: [] },
        keep: () => Promise.resolve(''),
        say: () => undefined,
      });
    },
    { scope: 'worker' },
  ],
  refuser: [
    async ({ profile }, use) => {
      const canary = await CookieCanary.start();
      const refuser = await openRefuser(profile, canary, true);
      await use(refuser);
      await refuser.close();
      await canary.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const accepted = (site: TestSite, path: string) => ({
  ...failedVisit(new URL(path, site.baseUrl).href, '', ''),
  outcome: { ok: true as const },
  textLength: 14,
  words: '',
});

test('a page that needs no cookies', async ({ site, refuser }) => {
  expect(await refuser.visit(accepted(site, '/plain'))).toEqual({
    page: `${site.baseUrl}plain`,
    outcome: { ok: true },
    attempted: [],
    cookies: [],
    storage: [],
    urlIdentifiers: [],
    status: 200,
    loads: 1,
    finalUrl: `${site.baseUrl}plain`,
    reading: { words: 0, kept: 0, shown: 2, text: 'Words to read. x', asksForCookies: '' },
  });
});

test('cookies that are tried are seen, and none is kept', async ({ site, refuser }) => {
  const visit = await refuser.visit(accepted(site, '/sets'));
  expect(visit).toMatchObject({
    attempted: ['lang', 'sid'],
    cookies: [],
    storage: [],
    outcome: { ok: true },
  });
  expect(site.log.filter(line => line.includes('/sets'))).toHaveLength(2);
});

test('an identifier smuggled on in links', async ({ site, refuser }) => {
  const visit = await refuser.visit(accepted(site, '/smuggle'));
  expect(visit.urlIdentifiers).toEqual([{ url: `${site.baseUrl}smuggle2?sid=…`, parameter: 'sid' }]);
});

test('a value made anew for every page is no identifier', async ({ site, refuser }) => {
  expect((await refuser.visit(accepted(site, '/nonce'))).urlIdentifiers).toEqual([]);
});

test('redirects without end are a fact, and that there are none with cookies', async ({ site, refuser }) => {
  const loop = await refuser.visit(accepted(site, '/loop'));
  expect([loop.outcome.ok, loop.loads > 5, loop.reading]).toEqual([true, true, undefined]);
  expect(loop.again?.outcome).toEqual({ ok: true });
});

test('so are reloads', async ({ site, refuser }) => {
  const reloads = await refuser.visit(accepted(site, '/reloads'));
  expect([reloads.outcome.ok, reloads.loads > 5]).toEqual([true, true]);
  expect(reloads.again?.outcome).toEqual({ ok: true });
});

test('and a server that wants a cookie first', async ({ site, refuser }) => {
  const wall = await refuser.visit(accepted(site, '/wall'));
  expect([wall.outcome.ok, wall.status]).toEqual([true, 403]);
});

/** The sample that a first visit keeps of a text. */
const sample = async (light: Browser, text: string): Promise<string> => {
  const tab = await light.newPage();
  await tab.setContent(page(text));
  const words = sampleOf(await callInFrame(tab.mainFrame(), 'page', 'readShownWords', 40));
  await tab.close();
  return words;
};
const shareOf = ({ reading }: RefusedVisit): number => (reading ? reading.kept / reading.words : NaN);

test('content that is gone, and what stands in its place', async ({ site, refuser, light }) => {
  const words = await sample(light, `<p>${article}</p>`);
  const instead = await refuser.visit({ ...accepted(site, '/instead'), words });
  expect(shareOf(instead)).toBeLessThan(0.2);
  expect(instead.reading?.asksForCookies).toBe('Please enable cookies to read this.');
  expect(instead.again).toMatchObject({ outcome: { ok: true }, status: 200 });
});

test('content that waits for the storage', async ({ site, refuser, light }) => {
  const words = await sample(light, `<p>${article}</p>`);
  const breaks = await refuser.visit({ ...accepted(site, '/breaks'), words });
  expect(shareOf(breaks)).toBeLessThan(0.2);
});

test('a feature that is gone', async ({ site, refuser, light }) => {
  const words = await sample(light, `<p>${article}</p><h2>Your reading list</h2>`);
  const feature = await refuser.visit({ ...accepted(site, '/feature'), words });
  expect(shareOf(feature)).toBeGreaterThan(0.7);
});

test('words that change with every visit', async ({ site, refuser, light }) => {
  const lots = await refuser.visit({
    ...accepted(site, '/lots'),
    words: await sample(light, `<p>${stories.slice(0, 4).join(' ')}</p>`),
  });
  expect(lots.reading && lots.reading.words - lots.reading.kept).toBeLessThanOrEqual(4);
});

test('a page that wants the cookie of the entry page', async ({ site, refuser, light }) => {
  const words = await sample(light, '<p>Please enable cookies.</p>');
  const visit = await refuser.visit({ ...accepted(site, '/members'), words });
  expect(shareOf(visit)).toBeLessThan(0.2);
  expect(visit.again?.text).toContain('Hospitals');
});

test('a wall over the page', async ({ site, refuser, light }) => {
  const words = await sample(light, `<p>${article}</p>`);
  const visit = await refuser.visit({ ...accepted(site, '/covered'), words });
  expect(visit.cover).toEqual({
    text: 'Your cookies are off Try again',
    pressed: ['Try again'],
    stays: true,
    tried: 'all',
  });
  expect(visit.again?.covered).toBe(false);
});

test('without a browser that can refuse, or one to compare with, nothing is told', async ({
  site,
  profile,
}) => {
  const canary = await CookieCanary.start();
  const { light: lightChoice, summary } = profile.browsers;
  const only = { light: lightChoice, summary };
  const none = await openRefuser({ ...profile, browsers: { ...only, full: undefined } }, canary, true);
  expect((await none.visit(accepted(site, '/plain'))).outcome).toMatchObject({ reason: 'no-full-browser' });
  const deaf = await openRefuser(profile, canary, false);
  expect((await deaf.visit(accepted(site, '/plain'))).outcome).toMatchObject({
    reason: 'comparison-refuses-cookies',
  });
  // The headless shell does not read the preference: the canary finds that out.
  const light = await openRefuser({ ...profile, browsers: { ...only, full: lightChoice } }, canary, true);
  const isShell = /headless[-_]shell/.test(lightChoice.executablePath ?? '');
  if (isShell)
    expect((await light.visit(accepted(site, '/plain'))).outcome).toMatchObject({
      reason: 'cookies-not-refused',
    });
  await light.close();
  await canary.close();
});

test('the canary tells what a browser keeps', async ({ light }) => {
  const canary = await CookieCanary.start();
  const context = await light.newContext();
  expect(await canary.habitOf(context)).toEqual({ first: true, third: true });
  expect(await context.cookies()).toEqual([]);
  await context.close();
  await canary.close();
});
