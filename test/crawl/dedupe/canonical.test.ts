import { expect, test } from '@playwright/test';
import { crawlOf, pageLines } from '../crawl-of.js';
import { body, count, generate, start } from '../generated-site.js';

const canonical = (href: string): string => `<link rel="canonical" href="${href}">`;
const menu = ['about', 'team', 'contact', 'news']
  .map(name => `<li><a href="/${name}">${name}</a></li>`)
  .join('');
/** A page as templates make it: much that stands on every page, and a text of its own. */
const framed = (title: string, text: string, head = ''): string =>
  `<title>${title}</title>${head}<ul>${menu}</ul><main>${text}</main><footer>Acme Incorporated, 1 Main Street, Springfield. All rights reserved. Terms and conditions apply.</footer>`;

test('a start page that every page names as canonical does not swallow them', async () => {
  const head = canonical('/');
  const { inventory } = await crawlOf({
    '/': framed('Acme', '<p>Welcome to the home of the finest anvils.', head),
    '/about': framed('Acme', '<p>All about us and our long history since the last century.', head),
    '/team': framed('Acme', '<p>The people behind it: Ann, Bob and Carl.', head),
    '/contact': framed('Acme', '<p>Write a letter, or come by on any weekday.', head),
    '/news': framed('Acme', '<p>A new anvil has been cast.', head),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /about < /',
    '1 link /contact < /',
    '1 link /news < /',
    '1 link /team < /',
  ]);
});

test('two pages that name the start page as canonical stay pages, whatever the frame they share', async () => {
  const { inventory } = await crawlOf({
    '/': framed('Acme', '<p>Welcome to the home of the finest anvils.'),
    '/about': framed('Acme', '<p>All about us and our long history.', canonical('/')),
    '/team': framed('Acme', '<p>The people behind it: Ann, Bob and Carl.', canonical('/')),
    '/contact': framed('Write to us', '<p>Our address.'),
    '/news': framed('News', '<p>A new anvil has been cast.'),
  });
  expect(inventory.pages.flatMap(({ aliases }) => aliases)).toEqual([]);
});

test('later pages of a list that name its first page as canonical stay pages', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start('/blog');
      const page = Number(query.get('page') ?? '1');
      if (path !== '/blog' || page > 20) return undefined;
      const letter = String.fromCharCode(96 + page);
      return `<title>Blog</title>${canonical('/blog')}<p>Post named ${letter}${letter} is here</p><a href="/blog?page=${page + 1}">next</a>`;
    }),
  );
  expect(count(inventory, /blog/)).toBe(20);
});

test('lists whose items are told apart by numbers alone are not taken for their first page', async () => {
  const { inventory } = await crawlOf(
    generate((path, query) => {
      if (path === '/') return start(...[1, 2, 3, 4, 5].map(page => `/minutes?page=${page}`));
      if (path !== '/minutes') return undefined;
      const first = Number(query.get('page')) * 10;
      const items = Array.from({ length: 10 }, (_, index) => `<li>Minutes No. ${first + index}</li>`);
      return `<title>Minutes</title>${canonical('/minutes?page=1')}<ul>${items.join('')}</ul>`;
    }),
  );
  expect(count(inventory, /minutes/)).toBe(5);
});

test('what says the same as the page it names stays that page: sorted, printed, chosen, answered', async () => {
  const products = ['anvil', 'rocket', 'magnet', 'spring', 'paint', 'rope', 'catapult', 'glue'];
  const list = (order: readonly string[]): string =>
    framed('Shop', order.map(name => `<p>The ${name} of ours</p>`).join(''), canonical('/shop'));
  const article = Array.from({ length: 30 }, (_, index) => `Sentence ${wordLike(index)} of it.`).join(' ');
  const post = (more: string): string =>
    framed(
      'Post',
      `<p>${article}</p><b>Ann</b> <b>Bob</b> <b>Eve</b> Cancel reply${more}`,
      canonical('/post'),
    );
  const { inventory } = await crawlOf({
    '/': start(
      '/shop',
      '/shop?sort=name',
      '/shop?sort=price',
      '/shop?sort=new',
      '/shop?sort=old',
      '/print/post',
      '/post?answer=1',
      '/post?answer=2',
      '/post?answer=3',
      '/about',
    ),
    '/about': body('About'),
    '/shop': list(products),
    '/shop?sort=name': list([...products].sort()),
    '/shop?sort=price': list([...products].reverse()),
    '/shop?sort=new': list([...products].sort().reverse()),
    '/shop?sort=old': list([...products.slice(4), ...products.slice(0, 4)]),
    '/post': post(''),
    '/print/post': `<title>Post</title>${canonical('/post')}<p>${article}</p>`,
    '/post?answer=1': post('<b>Reply to Ann</b>'),
    '/post?answer=2': post('<b>Reply to Bob</b>'),
    '/post?answer=3': post('<b>Reply to Eve</b>'),
  });
  expect(inventory.pages.map(({ url, aliases }) => `${new URL(url).pathname} ${aliases.length}`)).toEqual([
    '/ 0',
    '/about 0',
    '/post 4',
    '/shop 4',
  ]);
});

/** Different words without digits. */
function wordLike(index: number): string {
  return `${'bcdfghjklmnp'[index % 12]}${'aeiou'[index % 5]}${'rstvwxz'[index % 7]}on`;
}

test('pages that differ in tokens of the markup alone are said to be of the same content, shells are not', async () => {
  let visits = 0;
  const token = (): string => `<input type="hidden" name="token" value="t${(visits += 1)}">`;
  const shell = '<title>App</title><div id="app"></div><script src="/app.js"></script>';
  const { inventory } = await crawlOf(
    generate(path => {
      if (path === '/') return start('/a', '/b', '/c', '/app/one', '/app/two');
      if (path === '/c') return body('other');
      return path.startsWith('/app/') ? shell : path.length === 2 ? body('same', token()) : undefined;
    }),
  );
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /a < /',
    '1 link /app/one < /',
    '1 link /app/two < /',
    '1 link /b < / = /a',
    '1 link /c < /',
  ]);
});
