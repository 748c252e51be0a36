import { expect, test } from '@playwright/test';
import { crawlOf, missLines, pageLines } from '../crawl-of.js';
import { body, generate, start } from '../generated-site.js';
import { redirectTo } from '../loopback-site.js';

const isMachine = (path: string): boolean => path === '/robots.txt' || path === '/sitemap.xml';

test('an error page that prints the name it was asked for is told', async () => {
  const name = (path: string): string =>
    decodeURIComponent(path.split('/').at(-1) ?? '').replaceAll('-', ' ');
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/gone-page', '/old/Thing.html', '/here', '/found-page');
      if (path === '/here') return body('here');
      if (path === '/found-page')
        return '<title>Page found</title><p>Here is the found page. Try the search.';
      return isMachine(path)
        ? undefined
        : `<title>Page not found</title><p>Sorry, we found nothing for “${name(path)}”. Try the search.`;
    }),
  );
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /found-page < /', '1 link /here < /']);
  expect(missLines(inventory.skipped)).toEqual(['soft-404 /gone-page', 'soft-404 /old/Thing.html']);
});

test('addresses that lead to the error page by a redirect are no pages', async () => {
  const { inventory } = await crawlOf(
    generate((path, _, address) => {
      if (path === '/') return start('/gone1', '/gone2', '/here', '/moved');
      if (path === '/here') return body('here');
      if (path === '/moved') return redirectTo('/here');
      if (path === '/Error.aspx') return body('Sorry', 'Something went wrong.');
      return isMachine(path) ? undefined : redirectTo(`/Error.aspx?aspxerrorpath=${address}`);
    }),
  );
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /here < / ~ /moved']);
  expect(missLines(inventory.skipped)).toEqual(['soft-404 /gone1', 'soft-404 /gone2']);
});

test('a server that sends visitors from missing pages to its start page or to a log-in form hides no page by that', async () => {
  const { inventory } = await crawlOf({
    'www.site.test/': start('/old', 'http://members.site.test/files', 'http://members.site.test/news'),
    'members.site.test/login': `<title>Log in</title><p>Members only: please log in to go on.<form method="post"><input name="user"><input type="password" name="word"></form>`,
    '*': (request, response) => {
      const isMember = request.headers.host?.startsWith('members.') === true;
      const path = request.url ?? '';
      if (isMachine(path)) response.writeHead(404).end();
      else response.writeHead(302, { location: isMember ? `/login?back=${path}` : '/' }).end();
    },
  });
  expect(inventory.skipped).toEqual([]);
  expect(inventory.pages.map(({ url }) => url)).toContain('http://members.site.test/login?back=/files');
  expect(inventory.pages.find(({ url }) => url === 'http://www.site.test/')?.aliases).toEqual([
    'http://www.site.test/old',
  ]);
});

test('error pages with status 200 do not count for MAX_PAGES', async () => {
  const paths = ['/gone1', '/gone2', '/here1', '/here2', '/here3', '/here4'];
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start(...paths);
      if (path.startsWith('/here')) return body(path.slice(1));
      return isMachine(path) ? undefined : '<title>No</title><p>There is no such page on this server, sorry.';
    }),
    { env: { MAX_PAGES: '4' } },
  );
  expect(inventory.pages.map(({ url }) => new URL(url).pathname)).toEqual([
    '/',
    '/here1',
    '/here2',
    '/here3',
  ]);
  expect(missLines(inventory.skipped)).toEqual(['soft-404 /gone1', 'soft-404 /gone2', 'max-pages /here4']);
});

test('error pages of other hosts are told, and those that do little but run scripts', async () => {
  const error = '<title>404: page not found</title><p>Sorry.<script src="/count.js"></script>';
  const { inventory } = await crawlOf({
    'www.site.test/': start('http://events.site.test/', 'http://events.site.test/gone'),
    'events.site.test/': body('Events'),
    '*': (request, response) => {
      const isMissing = isMachine(request.url ?? '') || request.headers.host?.startsWith('www.') === true;
      response.writeHead(isMissing ? 404 : 200, { 'content-type': 'text/html' }).end(isMissing ? '' : error);
    },
  });
  expect(pageLines(inventory)).toEqual(['1 link http://events.site.test/ < /', '0 seed /']);
  expect(missLines(inventory.skipped)).toEqual(['soft-404 http://events.site.test/gone']);
});
