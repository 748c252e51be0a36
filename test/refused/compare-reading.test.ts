import { expect, test } from '@playwright/test';
import {
  needsAnotherLook,
  readingBySample,
  readingOf,
  steadyWords,
} from '../../crawler/refused/compare-reading.js';
import { sampleOf } from '../../crawler/visit/read/shown-words.js';

const look = (numbers: readonly number[], text = '') => ({ main: [...numbers], all: [...numbers], text });

test('a word that any look shows is kept', () => {
  expect(readingOf([1, 2, 3, 4], [look([1, 2]), look([3], 'Three.')])).toEqual({
    words: 4,
    kept: 3,
    shown: 1,
    text: 'Three.',
    asksForCookies: '',
  });
});

test('what changes from visit to visit is not compared', () => {
  expect(steadyWords([look([1, 2, 3]), look([2, 3, 4])])).toEqual([2, 3]);
  expect(steadyWords([])).toEqual([]);
});

test('another look is needed where words are missing, or cookies are asked for', () => {
  const words = Array.from({ length: 20 }, (_, index) => index);
  const seen = (most: number, text = '') =>
    readingBySample(sampleOf(look(words)), [look(words.slice(0, most), text)]);
  expect(needsAnotherLook(seen(20))).toBe(false);
  expect(needsAnotherLook(seen(18))).toBe(false);
  expect(needsAnotherLook(seen(17))).toBe(true);
  expect(needsAnotherLook(seen(20, 'Please enable cookies.'))).toBe(true);
  expect(needsAnotherLook(readingBySample(undefined, [look(words)]))).toBe(false);
});
