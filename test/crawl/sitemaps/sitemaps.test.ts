import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { crawlOf } from '../crawl-of.js';
import { html, type Route, type Routes } from '../loopback-site.js';

const xml = (text: string): Route => html(text, { 'content-type': 'application/xml' });
const plain = (text: string): Route => html(text, { 'content-type': 'text/plain' });
const site = 'http://www.site.test';
const urlset = (...addresses: string[]): string =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.map(address => `<url><loc>${address}</loc></url>`).join('')}</urlset>`;
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const brokenOff = 'is broken XML; what stands before the break was read';

/** Paths of the pages that only sitemaps named, and what was noted. */
async function namedBy(routes: Routes): Promise<{ pages: string[]; notes: readonly string[] }> {
  const { inventory } = await crawlOf({
    '*': (request, response) => {
      const isPage = /^\/p\d/.test(request.url ?? '');
      response
        .writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' })
        .end(`<title>${request.url}</title><p>What is said at ${request.url?.toUpperCase()}`);
    },
    '/': '<title>Start</title><p>The start page.',
    ...routes,
  });
  const pages = inventory.pages.filter(({ foundBy }) => foundBy === 'sitemap');
  return { pages: pages.map(({ url }) => url.replace(site, '')), notes: inventory.notes };
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly pages: readonly string[];
  readonly fault?: string;
}
const cases: readonly Case[] = [
  {
    name: 'as it should be',
    text: head + urlset(`${site}/p1`, `${site}/p2?a=1&amp;b=2`),
    pages: ['/p1', '/p2?a=1&b=2'],
  },
  {
    name: 'a bare ampersand',
    text: urlset(`${site}/p1`, `${site}/p2?a=1&b=2`, `${site}/p3`),
    pages: ['/p1', '/p2?a=1&b=2', '/p3'],
  },
  {
    name: 'an entity of HTML',
    text: urlset(`${site}/p1`, `${site}/p2/caf&eacute;`, `${site}/p3`),
    pages: ['/p1', '/p2/caf%C3%A9', '/p3'],
  },
  {
    name: 'a warning before it',
    text: `<br />\n<b>Warning</b>: in <b>x.php</b><br />\n${head}${urlset(`${site}/p1`)}`,
    pages: ['/p1'],
  },
  {
    name: 'prefixes',
    text: `${head}<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url><sm:loc>\n ${site}/p1\n</sm:loc></sm:url></sm:urlset>`,
    pages: ['/p1'],
  },
  {
    name: 'paths instead of addresses',
    text: urlset('/p1', './p2', 'not an address', `${site}/p3`),
    pages: ['/p1', '/p2', '/p3'],
  },
  {
    name: 'pictures, which are no pages',
    text: `<urlset xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc><![CDATA[${site}/p1]]></loc><image:image><image:loc>${site}/p9</image:loc></image:image></url><url><loc>/p2</loc></url></urlset>`,
    pages: ['/p1', '/p2'],
  },
  {
    name: 'other languages',
    text: `<urlset xmlns:xhtml="http://www.w3.org/1999/xhtml"><url><loc>/p1</loc><xhtml:link rel="alternate" hreflang="es" href="${site}/p2"/></url></urlset>`,
    pages: ['/p1', '/p2'],
  },
  {
    name: 'cut off',
    text: `${urlset(`${site}/p1`).replace('</urlset>', '')}<url><loc>${site}/p2`,
    pages: ['/p1'],
    fault: brokenOff,
  },
  {
    name: 'cut off after a bare ampersand',
    text: `<urlset><url><loc>${site}/p1?a&b</loc></url><url><loc>${site}/p2`,
    pages: ['/p1?a&b'],
    fault: brokenOff,
  },
  {
    name: 'RSS',
    text: `<rss version="2.0"><channel><link>${site}/p9</link><item><title>One</title><link>${site}/p1</link></item></channel></rss>`,
    pages: ['/p1'],
  },
  {
    name: 'Atom',
    text: `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="${site}/p9"/><entry><link href="${site}/p1"/><link rel="enclosure" href="${site}/p8"/></entry></feed>`,
    pages: ['/p1'],
  },
  {
    name: 'a list of lines',
    text: `\ufeff${site}/p1\r\n  ${site}/p2  \r\n/p3\r\n# a remark\r\n// another\r\n`,
    pages: ['/p1', '/p2', '/p3'],
  },
];

