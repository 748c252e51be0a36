import { chromium, expect, test } from '@playwright/test';
import { findBrowsers } from '../../../crawler/browser/find-browser.js';
import { launchOptions } from '../../../crawler/browser/launch.js';
import { LinkRenderer } from '../../../crawler/crawl/rendering/link-renderer.js';
import { parseConnectTo } from '../../../crawler/network/connect-to.js';
import { collectForms } from '../../../crawler/fields/collect.js';
import { crawlRunning, missLines, pageLines } from '../crawl-of.js';
import { html, serveSite, type Route, type Routes } from '../loopback-site.js';

const script = (text: string): Route => html(text, { 'content-type': 'text/javascript' });
const shell = (name: string): string =>
  `<!doctype html><title>${name}</title><div id="app"></div><script src="/${name}.js"></script>`;

async function crawlInBrowser(routes: Routes): Promise<{
  pages: string[];
  skipped: string[];
  notes: readonly string[];
  requests: string[];
  launches: number;
}> {
  const site = await serveSite(routes);
  let launches = 0;
  const connectTo = parseConnectTo(site.connectTo);
  const renderer = new LinkRenderer(() => {
    launches += 1;
    return chromium.launch(
      launchOptions({ choice: findBrowsers().light, connectTo, trust: { env: {}, args: [] } }),
    );
  });
  try {
    const inventory = await crawlRunning(site, { renderLinks: url => renderer.renderLinks(url) });
    return {
      pages: pageLines(inventory),
      skipped: missLines(inventory.skipped),
      notes: inventory.notes,
      requests: site.requests,
      launches,
    };
  } finally {
    await renderer.close();
    await site.close();
  }
}

test('a menu that scripts make leads to its pages', async () => {
  const { pages, skipped, launches, requests } = await crawlInBrowser({
    '/': shell('app'),
    '/app.js': script(`
      fetch('/menu.json').then(answer => answer.json()).then(items => {
        for (const item of items) {
          const link = document.createElement('a');
          link.href = item;
          link.textContent = item;
          document.body.append(link);
        }
        const host = document.createElement('div');
        host.attachShadow({ mode: 'open' }).innerHTML = '<a href="/in-shadow">x</a>';
        document.body.append(host);
        fetch('/count', { method: 'POST', body: 'seen' }).catch(() => 0);
      });`),
    '/menu.json': html('["/one", "/two?utm_source=menu", "/logout", "http://other.test/"]', {
      'content-type': 'application/json',
    }),
    '/one': '<title>One</title>',
    '/two': '<title>Two</title>',
    '/in-shadow': '<title>Shadow</title>',
  });
  expect(pages).toEqual(['0 seed /', '1 browser /in-shadow < /', '1 browser /one < /', '1 browser /two < /']);
  expect(skipped).toEqual(['off-site http://other.test/', 'unsafe-link /logout']);
  expect(launches).toBe(1);
  expect(requests.filter(request => request.startsWith('POST'))).toEqual([]);
});

test('what scripts make is judged by what stands on it, and leads on by frames, forms and clicks as well', async () => {
  const { pages, skipped } = await crawlInBrowser({
    '/': shell('app'),
    '/app.js': script(`
      document.body.innerHTML = \`<a href="/session/end">Log <b>out</b></a><a href="/x/5/kill"><img alt="Delete account"></a><a href="/fine">Fine</a>
        <a href="/icon" aria-label="Sign out"><i></i></a><a href="/how">How to delete your account</a><a href="/file" download>File</a>
        <iframe src="/framed"></iframe><form action="/find"><input name="q"><input type="hidden" name="in" value="news"></form>
        <form action="/bye"><button><span>Log out</span></button></form><form method="post" action="/send"><input name="a"></form>
        <button onclick="location.href='/clicked'">On</button><a href="/twice">Our page</a><a href="/twice">Remove</a>
        <my-link to="/slot-end">Log out</my-link><my-link to="/slot-page">Our log</my-link>\`;
      customElements.define('my-link', class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).innerHTML = '<a href="' + this.getAttribute('to') + '"><slot></slot></a>';
        }
      });`),
    '/fine': '<title>Fine</title>',
    '/how': '<title>How</title>',
    '/framed': '<title>Framed</title>',
    '/find': '<title>Find</title>',
    '/clicked': '<title>Clicked</title>',
    '/slot-page': '<title>Slot</title>',
  });
  expect(pages).toEqual([
    '0 seed /',
    ...['clicked', 'find?in=news', 'fine', 'framed', 'how', 'slot-page'].map(
      name => `1 browser /${name} < /`,
    ),
  ]);
  expect(skipped).toEqual(
    ['bye', 'icon', 'session/end', 'slot-end', 'twice', 'x/5/kill'].map(name => `unsafe-link /${name}`),
  );
});

