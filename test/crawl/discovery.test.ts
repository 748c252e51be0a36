import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { crawlOf, missLines, pageLines } from './crawl-of.js';
import { html, type Route, type Routes } from './loopback-site.js';

const page = (title: string, body = ''): string =>
  `<!doctype html><title>${title}</title><h1>${title}</h1>${body}`;
const urls = (...addresses: string[]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${addresses.map(address => `<url><loc>${address}</loc></url>`).join('')}</urlset>`;
const index = (...addresses: string[]): string =>
  `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.map(address => `<sitemap><loc>${address}</loc></sitemap>`).join('')}</sitemapindex>`;
const xml = (text: string): Route => html(text, { 'content-type': 'application/xml' });
const plain = (text: string): Route => html(text, { 'content-type': 'text/plain' });

test('every kind of link in HTML is found', async () => {
  const { inventory } = await crawlOf({
    '/': `<head><title>Start</title><link rel="next" href="/next"><link rel="alternate" hreflang="es" href="/es">
      <link rel="alternate" type="application/rss+xml" href="/feed"><link rel="stylesheet" href="/style"></head>
      <a href="/anchor#part">a</a><a name="no-link">b</a><a href="#part">c</a><a href="mailto:info@site.test">d</a>
      <a href="/keep" download>e</a><map><area href="/area"></map><iframe src="/frame"></iframe>
      <iframe src="http://video.test/v/1"><a href="/inside-frame">f</a></iframe>
      <form action="/search"><input name="q"><input type="hidden" name="in" value="news"></form>
      <form action="/login"><input type="password" name="p"></form><form action="/send" method="post"><input name="n"></form>
      <button onclick="location.href='/clicked'">g</button><noscript><a href="/noscript">h</a></noscript>
      <select onchange="location = this.value"><option value="/jump">i</option></select>
      <select name="plain"><option value="/stay">j</option></select><template><a href="/template">k</a></template>
      <!-- <a href="/comment">l</a> --><script>document.write('<a href="/script">m</a>')</script>`,
    '/next': page('Next', '<meta http-equiv="refresh" content="30; url=/refreshed">'),
    '/es': page('Inicio', '<base href="/deep/er/"><a href="relative?b=2&amp;a=1">x</a>'),
    '/anchor': page('Anchor'),
    '/area': page('Area'),
    '/frame': page('Frame'),
    '/search': page('Search'),
    '/clicked': page('Clicked'),
    '/noscript': page('Without scripts'),
    '/jump': page('Jump'),
    '/refreshed': page('Refreshed'),
    '/deep/er/relative': page('Relative'),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /anchor < /',
    '1 link /area < /',
    '1 link /clicked < /',
    '2 link /deep/er/relative?a=1&b=2 < /es',
    '1 link /es < /',
    '1 frame /frame < /',
    '1 link /jump < /',
    '1 link /next < /',
    '1 link /noscript < /',
    '2 redirect /refreshed < /next',
    '1 form /search?in=news < /',
  ]);
  expect(missLines(inventory.skipped)).toEqual(['off-site http://video.test/v/1']);
  expect(inventory.failed).toEqual([]);
});

test('sitemaps name pages that nothing links', async () => {
  const { inventory } = await crawlOf({
    '/': page('Start', '<a href="/linked">x</a>'),
    '/linked': page('Linked'),
    '/robots.txt': plain(
      'User-agent: *\nDisallow:\nSitemap: http://www.site.test/maps/index.xml\nSitemap: http://elsewhere.test/map.xml',
    ),
    '/maps/index.xml': xml(
      index(
        'http://www.site.test/maps/one.xml.gz',
        'http://www.site.test/maps/two.txt',
        'http://www.site.test/maps/none.xml',
        'http://www.site.test/maps/index.xml',
      ),
    ),
    '/maps/one.xml.gz': (_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/gzip' })
        .end(
          gzipSync(
            urls(
              'http://www.site.test/linked',
              'http://www.site.test/orphan?utm_source=map',
              'http://other.test/page',
            ),
          ),
        ),
    '/maps/two.txt': plain('http://www.site.test/from-text\nnot an address\n'),
    '/sitemap.xml': xml(
      `${urls('http://www.site.test/cut-off').replace('</urlset>', '')}<url><loc>http://www.site.te`,
    ),
    '/orphan': page('Orphan', '<a href="/below-orphan">x</a>'),
    '/below-orphan': page('Below'),
    '/from-text': page('From a text'),
    '/cut-off': page('Cut off'),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '2 link /below-orphan < /orphan',
    '1 sitemap /cut-off',
    '1 sitemap /from-text',
    '1 link /linked < /',
    '1 sitemap /orphan',
  ]);
  expect(missLines(inventory.skipped)).toEqual(['off-site http://other.test/page']);
  expect(inventory.notes).toEqual([
    'sitemap http://www.site.test/maps/none.xml could not be found',
    'sitemap http://www.site.test/sitemap.xml is broken XML; what stands before the break was read',
  ]);
});

