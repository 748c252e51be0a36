import type { Browser } from 'playwright';
import { callInFrame } from '../../crawler/page/in-frame.js';
import { sampleOf, wordsOfSample, type ShownWords } from '../../crawler/visit/read/shown-words.js';
import { expect, test } from '../visit/browser.js';

async function wordsIn(browser: Browser, html: string): Promise<ShownWords> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    return await callInFrame(page.mainFrame(), 'page', 'readShownWords', 1_000);
  } finally {
    await page.close();
  }
}

const words = 'measured shared hospitals nursing homes practices better care';
const frame = (content: string): string =>
  `<header><p>Search this site</p><nav><a href="/a">About</a></nav></header>${content}<footer>Farmington Hills</footer>`;

/** Pages that show the very words, differently dressed. */
const equal: readonly (readonly [what: string, html: string])[] = [
  ['header, navigation and footer', frame(`<main>${words}</main>`)],
  [
    'a consent prompt',
    `<main>${words}</main><div id="cookie-banner">We use tracking tools <button>Accept</button></div>`,
  ],
  ['a dialog', `<main>${words}</main><div role="dialog">Subscribe today</div>`],
  [
    'controls and a form',
    `<main>${words}<form><label>Your name<input></label>Write something</form><button>Send this</button></main>`,
  ],
  [
    'what is not shown',
    `<main>${words}<p hidden>hidden</p><p style="visibility:hidden">unseen</p><script>scripted</script></main>`,
  ],
  ['dates, numbers and short words', `<main>${words} 2026-01-02 12:30 of the day</main>`],
  ['a form around it all', `<form><main>${words}</main></form>`],
  [
    'shadow trees',
    `<main><x-text></x-text></main><script>document.querySelector('x-text').attachShadow({mode:'open'}).innerHTML = '<p>${words}</p>';</script>`,
  ],
  ['a sidebar beside the main landmark', `<main>${words}</main><div>Latest tweets</div>`],
];

for (const [what, html] of equal)
  test(`does not count: ${what}`, async ({ light }) => {
    const plain = await wordsIn(light, `<body>${words}</body>`);
    expect(plain.main).toHaveLength(8);
    expect((await wordsIn(light, html)).main).toEqual(plain.main);
  });

test('hidden content is no content', async ({ light }) => {
  expect(await wordsIn(light, `<main style="opacity:0">${words}</main>`)).toEqual({
    main: [],
    all: [],
    text: '',
  });
  expect(await wordsIn(light, `<main style="display:none">${words}</main>`)).toEqual({
    main: [],
    all: [],
    text: '',
  });
});

test('scripts without spaces and words with accents count', async ({ light }) => {
  expect((await wordsIn(light, '<main>健康 照护 Santé, Pflege</main>')).main).toHaveLength(4);
});

test('a sample gives its numbers back', () => {
  const main = Array.from({ length: 60 }, (_, index) => index * 71_000_003);
  expect(wordsOfSample(sampleOf({ main, all: main, text: '' }))).toEqual(main.slice(0, 40));
  expect(wordsOfSample('')).toEqual([]);
});
