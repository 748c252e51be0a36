import { expect, test } from '@playwright/test';
import { cookieRequest } from '../../crawler/refused/cookie-request.js';
import { cookieRequestTerms } from '../../kernel/words/cookie-request-terms.js';

test('each term that asks for cookies is found in its example, which is a request', () => {
  const wrong = cookieRequestTerms.filter(
    ([, , term, example]) => !new RegExp(term, 'i').test(example) || cookieRequest(example) === '',
  );
  expect(wrong).toEqual([]);
});
