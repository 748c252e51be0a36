import { expect, test, type Browser } from '@playwright/test';
import { launchBrowser } from '../../crawler/browser/launch.js';
import { Visitor } from '../../crawler/consent/visitor.js';
import { serveSite } from './site.js';

/** Small sites' prompts as they are written by hand: every button writes down its place, and takes the prompt away. */
const answering = `const answer = (box, at) => { localStorage.setItem('answer', at); box.remove(); };`;
const buttons = (names: readonly string[], tag = 'button'): string =>
  names.map((name, at) => `<${tag} onclick="answer(this.closest('.ask'), ${at})">${name}</${tag}>`).join(' ');
const bar = (text: string, names: readonly string[], more = ''): string =>
  `<div class="ask" style="position:fixed;left:0;right:0;bottom:0;background:#eee" ${more}><p>${text}</p>${buttons(names)}</div>`;
const dialog = (text: string, names: readonly string[]): string =>
  `<div class="ask" role="dialog" aria-modal="true" style="position:absolute;top:9em;z-index:99"><p>${text}</p>${buttons(names)}</div>`;
/** As it stands, once a script has run. */
const inserted = (html: string, ms: number): string =>
  `<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(html)}), ${ms});</script>`;

/** Name, page, and the place of the answer that declines. */
const sites: readonly (readonly [string, string, number])[] = [
  [
    'a region named after cookies',
    bar(
      'We would like to count visits with Google Analytics. You can say no.',
      ['Accept', 'Reject'],
      'role="region" aria-label="Cookies"',
    ),
    1,
  ],
  [
    'statistics allowed or denied',
    bar('May we keep statistics on how this site is used?', ['Allow statistics', 'Deny']),
    1,
  ],
  [
    'answers in words of their own',
    bar('We count visits with Google Analytics.', ['That is fine', 'Turn counting off']),
    1,
  ],
  [
    'a German dialog in an open shadow root that comes after load',
    `<x-ask></x-ask><script>
      const root = document.querySelector('x-ask').attachShadow({ mode: 'open' });
      setTimeout(() => {
        root.innerHTML = '<div class="ask" role="dialog" style="position:fixed;top:9em"><p>Wir möchten mit Ihrer Zustimmung Besuche zählen.</p><button>Alles ablehnen</button><button>Alles akzeptieren</button></div>';
        for (const [at, each] of root.querySelectorAll('button').entries()) each.onclick = () => answer(each.closest('.ask'), at);
      }, 400);</script>`,
    0,
  ],
  [
    'a dialog that says no thanks',
    dialog('We use cookies to understand our visitors.', ['OK', 'No thanks']),
    1,
  ],
  [
    'only what is needed',
    bar('This website uses cookies.', ['Accept all cookies', 'Use necessary cookies only']),
    1,
  ],
  [
    'in the flow of the page',
    `<section class="ask"><p>This site uses cookies to measure visits.</p>${buttons(['Allow', 'Do not allow'])}</section>`,
    1,
  ],
  [
    'put in by a script, with links for buttons',
    inserted(
      `<div class="ask" style="position:fixed;bottom:0"><p>Nous utilisons des cookies pour mesurer l’audience.</p>${buttons(['Tout accepter', 'Continuer sans accepter'], 'a href="#"').replaceAll('</a href="#">', '</a>')}</div>`,
      300,
    ),
    1,
  ],
  ['Spanish', bar('Usamos cookies para medir las visitas.', ['Aceptar', 'Rechazar']), 1],
  ['Arabic', bar('نستخدم ملفات تعريف الارتباط لتحسين تجربتك.', ['قبول', 'رفض'], 'dir="rtl"'), 1],
  ['Chinese', bar('我们使用 Cookie 来改善您的体验。', ['接受', '拒绝']), 1],
  ['Vietnamese', bar('Trang web này sử dụng cookie.', ['Đồng ý', 'Từ chối']), 1],
  [
    'elements that are only styled as buttons',
    `<div class="ask cookie-bar" style="position:sticky;bottom:0"><p>We use cookies to count visits.</p>
      <span class="btn">Agree</span> <span class="btn">Disagree</span></div>
      <script>for (const [at, each] of document.querySelectorAll('.btn').entries()) each.addEventListener('click', () => answer(each.closest('.ask'), at));</script>`,
    1,
  ],
];

