import { expect, test } from '@playwright/test';
import { crawlOf, missLines, pageLines } from '../crawl-of.js';
import type { Route, Routes } from '../loopback-site.js';

/** Answers every address but those that a crawl asks of itself with a page of its own. */
const anyPage: Route = (request, response) => {
  const isOwn = /^\/(robots\.txt|sitemap\.xml|[0-9a-f]{20}-no-such-page)$/.test(request.url ?? '');
  response
    .writeHead(isOwn ? 404 : 200, { 'content-type': 'text/html' })
    .end(isOwn ? '' : `<title>${request.url}</title><p>What is said at ${request.url?.toUpperCase()}`);
};

/** Addresses of pages that a start page leads to, and of those that it keeps from. */
async function ledTo(body: string, more: Routes = {}): Promise<{ pages: string[]; unsafe: string[] }> {
  const { inventory } = await crawlOf({ '*': anyPage, '/': `<title>Start</title>${body}`, ...more });
  expect(inventory.failed).toEqual([]);
  return {
    pages: inventory.pages
      .map(({ url }) => url.replace('http://www.site.test', ''))
      .filter(url => url !== '/'),
    unsafe: missLines(inventory.skipped),
  };
}

const cases: readonly { name: string; body: string; pages: string[]; unsafe?: string[] }[] = [
  {
    name: 'links that nobody ended',
    body: '<a href="/one">One<br><a href="/two">Two<br><a href="/three">Three</a><p>x',
    pages: ['/one', '/three', '/two'],
  },
  {
    name: 'links inside links, each with its own text',
    body: '<a href="/card"><h2>Card</h2><a href="/inner">Log out</a> to be read later</a><a href="/last">Last</a>',
    pages: ['/card', '/last'],
    unsafe: ['unsafe-link /inner'],
  },
  {
    name: 'a link that ends where an anchor without an address begins',
    body: '<a href="/bye">Log out<a name="here"></a> of nothing at all</a>',
    pages: [],
    unsafe: ['unsafe-link /bye'],
  },
  {
    name: 'text that is spread over many lines',
    body: `<a href="/bye">${'\n      '.repeat(30)}<span>${' '.repeat(90)}Log</span>\n   out </a><a href="/on">${'\n    '.repeat(30)}Logistics</a>`,
    pages: ['/on'],
    unsafe: ['unsafe-link /bye'],
  },
  {
    name: 'clicks that a script follows, with what stands on them',
    body: `<button onclick="location.href='/end'">Log out</button><a href="#" onclick="location.href='/gone'">Delete account</a>
      <div onclick="window.open('/card')"><h2>Card</h2><p>Delete barriers to care</div><input type="button" value="Sign out" onclick="location='/end2'">
      <button onclick="location.href='/how'"><b>How to log out</b></button>`,
    pages: ['/card', '/how'],
    unsafe: ['unsafe-link /end', 'unsafe-link /end2', 'unsafe-link /gone'],
  },
  {
    name: 'jump menus, with what each choice is called',
    body: `<select onchange="location=this.value"><optgroup><option value="/fine">Fine<option value="/end">Log out</optgroup>
      <option value="/end2" label="Sign out"></option><option value="/exit">Exit strategy</select>`,
    pages: ['/exit', '/fine'],
    unsafe: ['unsafe-link /end', 'unsafe-link /end2'],
  },
  {
    name: 'forms, with what stands on their buttons, however it is marked up',
    body: `<form action="/bye"><button><span>Log</span> <i>out</i></button></form><form action="/bye2"><input type="image" alt="Log out"></form>
      <form action="/bye3"><button title="Sign out"><img src="x.png"></button></form><form action="/bye4"><button><img alt="Log out"></button></form>
      <form action="/find"><button><span>Find</span> <i>a way out</i></button></form><form action="/look"><input type="image" alt="Look"></form>`,
    pages: ['/find', '/look'],
    unsafe: ['unsafe-link /bye', 'unsafe-link /bye2', 'unsafe-link /bye3', 'unsafe-link /bye4'],
  },
  {
    name: 'shadow trees written in HTML; other templates are no part of the page',
    body: '<div><template shadowrootmode="open"><a href="/shadow">x</a></template></div><template><a href="/no">x</a></template>',
    pages: ['/shadow'],
  },
  {
    name: 'documents in srcdoc, counted from the page',
    body: `<base href="/deep/"><iframe srcdoc="<a href='inner'>x</a><a href='/bye'>Log out</a><iframe srcdoc=&quot;<a href=innermost>y</a>&quot;></iframe>"></iframe>`,
    pages: ['/deep/inner', '/deep/innermost'],
    unsafe: ['unsafe-link /bye'],
  },
  {
    name: 'addresses in scripts of links',
    body: `<a href="javascript:location='/js'">x</a><a href=" JavaScript:window.open(%27/popup%27)">x</a><a href="javascript:location.href='/bye'">Log out</a>
      <a href="javascript:void(0)">x</a><a href="javascript:show('/tab')">x</a>`,
    pages: ['/js', '/popup'],
    unsafe: ['unsafe-link /bye'],
  },
  {
    name: 'embedded documents, but no films',
    body: '<object data="/shown"></object><object type="text/html" data="/html"></object><object type="video/mp4" data="/film"></object>',
    pages: ['/html', '/shown'],
  },
  {
    name: 'rows that lead on by a script of all rows; the same attribute on a button is for a dialog',
    body: '<table><tr data-href="/row"><td>Row<tr data-href="/bye"><td>Delete</table><button data-href="/dialog">x</button><div data-href="#top">x</div>',
    pages: ['/row'],
    unsafe: ['unsafe-link /bye'],
  },
  {
    name: 'links after a comment that ends in --!>, and none inside comments',
    body: '<!-- a --!><a href="/one">x</a><!-- <a href="/no">x</a> --><a href="/two">x</a><!-- <a href="/never">x</a> --!>',
    pages: ['/one', '/two'],
  },
  {
    name: 'a base that is a script counts as none',
    body: '<base href="javascript:x"><a href="near">x</a>',
    pages: ['/near'],
  },
];

for (const { name, body, pages, unsafe = [] } of cases) {
  test(`${name}: ${[...pages, ...unsafe].join(', ')}`, async () => {
    expect(await ledTo(body)).toEqual({ pages, unsafe });
  });
}

test('a refresh inside noscript is a link; the page itself stays, as it does for visitors with scripts', async () => {
  const refresh = (to: string): string => `<meta http-equiv="refresh" content="0; url=${to}">`;
  const { inventory } = await crawlOf({
    '/': `<title>App</title><noscript>${refresh('/plain')}</noscript><a href="/a">a</a><script src="/app.js"></script>`,
    '/plain': '<title>Plain</title><p>For visitors without scripts.',
    '/a': `<noscript>Please wait.</noscript>${refresh('/b')}`,
    '/b': '<title>B</title><p>What the page B says.',
  });
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 redirect /b < / ~ /a', '1 redirect /plain < /']);
});
