import { expect, test } from '@playwright/test';
import { crawlOf, missLines, pageLines } from '../crawl-of.js';
import { html, redirectTo, type Route } from '../loopback-site.js';

const body = (title: string, more = ''): string =>
  `<title>${title}</title><p>What the page ${title} says to its visitors.${more}`;

test('index files, trailing slashes and http are the same page where the answer proves it', async () => {
  const token = (): string => `<input type="hidden" name="csrf" value="${Math.random()}">`;
  const start = body(
    'Start',
    '<a href="/index.html">a</a><a href="/docs">b</a><a href="/docs/">c</a><a href="/blog">d</a><a href="/blog/">e</a><a href="/index.php">f</a><a href="/team/default.aspx">g</a>',
  );
  const { inventory } = await crawlOf({
    '/': start,
    '/index.html': start,
    '/index.php': body('Another start'),
    '/docs': (_, response) => void response.setHeader('content-type', 'text/html').end(body('Docs', token())),
    '/docs/': (_, response) =>
      void response.setHeader('content-type', 'text/html').end(body('Docs', token())),
    '/blog': body('Blog'),
    '/blog/': body('Blog of another'),
    '/team/default.aspx': body('Team'),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed / ~ /index.html',
    '1 link /blog < /',
    '1 link /blog/ < /',
    '1 link /docs < / ~ /docs/',
    '1 link /index.php < /',
    '1 link /team/default.aspx < /',
  ]);
});

test('redirects make aliases, over several hops and to pages that are linked as well', async () => {
  const { inventory } = await crawlOf({
    '/': body(
      'Start',
      '<a href="/old">a</a><a href="/older">b</a><a href="/new">c</a><a href="/moved">d</a>',
    ),
    '/older': redirectTo('/old', 301),
    '/old': redirectTo('/new?utm_campaign=x', 308),
    '/new': body('New'),
    '/moved': redirectTo('/only-here'),
    '/only-here': body('Only here'),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /new < / ~ /old ~ /older',
    '1 redirect /only-here < / ~ /moved',
  ]);
});

test('rel=canonical is believed within the family and where the pages agree', async () => {
  const canonical = (href: string): string => `<link rel="canonical" href="${href}">`;
  const { inventory } = await crawlOf({
    '/': body(
      'Start',
      '<a href="/list?sort=name">a</a><a href="/list">b</a><a href="/print/one">c</a><a href="/wrong">d</a><a href="/out">e</a>',
    ),
    '/list': `${canonical('/list')}<title>List</title><p>One, two, three: the list.`,
    '/list?sort=name': `${canonical('/list')}<title>List</title><p>Three, one, two: the list.`,
    '/print/one': `${canonical('/one')}${body('One')}`,
    '/one': `${canonical('/one')}${body('One')}`,
    '/wrong': `${canonical('/')}${body('Contact', '<form method="post"><input name="email"></form>')}`,
    '/out': `${canonical('http://elsewhere.test/out')}${body('Out')}`,
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /list < / ~ /list?sort=name',
    '1 link /one < /print/one ~ /print/one',
    '1 link /out < /',
    '1 link /wrong < /',
  ]);
  expect(missLines(inventory.skipped)).toEqual(['off-site http://elsewhere.test/out']);
});

test('www and the bare domain are one site, under the name that it redirects to', async () => {
  const bare = body(
    'Start',
    '<a href="http://www.site.test/a">a</a><a href="http://site.test/a">b</a><a href="/b">c</a>',
  );
  const { inventory, requests } = await crawlOf({
    'www.site.test/': redirectTo('http://site.test/', 301),
    'site.test/': bare,
    'site.test/a': body('A'),
    'site.test/b': body('B'),
  });
  expect(inventory.pages.map(page => page.url)).toEqual([
    'http://site.test/',
    'http://site.test/a',
    'http://site.test/b',
  ]);
  expect(inventory.pages[0]?.aliases).toEqual(['http://www.site.test/']);
  expect(requests.filter(request => request.includes('www.'))).toEqual([
    'GET www.site.test/robots.txt',
    'GET www.site.test/',
  ]);
});

