import { expect, test } from '@playwright/test';
import type { Inventory } from '../../../crawler/evidence/inventory.js';
import { crawlOf } from '../crawl-of.js';
import { html, type Route, type Routes } from '../loopback-site.js';

const reasons = (inventory: Inventory): string[] =>
  [...new Set(inventory.skipped.map(({ reason }) => reason))].sort();
const count = (inventory: Inventory, pattern: RegExp): number =>
  inventory.pages.filter(({ url }) => pattern.test(url)).length;

/** Answers whatever `make` makes of path and parameters, and 404 where it makes nothing. */
const generate = (make: (path: string, query: URLSearchParams) => string | undefined): Routes => {
  const route: Route = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://www.site.test');
    const body = make(url.pathname, url.searchParams);
    const answer = body === undefined ? html('no such page', {}, 404) : html(body);
    return typeof answer === 'string' ? undefined : answer(request, response);
  };
  return { '*': route };
};
const start = (href: string): string =>
  `<title>Start</title><p>The start page says something of its own.<a href="${href}">go</a>`;
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

test('a calendar without events ends, with the reason', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start('/calendar?month=2026-01');
      if (path !== '/calendar') return undefined;
      const [year = 0, month = 1] = (query.get('month') ?? '').split('-').map(Number);
      const link = (step: number): string => {
        const date = new Date(Date.UTC(year, month - 1 + step));
        return `<a href="/calendar?month=${date.toISOString().slice(0, 7)}">${months[date.getUTCMonth()]}</a>`;
      };
      return `<title>${months[month - 1]} ${year}</title><h1>${months[month - 1]} ${year}</h1><p>No events this month.</p>${link(-1)}${link(1)}`;
    }),
  );
  expect(reasons(inventory)).toEqual(['trap-calendar']);
  expect(count(inventory, /calendar/)).toBeLessThan(80);
});

test('a calendar with a page a day ends too', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/events/2026/01/01');
      const match = /^\/events\/(\d{4})\/(\d\d)\/(\d\d)$/.exec(path);
      if (!match) return undefined;
      const day = (step: number): string =>
        new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + step))
          .toISOString()
          .slice(0, 10)
          .replaceAll('-', '/');
      return `<title>Events</title><h1>${match[0]}</h1><p>Nothing on this day.</p>${[-1, 1, 7, 30, 365].map(step => `<a href="/events/${day(step)}">${day(step)}</a>`).join(' ')}`;
    }),
  );
  expect(reasons(inventory)).toEqual(['trap-calendar']);
  expect(count(inventory, /events/)).toBeLessThan(2_500);
});

test('a calendar with events goes on as long as there are any', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/calendar/2026/1');
      const event = /^\/event\/(\d+)$/.exec(path);
      if (event)
        return `<title>Event</title><p>The event called ${'abcdefghijklmnopqrstuvwxyz'[Number(event[1]) % 26]}${event[1]} takes place.`;
      const match = /^\/calendar\/(\d{4})\/(\d+)$/.exec(path);
      if (!match) return undefined;
      const at = Number(match[1]) * 12 + Number(match[2]) - 1;
      const link = (month: number): string =>
        `<a href="/calendar/${Math.floor(month / 12)}/${(month % 12) + 1}">next</a>`;
      return at > 2026 * 12 + 59
        ? undefined
        : `<title>Month</title><p>Events:<a href="/event/${at}">one</a>${link(at + 1)}`;
    }),
  );
  expect(reasons(inventory)).toEqual(['not-found']);
  expect(count(inventory, /calendar/)).toBe(60);
});

for (const [name, item] of [
  ['items that are linked', (page: number) => `<a href="/item/${page}">Item ${page}</a>`],
  ['items that are only shown', (page: number) => `<p>Item ${page}</p>`],
] as const) {
  test(`a list of 300 pages goes on to its end: ${name}`, async () => {
    const { inventory } = await crawlOf(
      generate((path, query) => {
        if (path === '/') return start('/news?page=1');
        if (path.startsWith('/item/')) return `<title>Item</title><p>An item.`;
        const page = Number(query.get('page') ?? '1');
        if (path !== '/news' || page > 300) return undefined;
        const next = page < 300 ? `<a rel="next" href="/news?page=${page + 1}">Next</a>` : '';
        return `<title>News</title><h1>Page ${page} of 300</h1>${item(page)}${next}`;
      }),
    );
    expect(count(inventory, /news/)).toBe(300);
    expect(reasons(inventory)).toEqual([]);
  });
}

