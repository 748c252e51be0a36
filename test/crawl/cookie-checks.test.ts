import { expect, test } from '@playwright/test';
import { crawlOf, missLines, pageLines } from './crawl-of.js';
import { html, redirectTo, type Route } from './loopback-site.js';

const page = (name: string, more = ''): string =>
  `<title>${name}</title><p>What the page ${name} says.${more}`;
const handler = (route: Route): Exclude<Route, string> =>
  typeof route === 'string' ? handler(html(route)) : route;
/** One route for those who bring the cookie, another for all others. */
const withCookie = (cookie: string, route: Route, others: Route): Route => {
  const [known, unknown] = [handler(route), handler(others)];
  return (request, response) =>
    request.headers.cookie?.split('; ').includes(cookie) === true
      ? known(request, response)
      : unknown(request, response);
};
const setting = (location: string, cookie = 'ok=1; path=/', status = 302): Route =>
  redirectTo(location, status, { 'set-cookie': cookie });

test('a check for cookies of several redirects leads to the page that was asked for', async () => {
  const { inventory } = await crawlOf({
    '/': page('Start', '<a href="/one">1</a><a href="/two">2</a><a href="/three">3</a>'),
    '/one': withCookie('ok=1', page('One', '<a href="/below">b</a>'), redirectTo('/check?to=one')),
    '/check?to=one': setting('/one'),
    '/two': withCookie('ok=1', page('Two'), setting('/two/check')),
    '/two/check': withCookie('ok=1', redirectTo('/two'), page('Cookies are needed')),
    '/three': withCookie(
      'ok=1',
      page('Three'),
      setting('http://sso.site.test/in', 'ok=1; domain=.site.test'),
    ),
    'sso.site.test/in': withCookie('ok=1', redirectTo('http://www.site.test/three'), page('No cookie')),
    '/below': page('Below'),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '2 link /below < /one',
    '1 link /one < / ~ /check?to=one',
    '1 link /three < /',
    '1 link /two < /',
  ]);
  expect(missLines(inventory.failed)).toEqual([]);
});

test('a check that adds the time to the address, and a new one each time, leads to the page that was asked for', async () => {
  let now = 1_000;
  const check: Route = (request, response) =>
    handler(setting(`/events?check=${(now += 1)}`))(request, response);
  const { inventory } = await crawlOf({
    '/': page('Start', '<a href="/events">e</a><a href="/list">l</a>'),
    '/events': withCookie('ok=1', page('Events'), check),
    ...Object.fromEntries(
      Array.from({ length: 40 }, (_, at): [string, Route] => [
        `/events?check=${1_001 + at}`,
        withCookie('ok=1', page('Events'), check),
      ]),
    ),
    '/list': setting('/list?view=all'),
    '/list?view=all': page('All'),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /events < /',
    '1 redirect /list?view=all < / ~ /list',
  ]);
});

test('a check whose own address shows the page to those who bring the cookie leads to the page that was asked for', async () => {
  const needed = page('Cookies are needed');
  const { inventory } = await crawlOf({
    '/': page('Start', ['one', 'two', 'three', 'list'].map(name => `<a href="/${name}">x</a>`).join('')),
    '/one': withCookie('ok=1', page('One'), setting('/one?c=1')),
    '/one?c=1': withCookie('ok=1', page('One'), needed),
    '/two': withCookie('ok=1', page('Two'), setting('/two?c=1')),
    '/two?c=1': withCookie('ok=1', page('Two'), html('Forbidden', {}, 403)),
    '/three': withCookie('ok=1', page('Three', 'More words. '.repeat(20)), setting('/three?c=1')),
    '/three?c=1': withCookie('ok=1', page('Three', 'More words. '.repeat(20)), page('Three')),
    '/list': setting('/list?view=all'),
    '/list?view=all': withCookie('ok=1', page('All', 'Welcome back.'), page('All')),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 redirect /list?view=all < / ~ /list',
    '1 link /one < /',
    '1 link /three < /',
    '1 link /two < /',
  ]);
});

test('an entry page behind a check for cookies is found', async () => {
  const links = page('Start', '<a href="/a">a</a>');
  const oneHop = await crawlOf({
    '/': withCookie('ok=1', links, setting('/?cookietest=1')),
    '/?cookietest=1': withCookie('ok=1', redirectTo('/'), page('Cookies are needed')),
    '/a': page('A'),
  });
  expect(pageLines(oneHop.inventory)).toEqual(['0 seed /', '1 link /a < /']);
  const twoHops = await crawlOf({
    '/': withCookie('ok=1', links, redirectTo('/check')),
    '/check': setting('/'),
    '/a': page('A'),
  });
  expect(pageLines(twoHops.inventory)).toEqual(['0 seed / ~ /check', '1 link /a < /']);
});

test('redirects that set a cookie and lead elsewhere are what they are, and lead to nothing that is not followed', async () => {
  const { inventory, requests } = await crawlOf({
    '/': page(
      'Start',
      ['old', 'plain', 'moved', 'out', 'away', 'shut'].map(name => `<a href="/${name}">x</a>`).join(''),
    ),
    '/old': setting('/new'),
    '/new': page('New'),
    '/plain': redirectTo('/plainly'),
    '/plainly': page('Plain'),
    '/moved': setting('/for-good', 'ok=1', 301),
    '/for-good': page('For good'),
    '/out': setting('/logout'),
    '/away': setting('http://elsewhere.test/'),
    '/shut': setting('/closed'),
    '/robots.txt': html('User-agent: *\nDisallow: /closed', { 'content-type': 'text/plain' }),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 redirect /for-good < / ~ /moved',
    '1 redirect /new < / ~ /old',
    '1 redirect /plainly < / ~ /plain',
  ]);
  const asked = (path: string): number => requests.filter(request => request.endsWith(path)).length;
  expect(['/plainly', '/for-good', '/logout', '/closed', 'elsewhere.test/'].map(asked)).toEqual([
    1, 1, 0, 0, 0,
  ]);
});

test('circles without end are told as such, cookies or not', async () => {
  const { inventory } = await crawlOf({
    '/': page('Start', '<a href="/one">1</a><a href="/three">3</a>'),
    '/one': setting('/two'),
    '/two': setting('/one'),
    '/three': setting('/three'),
  });
  expect(missLines(inventory.failed)).toEqual([
    'redirect-loop /one',
    'redirect-loop /three',
    'redirect-loop /two',
  ]);
});
