import { expect, test } from '@playwright/test';
import { KeyedNumbers } from '../../crawler/leaks/values/pseudo-words.js';
import { valueLikeExample } from '../../crawler/leaks/values/pattern-values.js';
import { syntheticValue } from '../../crawler/leaks/values/synthetic-values.js';
import { satisfies } from '../../crawler/leaks/values/value-constraints.js';

for (const pattern of [
  '[A-Z]{2}-[0-9]{4}',
  '\\(\\d{3}\\) \\d{3}-\\d{4}',
  '(MI|OH)\\d{6}[A-Z]?',
  '[^\\s@]+@mpro\\.org',
  '\\d{2}/\\d{2}/\\d{4}',
  '[a-z]+(-[a-z]+)*',
])
  test(`a value that the pattern takes is found, the same one each time: ${pattern}`, () => {
    const made = syntheticValue(null, 'a key', { type: 'text', pattern });
    expect(made.fits).toBe(true);
    expect(made.value).toMatch(new RegExp(`^(?:${pattern})$`));
    expect(syntheticValue(null, 'a key', { type: 'text', pattern })).toEqual(made);
  });

test('a pattern that nothing fits, and one that cannot be read, leave the likeliest value', () => {
  for (const pattern of ['(?=a)b', 'x{9999999}y', '[a-'])
    expect(syntheticValue(null, 'a key', { type: 'text', pattern }).value).not.toBe('');
});

for (const [words, shape] of [
  ['Three letters, a dash and four digits, for example ABC-1234', /^[A-Z]{3}-\d{4}$/],
  ['Format: ###-##', /^\d{3}-\d{2}$/],
  ['AB12-3456', /^[A-Z]{2}\d{2}-\d{4}$/],
  ['Member number (e.g. M-2031)', /^[A-Z]-\d{4}$/],
] as const)
  test(`a value is shaped like the example: ${words}`, () => {
    expect(valueLikeExample([words], new KeyedNumbers('a key'))).toMatch(shape);
  });

for (const words of [
  'for example knee pain 2',
  'We like 7 of them',
  'MM/DD/YYYY',
  'Your message',
  'e.g. 5',
  'For example, your GP',
])
  test(`no example of a value: ${words}`, () => {
    expect(valueLikeExample([words], new KeyedNumbers('a key'))).toBe(undefined);
  });

test('a pattern made to hold up who tries it takes nothing, and the run goes on', () => {
  const endless = { type: 'text', pattern: '(?:[a-z]+)+!' };
  expect(satisfies(`${'a'.repeat(40)}?`, endless)).toBe(false);
  expect(satisfies('ab!', endless)).toBe(false);
  expect(satisfies('ab!', { type: 'text', pattern: '[a-z]+!' })).toBe(true);
});