test('a list that goes on for ever ends, with the reason', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start('/news?page=1');
      const page = Number(query.get('page') ?? '1');
      return path === '/news'
        ? `<title>News</title><h1>Page ${page}</h1><p>Nothing here.</p><a href="/news?page=${page + 1}">Next</a>`
        : undefined;
    }),
  );
  expect(reasons(inventory)).toEqual(['trap-endless-sequence']);
  expect(count(inventory, /news/)).toBe(501);
});

test('filters that combine without end are left after a while', async () => {
  const facets = {
    color: ['red', 'blue', 'green', 'black'],
    size: ['s', 'm', 'l', 'xl'],
    brand: ['a', 'b', 'c', 'd'],
    sort: ['price', 'name', 'new'],
    view: ['grid', 'list'],
  };
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start('/shop');
      if (path.startsWith('/product/')) return `<title>Product</title><p>A product called ${path.slice(9)}.`;
      if (path !== '/shop') return undefined;
      const links = Object.entries(facets).flatMap(([name, values]) =>
        values.map(value => {
          const next = new URLSearchParams(query);
          next.set(name, value);
          return `<a href="/shop?${next.toString()}">${value}</a>`;
        }),
      );
      return `<title>Shop</title>${links.join(' ')}${['one', 'two', 'three'].map(product => `<a href="/product/${product}">${product}</a>`).join(' ')}`;
    }),
  );
  expect(reasons(inventory)).toEqual(['trap-facets']);
  expect(count(inventory, /shop/)).toBeLessThan(400);
  expect(count(inventory, /product/)).toBe(3);
});

test('2,000 items behind two parameters are no filters', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/')
        return `<title>Start</title>${Array.from({ length: 20 }, (_, index) => `<a href="/cat?c=${index}">c</a>`).join('')}`;
      if (path === '/cat')
        return `<title>Category</title>${Array.from({ length: 100 }, (_, index) => `<a href="/item?cat=${query.get('c')}&amp;id=${Number(query.get('c')) * 100 + index}">i</a>`).join('')}`;
      return path === '/item'
        ? `<title>Item</title><p>Item ${query.get('id')} is described here.`
        : undefined;
    }),
  );
  expect(count(inventory, /item/)).toBe(2_000);
  expect(reasons(inventory)).toEqual([]);
});

test('paths that grow for ever end, whatever they say', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return `${start('/loop/')}<a href="/grow/1/">grow</a>`;
      if (path.startsWith('/loop/'))
        return `<title>Loop</title><p>Page at depth ${path.length} of the loop.<a href="more/">more</a>`;
      return path.startsWith('/grow/')
        ? `<title>Grow</title><p>Now ${'x'.repeat(path.length)} it says.<a href="${path.length}/">more</a>`
        : undefined;
    }),
  );
  expect(reasons(inventory)).toEqual(['trap-deep-path', 'trap-repeating-path']);
  expect(count(inventory, /loop/)).toBe(3);
  expect(count(inventory, /grow/)).toBe(15);
});

test('relative links gone wrong do not multiply the site', async () => {
  const nav = ['about', 'services', 'news', 'team', 'contact']
    .map(name => `<a href="${name}/">${name}</a>`)
    .join(' ');
  const { inventory } = await crawlOf(
    generate(path => {
      const last = path.split('/').filter(Boolean).at(-1) ?? 'start';
      return path.includes('.')
        ? undefined
        : `<title>${last}</title><p>This is what we have to say about ${last}.</p>${nav}`;
    }),
  );
  expect(reasons(inventory)).toContain('trap-relative-links');
  expect(inventory.pages.length).toBeLessThan(40);
});

test('a parameter that makes no difference is found out; one that does is not', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      const links = (href: (index: number) => string): string =>
        Array.from({ length: 30 }, (_, index) => `<a href="${href(index)}">x</a>`).join('');
      if (path === '/')
        return `<title>Start</title>${links(index => `/page/${index}`)}${links(index => `/item?id=${index}`)}`;
      if (path.startsWith('/page/'))
        return `<title>Page</title><p>Page ${path} <a href="/login?back=${path}">Log in</a>`;
      if (path === '/login') return '<title>Log in</title><p>Please enter your name and your password below.';
      return path === '/item'
        ? `<title>Item</title><p>The item with the number ${query.get('id')} is shown here.`
        : undefined;
    }),
  );
  expect(reasons(inventory)).toEqual(['trap-idle-parameter']);
  expect(count(inventory, /login/)).toBe(5);
  expect(count(inventory, /item/)).toBe(30);
});
