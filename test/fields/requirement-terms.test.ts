import { expect, test } from '@playwright/test';
import { withoutAccents } from '../../kernel/words/accents.js';
import { requirementTerms } from '../../kernel/words/requirement-terms.js';
import {
  mentionsRequired,
  saysAllRequired,
  saysOptional,
} from '../../crawler/fields/marks/required-words.js';
import { normaliseText } from '../../crawler/fields/view/normalise.js';

test('each term on what has to be filled in is found in its example, and the example is read as it is meant', () => {
  const wrong = requirementTerms.filter(([, sense, term, example]) => {
    const isFound = new RegExp(withoutAccents(term), 'u').test(normaliseText(example));
    const isOptional = sense === 'optional';
    const said = [
      saysOptional(example) === (isOptional || /optional/.test(example)),
      saysAllRequired(example) === (sense === 'all required'),
      sense !== 'required' || mentionsRequired(example),
    ];
    return !isFound || said.includes(false);
  });
  expect(wrong).toEqual([]);
});

test('no language says one thing in two rows', () => {
  const rows = requirementTerms.map(([language, sense, term]) => `${language} ${sense} ${term}`);
  expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
});
