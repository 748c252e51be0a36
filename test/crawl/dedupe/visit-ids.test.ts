import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { crawlOf, missLines, pageLines } from '../crawl-of.js';
import { html, type Route, type Routes } from '../loopback-site.js';

const names = ['catalog', 'about', 'contact'];
const fresh = (): string => randomBytes(8).toString('hex').replace(/^\D/, '7');

/** Answers what `make` makes of an address; 404 where it makes nothing. */
const generate = (make: (url: URL) => string | undefined): Routes => {
  const route: Route = (request, response) => {
    const body = make(new URL(request.url ?? '/', 'http://www.site.test'));
    const answer = body === undefined ? html('no such page', {}, 404) : html(body);
    return typeof answer === 'string' ? undefined : answer(request, response);
  };
  return { '*': route };
};
const menu = (href: (name: string) => string): string =>
  names.map(name => `<a href="${href(name)}">${name}</a>`).join(' ');
const page = (path: string, links: string): string | undefined => {
  const name = path === '/' ? 'start' : path.slice(1);
  return ['start', ...names].includes(name)
    ? `<title>${name}</title><h1>This is ${name}</h1>${links}`
    : undefined;
};
const short = (text: string): string => text.replaceAll('http://www.site.test', '');

for (const parameter of ['sid', 'zz'])
  test(`an id in each link that is new in every answer is no page of its own: ?${parameter}`, async () => {
    const { inventory, requests } = await crawlOf(
      generate(url =>
        page(
          url.pathname,
          menu(name => `/${name}?${parameter}=${fresh()}`),
        ),
      ),
    );
    expect(inventory.pages.map(({ url }) => short(url))).toEqual(['/', '/about', '/catalog', '/contact']);
    expect(missLines(inventory.skipped)).toEqual(
      [...names].sort().map(name => `trap-session-id /${name}?${parameter}=*`),
    );
    expect(inventory.visitMarks).toEqual([
      { origin: 'http://www.site.test', place: `?${parameter}`, folders: 0 },
    ]);
    expect(requests.length).toBeLessThan(20);
  });

test('an id in the path of each link is none either', async () => {
  const { inventory } = await crawlOf(
    generate(url =>
      page(
        url.pathname.replace(/^\/s\/\w+/, ''),
        menu(name => `/s/${fresh()}/${name}`),
      ),
    ),
  );
  expect(inventory.pages.map(({ url }) => short(url))).toEqual(['/', '/about', '/catalog', '/contact']);
  expect(missLines(inventory.skipped)).toEqual([...names].sort().map(name => `trap-session-id /s/*/${name}`));
});

test('pages that are not shown without an id are found once each', async () => {
  const { inventory } = await crawlOf(
    generate(url =>
      url.pathname === '/' || url.searchParams.get('key')
        ? page(
            url.pathname,
            menu(name => `/${name}?key=${fresh()}`),
          )
        : undefined,
    ),
  );
  expect(inventory.pages.map(({ url }) => new URL(url).pathname)).toEqual([
    '/',
    '/about',
    '/catalog',
    '/contact',
  ]);
  expect([...new Set(inventory.skipped.map(({ reason }) => reason))]).toEqual(['trap-session-id']);
});

test('an id that the page needs, and one that is always the same, tell pages apart', async () => {
  const items = ['a1b2c3d4e5f60718', 'b1b2c3d4e5f60718', 'c1b2c3d4e5f60718'];
  const { inventory } = await crawlOf(
    generate(url => {
      const item = url.searchParams.get('item') ?? '';
      if (url.pathname === '/')
        return page('/', items.map(each => `<a href="/item?item=${each}">one</a>`).join(''));
      return items.includes(item) ? `<title>Item</title><p>What there is to say of item ${item}.` : undefined;
    }),
  );
  expect(inventory.pages).toHaveLength(4);
  expect(inventory.visitMarks).toBeUndefined();
});

test('a link to an item drawn by lot is no id of the visit', async () => {
  const items = Array.from({ length: 40 }, () => fresh());
  const { inventory } = await crawlOf(
    generate(url => {
      const lot = items[Math.floor(Math.random() * items.length)] ?? '';
      const item = url.searchParams.get('item');
      if (url.pathname === '/')
        return `<title>Start</title><p>Start</p><a href="/list">All</a><a href="/item?item=${lot}">Surprise me</a>`;
      if (url.pathname === '/list')
        return `<title>List</title>${items.map(each => `<a href="/item?item=${each}">one</a>`).join('')}`;
      return item !== null && items.includes(item)
        ? `<title>Item</title><p>All that there is to say of ${item.replace(/\d/g, '')}.`
        : undefined;
    }),
  );
  expect(pageLines(inventory)).toHaveLength(42);
});
