import { expect, test } from '@playwright/test';
import type { Rendered } from '../../../crawler/crawl/rendering/rendered-links.js';
import { crawlOf, missLines, pageLines } from '../crawl-of.js';
import { body, count, generate, start } from '../generated-site.js';
import { html } from '../loopback-site.js';

const notice = '<noscript>You need to enable JavaScript to run this app.</noscript>';
const shell = (head = '', content = notice): string =>
  `<!doctype html><title>App</title>${head}${content}<div id="root"></div><script src="/app.js"></script>`;
const isMachine = (path: string): boolean => path === '/robots.txt' || path === '/sitemap.xml';
const links = (...paths: readonly string[]): Rendered => ({
  links: paths.map(path => `http://www.site.test${path}`),
});
const nothing: Rendered = { links: [] };

test('a shell that names one canonical address for all stands for many pages', async () => {
  const { inventory } = await crawlOf(
    generate(path => (isMachine(path) ? undefined : shell('<link rel="canonical" href="/">'))),
    {
      renderLinks: url =>
        Promise.resolve(
          url.endsWith('.test/') ? links('/about', '/team', '/contact', '/team?utm_source=x') : nothing,
        ),
    },
  );
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 browser /about < /',
    '1 browser /contact < /',
    '1 browser /team < /',
  ]);
});

test('a host that answers everything with its shell, and one that answers everything with its start page, keep their pages', async () => {
  const home = '<title>Shop</title><p>Everything that this shop says to anybody who comes along.</p>';
  const { inventory } = await crawlOf({
    'www.site.test/': start('http://app.site.test/', 'http://app.site.test/orders', 'http://shop.site.test/'),
    '*': (request, response) => {
      const [host, path] = [request.headers.host ?? '', request.url ?? ''];
      const page = host.startsWith('app.') ? shell() : home;
      const isMissing = isMachine(path) || host.startsWith('www.');
      response.writeHead(isMissing ? 404 : 200, { 'content-type': 'text/html' }).end(isMissing ? '' : page);
    },
  });
  expect(pageLines(inventory)).toEqual([
    '1 link http://app.site.test/ < /',
    '1 link http://app.site.test/orders < /',
    '1 link http://shop.site.test/ < /',
    '0 seed /',
  ]);
});

test('behind a prerendered start page, what a fallback shell answers are pages', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/app/orders', '/static');
      if (path === '/static') return body('Static');
      return isMachine(path) ? undefined : shell('', '<div>Loading the application…</div>');
    }),
  );
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /app/orders < /', '1 link /static < /']);
});

test('an error page with status 200 is told, though it runs scripts and has a menu', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/gone', '/here');
      if (path === '/here') return body('Here');
      return isMachine(path)
        ? undefined
        : `<title>Oops</title><a href="/">Home</a> <a href="/here">Here</a> <a href="/gone">Gone</a> <p>There is no page at this address.<script src="/count.js"></script>`;
    }),
  );
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /here < /']);
  expect(missLines(inventory.skipped)).toEqual(['soft-404 /gone']);
});

test('what shells link when rendered are pages, whatever folder they stand in', async () => {
  const rendered: Readonly<Record<string, readonly string[]>> = {
    '/': ['/shop/list', '/about'],
    '/shop/list': ['/shop/shoes', '/shop/hats'],
  };
  const { inventory } = await crawlOf(
    generate(path => (isMachine(path) ? undefined : shell())),
    { renderLinks: url => Promise.resolve(links(...(rendered[new URL(url).pathname] ?? []))) },
  );
  expect(inventory.pages.map(({ url }) => new URL(url).pathname)).toEqual([
    '/',
    '/about',
    '/shop/hats',
    '/shop/list',
    '/shop/shoes',
  ]);
});

test('one shell at many values of a parameter stands for as many pages', async () => {
  const { inventory } = await crawlOf(
    generate(path => (isMachine(path) ? undefined : shell())),
    {
      renderLinks: url =>
        Promise.resolve(
          url.endsWith('.test/')
            ? links(...Array.from({ length: 50 }, (_, id) => `/item?id=${id}`))
            : nothing,
        ),
    },
  );
  expect(count(inventory, /item/)).toBe(50);
});

test('a client-rendered archive goes on as long as its months lead to something', async () => {
  const { inventory } = await crawlOf(
    generate(path => (isMachine(path) ? undefined : shell())),
    {
      renderLinks: url => {
        const month = /\/archive\/(\d{4})\/(\d+)$/.exec(url);
        if (url.endsWith('.test/')) return Promise.resolve(links('/archive/2024/12'));
        if (!month) return Promise.resolve(nothing);
        const at = Number(month[1]) * 12 + Number(month[2]) - 2;
        const older = `/archive/${Math.floor(at / 12)}/${(at % 12) + 1}`;
        return Promise.resolve(links(`/post/named-${at}`, ...(at >= 2020 * 12 ? [older] : [])));
      },
    },
  );
  expect(count(inventory, /archive/)).toBe(60);
  expect(count(inventory, /post/)).toBe(60);
});

test('a client-rendered calendar without events ends', async () => {
  const { inventory } = await crawlOf(
    generate(path => (isMachine(path) ? undefined : shell())),
    {
      renderLinks: url => {
        const month = /month=(\d{4})-(\d+)$/.exec(url);
        const at = month ? Number(month[1]) * 12 + Number(month[2]) : 2026 * 12;
        return Promise.resolve(
          links(`/calendar?month=${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`),
        );
      },
    },
  );
  expect(inventory.skipped.map(({ reason }) => reason)).toEqual(['trap-calendar']);
  expect(count(inventory, /calendar/)).toBeLessThan(40);
});

test('what is said only where scripts do not run says nothing of a page', async () => {
  const page = `<title>App</title><noscript><p>${'Please switch on scripts in your browser. '.repeat(10)}</noscript><script src="/app.js"></script>`;
  const { inventory } = await crawlOf({
    '/': start('/one', '/two'),
    '/one': page,
    '/two': `${page}<link rel="canonical" href="/one">`,
    '/other': html(''),
  });
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /one < /', '1 link /two < /']);
});
