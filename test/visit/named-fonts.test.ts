import { expect, test } from '@playwright/test';
import { withNamedFonts } from '../../crawler/visit/mixed-content.js';

const page = 'https://www.mpro.org/about?from=mail';
const font = 'http://static.mpro.org/own.woff2';

test('a font that only a style sheet names counts as named, one that the browser reported as what became of it', () => {
  expect(withNamedFonts([], page, [`${font}?v=2`, font])).toEqual([
    { url: font, document: 'https://www.mpro.org/about', type: 'Font', fate: 'named' },
  ]);
  const blocked = { url: font, document: page, type: 'Font', fate: 'blocked' } as const;
  expect(withNamedFonts([blocked], page, [font])).toEqual([blocked]);
  expect(withNamedFonts([], page, [])).toEqual([]);
});
