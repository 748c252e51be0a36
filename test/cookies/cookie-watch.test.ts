import type { Browser } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser } from '../../crawler/browser/launch.js';
import { quietly } from '../../crawler/browser/quietly.js';
import type { CookieSetting } from '../../crawler/evidence/cookie-setting.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import { Tab } from '../../crawler/visit/tab.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve, type Answer, type TestSite } from '../observe/test-site.js';
import { expect, test } from '../visit/browser.js';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Case</title></head><body><main><h1>Case</h1>${body}</main></body></html>`;
const limits = { quiet: 600, longest: 4_000, restless: 800 };
const third = (url: string): string => url.replace('127.0.0.1', 'localhost');
const withCookies =
  (cookies: string[], body: string, type = 'text/html'): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type, 'set-cookie': cookies }).end(body);

/** A page that is given cookies in every way that there is. */
async function cookieSite(): Promise<TestSite> {
  const answers: Record<string, Answer> = {};
  const site = await serve(path => answers[path]);
  const other = third(site.baseUrl);
  const none = 'SameSite=None; Secure';
  answers['/'] = withCookies(
    ['sid=abcdef; HttpOnly; Path=/', 'gone=; Max-Age=0', 'bad=1; Domain=example.org'],
    page(`<img src="${other}pixel"><iframe src="${other}frame"></iframe><iframe srcdoc="<script>document.cookie='inner=1'</script>"></iframe>
      <script src="${other}tag.js"></script><script>fetch('${other}hop', { mode: 'no-cors' })</script>`),
  );
  answers['/again'] = page(`<img src="${other}pixel">`);
  answers['/pixel'] = (_, response) =>
    response
      .writeHead(200, {
        'content-type': 'image/gif',
        'cache-control': 'max-age=3600',
        'set-cookie': [`uid=0123456789; Max-Age=31536000; ${none}`, `part=1; Path=/; Partitioned; ${none}`],
      })
      .end('GIF89a');
  answers['/frame'] = page(`<script>document.cookie = 'framed=12; Max-Age=86400; ${none}';
    cookieStore.set({ name: 'stored', value: 'v', partitioned: true }).catch(() => {})</script>`);
  answers['/tag.js'] = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/javascript' })
      .end(
        `document.cookie = '_tag=' + Math.random() + '; Max-Age=63072000'; document.cookie = '_tag=2; Max-Age=63072000'`,
      );
  answers['/hop'] = (_, response) =>
    response.writeHead(302, { location: '/end', 'set-cookie': `hop=1; ${none}` }).end();
  answers['/end'] = withCookies([`end=1; ${none}`], 'x', 'text/plain');
  return site;
}

const short = ({
  name,
  domain,
  by,
  host,
  setter,
  days,
  removes,
  partitioned,
  fault,
}: CookieSetting): string =>
  [
    `${name} of ${domain}`,
    `by ${by} ${setter === '' ? 'of its own' : new URL(setter).pathname} on ${host}`,
    ...(days > 0 ? [`${days} days`] : []),
    ...(removes ? ['removes'] : []),
    ...(partitioned ? ['partitioned'] : []),
    ...(fault === '' ? [] : [fault]),
  ].join(', ');

const expected = [
  '_tag of 127.0.0.1, by script /tag.js on 127.0.0.1, 400 days',
  'bad of example.org, by answer / on 127.0.0.1, foreign-domain',
  'end of localhost, by answer /end on localhost',
  'framed of localhost, by script /frame on localhost, 1 days',
  'gone of 127.0.0.1, by answer / on 127.0.0.1, removes',
  'hop of localhost, by answer /hop on localhost',
  'inner of 127.0.0.1, by script of its own on 127.0.0.1',
  'part of localhost, by answer /pixel on localhost, partitioned',
  'sid of 127.0.0.1, by answer / on 127.0.0.1',
  'stored of localhost, by script /frame on localhost, partitioned',
  'uid of localhost, by answer /pixel on localhost, 365 days',
];

async function settingsIn(tab: Tab, url: string): Promise<string[]> {
  const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
  const seen = await quietly(() => visitPage(tab, url, 'one', rules));
  expect(seen.outcome).toEqual({ ok: true });
  await tab.forget(seen);
  return seen.setCookies.map(short).sort();
}

test('cookies by answers, redirects, frames and scripts; a cached answer still tells what it set', async ({
  tab,
}) => {
  const site = await cookieSite();
  expect(await settingsIn(tab, site.baseUrl)).toEqual(expected);
  expect(await settingsIn(tab, `${site.baseUrl}again`)).toEqual(
    expected.filter(row => row.includes('/pixel')),
  );
  await site.close();
});

test('full Chromium, whatever it does with third parties, tells the same', async () => {
  const { full } = findBrowsers(process.env['CHROMIUM_PATH']);
  test.skip(full === undefined, 'no full Chromium here');
  if (full === undefined) return;
  const browser: Browser = await launchBrowser({ choice: full, connectTo: [], trust: { env: {}, args: [] } });
  const site = await cookieSite();
  const tab = await Tab.open(browser);
  expect(await settingsIn(tab, site.baseUrl)).toEqual(expected);
  await tab.close();
  await site.close();
  await browser.close();
});

const year = 'Max-Age=31536000';
const shown: Readonly<
  Record<string, readonly [cookie: string, headers: Record<string, string>, owner: string]>
> = {
  'a header that only one service sends': [`id=0123456789; ${year}`, { server: 'jag' }, 'Adobe Analytics'],
  'headers of another': [
    `visitor_id10042=98765432; ${year}`,
    { server: 'nginx', 'x-pardot-rsp': '1/1/1' },
    'Salesforce Account Engagement (Pardot)',
  ],
  'a cookie written as one service writes it': [
    `s_vi=[CS]v1|2F3A1B0C85158A4D-40000C5A60017B7E[CE]; ${year}`,
    {},
    'Adobe Analytics',
  ],
  'a cookie in quotes of another': [
    `ELOQUA="GUID=0123456789ABCDEF0123456789ABCDEF"; ${year}`,
    {},
    'Oracle Eloqua',
  ],
};
const notShown: Readonly<Record<string, readonly [cookie: string, headers: Record<string, string>]>> = {
  "the site's own statistics": [`visitor=98765432; ${year}`, { server: 'nginx', 'x-powered-by': 'PHP/8.3' }],
  'a name that a service uses, with something else in it': [
    `s_vi=season-tickets; ${year}`,
    { server: 'Jaguar/2' },
  ],
  'a content delivery network': [`__cf_bm=x; Max-Age=1800`, { server: 'cloudflare', via: '1.1 varnish' }],
};

/** Who is known to run the server that gives a cookie with an image (or a page of its own in a frame). */
async function servedBy(
  tab: Tab,
  cookie: string,
  headers: Record<string, string>,
  as: 'image' | 'frame' = 'image',
): Promise<CookieSetting['servedBy'][]> {
  const answers: Record<string, Answer> = {
    '/': page(as === 'image' ? '<img src="/count">' : '<iframe src="/count" title="Form"></iframe>'),
    '/count': (_, response) =>
      response
        .writeHead(200, {
          'content-type': as === 'image' ? 'image/gif' : 'text/html',
          ...headers,
          'set-cookie': cookie,
        })
        .end('GIF89a'),
  };
  const site = await serve(path => answers[path]);
  const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
  const seen = await quietly(() => visitPage(tab, site.baseUrl, 'one', rules));
  await site.close();
  expect(seen.setCookies).toHaveLength(1);
  return seen.setCookies.map(setting => setting.servedBy);
}

for (const [name, [cookie, headers, owner]] of Object.entries(shown))
  test(`a service under a name of the site's own gives itself away: ${name}`, async ({ tab }) => {
    expect(await servedBy(tab, cookie, headers)).toEqual([{ owner, sign: expect.any(String) }]);
  });
for (const [name, [cookie, headers]] of Object.entries(notShown))
  test(`nothing says that a service answered: ${name}`, async ({ tab }) => {
    expect(await servedBy(tab, cookie, headers)).toEqual([undefined]);
  });
test('what a service shows in a document of its own is no tracking in disguise', async ({ tab }) => {
  expect(await servedBy(tab, 'pardot=1', { 'x-pardot-rsp': '1' }, 'frame')).toEqual([undefined]);
});
