import { expect, test } from '@playwright/test';
import { choiceTerms } from '../../kernel/words/choice-terms.js';
import { choiceRoleOf } from '../../crawler/prompts/prompt-kind.js';

test('each term of a consent prompt is found in its example, and what a button does is told by it', () => {
  const isOfButton = /^(?:decline|accept|settings|more|save|acknowledge)$/;
  const wrong = choiceTerms.filter(([, sense, term, example]) => {
    const isFound = new RegExp(term, 'i').test(example.toLowerCase());
    return !isFound || (isOfButton.test(sense) && choiceRoleOf(example) !== sense);
  });
  expect(wrong).toEqual([]);
});

test('no language says one thing of a prompt in two rows', () => {
  const rows = choiceTerms.map(([language, sense, term]) => `${language} ${sense} ${term}`);
  expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
});