test('no browser is started where HTML says it all', async () => {
  const { launches } = await crawlInBrowser({
    '/': '<title>Start</title><a href="/a">a</a><a href="/b">b</a><a href="/c">c</a><script src="/app.js"></script>',
    '/a': '<title>A</title>',
    '/b': '<title>B</title>',
    '/c': '<title>C</title>',
    '/app.js': script(''),
  });
  expect(launches).toBe(0);
});

test('dialogs, popups, downloads, reloads and scripts without end hold nothing up', async () => {
  test.setTimeout(120_000);
  const { pages, notes } = await crawlInBrowser({
    '/': '<title>Start</title><a href="/asks">a</a><a href="/opens">b</a><a href="/spins">c</a><a href="/reloads">d</a>',
    '/asks': shell('asks'),
    '/asks.js': script(
      `alert(1); confirm(2); prompt(3); window.onbeforeunload = () => 'stay'; print(); document.body.innerHTML = '<a href="/after-dialogs">x</a>'`,
    ),
    '/opens': shell('opens'),
    '/opens.js': script(
      `open('/popup'); location.href = '/file.zip'; document.body.innerHTML = '<a href="/after-popups">x</a>'`,
    ),
    '/file.zip': html('PK', { 'content-type': 'application/zip', 'content-disposition': 'attachment' }),
    '/popup': '<title>Popup</title>',
    '/spins': shell('spins'),
    '/spins.js': script('for (;;) {}'),
    '/reloads': shell('reloads'),
    '/reloads.js': script('location.reload()'),
    '/after-dialogs': '<title>After dialogs</title>',
    '/after-popups': '<title>After popups</title>',
  });
  expect(pages).toContain('2 browser /after-dialogs < /asks');
  expect(pages).toContain('2 browser /after-popups < /opens');
  expect(pages).toContain('1 link /spins < /');
  expect(notes.join('\n')).toContain('http://www.site.test/spins could not be rendered for its links');
});

const years = (from: number, to: number): string =>
  Array.from({ length: from - to + 1 }, (_, at) => `<option value="y${at}"> ${from - at} </option>`).join('');

test('a form has one signature in the HTML and in the browser', async () => {
  const body = `<title>Forms</title><form action="/send?x=1" method="POST"><input name="a" required pattern=" [a-z]+ "><input type="EMAIL" name="b" aria-required="true"><input type="hidden" name="h">
    <select name="c" REQUIRED><option>1</select><input type="date" name="f" min="1900-01-01" max="2013-11-28"><textarea name="d"></textarea><input type="radio" name="e"><button type="button" role="combobox" aria-controls="list">City</button>
    <ul id="list" role="listbox"></ul><button type="button" aria-haspopup="listbox">State</button><ul role="listbox"></ul><button>Send</button></form><button role="switch">Dark</button>
    <form><label>Born <select name="year"><option value="">Year<option>2026${years(2025, 1926)}</select></label><select name="size"><option>1000</option><option>2000</option><option>small</option><option>large</option><option>other</option></select></form>
    <form><select name="year"><option value="">Year</option><optgroup label="Young">${years(2013, 2000)}</optgroup><optgroup label="Old"> ${years(1999, 1926)}</optgroup></select></form>
    <form><div contenteditable="true"></div></form><input form="none" name="loose"><div role="textbox"></div>`;
  const site = await serveSite({ '/': body });
  const connectTo = parseConnectTo(site.connectTo);
  const browser = await chromium.launch(
    launchOptions({ choice: findBrowsers().light, connectTo, trust: { env: {}, args: [] } }),
  );
  try {
    const inventory = await crawlRunning(site);
    const page = await browser.newPage();
    await page.goto('http://www.site.test/');
    const seen = (await collectForms(page.mainFrame())).map(form => form.signature);
    expect(inventory.pages.map(({ forms }) => [...forms].sort())).toEqual([[...new Set(seen)].sort()]);
    expect(new Set(seen).size, 'forms that differ').toBe(seen.length);
  } finally {
    await browser.close();
    await site.close();
  }
});
