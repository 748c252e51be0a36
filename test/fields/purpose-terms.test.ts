import { expect, test } from '@playwright/test';
import { withoutAccents } from '../../kernel/words/accents.js';
import { purposeTerms } from '../../kernel/words/purpose-terms.js';
import { purposeWords } from '../../crawler/fields/purpose/purpose-words.js';
import { normaliseText } from '../../crawler/fields/view/normalise.js';

test('each term on what a form is for is found in its example, as a whole word', () => {
  const wrong = purposeTerms.filter(([, sense, term, example]) => {
    const text = normaliseText(example);
    const isInside = /^[a-z ]+$/.test(text) && purposeWords[sense].test(`xq${text.replaceAll(' ', 'xq')}xq`);
    return !new RegExp(withoutAccents(term), 'u').test(text) || !purposeWords[sense].test(text) || isInside;
  });
  expect(wrong).toEqual([]);
});
