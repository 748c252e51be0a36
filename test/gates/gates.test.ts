import { gateWords } from '../../kernel/words/gate-words.js';
import { GateAbsentError, WaysPast } from '../../crawler/gates/try-ways.js';
import type { PageVisit } from '../../crawler/evidence/page-visit.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import type { Tab } from '../../crawler/visit/tab.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from '../visit/browser.js';

const limits = { quiet: 300, longest: 2_000, restless: 300 };
const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };

const story = 'The ward counted every fall for a year and changed three things at its bedsides. '.repeat(12);
const page = (body: string, script = ''): string =>
  `<!doctype html><html lang="en"><head><title>Falls</title><style>body { font: 16px sans-serif } #shade { position: fixed; inset: 0; background: #0008; z-index: 9 } #box { position: fixed; top: 30%; left: 30%; width: 40%; padding: 1em; background: #fff; z-index: 10 }</style></head><body><main><h1>Fewer falls</h1>${body}</main><script>${script}</script></body></html>`;
const asks =
  '<p>Enter your e-mail to continue reading.</p><form action="/in" method="post"><label>E-mail <input type="email" name="email" required></label><button>Continue reading</button></form>';
const over = (more = ''): string =>
  `<p>${story}</p><div id="shade"></div><div id="box" role="dialog">${asks}${more}</div>`;
const away = `const away = () => { document.querySelector('#shade').remove(); document.querySelector('#box').remove(); };`;

/** What of a page bars its way, and how one got past its first box, if at all. */
async function gatesOf(
  tab: Tab,
  html: string,
): Promise<{ gates: PageVisit['gates']; ways: string[]; posts: string[] }> {
  const site = await serve({ '/': html, '/in': '<h1>In</h1>', '/read': page(`<p>${story}</p>`) });
  const visit = await visitPage(tab, site.baseUrl, 'one', rules);
  expect(visit.outcome).toEqual({ ok: true });
  const { gates } = visit;
  const [box] = gates?.boxes ?? [];
  const { ways } = box
    ? await new WaysPast(tab, site.baseUrl, box, rules.familyHosts).try(() => Promise.resolve())
    : { ways: [] };
  await site.close();
  return {
    gates,
    ways: ways.map(({ way, name, result }) => `${way} ${name}: ${result}`),
    posts: site.log.filter(each => each.startsWith('POST')),
  };
}

test('a dialog that asks for an e-mail address and has no way past it', async ({ tab }) => {
  const { gates, ways, posts } = await gatesOf(tab, page(over()));
  expect(gates?.boxes).toMatchObject([
    {
      place: 'over',
      asks: expect.stringMatching(/enter your e-mail to continue reading/i),
      controls: ['input[name="email"]'],
      buttons: ['Continue reading'],
    },
  ]);
  expect(ways.length).toBeGreaterThan(0);
  expect(ways.filter(each => !each.endsWith(': barred'))).toEqual([]);
  expect(posts, 'what would give something is not pressed').toEqual([]);
});

const closable: Readonly<Record<string, readonly [more: string, script: string, way: RegExp]>> = {
  Escape: [
    '',
    `${away} addEventListener('keydown', event => { if (event.key === 'Escape') away(); });`,
    /^escape Escape: passed$/,
  ],
  'a close button': [
    '<button type="button" aria-label="Close" onclick="away()">×</button>',
    away,
    /^press Close: passed$/,
  ],
  '"No thanks"': ['<a href="#" onclick="away()">No thanks</a>', away, /^press No thanks: passed$/],
  'a click beside it': [
    '',
    `${away} document.querySelector('#shade').addEventListener('click', away);`,
    /^beside \d+, \d+: passed$/,
  ],
  'a button that comes late': [
    '',
    `${away} setTimeout(() => document.querySelector('#box').insertAdjacentHTML('beforeend', '<button type="button" onclick="away()">Skip</button>'), 4000);`,
    /^press Skip: passed$/,
  ],
};
for (const [name, [more, script, way]] of Object.entries(closable))
  test(`a dialog that one gets past: ${name}`, async ({ tab }) => {
    const { gates, ways, posts } = await gatesOf(tab, page(over(more), script));
    expect(gates?.boxes).toHaveLength(1);
    expect(ways.at(-1)).toMatch(way);
    expect(posts).toEqual([]);
  });

