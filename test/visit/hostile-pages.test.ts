import { quietly } from '../../crawler/browser/quietly.js';
import { serve, type Answer } from '../observe/test-site.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import { Tab } from '../../crawler/visit/tab.js';
import { visitPage, type VisitLimits } from '../../crawler/visit/visit-page.js';
import { expect, test } from './browser.js';

const limits: VisitLimits = { navigation: 6_000, load: 2_000, step: 3_000, settle: 4_000 };
const settler = () => new Settler({ quiet: 300, longest: 2_000, restless: 500 });
const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Case</title>${head}</head><body><main><h1>Case</h1>${body}</main></body></html>`;
const good = html('<p>Words to read.</p>');

const visitIn = async (tab: Tab, baseUrl: string, path: string) =>
  quietly(() =>
    visitPage(tab, new URL(path, baseUrl).href, path, {
      settler: settler(),
      familyHosts: ['127.0.0.1'],
      limits,
    }),
  );

/** Pages that are odd, and are looked at all the same. */
const readable: Record<string, string> = {
  alert: html('<script>alert(1); confirm("sure?"); prompt("who?")</script><p>After.</p>'),
  'alert after load': html('<script>onload = () => setTimeout(() => alert("late"), 50)</script>'),
  beforeunload: html('<script>onbeforeunload = event => { event.preventDefault(); return "stay"; }</script>'),
  print: html('<script>onload = () => print()</script>'),
  popups: html(
    '<script>for (let n = 0; n < 5; n++) open("/good", "_blank"); setTimeout(() => open("/good"), 100)</script>',
  ),
  permissions: html(
    '<script>navigator.geolocation?.getCurrentPosition(() => {}); Notification.requestPermission(); navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => 0)</script>',
  ),
  'never resting': html(
    '<p id="n">0</p><script>setInterval(() => { n.textContent = Math.random(); const a = document.createElement("a"); a.href = "/x" + Math.random().toString(36); document.body.append(a); while (document.links.length > 5) document.links[0].remove(); }, 30)</script>',
  ),
  'bent built-ins': html(
    '<script>Array.from = () => [null]; Array.prototype.map = () => 1; JSON.stringify = () => "no"; Element.prototype.querySelectorAll = () => []; Map.prototype.values = () => [null]; Performance.prototype.getEntriesByType = () => null; MutationObserver = undefined; setInterval = () => 0; performance.now = () => 0;</script>',
  ),
  'clobbered document': html('<img name="body"><form name="title"><input name="x" aria-label="x"></form>'),
};

test.describe('pages that are odd are still read', () => {
  for (const [name, page] of Object.entries(readable)) {
    test(name, async ({ tab }) => {
      const site = await serve({ '/case': page, '/good': good });
      const visit = await visitIn(tab, site.baseUrl, '/case');
      expect(visit.outcome).toEqual({ ok: true });
      expect([visit.status, visit.textLength > 0]).toEqual([200, true]);
      // The tab goes on to the next page as if nothing had been.
      await tab.forget(visit);
      expect((await visitIn(tab, site.baseUrl, '/good')).outcome).toEqual({ ok: true });
      expect(tab.context.pages()).toHaveLength(1);
      await site.close();
    });
  }
});

/** Answers that give nothing to look at, with the reason that is recorded. */
const unreadable: Record<string, { readonly answer: Answer; readonly reason: string }> = {
  'alert without end': { answer: html('<script>for (;;) alert(1)</script>'), reason: 'dialog-loop' },
  'reload without end': { answer: html('<script>location.reload()</script>'), reason: 'reload-loop' },
  'reload without end, after load': {
    answer: html('<script>onload = () => location.reload()</script>'),
    reason: 'reload-loop',
  },
  'refresh without end': {
    answer: html('', '<meta http-equiv="refresh" content="0">'),
    reason: 'reload-loop',
  },
  'script that spins while loading': { answer: html('<script>for (;;);</script>'), reason: 'timeout' },
  'script that spins after load': {
    answer: html('<script>onload = () => setTimeout(() => { for (;;); }, 0)</script>'),
    reason: 'page-hangs',
  },
  'redirect without end': {
    answer: (request, response) => response.writeHead(302, { location: request.url }).end(),
    reason: 'err-too-many-redirects',
  },
  download: {
    answer: (_, response) =>
      response.writeHead(200, { 'content-disposition': 'attachment; filename=a.bin' }).end('bytes'),
    reason: 'download',
  },
  'server that hangs up': { answer: (_, response) => response.destroy(), reason: 'err-empty-response' },
  'server that says nothing': { answer: () => undefined, reason: 'timeout' },
  'not found': { answer: (_, response) => response.writeHead(404).end('gone'), reason: 'http-status' },
  'server error': { answer: (_, response) => response.writeHead(500).end('oops'), reason: 'http-status' },
  'no content': { answer: (_, response) => response.writeHead(204).end(), reason: 'no-document' },
  'sent on to another site': {
    answer: html(
      '<script>location.replace(location.href.replace("127.0.0.1", "localhost").replace("case", "good"))</script>',
    ),
    reason: 'left-site',
  },
};

test.describe('pages that cannot be looked at end with a reason', () => {
  for (const [name, { answer, reason }] of Object.entries(unreadable)) {
    test(name, async ({ tab, light }) => {
      const site = await serve({ '/case': answer, '/good': good });
      const began = Date.now();
      const visit = await visitIn(tab, site.baseUrl, '/case');
      expect(visit.outcome).toMatchObject({ ok: false, reason });
      expect(Date.now() - began).toBeLessThan(20_000);
      await tab.close();
      const next = await Tab.open(light);
      expect((await visitIn(next, site.baseUrl, '/good')).outcome).toEqual({ ok: true });
      await next.close();
      await site.close();
    });
  }
});

test('a renderer that crashes is a reason, and the next tab goes on', async ({ tab, light }) => {
  const site = await serve({
    '/case': html('<p>x</p><script>fetch("/crash"); onload = () => 0</script>'),
    // The page's own request is the moment at which the renderer dies.
    '/crash': (_, response) => {
      void tab.world.cdp.send('Page.crash').catch(() => undefined);
      response.end();
    },
    '/good': good,
  });
  const visit = await visitIn(tab, site.baseUrl, '/case');
  expect(visit.outcome).toMatchObject({ ok: false, reason: 'page-crashed' });
  await tab.close();
  const next = await Tab.open(light);
  expect((await visitIn(next, site.baseUrl, '/good')).outcome).toEqual({ ok: true });
  await next.close();
  await site.close();
});

test('a service worker is recorded, and gone for the next page', async ({ tab }) => {
  const worker: Answer = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/javascript' })
      .end(
        'onfetch = event => event.respondWith(new Response("<h1>hijacked</h1>", { headers: { "content-type": "text/html" } }))',
      );
  const site = await serve({
    '/case': html('<script>onload = () => navigator.serviceWorker.register("/worker.js")</script>'),
    '/worker.js': worker,
    '/good': good,
  });
  const visit = await visitIn(tab, site.baseUrl, '/case');
  expect(visit.storage).toEqual([
    { origin: site.baseUrl.slice(0, -1), area: 'serviceWorker', key: site.baseUrl, valueLength: 0 },
  ]);
  await tab.forget(visit);
  const next = await visitIn(tab, site.baseUrl, '/good');
  expect([next.title, next.storage]).toEqual(['Case', []]);
  await site.close();
});
