import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { crawlOf } from '../crawl-of.js';
import { body, count, generate, pdf, reasons, start, wordOf } from '../generated-site.js';
import type { Routes } from '../loopback-site.js';

const hex = (): string => randomBytes(16).toString('hex');
const bounded = { env: { MAX_PAGES: '1500' } };
/** Months counted from the year 0, as addresses of one calendar. */
const monthLink = (at: number): string =>
  `<a href="/calendar/${Math.floor(at / 12)}/${(at % 12) + 1}">go</a>`;
function monthOf(path: string): number | undefined {
  const match = /^\/calendar\/(\d+)\/(\d+)$/.exec(path);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : undefined;
}

test('an archive by month goes on as long as its months lead to documents', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/newsletter/2025-12');
      if (path.startsWith('/files/')) return pdf;
      const month = /^\/newsletter\/(\d{4})-(\d\d)$/.exec(path);
      if (!month) return undefined;
      const older = new Date(Date.UTC(Number(month[1]), Number(month[2]) - 2)).toISOString().slice(0, 7);
      return `<title>Newsletter</title><h1>Newsletter of ${month[2]}/${month[1]}</h1><a href="/files/${month[1]}-${month[2]}.pdf">Read it</a>
        ${older >= '2011-01' ? `<a href="/newsletter/${older}">Older</a>` : ''}`;
    }),
  );
  expect(reasons(inventory)).toEqual(['not-html']);
  expect(count(inventory, /newsletter/)).toBe(180);
});

test('500 dated pages of one list, each with a document of its own, are all pages', async () => {
  const days = Array.from({ length: 500 }, (_, index) =>
    new Date(Date.UTC(2005, 0, 4 + index * 14)).toISOString().slice(0, 10),
  );
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start(...days.map(day => `/minutes/${day}`));
      if (path.startsWith('/files/')) return pdf;
      const day = path.slice('/minutes/'.length);
      return path.startsWith('/minutes/')
        ? `<title>Minutes</title><h1>Minutes of ${day}</h1><a href="/files/minutes-${day}.pdf">PDF</a>`
        : undefined;
    }),
  );
  expect(reasons(inventory)).toEqual(['not-html']);
  expect(count(inventory, /minutes/)).toBe(500);
});

test('a calendar whose documents are all missing ends', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/calendar/2026/1');
      const at = monthOf(path);
      return at === undefined
        ? undefined
        : `<title>Month</title><p>Nothing yet.${monthLink(at + 1)}<a href="/files/${at}.pdf">Programme</a>`;
    }),
    bounded,
  );
  expect(reasons(inventory)).toEqual(['not-found', 'trap-calendar']);
  expect(count(inventory, /calendar/)).toBeLessThan(40);
});

test('an archive by month whose posts have dated addresses goes on to its end', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/calendar/2025/12');
      const post = /^\/(\d{4})\/(\d\d)\/15\/(w\w+)$/.exec(path);
      if (post) return body(post[3] ?? '');
      const at = monthOf(path);
      if (at === undefined) return undefined;
      const [year, month] = [Math.floor(at / 12), String((at % 12) + 1).padStart(2, '0')];
      return `<title>Archive</title><a href="/${year}/${month}/15/${wordOf(at)}">Read</a>${at > 2016 * 12 ? monthLink(at - 1) : ''}`;
    }),
  );
  expect(reasons(inventory)).toEqual([]);
  expect(count(inventory, /calendar/)).toBe(120);
});

test('a calendar without events ends, whatever number stands in its footer', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/calendar/2026/1');
      const at = monthOf(path);
      return at === undefined
        ? undefined
        : `<title>Month</title><p>No events.</p>${monthLink(at - 1)}${monthLink(at + 1)}<footer>Request ${hex()}, 0.0${at} s</footer>`;
    }),
    bounded,
  );
  expect(reasons(inventory)).toEqual(['trap-calendar']);
  expect(count(inventory, /calendar/)).toBeLessThan(80);
});

test('a calendar ends whose every month leads to a page that says what all others say', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/calendar/2026/1');
      if (path.startsWith('/reserve/')) return `<title>Reserve</title><p>Nothing free at ${path.slice(9)}.`;
      const at = monthOf(path);
      return at === undefined
        ? undefined
        : `<title>Month</title><p>No events.${monthLink(at - 1)}${monthLink(at + 1)}<a href="/reserve/${Date.UTC(Math.floor(at / 12), at % 12) / 1000}">Reserve</a>`;
    }),
    bounded,
  );
  expect(reasons(inventory)).toEqual(['trap-calendar']);
  expect(count(inventory, /calendar/)).toBeLessThan(80);
});

const rooms = ['about', 'services', 'news', 'team', 'contact'];
const room = (name: string, link: (name: string) => string): string =>
  `<title>${name}</title><p>This is what we have to say about ${name}.</p>${rooms.map(to => `<a href="${link(to)}">${to}</a>`).join(' ')}`;

/** Ids as a server draws them, the same in every run: a fresh one at each call. */
function drawnBy(seed: string, bytes: number, encoding: 'hex' | 'base64url'): () => string {
  let drawn = 0;
  return () =>
    createHash('sha256')
      .update(`${seed} ${(drawn += 1)}`)
      .digest()
      .subarray(0, bytes)
      .toString(encoding);
}

