import { expect, test } from '@playwright/test';
import { formButtonTerms } from '../../kernel/words/form-button-terms.js';
import { formButtonWords } from '../../kernel/words/form-button-words.js';

const { opens, opensNone, sends, takesBack, aside } = formButtonWords;

test('each term of a button is found in its example, and the example is read as it is meant', () => {
  const says = { opens, 'opens none': opensNone, sends, 'takes back': takesBack, aside };
  const wrong = formButtonTerms.filter(([, sense, term, example]) => {
    const isUndone =
      (sense === 'opens' && opensNone.test(example)) || (sense === 'sends' && takesBack.test(example));
    return !new RegExp(term, 'i').test(example) || !says[sense].test(example) || isUndone;
  });
  expect(wrong).toEqual([]);
});

test('what leads on is no way back, and a way back sends nothing', () => {
  expect(
    ['Send feedback', 'Call me back', 'Canceled trips', 'Clearance'].filter(each => takesBack.test(each)),
  ).toEqual([]);
  expect(['Back', '← Go back', 'Previous step', '×'].filter(each => !takesBack.test(each))).toEqual([]);
});
