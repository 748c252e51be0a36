import { framePrompts } from '../../crawler/prompts/frame-prompts.js';
import { expect, test } from '../visit/browser.js';

const bar = (inner: string, more = ''): string =>
  `<div style="position:fixed;left:0;right:0;bottom:0;background:#eee" ${more}>${inner}</div>`;
const buttons = (...names: string[]): string => names.map(name => `<button>${name}</button>`).join('');
const dialog = (text: string, ...names: string[]): string =>
  `<div role="dialog" style="position:absolute;top:9em;z-index:99"><p>${text}</p>${buttons(...names)}</div>`;

const rows: readonly (readonly [string, 'asks' | 'unclear' | 'nothing', string])[] = [
  [
    'a region named after cookies that speaks of Google Analytics',
    'asks',
    bar(
      `<p>We would like to count visits with Google Analytics. You can say no.</p>${buttons('Accept', 'Reject')}`,
      'role="region" aria-label="Cookies"',
    ),
  ],
  [
    'answers in words of their own',
    'asks',
    bar(`<p>We count visits with Google Analytics.</p>${buttons('That is fine', 'Turn counting off')}`),
  ],
  [
    'a German dialog in an open shadow root',
    'asks',
    `<x-ask></x-ask><script>document.querySelector('x-ask').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(dialog('Wir möchten mit Ihrer Zustimmung Besuche zählen.', 'Alles ablehnen', 'Alles akzeptieren'))}</script>`,
  ],
  [
    'in the flow of the page',
    'asks',
    `<section><p>This site uses cookies to measure visits.</p>${buttons('Allow', 'Do not allow')}</section>`,
  ],
  [
    'buttons in a layer of their own',
    'asks',
    bar(
      `<p>We use cookies.</p><div style="position:absolute;z-index:12">${buttons('Accept', 'Decline')}</div>`,
    ),
  ],
  [
    'settings in the prompt',
    'asks',
    bar(`We use cookies.<label><input type="checkbox">Statistics</label>${buttons('Save choice')}`),
  ],
  ['accept alone', 'asks', bar(`<p>We use cookies.</p>${buttons('Accept all')}`)],
  [
    'Arabic',
    'asks',
    bar(`<p dir="rtl">نستخدم ملفات تعريف الارتباط لتحسين تجربتك.</p>${buttons('قبول', 'رفض')}`),
  ],
  ['Chinese', 'asks', bar(`<p>我们使用 Cookie 来改善您的体验。</p>${buttons('接受', '拒绝')}`)],
  ['Vietnamese', 'asks', bar(`<p>Trang web này sử dụng cookie.</p>${buttons('Đồng ý', 'Từ chối')}`)],
  [
    'a language whose words are not known',
    'unclear',
    bar(`<p>ჩვენ გვსურს ვიზიტების დათვლა თქვენი ნებართვით.</p>${buttons('თანახმა ვარ', 'არა')}`),
  ],
  [
    'two answers to something that is not said',
    'unclear',
    bar(`<p>Please help us to make these pages better.</p>${buttons('Allow', 'Decline')}`),
  ],
  ['not: a notice that only informs', 'nothing', bar(`<p>We use cookies.</p>${buttons('Got it')}`)],
  [
    'not: a newsletter',
    'nothing',
    dialog('Get our newsletter. We respect your privacy.', 'Yes, sign me up', 'No thanks'),
  ],
  [
    'not: a newsletter with a field',
    'nothing',
    bar(
      `<p>Health news, monthly.</p><input type="email" aria-label="E-mail">${buttons('Subscribe', 'No thanks')}`,
    ),
  ],
  ['not: an age gate', 'nothing', dialog('Are you over 18 years old?', 'Yes', 'No')],
  [
    'not: an age gate that mentions cookies',
    'nothing',
    dialog('Are you 18? We use cookies to remember it.', 'Yes', 'No'),
  ],
  [
    'not: a chat bubble',
    'nothing',
    bar(`<p>Hi! How can we help you today?</p>${buttons('Start chat', '×')}`),
  ],
  [
    'not: an offer with a button to close it',
    'nothing',
    bar(`<p>Spring sale: 20% off all courses.</p><a href="/sale">Shop now</a>${buttons('Close')}`),
  ],
  [
    'not: a sticky header',
    'nothing',
    `<header style="position:sticky;top:0"><nav><a href="/">Home</a><a href="/cookies">Cookies</a></nav>${buttons('Menu', 'Search')}</header>`,
  ],
  [
    'not: a sticky header without landmarks, in a language whose words are not known',
    'nothing',
    `<div style="position:sticky;top:0"><a href="/a">მთავარი გვერდი</a> <a href="/b">ჩვენს შესახებ</a> <a href="/c">კონტაქტი</a></div>`,
  ],
  ['not: a language chooser', 'nothing', dialog('Choose your language', 'English', 'Español', '中文')],
  [
    'not: a place asked for',
    'nothing',
    dialog('This site would like to use your location.', 'Allow', 'Deny'),
  ],
  [
    'not: a tour of the site',
    'nothing',
    dialog('Welcome to our new pages! Have a look around.', 'Take a tour', 'Skip'),
  ],
  [
    'not: a footer that leads to settings',
    'nothing',
    `<footer><div class="cookie-links"><a href="#">Cookie settings</a></div></footer>`,
  ],
  [
    'not: a menu that waits beside the page',
    'nothing',
    `<div style="position:fixed;left:-400px;width:300px;top:0;height:400px"><p>We use cookies.</p>${buttons('Accept', 'Decline')}</div>`,
  ],
  [
    'not: a prompt that is hidden',
    'nothing',
    `<div hidden><p>We use cookies.</p>${buttons('Accept', 'Decline')}</div>`,
  ],
  [
    'not: a policy that explains how to accept and decline',
    'nothing',
    `<article><h2>Cookies</h2><p>${'We use cookies for many things. '.repeat(40)}</p>${buttons('Accept invitation', 'Manage account')}</article>`,
  ],
];

test.describe('what a first visit notices of prompts', () => {
  for (const [name, kind, html] of rows)
    test(name, async ({ light }) => {
      const page = await light.newPage();
      try {
        await page.setContent(
          `<!doctype html><html lang="en"><title>Site</title><body><main><h1>Welcome</h1><p>Text.</p></main>${html}`,
        );
        const found = await framePrompts(page.mainFrame());
        expect(found.map(prompt => prompt.kind)).toEqual(kind === 'nothing' ? [] : [kind]);
      } finally {
        await page.close();
      }
    });
});
