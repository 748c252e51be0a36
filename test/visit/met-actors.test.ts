import type { MetActors } from '../../crawler/evidence/page-visit.js';
import { ActorReader } from '../../crawler/visit/met-actors.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve, type Answer } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>
  <form method="post" action="/send"><label>E-mail <input type="email" name="email"></label></form>${body}</body></html>`;
const code =
  (source: string): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/javascript' }).end(source);

const manager = `const s = document.createElement('script'); s.src = '/tags/' + (location.pathname.includes('odd') ? 'odd' : 'even') + '.js'; document.head.append(s)`;
const answers: Readonly<Record<string, Answer>> = {
  '/plain': page(
    'Plain',
    '<script src="/app.js?v=3"></script><script nonce="4b1f0c9a7d">window.pageId = 1832</script>',
  ),
  '/alike': page(
    'Alike',
    '<script src="/app.js?v=4"></script><script nonce="77aa01bc9e">window.pageId = 77</script>',
  ),
  '/titled': page(
    'Ask a nurse',
    '<script src="/app.js"></script><script>window.pageId = 5; window.pageName = "Ask a nurse"</script>',
  ),
  '/titled-too': page(
    'Order a leaflet',
    '<script src="/app.js"></script><script>window.pageId = 6; window.pageName = "Order a leaflet"</script>',
  ),
  '/inline': page(
    'Inline',
    '<script src="/app.js"></script><script>window.pageId = 1; onchange = e => navigator.sendBeacon("/x", e.target.value)</script>',
  ),
  '/listens': page('Listens', '<script src="/picky.js"></script>'),
  '/picky-only': page('Silent', '<script src="/picky.js"></script>'),
  '/tagged-odd': page('Odd', '<script src="/manager.js"></script>'),
  '/tagged-even': page('Even', '<script src="/manager.js"></script>'),
  '/app.js': code('window.app = true'),
  '/picky.js': code(
    `if (location.pathname === '/listens') document.querySelector('input').addEventListener('input', () => {})`,
  ),
  '/manager.js': code(manager),
  '/tags/odd.js': code('window.odd = 1'),
  '/tags/even.js': code('window.even = true'),
};

test('pages are alike in what acts on them where ids, nonces, numbers and their own words make the only difference', async ({
  tab,
}) => {
  const site = await serve(answers);
  const reader = new ActorReader(['127.0.0.1']);
  const rules = { settler: new Settler(), familyHosts: ['127.0.0.1'] };
  const actorsOf = async (path: string): Promise<MetActors> => {
    const visit = await visitPage(tab, site.baseUrl + path, path, rules);
    const actors = await reader.read(tab, visit);
    expect(actors, path).toBeDefined();
    return actors ?? { met: [], fromScripts: false };
  };
  const met = async (path: string): Promise<string> => (await actorsOf(path)).met.join(' ');
  const plain = await met('plain');
  expect(await met('alike')).toBe(plain);
  expect(await met('titled-too')).toBe(await met('titled'));
  expect(await met('inline')).not.toBe(plain);
  expect(await met('listens')).not.toBe(await met('picky-only'));
  const odd = await actorsOf('tagged-odd');
  const even = await actorsOf('tagged-even');
  expect(odd.met).not.toEqual(even.met);
  expect([odd.fromScripts, even.fromScripts]).toEqual([true, true]);
  expect((await actorsOf('plain')).fromScripts).toBe(false);
  await site.close();
});
