import { quietly } from '../../crawler/browser/quietly.js';
import type { Tab } from '../../crawler/visit/tab.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve, type Answer } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Case</title>${head}</head><body><main><h1>Case</h1>${body}</main></body></html>`;
const form = (name: string): string =>
  `<form action="/${name}" method="post"><input type="email" name="${name}" aria-label="E-mail"><button>Send</button></form>`;
const script = (source: string): string => `<script>${source}</script>`;
const limits = { quiet: 600, longest: 4_000, restless: 800 };

const visit = (tab: Tab, url: string, settler = new Settler(limits), template = 'one') =>
  quietly(() => visitPage(tab, url, template, { settler, familyHosts: ['127.0.0.1'] }));
/** The same server under another name is another site. */
const third = (url: string): string => url.replace('127.0.0.1', 'localhost');

test('a page with everything: forms, frames, requests, cookies, storage, links', async ({ tab }) => {
  const answers: Record<string, Answer> = {};
  const site = await serve(path => answers[path]);
  const at = (path: string): string => site.baseUrl + path;
  answers['/'] = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'sid=abcdef; HttpOnly; Path=/' })
      .end(
        page(
          `${form('own')}<a href="/next">on</a><a href="mailto:a@example.org">m</a><img src="${third(at('pixel.gif'))}">
          <iframe src="${third(at('vendor'))}"></iframe><iframe srcdoc='${form('inner')}'></iframe>
          <x-box></x-box>`,
          script(`localStorage.seen = 'yes'; customElements.define('x-box', class extends HTMLElement {
            connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<a href="/shadow">s</a><input name="shadowed" aria-label="Name">' } })`),
        ),
      );
  answers['/vendor'] = page(form('vendor') + script('sessionStorage.v = "12"'));
  answers['/pixel.gif'] = (_, response) => response.writeHead(404).end();
  const seen = await visit(tab, site.baseUrl);
  const origin = site.baseUrl.slice(0, -1);
  expect({
    outcome: seen.outcome,
    status: seen.status,
    title: seen.title,
    forms: seen.forms.map(found => found.fields.map(field => field.name)),
    frames: seen.frames.map(frame => [frame.host, frame.forms.map(found => found.action)]),
    requests: seen.requests.map(({ host, types, count }) => [host, types, count]),
    cookies: seen.cookies.map(({ name, httpOnly, session, valueLength }) => [
      name,
      httpOnly,
      session,
      valueLength,
    ]),
    storage: seen.storage,
    newLinks: seen.newLinks,
  }).toEqual({
    outcome: { ok: true },
    status: 200,
    title: 'Case',
    forms: [['own'], ['shadowed']],
    frames: [
      ['127.0.0.1', [at('inner')]],
      ['localhost', [third(at('vendor'))]],
    ],
    requests: [
      ['127.0.0.1', ['document'], 1],
      ['localhost', ['document', 'image'], 2],
    ],
    cookies: [['sid', true, true, 6]],
    storage: [
      { origin, area: 'localStorage', key: 'seen', valueLength: 3 },
      { origin: third(origin), area: 'sessionStorage', key: 'v', valueLength: 2 },
    ],
    newLinks: [at('next'), at('shadow')],
  });
  // The next visit is a first one.
  await tab.forget(seen);
  answers['/again'] = page('<p>x</p>');
  const again = await visit(tab, at('again'));
  expect([again.cookies, again.storage]).toEqual([[], []]);
  await site.close();
});

test('links that say that they do something are no news; those that only speak of it are', async ({
  tab,
}) => {
  const site = await serve({
    '/': page(
      `<a href="/session/end">Log <b>out</b></a><a href="/x/5"><img alt="Delete account"></a><a href="/icon" aria-label="Sign out"><i></i></a>
      <a href="/twice">Our page</a><a href="/twice">Remove</a><a href="/file" download>File</a><my-link to="/slot-end">Log out</my-link>
      <a href="/how">How to delete your account</a><a href="/bare"></a><my-link to="/slot-page">Our log</my-link>`,
      script(`customElements.define('my-link', class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).innerHTML = '<a href="' + this.getAttribute('to') + '"><slot></slot></a>';
        }
      })`),
    ),
  });
  const { newLinks } = await visit(tab, site.baseUrl);
  expect(newLinks).toEqual(['how', 'bare', 'slot-page'].map(path => site.baseUrl + path));
  await site.close();
});