/** Settings of a prompt on a page of their own, and what the prompt calls them. */
const settingsPages: readonly (readonly [string, string, string?])[] = [
  [
    'boxes to untick and a button that saves',
    `<form onsubmit="event.preventDefault(); localStorage.setItem('answer', new FormData(this).has('statistics') ? 'on' : 'off')">
      <label><input type="checkbox" checked disabled> Necessary</label><label><input type="checkbox" name="statistics" checked> Statistics</label>
      <button>Save my choice</button></form>`,
  ],
  [
    'a button that rejects',
    `<p>Marketing helps us to reach you.</p><button onclick="localStorage.setItem('answer', 'on')">Accept all</button> <button onclick="localStorage.setItem('answer', 'off')">Reject all</button>`,
  ],
  [
    'radio buttons',
    `<section><label><input type="radio" name="s" value="on" checked> Allow statistics</label><label><input type="radio" name="s" value="off"> Do not allow statistics</label>
      <div><input type="button" value="Save" onclick="localStorage.setItem('answer', document.querySelector('[name=s]:checked').value)"></div></section>`,
  ],
  [
    'a question to answer with yes or no',
    `<form onsubmit="event.preventDefault(); localStorage.setItem('answer', new FormData(this).get('s'))"><fieldset><legend>Do you want to accept analytics cookies?</legend>
      <label><input type="radio" name="s" value="on"> Yes</label><label><input type="radio" name="s" value="off"> No</label></fieldset><button>Save cookie settings</button></form>`,
    'View cookies',
  ],
];

test.describe('prompts whose settings are a page of their own', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  test.beforeAll(async () => {
    const pages = settingsPages.flatMap(([, html, opener = 'Cookie settings'], at) => [
      [
        `/${at}`,
        `<div class="ask" style="position:fixed;bottom:0;background:#eee"><p>We use cookies to count visits.</p><button>Accept</button> <a href="/settings/${at}">${opener}</a></div>`,
      ],
      [`/settings/${at}`, `<h2>Cookie settings</h2>${html}`],
    ]);
    site = await serveSite(Object.fromEntries(pages) as Record<string, string>);
    const { settings, browsers, trust } = site.context;
    browser = await launchBrowser({ choice: browsers.light, connectTo: settings.connectTo, trust });
  });
  test.afterAll(async () => {
    await browser.close();
    await site.close();
  });
  for (const [at, [name, , opener = 'Cookie settings']] of settingsPages.entries())
    test(`declined there: ${name}`, async () => {
      const visitor = await Visitor.arrive(browser);
      try {
        const prompt = await visitor.meet(`http://site.test/${at}`);
        expect((await visitor.decline(prompt, 'buttons')).by).toMatch(new RegExp(`^buttons: ${opener}, `));
        await expect.poll(() => visitor.page.evaluate(() => localStorage.getItem('answer'))).toBe('off');
        const again = await visitor.goOn('reload', `http://site.test/${at}`);
        expect([again.outcome, visitor.page.url()]).toEqual([{ ok: true }, `http://site.test/${at}`]);
      } finally {
        await visitor.leave();
      }
    });
});

test.describe('prompts of small sites', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  test.beforeAll(async () => {
    site = await serveSite(
      Object.fromEntries(sites.map(([, html], at) => [`/${at}`, `<script>${answering}</script>${html}`])),
    );
    const { settings, browsers, trust } = site.context;
    browser = await launchBrowser({ choice: browsers.light, connectTo: settings.connectTo, trust });
  });
  test.afterAll(async () => {
    await browser.close();
    await site.close();
  });
  for (const [at, [name, , declines]] of sites.entries())
    test(`noticed and declined: ${name}`, async () => {
      const visitor = await Visitor.arrive(browser);
      try {
        const prompt = await visitor.meet(`http://site.test/${at}`);
        expect((await visitor.prompts()).map(({ kind }) => kind)).toEqual(['asks']);
        expect((await visitor.decline(prompt, 'buttons')).by).toMatch(/^button: /);
        expect(await visitor.page.evaluate(() => localStorage.getItem('answer'))).toBe(String(declines));
      } finally {
        await visitor.leave();
      }
    });
});