for (const [encoding, bytes] of [
  ['hex', 16],
  ['base64url', 15],
] as const) {
  test(`a new session id in every link ends, in the path and in a parameter: ${encoding}`, async () => {
    const inPath = (token: () => string): Routes =>
      generate(path => {
        const match = /^\/s\/[\w-]+\/(\w+)$/.exec(path);
        if (path !== '/' && !match) return undefined;
        return room(match?.[1] ?? 'start', to => `/s/${token()}/${to}`);
      });
    const inQuery = (token: () => string): Routes =>
      generate(path =>
        path === '/' || rooms.includes(path.slice(1))
          ? room(path.slice(1) || 'start', to => `/${to}?visit=${token()}`)
          : undefined,
      );
    for (let seed = 0; seed < 12; seed += 1)
      for (const routes of [inPath, inQuery]) {
        const { inventory } = await crawlOf(routes(drawnBy(`${seed}`, bytes, encoding)), bounded);
        expect(inventory.pages.length, `pages, ids drawn by ${seed}`).toBe(1 + rooms.length);
        expect(reasons(inventory)).toEqual(['trap-session-id']);
      }
  });
}

test('things that are told apart by ids are all pages, whether they are much alike or not', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => index.toString(16).padStart(2, '0').repeat(16));
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start(...ids.map(id => `/doc/${id}`), ...ids.map(id => `/slot/${id}`));
      const id = path.slice(-32);
      if (path.startsWith('/doc/')) return body(wordOf(parseInt(id.slice(0, 2), 16)));
      return path.startsWith('/slot/')
        ? `<title>Slot</title><p>The slot ${parseInt(id.slice(0, 2), 16)} of our house is open.`
        : undefined;
    }),
  );
  expect(reasons(inventory)).toEqual([]);
  expect(inventory.pages).toHaveLength(201);
});

test('relative links gone wrong do not multiply pages that carry a token', async () => {
  const { inventory } = await crawlOf(
    generate(path => {
      const last = path.split('/').filter(Boolean).at(-1) ?? 'start';
      return path.includes('.')
        ? undefined
        : `${room(last, to => `${to}/`)}<form method="post" action="/send"><input type="hidden" name="token" value="${hex()}"><input name="q"></form>`;
    }),
    bounded,
  );
  expect(reasons(inventory)).toContain('trap-relative-links');
  expect(inventory.pages.length).toBeLessThan(40);
});

test('what a copied page links by a relative address is a page where another page names it', async () => {
  const home =
    '<title>Home</title><p>Welcome to our site in the language that most of us speak.<a href="about">About</a><a href="more">More</a><a href="/en/">English</a>';
  const { inventory } = await crawlOf({
    '/': home,
    '/en/': home,
    '/about': body('About'),
    '/more': body('More', '<a href="/map">Map</a>'),
    '/map': body('Map', '<a href="/en/about">About</a>'),
    '/en/about': body('About in English'),
    '/en/more': body('More in English'),
  });
  expect(inventory.pages.map(({ url }) => new URL(url).pathname)).toEqual([
    '/',
    '/about',
    '/en/',
    '/en/about',
    '/map',
    '/more',
  ]);
  expect(inventory.skipped.map(({ reason, url }) => `${reason} ${new URL(url).pathname}`)).toEqual([
    'trap-relative-links /en/more',
  ]);
});

test('what looked like a trap is a page where the sitemap lists it', async () => {
  const { inventory } = await crawlOf({
    '/': start('/x/x/x/page', '/y/y/y/page'),
    '/x/x/x/page': body('Deep'),
    '/y/y/y/page': body('Deeper'),
    '/sitemap.xml': '<urlset><url><loc>http://www.site.test/x/x/x/page</loc></url></urlset>',
  });
  expect(inventory.pages.map(({ url }) => new URL(url).pathname)).toEqual(['/', '/x/x/x/page']);
  expect(reasons(inventory)).toEqual(['trap-repeating-path']);
});

test('a domain that answers for every name with the same page is left after a while, hosts of their own are not', async () => {
  const { inventory } = await crawlOf(
    {
      'www.site.test/': start(
        'http://copies.site.test/',
        ...Array.from({ length: 30 }, (_, index) => `http://${wordOf(index)}.site.test/`),
      ),
      '*': (request, response) => {
        const host = request.headers.host ?? '';
        const own = /^(w[a-z]+)\./.exec(host)?.[1];
        const isPage = request.url === '/' && host !== 'www.site.test';
        const next = `<a href="http://c${hex().slice(0, 8)}.site.test/">on</a>`;
        response
          .writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' })
          .end(
            own === undefined
              ? `<title>Any</title><p>Hello to all of you, there is nothing new here.${next}`
              : body(own),
          );
      },
    },
    bounded,
  );
  expect(reasons(inventory)).toEqual(['trap-copied-hosts']);
  expect(count(inventory, /\/\/w[a-z]+\.site/)).toBe(31);
  expect(count(inventory, /\/\/c/)).toBeLessThan(20);
});