/** What comes late must be there when the page is read. */
const late: Record<string, string> = {
  'a form after a moment': page(
    script(`setTimeout(() => document.body.insertAdjacentHTML('beforeend', '${form('late')}'), 400)`),
  ),
  'a form after a request': page(
    script(
      `fetch('/slow').then(r => r.text()).then(text => document.body.insertAdjacentHTML('beforeend', text))`,
    ),
  ),
  'a form after a chain of steps': page(
    script(
      `let n = 0; const step = () => { if (++n < 4) { document.body.insertAdjacentHTML('beforeend', '<a href=/' + 'abcd'[n] + '>x</a>'); setTimeout(step, 300); } else document.body.insertAdjacentHTML('beforeend', '${form('late')}') }; step()`,
    ),
  ),
  'a form that waits to be scrolled to': page(
    '<div style="height: 3000px"></div><div id="lazy" style="height: 10px"></div>' +
      script(
        `new IntersectionObserver((entries, me) => { if (!entries.some(e => e.isIntersecting)) return; me.disconnect(); setTimeout(() => { lazy.innerHTML = '${form('late')}' }, 100) }).observe(lazy)`,
      ),
  ),
  'a form that an interval brings': page(
    script(
      `let n = 0; const id = setInterval(() => { if (++n === 3) { clearInterval(id); document.body.insertAdjacentHTML('beforeend', '${form('late')}') } }, 150)`,
    ),
  ),
  'a page made by a script': page(
    script(
      `addEventListener('load', () => { document.querySelector('main').innerHTML = ''; import('/app.js') })`,
    ),
  ),
};
test.describe('late content is waited for', () => {
  for (const [name, html] of Object.entries(late)) {
    test(name, async ({ tab }) => {
      const site = await serve({
        '/': html,
        '/2': html,
        '/slow': (_, response) => void setTimeout(() => response.end(form('late')), 900),
        '/app.js': (_, response) =>
          response
            .writeHead(200, { 'content-type': 'text/javascript' })
            .end(`setTimeout(() => { document.querySelector('main').innerHTML = \`${form('late')}\` }, 200)`),
      });
      // The bounds of a real run: on a busy machine what comes after 450 ms may take its time.
      const settler = new Settler();
      for (const path of ['', '2']) {
        const seen = await visit(tab, site.baseUrl + path, settler);
        expect(seen.forms.map(found => found.fields.map(field => field.name))).toEqual([['late']]);
        await tab.forget(seen);
      }
      await site.close();
    });
  }
});

test('what came while one page still loaded may come later than the load of the next', async ({ tab }) => {
  const html = (image: string): string =>
    page(
      script(`setTimeout(() => document.body.insertAdjacentHTML('beforeend', '${form('late')}'), 400)`) +
        image,
    );
  const site = await serve({
    '/': html('<img src="/slow.png" alt="">'),
    '/2': html(''),
    '/slow.png': (_, response) => void setTimeout(() => response.end('x'), 900),
  });
  const settler = new Settler(limits);
  for (const path of ['', '2'])
    expect((await visit(tab, site.baseUrl + path, settler)).forms, path).toHaveLength(1);
  await site.close();
});

test('a page that was slow to load does not shorten the wait for its equals', async ({ tab }) => {
  const ticks = script('const tick = () => setTimeout(tick, 100); tick()');
  const brings = script(
    `setTimeout(() => document.body.insertAdjacentHTML('beforeend', '${form('late')}'), 450)`,
  );
  const site = await serve({
    '/': page(ticks + '<img src="/slow.png" alt="">'),
    '/2': page(ticks + brings),
    '/slow.png': (_, response) => void setTimeout(() => response.end('x'), limits.longest),
  });
  const settler = new Settler(limits);
  await visit(tab, site.baseUrl, settler);
  expect((await visit(tab, `${site.baseUrl}2`, settler)).forms).toHaveLength(1);
  await site.close();
});

test('an embedded form that draws itself is there on every page', async ({ tab }) => {
  const vendor = page(
    script(`setTimeout(() => document.body.insertAdjacentHTML('beforeend', '${form('late')}'), 300)`),
  );
  const site = await serve({ '/vendor': vendor });
  const settler = new Settler(limits);
  const embedding = page(`<iframe src="${third(site.baseUrl)}vendor"></iframe>`);
  const pages = await serve({ '/1': embedding, '/2': embedding, '/3': embedding });
  for (const path of ['1', '2', '3']) {
    const seen = await visit(tab, pages.baseUrl + path, settler);
    expect(seen.frames.map(frame => frame.forms.length)).toEqual([1]);
  }
  await pages.close();
  await site.close();
});

test('what is known to be still is read at once; what never rests is not waited for for ever', async ({
  tab,
}) => {
  const still = page('<p>x</p>' + script('document.title = "Still"'));
  const site = await serve({
    '/still/1': still,
    '/still/2': still,
    '/plain': page('<p>x</p>'),
    '/poll': page(script('setInterval(() => fetch("/tick"), 100)')),
    '/hang': page(script('fetch("/never")')),
    '/hang/2': page(script('fetch("/never")')),
    '/tick': (_, response) => response.end('x'),
    '/never': () => undefined,
  });
  // A busy machine takes seconds over the visit itself: what is waited for is far longer than that.
  const settler = new Settler({ ...limits, longest: 8_000 });
  const patient = new Settler({ ...limits, quiet: 60_000, longest: 90_000 });
  const timed = async (path: string, template: string, by = settler): Promise<number> => {
    const began = Date.now();
    expect((await visit(tab, site.baseUrl + path, by, template)).outcome).toEqual({ ok: true });
    return Date.now() - began;
  };
  expect(await timed('still/1', 'still', patient)).toBeLessThan(60_000);
  expect(await timed('still/2', 'still', patient)).toBeLessThan(60_000);
  // Without scripts nothing can change.
  expect(await timed('plain', 'plain', patient)).toBeLessThan(60_000);
  expect(await timed('poll', 'poll')).toBeLessThan(8_000);
  expect(await timed('hang', 'hang')).toBeGreaterThan(7_500);
  expect(await timed('hang/2', 'hang 2')).toBeLessThan(7_500);
  await site.close();
});
