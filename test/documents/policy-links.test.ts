import { collectPolicyLinks } from '../../crawler/documents/policy-links.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from '../visit/browser.js';

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Case</title><style>body { background: #fff; color: #000 }</style>${head}</head><body><main><h1>Case</h1><p>Words.</p></main>${body}</body></html>`;
const link = (attributes: string, text = 'Privacy Policy'): string =>
  `<p><a href="/privacy-policy" ${attributes}>${text}</a></p>`;
const tall = '<div style="height: 3000px"></div>';

/** One link a page; what is expected of it: why it is hidden, empty for what can be seen. */
const sights: Record<string, readonly [html: string, hiddenBy: string]> = {
  plain: [page(link('')), ''],
  'below the fold': [page(tall + link('')), ''],
  'in a footer under a fixed bar': [
    page(
      `${tall}<footer>${link('')}</footer><div style="position: fixed; inset: auto 0 0; height: 200px; background: #eee">Cookies?</div>`,
    ),
    '',
  ],
  'in a closed details': [page(`<details><summary>Legal</summary>${link('')}</details>`), ''],
  'in a menu that a visible button opens': [
    page(
      `<button aria-expanded="false" aria-controls="menu">Menu</button><nav id="menu" style="display: none">${link('')}</nav>`,
    ),
    '',
  ],
  'in a menu beside its button, without ids': [
    page(
      `<div><button aria-expanded="false">Menu</button><ul style="display: none"><li>${link('')}</li></ul></div>`,
    ),
    '',
  ],
  'in a menu that opens on pointing': [
    page(
      `<nav><ul><li><a href="/about">About</a><ul style="display: none"><li>${link('')}</li></ul></li></ul></nav>`,
    ),
    '',
  ],
  'in a collapsed panel of no height': [
    page(
      `<button aria-expanded="false" aria-controls="p">Legal</button><div id="p" style="max-height: 0; overflow: hidden">${link('')}</div>`,
    ),
    '',
  ],
  'in a panel that a link with a toggle opens': [
    page(
      `<h4><a data-toggle="collapse" href="#c">Legal</a></h4><div><div id="c" style="display: none">${link('')}</div></div>`,
    ),
    '',
  ],
  'in a pane whose tab is a link': [
    page(
      `<ul><li><a href="#one" role="tab">One</a></li><li><a href="#two" data-bs-toggle="tab">Two</a></li></ul><div><div id="two" style="display: none">${link('')}</div></div>`,
    ),
    '',
  ],
  'in a panel behind a plain button': [
    page(`<button>Legal</button><div style="max-height: 0; overflow: hidden">${link('')}</div>`),
    '',
  ],
  'in a list behind a heading that can be pressed': [
    page(`<h3 style="cursor: pointer">Legal</h3><ul style="display: none"><li>${link('')}</li></ul>`),
    '',
  ],
  'in the navigation of a menu button that says nothing of it': [
    page(
      `<header><div><button aria-label="Menu" onclick="">☰</button></div><div><ul style="display: none"><li>${link('')}</li></ul></div></header>`,
    ),
    '',
  ],
  'in a drawer beside the page': [
    page(
      `<div><button onclick="">Menu</button></div><nav style="position: fixed; left: -250px; width: 240px">${link('')}</nav>`,
    ),
    '',
  ],
  'behind an anchor that toggles nothing': [
    page(`<p><a href="#c">Legal</a></p><div><div id="c" style="display: none">${link('')}</div></div>`),
    'display',
  ],
  'behind a heading': [page(`<h3>Legal</h3><ul style="display: none"><li>${link('')}</li></ul>`), 'display'],
  'behind a button that sends a form': [
    page(`<form><button>Search</button><div style="display: none">${link('')}</div></form>`),
    'display',
  ],
  'behind a button that is gone': [
    page(`<button style="display: none">Legal</button><div style="display: none">${link('')}</div>`),
    'display',
  ],
  'gone itself, in the header of a menu': [
    page(`<header><div><button>Menu</button></div>${link('style="display: none"')}</header>`),
    'display',
  ],
  'left of the page, in the header of a menu': [
    page(
      `<header><div><button>Menu</button></div>${link('style="position: absolute; left: -9999px"')}</header>`,
    ),
    'off-screen',
  ],
  'in a drawer without a button': [
    page(`<nav style="position: fixed; left: -250px; width: 240px">${link('')}</nav>`),
    'off-screen',
  ],
  'of an image map': [
    page(
      '<map name="m"><area href="/privacy-policy" alt="Privacy Policy" shape="rect" coords="0,0,50,50"></map><img usemap="#m" width="50" height="50" alt="">',
    ),
    '',
  ],
  'of an image map whose picture is gone': [
    page(
      '<map name="m"><area href="/privacy-policy" alt="Privacy Policy" shape="rect" coords="0,0,50,50"></map><img usemap="#m" width="50" height="50" alt="" hidden>',
    ),
    'display',
  ],
  'in a box that paints nothing': [
    page(`<div style="content-visibility: hidden">${link('')}</div>`),
    'display',
  ],
  'in a box that is painted when it is near': [
    page(`<div style="content-visibility: auto">${link('')}</div>`),
    '',
  ],
  'in a closed details without a handle': [
    page(`<details><summary style="display: none">Legal</summary>${link('')}</details>`),
    'display',
  ],
  'in an open details without a handle': [
    page(`<details open><summary style="display: none">Legal</summary>${link('')}</details>`),
    '',
  ],
  'white on white in another notation': [page(link('style="color: oklch(1 0 0)"')), 'colour'],
  'white on a white footer in another notation': [
    page(`<footer style="background: color(srgb 1 1 1)">${link('style="color: #fff"')}</footer>`),
    'colour',
  ],
  'dark in another notation': [page(link('style="color: oklch(0.3 0.1 250)"')), ''],
  'small print': [page(link('style="font-size: 8px; color: #777"')), ''],
  'white on a dark footer': [
    page(`<footer style="background: #123">${link('style="color: #fff"')}</footer>`),
    '',
  ],
  'on a picture': [
    page(
      `<footer style="background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)">${link('style="color: #fff"')}</footer>`,
    ),
    '',
  ],
  'half transparent': [page(link('style="opacity: .5"')), ''],
  'aria-hidden, which only screen readers mind': [page(link('aria-hidden="true"')), ''],
  'in a scrolling box': [
    page(`<div style="height: 60px; overflow: auto"><div style="height: 300px"></div>${link('')}</div>`),
    '',
  ],
  'in an app shell, below its fold': [
    page(
      `<div id="app">${tall}<footer>${link('')}</footer></div>`,
      '<style>html, body { height: 100%; margin: 0; overflow: hidden } #app { height: 100vh; overflow: auto } main { display: none }</style>',
    ),
    '',
  ],
  'in a fixed shell, below its fold': [
    page(`<div style="position: fixed; inset: 0; overflow: auto">${tall}<footer>${link('')}</footer></div>`),
    '',
  ],
  'in a body that scrolls itself': [
    page(
      `${tall}<footer>${link('')}</footer>`,
      '<style>html { height: 100%; overflow: hidden } body { height: 100%; margin: 0; overflow: auto }</style>',
    ),
    '',
  ],
  'right of what a scroller shows': [
    page(
      `<div style="width: 300px; overflow-x: auto"><div style="width: 3000px; padding-left: 2500px; box-sizing: border-box">${link('')}</div></div>`,
    ),
    '',
  ],
  'left of what a scroller from right to left shows': [
    page(
      `<div dir="rtl" style="width: 300px; overflow-x: auto"><div style="width: 3000px; padding-right: 2500px; box-sizing: border-box">${link('')}</div></div>`,
    ),
    '',
  ],
  'in a scroller whose words lie, unscrolled, where a footer does': [
    page(
      `<div style="height: 60px; overflow: auto"><div style="height: 100px"></div>${link('')}</div><footer style="height: 500px; background: #123"></footer>`,
    ),
    '',
  ],
  'left of what a scroller can show': [
    page(
      `<div style="position: relative; height: 300px; overflow: auto">${tall}${link('style="position: absolute; left: -9999px"')}</div>`,
    ),
    'off-screen',
  ],
  'beside a scroller that only scrolls down': [
    page(
      `<div style="position: relative; height: 300px; overflow: hidden auto">${tall}${link('style="position: absolute; left: 9999px"')}</div>`,
    ),
    'off-screen',
  ],
  'in a scroller of no height': [
    page(`<div style="height: 0; overflow: auto"><div style="height: 100px"></div>${link('')}</div>`),
    'clip',
  ],
  'in a scroller that a box cuts off': [
    page(
      `<div style="height: 50px; overflow: hidden"><div style="height: 100px"></div><div style="height: 50px; overflow: auto">${tall}${link('')}</div></div>`,
    ),
    'clip',
  ],
  'covered in a scroller, below its fold': [
    page(
      `<div style="height: 200px; overflow: auto">${tall}<div style="position: relative">${link('')}<div style="position: absolute; inset: -20px; background: #fff"></div></div>${tall}</div>`,
    ),
    'covered',
  ],
  'an icon with a name': [
    page(
      link('aria-label="Privacy policy"', '<svg width="20" height="20"><rect width="20" height="20"/></svg>'),
    ),
    '',
  ],
  'display none': [page(link('style="display: none"')), 'display'],
  'in a footer that is gone': [page(`<footer hidden>${link('')}</footer>`), 'display'],
  'in a menu whose button is gone too': [
    page(
      `<button aria-expanded="false" aria-controls="m" style="display: none">Menu</button><nav id="m" style="display: none">${link('')}</nav>`,
    ),
    'display',
  ],
  'visibility hidden': [page(`<footer style="visibility: hidden">${link('')}</footer>`), 'visibility'],
  transparent: [page(link('style="opacity: 0"')), 'opacity'],
  'transparent parents': [
    page(`<div style="opacity: .3"><div style="opacity: .2">${link('')}</div></div>`),
    'opacity',
  ],
  'no size': [page(link('style="font-size: 0"')), 'size'],
  scaled: [page(link('style="display: inline-block; transform: scale(0)"')), 'size'],
  'for screen readers only': [
    page(
      link('style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0)"'),
    ),
    'clip',
  ],
  'clip path': [page(link('style="clip-path: inset(50%); position: absolute"')), 'clip'],
  'cut off by its box': [
    page(`<div style="height: 10px; overflow: hidden"><div style="height: 100px"></div>${link('')}</div>`),
    'clip',
  ],
  'left of the page': [page(link('style="position: absolute; left: -9999px"')), 'off-screen'],
  'indented away': [page(link('style="display: block; text-indent: -9999px"')), 'off-screen'],
  'colour of the background': [page(link('style="color: #fff"')), 'colour'],
  'nearly the colour of the background': [
    page(`<footer style="background: #222">${link('style="color: #242424"')}</footer>`),
    'colour',
  ],
  'colour of nothing': [page(link('style="color: transparent"')), 'colour'],
  covered: [
    page(
      `<div style="position: relative">${link('')}<div style="position: absolute; inset: 0; background: #fff"></div></div>`,
    ),
    'covered',
  ],
  'covered, below the fold': [
    page(
      `${tall}<div style="position: relative">${link('')}<div style="position: absolute; inset: -20px; background: #fff"></div></div>${tall}`,
    ),
    'covered',
  ],
};

test.describe('what a sighted person sees', () => {
  for (const [name, [html, hiddenBy]] of Object.entries(sights)) {
    test(name, async ({ tab }) => {
      const site = await serve({ '/': html });
      await tab.page.goto(site.baseUrl);
      const links = await collectPolicyLinks(tab.page);
      expect(links.map(found => [found.named, found.visible, found.hiddenBy])).toEqual([
        [true, hiddenBy === '', hiddenBy],
      ]);
      const scrolled = await tab.page.evaluate(() =>
        Array.from(document.querySelectorAll('*')).filter(each => each.scrollTop + each.scrollLeft !== 0),
      );
      expect([await tab.page.evaluate(() => scrollY), scrolled]).toEqual([0, []]);
      await site.close();
    });
  }
});

const box = 'style="position: fixed; bottom: 0; background: #fff"';
const answers = '<button>Accept all</button><button>Reject all</button>';
/** Whether a page's link stands in a box that goes away with the answer about cookies. */
const prompts: Record<string, readonly [html: string, inPrompt: boolean]> = {
  'a fixed box that asks about cookies': [
    `<div ${box}><p>We use cookies.</p>${link('')}${answers}</div>`,
    true,
  ],
  'a dialog that asks about cookies': [
    `<section role="dialog"><p>Cookies</p><div>${link('')}</div><div>${answers}</div></section>`,
    true,
  ],
  'a footer that is fixed, with its own cookie settings': [
    `<footer ${box}>${link('')}<button>Reject cookies</button></footer>`,
    false,
  ],
  'a box that holds the footer': [
    `<div ${box}><p>We use cookies.</p>${answers}<footer>${link('')}</footer></div>`,
    false,
  ],
  'a fixed box about something else': [
    `<div ${box}><p>Join our meeting.</p>${link('')}<button>OK</button></div>`,
    false,
  ],
  'a fixed bar that says so and asks nothing': [`<div ${box}><p>We use cookies.</p>${link('')}</div>`, false],
  'words on cookies in the page': [`<div><p>We use cookies.</p>${link('')}${answers}</div>`, false],
};

test('links that go away with the answer to a cookie box', async ({ tab }) => {
  for (const [name, [html, inPrompt]] of Object.entries(prompts)) {
    const site = await serve({ '/': page(html) });
    await tab.page.goto(site.baseUrl);
    const links = await collectPolicyLinks(tab.page);
    expect.soft([name, ...links.map(found => found.inPrompt)]).toEqual([name, inPrompt]);
    await site.close();
  }
});

const named = [
  'Privacy Policy',
  'PRIVACY STATEMENT',
  'Pri\u00advacy Pol\u00adicy',
  'Privacy \u200bPolicy\u200b',
  'Privacy notice',
  'Privacy',
  'Our privacy policy',
  'Read our privacy policy.',
  'Privacy & Cookies',
  'Terms of Use and Privacy',
  'Terms | Privacy',
  'Website Privacy Policy (PDF, 120 KB)',
  'Privacy and Security Policy',
  'Data protection notice',
  'Statement of privacy: policy on privacy',
  'View the MPRO Privacy Policy, effective January 15, 2021',
  'Privacy Notices',
  'Privacy Statements',
  'Legal & Privacy Notices',
  'MPRO Privacy',
  '© 2026 MPRO - Privacy',
  'Your Privacy Rights',
  'Our patients and our privacy policy',
  'Current privacy policy',
  'Privacy policy and its previous versions',
  'Old and current privacy policies',
  'Privacy Policy (replaces all previous versions)',
  'Política de privacidad',
  'Aviso de privacidad',
  'Privacidad',
  'Politique de confidentialité',
  'Protection des données',
  'Datenschutzerklärung',
  'Datenschutz',
  'Impressum & Datenschutz',
  'Política de privacidade',
  'Informativa sulla privacy',
  'Polityka prywatności',
  'Chính sách bảo mật',
  '隐私政策',
  'سياسة الخصوصية',
];
const otherwise = [
  'Notice of Privacy Practices',
  'Former privacy policy',
  'Our previous privacy policy',
  'Archived MPRO privacy notice',
  'Privacy Policy (archived)',
  'Privacy Policy – previous versions',
  'Privacy policy until December 2020',
  'HIPAA privacy notice',
  'Texas Privacy Notice',
  'California Consumer Privacy Notice',
  'Privacy notice for California residents',
  'Job Applicant Privacy Notice',
  'Patient Privacy Notice',
  'CMS finalizes privacy policy rules',
  'Patient privacy rights',
  'Your privacy choices',
  'Privacy settings',
  'Cookie policy',
  'Terms of use',
  'How to write a privacy policy',
  'Webinar: your privacy statement and you',
  'New privacy rule takes effect',
  'MPRO updates its privacy policy',
  'Confidential help line',
  'Consumer protection',
  'Privacy officer',
  'Private practice',
  'Patient privacy in the exam room',
];

test('names that mean the privacy policy, and names that do not', async ({ tab }) => {
  const list = [...named, ...otherwise]
    .map((name, index) => `<p><a href="/x${index}">${name}</a></p>`)
    .join('');
  const site = await serve({ '/': page(list) });
  await tab.page.goto(site.baseUrl);
  const links = await collectPolicyLinks(tab.page);
  expect(links.map(found => found.name)).toEqual(named);
  expect(links.every(found => found.named && found.visible)).toBe(true);
  await site.close();
});

const leading = [
  '/privacy',
  '/privacy/',
  '/privacy-policy',
  '/PrivacyPolicy.aspx',
  '/about/privacy_policy.html',
  '/docs/mpro-privacy-policy-2021.pdf',
  '/legal/privacy-statement',
  '/privacidad',
  '/datenschutz',
  '/privacy/index.html',
  '/page?name=privacy-policy',
  '/old/privacy-policy-v2.html',
  '/es/politica-de-privacidad',
  '/Privacy%20Policy.pdf',
  '/privacy-policy?utm=x#top',
];
const elsewhere = [
  '/news/privacy-rule-changes',
  '/hipaa-notice-of-privacy-practices',
  '/private',
  '/privacy/choices',
  '/services/privacy-officer-training',
  '/confidential',
  '/events/privacy-policy-workshop',
  '/terms',
];

test('a picture goes by its title where it has no other words', async ({ tab }) => {
  const picture = (attributes: string): string =>
    `<p><a href="/privacy"><img src="data:," width="20" height="20" ${attributes}></a></p>`;
  const site = await serve({
    '/': page(picture('title="Privacy Policy"') + picture('alt="" title="Privacy Policy"')),
  });
  await tab.page.goto(site.baseUrl);
  const links = await collectPolicyLinks(tab.page);
  expect(links.map(({ name, named }) => [name, named])).toEqual([
    ['Privacy Policy', true],
    ['', false],
  ]);
  await site.close();
});

test('addresses that lead to the privacy policy without saying so', async ({ tab }) => {
  const list = [...leading, ...elsewhere].map(href => `<p><a href="${href}">More</a></p>`).join('');
  const site = await serve({ '/': page(list) });
  await tab.page.goto(site.baseUrl);
  const links = await collectPolicyLinks(tab.page);
  expect(links.map(found => found.href)).toEqual(leading.map(href => new URL(href, site.baseUrl).href));
  expect(links.every(found => !found.named && found.name === 'More')).toBe(true);
  await site.close();
});

test('an anchor inside the policy is no link to it', async ({ tab }) => {
  const site = await serve({
    '/privacy-policy': page('<a href="#top">Skip to content</a><a href="/privacy-policy">Print version</a>'),
  });
  await tab.page.goto(`${site.baseUrl}privacy-policy`);
  const links = await collectPolicyLinks(tab.page);
  expect(links.map(found => found.name)).toEqual(['Print version']);
  await site.close();
});

test('a button stands for the policy only where it shows it, and leads where that is known', async ({
  tab,
}) => {
  const site = await serve({
    '/': page(`
      <button>I accept the Privacy Policy</button><button>Agree to our privacy policy</button><button>Close privacy notice</button>
      <button>Acepto la política de privacidad</button><input type="button" value="I have read the privacy policy">
      <div role="tablist"><button role="tab" aria-controls="y">Privacy</button><a role="tab" href="#y">Privacy policy</a></div><div id="y">Words</div>
      <h3><button aria-expanded="false">Children’s Online Privacy Notice</button></h3>
      <button>Privacy Policy</button><button aria-controls="nowhere">Privacy notice</button><button aria-controls="void">Privacy statement</button><div id="void"></div>
      <button data-bs-target="#y">Our privacy policy</button>
      <a href="/privacy-policy">I accept the privacy policy</a>`),
  });
  await tab.page.goto(site.baseUrl);
  const links = await collectPolicyLinks(tab.page);
  expect(links.map(({ name, href }) => [name, href.replace(site.baseUrl, '/')])).toEqual([
    ['Privacy Policy', 'javascript:void(0)'],
    ['Privacy notice', 'javascript:void(0)'],
    ['Privacy statement', 'javascript:void(0)'],
    ['Our privacy policy', '/#y'],
    ['I accept the privacy policy', '/privacy-policy'],
  ]);
  await site.close();
});

test('what a handler in the markup names is where a button or a link leads', async ({ tab }) => {
  const site = await serve({
    '/': page(`
      <button onclick="location.href='/privacy'">Privacy Policy</button><button onclick="window.open(&quot;/privacy&quot;, '_blank')">Privacy Policy</button>
      <a href="#" onclick="location.assign('/privacy'); return false">Privacy Policy</a><a href="javascript:open('/privacy')">Privacy Policy</a>
      <button onclick="if (location.href == '/privacy') show()">Privacy Policy</button><button onclick="dialog.open('/privacy')">Privacy Policy</button>
      <a href="/notice" onclick="open('/privacy')">Privacy Policy</a>`),
  });
  await tab.page.goto(site.baseUrl);
  const links = await collectPolicyLinks(tab.page);
  expect(links.map(({ href }) => href.replace(site.baseUrl, '/'))).toEqual([
    ...['/privacy', '/privacy', '/privacy', '/privacy'],
    ...['javascript:void(0)', 'javascript:void(0)', '/notice'],
  ]);
  await site.close();
});

test('all kinds of links, with name, context and selector', async ({ tab }) => {
  const site = await serve({
    '/': page(`
      <map name="m"><area href="/privacy" alt="Privacy" shape="rect" coords="0,0,50,50"></map><img usemap="#m" width="50" height="50" src="data:,">
      <p>First words. By sending this form you accept our <a id="inline" href="/privacy-policy#use">privacy policy</a> as it stands. Last words.</p>
      <span role="link" tabindex="0" data-href="/privacy">Privacy notice</span>
      <button aria-controls="policy">Privacy policy</button><dialog id="policy">Words</dialog>
      <a href="/privacy" title="Privacy policy"><img src="data:," alt=""  width="20" height="20"></a>
      <a href="https://policies.google.com/privacy">Google Privacy Policy</a>
      <x-footer></x-footer><iframe src="/frame" title="f"></iframe>
      <script>customElements.define('x-footer', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<a href="/privacy-policy">Privacy Policy</a>' } })</script>`),
    '/frame': page('<a href="/privacy-policy">Privacy Policy</a>'),
  });
  await tab.page.goto(site.baseUrl);
  const links = await collectPolicyLinks(tab.page);
  const at = (path: string): string => new URL(path, site.baseUrl).href;
  expect(links.map(({ href, name, selector, context }) => ({ href, name, selector, context }))).toEqual([
    {
      href: at('/privacy'),
      name: 'Privacy',
      selector: expect.stringContaining('area'),
      context: expect.any(String),
    },
    {
      href: at('/privacy-policy#use'),
      name: 'privacy policy',
      selector: '#inline',
      context: 'First words. By sending this form you accept our privacy policy as it stands. Last words.',
    },
    {
      href: at('/privacy'),
      name: 'Privacy notice',
      selector: expect.stringContaining('span'),
      context: expect.any(String),
    },
    {
      href: at('/#policy'),
      name: 'Privacy policy',
      selector: expect.stringContaining('button'),
      context: expect.any(String),
    },
    {
      href: at('/privacy'),
      name: 'Privacy policy',
      selector: expect.any(String),
      context: expect.any(String),
    },
    {
      href: 'https://policies.google.com/privacy',
      name: 'Google Privacy Policy',
      selector: expect.any(String),
      context: expect.any(String),
    },
    {
      href: at('/privacy-policy'),
      name: 'Privacy Policy',
      selector: expect.stringContaining(' >>> '),
      context: 'Privacy Policy',
    },
    {
      href: at('/privacy-policy'),
      name: 'Privacy Policy',
      selector: expect.any(String),
      context: 'Case Words. Privacy Policy',
    },
  ]);
  await site.close();
});
