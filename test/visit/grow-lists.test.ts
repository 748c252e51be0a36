import { FormOpener } from '../../crawler/visit/openers/form-opener.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import type { Tab } from '../../crawler/visit/tab.js';
import { expect, test } from './browser.js';

const limits = { quiet: 300, longest: 2_000, restless: 300 };
const item = (at: number): string => `<li style="height: 150px"><a href="/item/${at}">Item ${at}</a></li>`;
const items = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => item(from + at)).join('');
/** Eight more items from the server, up to 30 in all. */
const more = `let shown = 8;
  const more = async () => {
    if (shown >= 30) return false;
    const text = await (await fetch('/items?from=' + shown)).text();
    list.insertAdjacentHTML('beforeend', text);
    shown += 8;
    return shown < 30;
  };`;

for (const [title, body, script, found] of [
  [
    'at its end comes into view',
    '<div id="end">…</div>',
    `${more} new IntersectionObserver(([seen]) => seen.isIntersecting && more()).observe(end);`,
    30,
  ],
  [
    'is scrolled',
    '',
    `${more} addEventListener('scroll', () => { if (scrollY + innerHeight > document.body.scrollHeight - 100) more(); });`,
    30,
  ],
  [
    'button is pressed',
    '<button type="button" id="next">Load more</button>',
    `${more} next.onclick = async () => { if (!(await more())) next.remove(); };`,
    30,
  ],
  [
    'link without an address is pressed',
    '<a href="#" role="button" id="next">Show more results (22)</a>',
    `${more} next.onclick = event => { event.preventDefault(); more(); };`,
    30,
  ],
  [
    'button says something else',
    '<button type="button" id="next">More about us</button>',
    `${more} next.onclick = more;`,
    8,
  ],
  [
    'button only shows what is there',
    '<button type="button" id="next" aria-expanded="false">Show more</button>',
    `${more} next.onclick = more;`,
    8,
  ],
] as const)
  test(`a list that grows as its ${title} is followed to its end: ${found} items`, async ({ tab }) => {
    const site = await serve(path => {
      if (path === '/items')
        return (request, response) => {
          const from = Number(new URL(request.url ?? '/', 'http://site').searchParams.get('from'));
          response.end(items(from, Math.min(30, from + 8)));
        };
      return `<!doctype html><html lang="en"><title>List</title><main><h1>List</h1><ul id="list">${items(0, 8)}</ul>${body}</main><script>${script}</script></html>`;
    });
    const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
    const visit = await visitPage(tab, site.baseUrl, 'one', rules);
    const opened = await new FormOpener().open(tab, visit);
    const links = opened.visit.newLinks.filter(link => link.includes('/item/'));
    expect(new Set(links).size).toBe(found);
    expect(opened.visit.bounds).toBe(undefined);
    expect(opened.visit.withheldList).toBe(undefined);
    expect(site.log.filter(line => !line.startsWith('GET'))).toEqual([]);
    await site.close();
  });

/** Visits a page whose button asks for more by POST, or reports its press. */
async function byPost(tab: Tab, press: string, sends: boolean) {
  const site = await serve(path => {
    if (path === '/more') return (_, response) => void response.end(items(8, 30));
    return `<!doctype html><html lang="en"><title>List</title><main><h1>List</h1><ul id="list">${items(0, 8)}</ul><button type="button" id="next">Load more</button></main><script>next.onclick = ${press}</script></html>`;
  });
  const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
  const visit = await visitPage(tab, site.baseUrl, 'one', rules);
  const { newLinks, withheldList } = (await new FormOpener({ sends }).open(tab, visit)).visit;
  await site.close();
  return {
    items: newLinks.filter(link => link.includes('/item/')).length,
    withheld: withheldList?.slice(site.baseUrl.length),
    posts: site.log.filter(line => line.startsWith('POST')),
  };
}
const asksByPost = `async () => {
  const text = await (await fetch('/more?page=2', { method: 'POST' })).text();
  next.remove();
  list.insertAdjacentHTML('beforeend', text);
}`;

test('what a list asks for by POST is held back, and said', async ({ tab }) => {
  expect(await byPost(tab, asksByPost, false)).toEqual({ items: 8, withheld: 'more', posts: [] });
});

test('where the run may send, the list is followed', async ({ tab }) => {
  expect(await byPost(tab, asksByPost, true)).toEqual({
    items: 30,
    withheld: undefined,
    posts: ['POST /more?page=2'],
  });
});

test('a button that only reports its press asks for nothing', async ({ tab }) => {
  const reports = `() => { navigator.sendBeacon('/seen', 'more'); fetch('/events/collect', { method: 'POST', body: 'more' }).catch(() => 0); }`;
  expect(await byPost(tab, reports, false)).toEqual({ items: 8, withheld: undefined, posts: [] });
});

test('views that a script tells apart behind #/ are links of their own, places on the page are none', async ({
  tab,
}) => {
  const site = await serve(
    () =>
      '<!doctype html><html lang="en"><title>App</title><main><h1>App</h1><a href="#/news">News</a><a href="#!/jobs">Jobs</a><a href="#top">Top</a><a href="#/">Start</a></main></html>',
  );
  const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
  const { newLinks } = await visitPage(tab, site.baseUrl, 'one', rules);
  expect(newLinks.sort()).toEqual([site.baseUrl, `${site.baseUrl}#!/jobs`, `${site.baseUrl}#/news`]);
  await site.close();
});