test('text that is cut off or blurred behind a box in the page is counted', async ({ tab }) => {
  const cut = await gatesOf(
    tab,
    page(
      `<div style="height: 60px; width: 400px; overflow: hidden"><p>${story}</p></div><div id="wall">${asks}</div>`,
    ),
  );
  expect(cut.gates?.boxes.map(({ place }) => place)).toEqual(['within']);
  expect(cut.gates?.cut).toBeGreaterThan(story.length / 2);
  expect(cut.ways.filter(each => each.endsWith(': passed'))).toEqual([]);
  const blurred = await gatesOf(
    tab,
    page(`<p>${story.slice(0, 90)}</p><p style="filter: blur(5px)">${story}</p><div id="wall">${asks}</div>`),
  );
  expect(blurred.gates?.blurred).toBeGreaterThan(story.length - 50);
  expect(blurred.gates?.readable).toBeLessThan(200);
});

test('a condition is read though its words touch those of the label below it', async ({ tab }) => {
  const box = (heading: string): string =>
    `<div style="height: 60px; width: 400px; overflow: hidden"><p>${story}</p></div><div><h2>${heading}</h2><form><label>E-mail <input type="email"></label></form></div>`;
  const gated = await gatesOf(tab, page(box('Enter your e-mail to read the full article')));
  expect(gated.gates?.boxes).toMatchObject([{ place: 'within' }]);
  const free = await gatesOf(tab, page(box('Write to us about the full article')));
  expect(free.gates).toBe(undefined);
});

test('a download that wants an address, and one that can be had without', async ({ tab }) => {
  const form =
    '<form action="/in" method="post"><p>Enter your e-mail to download the report.</p><label>E-mail <input type="email" name="email" required></label><button>Send me the report</button></form>';
  const gated = await gatesOf(tab, page(`<p>${story}</p><section>${form}</section>`));
  expect(gated.gates?.boxes).toMatchObject([{ place: 'within', asks: expect.stringContaining('download') }]);
  expect(gated.ways.filter(each => each.endsWith(': passed'))).toEqual([]);
  expect(gated.posts).toEqual([]);
  const free = await gatesOf(
    tab,
    page(
      `<p>${story}</p><section>${form}<p><a href="#r" onclick="document.querySelector('section').remove()">Skip</a></p></section>`,
    ),
  );
  expect(free.ways.at(-1)).toBe('press Skip: passed');
});

test('a page with a newsletter form below what it says has no box', async ({ tab }) => {
  const { gates } = await gatesOf(
    tab,
    page(
      `<p>${story}</p><form action="/in" method="post"><p>Enter your e-mail for our weekly newsletter.</p><label>E-mail <input type="email" name="email"></label><button>Subscribe</button></form>`,
    ),
  );
  expect(gates).toBeUndefined();
});

test('a box that does not come up again is told as such', async ({ tab }) => {
  const site = await serve({ '/': page(over(), away) });
  const { gates } = await visitPage(tab, site.baseUrl, 'one', rules);
  const [box] = gates?.boxes ?? [];
  await tab.page.evaluate('away()');
  expect(box).toBeDefined();
  if (box)
    await expect(
      new WaysPast(tab, site.baseUrl, box, rules.familyHosts).try(() => Promise.resolve()),
    ).rejects.toBeInstanceOf(GateAbsentError);
  await site.close();
});

const said = new RegExp(gateWords.asks, 'i');
for (const [isAsked, sentences] of [
  [
    true,
    [
      'Tell us who you are to unlock the full text.',
      'To view the toolkit, please tell us a little about yourself',
      'Unlock this article',
      'We need a few details before we show you the results',
      'Share your e-mail and we will show the rest',
      'Want to keep reading? Enter your e-mail.',
      'The rest of this article is available after registration.',
    ],
  ],
  [
    false,
    [
      'Tell us about yourself',
      'Share your e-mail and we will call you',
      'Unlock the full potential of your data',
      'Unlock your account',
      'This report is available with a summary for patients.',
      'Send us your name and your e-mail, and then a nurse will call.',
      'Continue reading',
    ],
  ],
] as const)
  test(`sentences that ${isAsked ? 'set' : 'do not set'} a condition of reading on`, () => {
    expect(sentences.filter(sentence => said.test(sentence))).toEqual(isAsked ? sentences : []);
  });