test('the same content under other addresses is said to be so', async () => {
  const { inventory } = await crawlOf({
    '/': body('Start', '<a href="/a">a</a><a href="/b">b</a>'),
    '/a': body('A', '<a href="/c">c</a>'),
    '/b': body('B'),
    '/c': body('B'),
  });
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /a < /', '1 link /b < /', '2 link /c < /a = /b']);
});

test('a refresh header and an instant refresh are redirects, a slow one is not', async () => {
  const { inventory } = await crawlOf({
    '/': body('Start', '<a href="/header">a</a><a href="/meta">b</a><a href="/slow">c</a>'),
    '/header': html('', { refresh: '0; url=/one' }),
    '/meta': '<meta http-equiv="refresh" content="0; URL=\'/two\'">',
    '/slow': '<meta http-equiv="refresh" content="10; /three"><p>In ten seconds you will see another page.',
    '/one': body('One'),
    '/two': body('Two'),
    '/three': body('Three'),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 redirect /one < / ~ /header',
    '1 link /slow < /',
    '2 redirect /three < /slow',
    '1 redirect /two < / ~ /meta',
  ]);
});

test('a canonical address in the Link header counts as one in the page', async () => {
  const named = (link: string): ReturnType<typeof html> => html(body('A'), { link });
  const { inventory } = await crawlOf({
    '/': body('Start', '<a href="/a?x=1">a</a><a href="/a?x=2">b</a><a href="/a">c</a><a href="/b">d</a>'),
    '/a': body('A'),
    '/a?x=1': named('</style.css>; rel=preload; as=style, </a>; rel="canonical"'),
    '/a?x=2': named('<http://www.site.test/a>; title="a, b"; rel=canonical'),
    '/b': html(body('B'), { link: '</a>; rel="next"' }),
  });
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /a < / ~ /a?x=1 ~ /a?x=2', '1 link /b < /']);
});

test('other hosts with www and without are one site where they say the same', async () => {
  const { inventory } = await crawlOf({
    '/': body(
      'Start',
      '<a href="http://www.events.site.test/">a</a><a href="http://events.site.test/">b</a><a href="http://www.other.site.test/">c</a><a href="http://other.site.test/">d</a>',
    ),
    'events.site.test/': body('Events'),
    'www.events.site.test/': body('Events'),
    'other.site.test/': body('Other'),
    'www.other.site.test/': body('Another'),
  });
  expect(pageLines(inventory)).toEqual([
    '1 link http://events.site.test/ < / ~ http://www.events.site.test/',
    '1 link http://other.site.test/ < /',
    '1 link http://www.other.site.test/ < /',
    '0 seed /',
  ]);
});

test('what a page asks for beyond ASCII goes in its own encoding in the query, and in UTF-8 in the path', async () => {
  const page = '<title>Start</title><a href="/s?q=K\u00f6ln#\u00f6">a</a><a href="/p/K\u00f6ln">b</a>';
  const startIn = (encoding: 'latin1' | 'utf8', label: string): Route => {
    const type = `text/html; charset=${label}`;
    return (_, response) =>
      void response.writeHead(200, { 'content-type': type }).end(Buffer.from(page, encoding));
  };
  for (const [start, asked] of [
    [startIn('latin1', 'iso-8859-1'), '/s?q=K%F6ln'],
    [startIn('utf8', 'utf-8'), '/s?q=K%C3%B6ln'],
  ] as const) {
    const { inventory } = await crawlOf({ '/': start, [asked]: body('Found'), '/p/K%C3%B6ln': body('Path') });
    expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /p/K%C3%B6ln < /', `1 link ${asked} < /`]);
  }
});
