import { expect, test } from '@playwright/test';
import { stateChangeTerms } from '../../kernel/words/state-change-terms.js';
import { hyphenate } from '../../crawler/crawl/safe-links/command-names.js';
import { unsafeText } from '../../crawler/crawl/safe-links/state-changing-links.js';

test('no link that says what a term stands for is followed, and one that only tells of it is', () => {
  const wrong = stateChangeTerms.filter(([, , term, example]) => {
    const isRefused = unsafeText(example) !== undefined;
    const isToldOf = unsafeText(`${example}: what you should know`) === undefined;
    return hyphenate(example) !== term || !isRefused || !isToldOf;
  });
  expect(wrong).toEqual([]);
});
