import { expect, test } from '@playwright/test';
import { otherQuestion } from '../../crawler/prompts/other-questions.js';
import { otherQuestionTerms } from '../../kernel/words/other-question-terms.js';

test('each term of other questions is found in its example, and no word of consent is one', () => {
  const wrong = otherQuestionTerms.filter(([, , term, example]) => !new RegExp(term, 'i').test(example));
  expect(wrong).toEqual([]);
  const consent = ['May we count your visits?', 'We use cookies. Accept or decline?', 'Dürfen wir zählen?'];
  expect(consent.filter(each => otherQuestion.test(each))).toEqual([]);
});