test('hosts of the family belong to the site, others do not', async () => {
  const { inventory } = await crawlOf({
    'www.site.test/': page(
      'Start',
      '<a href="http://events.site.test/">x</a><a href="http://site.test.evil.test/">y</a><a href="//notsite.test/">z</a>',
    ),
    'events.site.test/': page('Events', '<a href="/one">x</a><a href="http://www.site.test/">y</a>'),
    'events.site.test/one': page('One'),
    'site.test.evil.test/': page('Evil'),
  });
  expect(pageLines(inventory)).toEqual([
    '1 link http://events.site.test/ < /',
    '2 link http://events.site.test/one < http://events.site.test/',
    '0 seed /',
  ]);
  expect(missLines(inventory.skipped)).toEqual([
    'off-site http://notsite.test/',
    'off-site http://site.test.evil.test/',
  ]);
});

test('depth is the shortest way, whoever answers first', async () => {
  const slow =
    (body: string): Route =>
    (_, response) =>
      void setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(body), 150);
  const site = (first: (body: string) => Route, second: (body: string) => Route): Routes => ({
    '/': page('Start', '<a href="/z">z</a><a href="/b">b</a><a href="/long1">l</a>'),
    '/b': first(page('B', '<a href="/target">t</a>')),
    '/z': second(page('Z', '<a href="/target">t</a>')),
    '/long1': page('L1', '<a href="/long2">l</a>'),
    '/long2': page('L2', '<a href="/target">t</a>'),
    '/target': page('Target'),
  });
  const expected = [
    '0 seed /',
    '1 link /b < /',
    '1 link /long1 < /',
    '2 link /long2 < /long1',
    '2 link /target < /b',
    '1 link /z < /',
  ];
  expect(pageLines((await crawlOf(site(slow, body => body))).inventory)).toEqual(expected);
  expect(pageLines((await crawlOf(site(body => body, slow))).inventory)).toEqual(expected);
});

test('MAX_DEPTH, MAX_PAGES, INCLUDE and EXCLUDE bound the crawl, with the reason', async () => {
  const routes = {
    '/': page('Start', '<a href="/a/1">x</a><a href="/a/2">x</a><a href="/b/1">x</a>'),
    '/a/1': page('A1', '<a href="/a/1/deep">x</a>'),
    '/a/2': page('A2'),
    '/b/1': page('B1'),
    '/a/1/deep': page('Deep'),
  };
  const depth = (await crawlOf(routes, { env: { MAX_DEPTH: '1' } })).inventory;
  expect(pageLines(depth)).toEqual(['0 seed /', '1 link /a/1 < /', '1 link /a/2 < /', '1 link /b/1 < /']);
  expect(missLines(depth.skipped)).toEqual(['max-depth /a/1/deep']);
  const few = (await crawlOf(routes, { env: { MAX_PAGES: '3' } })).inventory;
  expect(pageLines(few)).toEqual(['0 seed /', '1 link /a/1 < /', '1 link /a/2 < /']);
  expect(missLines(few.skipped)).toEqual(['max-pages /a/1/deep', 'max-pages /b/1']);
  const globs = (
    await crawlOf(routes, { env: { INCLUDE: '/a/**', EXCLUDE: '*/deep,http://www.site.test/a/2' } })
  ).inventory;
  expect(pageLines(globs)).toEqual(['1 link /a/1 < /']);
  expect(missLines(globs.skipped)).toEqual([
    'not-included /',
    'excluded /a/1/deep',
    'excluded /a/2',
    'not-included /b/1',
  ]);
});

test('a page without links that loads scripts is rendered for its links, a page with links is not', async () => {
  const rendered: string[] = [];
  const menu = '<a href="/">0</a><a href="/one">1</a><a href="/two">2</a><a href="/three">3</a>';
  const { inventory } = await crawlOf(
    {
      '/': '<title>Shell</title><div id="app"></div><script src="/app.js"></script>',
      '/one': page('One', `${menu}<script src="/app.js"></script>`),
      '/two': page('Two', menu),
      '/three': page('Three', `${menu}<a href="/four">4</a>`),
      '/four': page('Four', 'no link and no script'),
    },
    {
      renderLinks: url => {
        rendered.push(url);
        return Promise.resolve({
          links: [
            'http://www.site.test/one',
            'http://www.site.test/three#x',
            'http://other.test/',
            'javascript:void 0',
          ],
        });
      },
    },
  );
  expect(rendered).toEqual(['http://www.site.test/']);
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '2 link /four < /three',
    '1 browser /one < /',
    '1 browser /three < /',
    '2 link /two < /one',
  ]);
});
