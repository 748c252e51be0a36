import { expect, test } from '@playwright/test';
import { errorTitle } from '../../../crawler/crawl/dedupe/soft-404.js';
import { errorPageTerms } from '../../../kernel/words/error-page-terms.js';

test('each term of error pages is found in its example, which is the title of one', () => {
  const wrong = errorPageTerms.filter(
    ([, , term, example]) => !new RegExp(term, 'i').test(example) || !errorTitle.test(example),
  );
  expect(wrong).toEqual([]);
});

test('titles of pages that are there are no error titles', () => {
  const titles = ['Lost and found', 'Route 4040', 'Foundation news'];
  expect(titles.filter(title => errorTitle.test(title))).toEqual([]);
});