for (const { name, text, pages, fault } of cases) {
  test(`a sitemap with ${name}`, async () => {
    expect(await namedBy({ '/robots.txt': plain('Sitemap: /map'), '/map': xml(text) })).toEqual({
      pages,
      notes: fault === undefined ? [] : [`sitemap ${site}/map ${fault}`],
    });
  });
}

test('an index may name its sitemaps by their paths', async () => {
  const index =
    '<sitemapindex><sitemap><loc>/maps/one.xml</loc></sitemap><sitemap><loc>two.xml</loc></sitemap></sitemapindex>';
  expect(await namedBy({ '/sitemap.xml': xml(index), '/maps/one.xml': xml(urlset(`${site}/p1`)) })).toEqual({
    pages: ['/p1'],
    notes: [],
  });
});

test('a sitemap may have 50 MB, packed or not, as sitemaps.org says', async () => {
  const large = urlset(`${site}/p1`).replace('</urlset>', `<!-- ${'x'.repeat(20_000_000)} --></urlset>`);
  expect(await namedBy({ '/sitemap.xml': xml(large) })).toEqual({ pages: ['/p1'], notes: [] });
  const packed: Route = (_, response) => void response.end(gzipSync(large));
  expect(await namedBy({ '/robots.txt': plain('Sitemap: /map.xml.gz'), '/map.xml.gz': packed })).toEqual({
    pages: ['/p1'],
    notes: [],
  });
  const tooLarge = large.replace(' --></urlset>', `${'x'.repeat(35_000_000)} --></urlset>`);
  expect(await namedBy({ '/sitemap.xml': xml(tooLarge) })).toEqual({
    pages: [],
    notes: [`sitemap ${site}/sitemap.xml could not be read (too-large)`],
  });
});

const handler = (route: Route): Exclude<Route, string> =>
  typeof route === 'string' ? (_, response) => void response.end(route) : route;
/** Fails so many times, then answers. */
const after = (times: number, failure: Route, answer: Route): Route => {
  let turn = 0;
  return (request, response) => handler(turn++ < times ? failure : answer)(request, response);
};
const busy = html('', { 'retry-after': '0' }, 503);
const reset: Route = (_, response) => void response.socket?.resetAndDestroy();

test('a sitemap that fails in passing is asked for again; one that goes on failing is noted, linked or not', async () => {
  const map = xml(urlset(`${site}/p1`));
  for (const failure of [busy, reset])
    expect(await namedBy({ '/sitemap.xml': after(1, failure, map) })).toEqual({ pages: ['/p1'], notes: [] });
  expect(await namedBy({ '/sitemap.xml': busy })).toEqual({
    pages: [],
    notes: [`sitemap ${site}/sitemap.xml could not be read (answered 503)`],
  });
  expect(await namedBy({ '/sitemap.xml': html('', {}, 404) })).toEqual({ pages: [], notes: [] });
});

test('a robots.txt that fails in passing is asked for again', async () => {
  const rules = plain('User-agent: *\nDisallow: /no');
  for (const failure of [busy, reset, html('', { 'retry-after': '0' }, 429)]) {
    const { inventory, requests } = await crawlOf({
      '/': '<title>Start</title><a href="/no">x</a><a href="/yes">y</a>',
      '/yes': '<title>Yes</title>',
      '/robots.txt': after(2, failure, rules),
    });
    expect(inventory.pages.map(({ url }) => url)).toEqual([`${site}/`, `${site}/yes`]);
    expect(requests.filter(request => request.endsWith('/robots.txt')).length).toBe(3);
  }
});

test('a robots.txt in UTF-16 is read', async () => {
  const bytes = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('User-agent: *\r\nDisallow: /no\r\n', 'utf16le'),
  ]);
  const { inventory } = await crawlOf({
    '/': '<title>Start</title><a href="/no">x</a><a href="/yes">y</a>',
    '/yes': '<title>Yes</title>',
    '/robots.txt': (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end(bytes),
  });
  expect(inventory.pages.map(({ url }) => url)).toEqual([`${site}/`, `${site}/yes`]);
});
