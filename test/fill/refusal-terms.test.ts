import { expect, test } from '@playwright/test';
import { refusalTerms } from '../../kernel/words/refusal-terms.js';
import { refusing } from '../../kernel/words/refusal-words.js';

test('each term of a refusal is found in its example; a complaint alone is none outside a box of errors', () => {
  const wrong = refusalTerms.filter(
    ([, sense, term, example]) =>
      !new RegExp(term, 'i').test(example) || refusing.test(example) !== (sense === 'refusal'),
  );
  expect(wrong).toEqual([]);
});
