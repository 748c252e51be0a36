import { expect, test } from '@playwright/test';
import { bounds } from '../../crawler/evidence/bounds.js';
import { reachedBounds } from '../../specs/rules/reading/bounds.js';
import { site, home, page } from './evidence-builders.js';

test('a bound that was reached is said of its page, to those who rest on it', () => {
  const evidence = site({ pages: [page({ bounds: ['frames'] }), page({ url: `${home}other` })] });
  expect(reachedBounds(evidence, ['forms', 'marks'])).toEqual([
    {
      page: home,
      subject: 'page',
      code: 'bound-reached',
      reason: `the bound of ${bounds.frames.value} frames of a page was reached: what the further frames hold was not looked at`,
    },
  ]);
  expect(reachedBounds(evidence, ['policy-text'])).toEqual([]);
});
