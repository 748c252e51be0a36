import { expect, test } from '@playwright/test';
import { crawlOf } from '../crawl-of.js';
import { body, count, generate, reasons, start, wordOf } from '../generated-site.js';

const bounded = { env: { MAX_PAGES: '1500' } };
const numbers = (length: number, first = 0): number[] => Array.from({ length }, (_, index) => first + index);

for (const [name, isOver] of [
  ['the first ones', (id: number) => id < 1_300],
  ['nine in ten', (id: number) => id % 10 !== 0],
] as const) {
  test(`events are all pages, though ${name} say the same`, async () => {
    const { inventory } = await crawlOf(
      generate((path, query) => {
        if (path === '/') return start(...numbers(600, 1_000).map(id => `/event?id=${id}`));
        const id = Number(query.get('id'));
        return path !== '/event'
          ? undefined
          : isOver(id)
            ? '<title>Event</title><p>This event is over. See our list of events to come.'
            : `<title>Event</title><p>The event called ${wordOf(id)} takes place soon.`;
      }),
    );
    expect(count(inventory, /event/)).toBe(600);
    expect(reasons(inventory)).toEqual([]);
  });
}

test('a parameter of numbers that makes no difference is found out, too', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start(...numbers(400, 5_000).map(visit => `/news?visit=${visit}`));
      return path === '/news'
        ? '<title>News</title><p>The news of this week, for all to read here.'
        : undefined;
    }),
  );
  expect(reasons(inventory)).toEqual(['trap-idle-parameter']);
  expect(count(inventory, /news/)).toBeLessThan(60);
});

test('pictures that only their number tells apart go on to the last', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start('/photo?n=1');
      const n = Number(query.get('n'));
      return path === '/photo' && n <= 60
        ? `<title>Photo</title><p>One of the many photos that we took last summer.<img src="/${n}.jpg">${n < 60 ? `<a href="/photo?n=${n + 1}">Next</a>` : ''}`
        : undefined;
    }),
  );
  expect(count(inventory, /photo/)).toBe(60);
});

test('log-in pages with return addresses end, also where they link themselves', async () => {
  const { inventory } = await crawlOf(
    generate((path, _, address) => {
      const login = `<a href="/login?back=${encodeURIComponent(address)}">Log in</a>`;
      if (path === '/') return `${start(...numbers(60).map(index => `/page/${wordOf(index)}`))}${login}`;
      if (path.startsWith('/page/')) return body(path.slice(6), login);
      return path === '/login'
        ? `<title>Log in</title><p>Please enter your name and your password below.${login}`
        : undefined;
    }),
    bounded,
  );
  expect(reasons(inventory)).toEqual(['trap-idle-parameter', 'trap-repeating-path']);
  expect(count(inventory, /login/)).toBeLessThan(12);
  expect(count(inventory, /test\/page/)).toBe(60);
});

test('addresses within addresses are no trap where they lead elsewhere', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/')
        return start(
          '/translate?page=%2Fnews%3Fpage%3D2',
          '/compare?with=%2Fcompare%3Fto%3Dx',
          '/search?q=what%3F',
        );
      return ['/translate', '/compare', '/search'].includes(path)
        ? body(`${path} ${[...query.values()].join(' ')}`)
        : undefined;
    }),
  );
  expect(inventory.pages).toHaveLength(4);
  expect(reasons(inventory)).toEqual([]);
});

const facets: Readonly<Record<string, readonly string[]>> = {
  color: ['red', 'blue', 'green', 'black'],
  size: ['small', 'medium', 'large', 'huge'],
  brand: ['acme', 'apex', 'zenith', 'nadir'],
  sort: ['price', 'name', 'new'],
  view: ['grid', 'list'],
};
const products = ['one', 'two'].map(name => `<a href="/product/${name}">${name}</a>`).join(' ');

test('filters that combine without end are left, though each combination has a title of its own', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start('/shop');
      if (path.startsWith('/product/')) return body(path.slice(9));
      if (path !== '/shop') return undefined;
      const title = `Shop: ${[...query.values()].join(', ')}`;
      const links = Object.entries(facets).flatMap(([name, values]) =>
        values.map(value => {
          const next = new URLSearchParams(query);
          next.set(name, value);
          return `<a href="/shop?${next.toString()}">${value}</a>`;
        }),
      );
      return `<title>${title}</title><h1>${title}</h1>${links.join(' ')}${products}`;
    }),
    bounded,
  );
  expect(reasons(inventory)).toEqual(['trap-facets']);
  expect(count(inventory, /shop/)).toBeLessThan(400);
  expect(count(inventory, /product/)).toBe(2);
});

test('filters in the path are left, in whatever order they stand', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/shop/');
      if (path.startsWith('/product/')) return body(path.slice(9));
      if (!path.startsWith('/shop/')) return undefined;
      const chosen = path.slice(6).split('/').filter(Boolean);
      const links = Object.entries(facets)
        .filter(([name]) => !chosen.some(filter => filter.startsWith(name)))
        .flatMap(([name, values]) =>
          values.map(value => `<a href="/shop/${[...chosen, `${name}-${value}`].join('/')}/">${value}</a>`),
        );
      return `<title>Shop</title>${links.join(' ')}${products}`;
    }),
    bounded,
  );
  expect(reasons(inventory)).toEqual(['trap-facets']);
  expect(count(inventory, /shop/)).toBeLessThan(400);
  expect(count(inventory, /product/)).toBe(2);
});

test('paths of the same folders in another order are pages where they say different things', async () => {
  const towns = numbers(12).map(wordOf);
  const routes = towns.flatMap(from => towns.filter(to => to !== from).map(to => `/trains/${from}/${to}/`));
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start(...routes);
      const [, , from, to] = path.split('/');
      return routes.includes(path)
        ? `<title>Trains</title><p>Trains leave from ${from} for ${to} every hour of the day.`
        : undefined;
    }),
  );
  expect(count(inventory, /trains/)).toBe(132);
  expect(reasons(inventory)).toEqual([]);
});

test('a catalogue by category and page goes on to its end, whatever its sort orders repeat', async () => {
  const categories = numbers(12, 100).map(wordOf);
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start(...categories.map(category => `/shop?cat=${category}`));
      if (path.startsWith('/product/')) return body(path.slice(9));
      const [category, page] = [query.get('cat') ?? '', Number(query.get('page') ?? '1')];
      if (path !== '/shop' || !categories.includes(category) || page > 12) return undefined;
      const sort = query.has('sort') ? `&sort=${query.get('sort')}` : '';
      const items = numbers(5, page * 50).map(item => `${category}-${wordOf(item)}`);
      const next = page < 12 ? [`/shop?cat=${category}&page=${page + 1}${sort}`] : [];
      const sorts = ['price', 'name', 'new', 'rating'].map(
        by => `/shop?cat=${category}&page=${page}&sort=${by}`,
      );
      const links = [...items.map(item => `/product/${item}`), ...next, ...sorts];
      return `<title>Shop</title>${links.map(href => `<a href="${href}">x</a>`).join(' ')}`;
    }),
  );
  expect(count(inventory, /product/)).toBe(720);
  expect(reasons(inventory)).toEqual(['trap-facets']);
});
