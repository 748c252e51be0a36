import { pageApi } from '../../crawler/page/in-frame.js';
import type { HiddenBy, SeenAs } from '../../crawler/page/elements/visible.js';
import { expect, test } from '../visit/browser.js';

const cases: readonly (readonly [title: string, html: string, as: SeenAs, hiddenBy: HiddenBy])[] = [
  ['plain words', '<p id="it">Words</p>', 'seen', ''],
  ['nothing laid out', '<p id="it" style="display: none">Words</p>', 'seen', 'display'],
  [
    'in a closed disclosure',
    '<details><summary>More</summary><p id="it">Words</p></details>',
    'seen',
    'display',
  ],
  [
    'made invisible from above',
    '<div style="visibility: hidden"><p id="it">Words</p></div>',
    'seen',
    'visibility',
  ],
  [
    'made visible again',
    '<div style="visibility: hidden"><p id="it" style="visibility: visible">Words</p></div>',
    'seen',
    '',
  ],
  ['transparent', '<div style="opacity: 0"><button id="it">Send</button></div>', 'seen', 'opacity'],
  ['nearly transparent', '<button id="it" style="opacity: 0.05">Send</button>', 'seen', ''],
  ['transparent under a drawn control', '<input id="it" style="opacity: 0">', 'used', ''],
  ['invisible under a drawn control', '<input id="it" style="visibility: hidden">', 'used', 'visibility'],
  [
    'of one pixel',
    '<button id="it" style="width: 1px; height: 1px; padding: 0; border: 0"></button>',
    'seen',
    'size',
  ],
  [
    'of two pixels',
    '<button id="it" style="width: 2px; height: 2px; padding: 0; border: 0"></button>',
    'seen',
    '',
  ],
  [
    'of no height, holding floats',
    '<a id="it" style="display: block"><b style="float: left">Go</b></a>',
    'seen',
    'size',
  ],
  [
    'of no height, holding floats, to press',
    '<a id="it" style="display: block"><b style="float: left">Go</b></a>',
    'pressed',
    '',
  ],
  ['of no width, to press', '<a id="it"></a>', 'pressed', 'size'],
  ['of no size, by its style', '<a id="it"></a>', 'shown', ''],
  ['transparent, by its style', '<a id="it" style="opacity: 0">Go</a>', 'shown', 'opacity'],
  ['transparent and of no size, as rendered', '<a id="it" style="opacity: 0"></a>', 'rendered', ''],
  ['invisible, as rendered', '<p id="it" style="visibility: hidden">Words</p>', 'rendered', 'visibility'],
  [
    'a form whose controls take its methods’ names',
    '<form id="it"><input name="checkVisibility"><input name="getBoundingClientRect"></form>',
    'seen',
    '',
  ],
];

for (const [title, html, as, hiddenBy] of cases)
  test(`${title} (${as}): ${hiddenBy || 'seen'}`, async ({ tab }) => {
    await tab.page.setContent(html);
    const api = await pageApi(tab.page.mainFrame(), 'page');
    // Not by a locator: Playwright's own look at an element falls for such a form.
    const found = await api.evaluate((page, as) => {
      const element = document.getElementById('it');
      return element && [page.hiddenBy(element, as), page.isVisible(element, as)];
    }, as);
    expect(found).toEqual([hiddenBy, hiddenBy === '']);
  });
