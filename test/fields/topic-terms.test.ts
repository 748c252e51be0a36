import { expect, test } from '@playwright/test';
import { topicTerms } from '../../crawler/fields/sensitive/topic-terms.js';
import { topicOfWords } from '../../crawler/fields/sensitive/topic-of.js';
import { wordsSource } from '../../crawler/fields/kinds/pattern.js';
import { normaliseText } from '../../crawler/fields/view/normalise.js';

test('each term of a sensitive question is found in its example, which is read as a question of its topic', () => {
  const wrong = topicTerms.filter(([, topic, term, example]) => {
    const text = normaliseText(example);
    return !new RegExp(wordsSource(term), 'u').test(text) || topicOfWords(text, '')?.topic !== topic;
  });
  expect(wrong).toEqual([]);
});

test('no language asks one thing in two rows', () => {
  const rows = topicTerms.map(([language, topic, term]) => `${language} ${topic} ${term}`);
  expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
});
