import { createHash, createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createMatcher } from '../../crawler/leaks/matcher.js';
import type { TypedValue } from '../../crawler/leaks/typed-value.js';
import { typedValues, valueOf } from './typed-values.js';

const email = valueOf('email');
const digests = [
  createHash('sha256').update(email).digest('hex'),
  createHash('md5').update(`pepper-1${email}`).digest('hex'),
  createHmac('sha256', 'pepper-2').update(email).digest('hex'),
];
/** Ids of the fields that each digest is laid to. */
const fields = (typed: readonly TypedValue[], salts: readonly string[]): (readonly string[])[] =>
  digests.map(digest => [
    ...new Set(
      createMatcher(typed, { salts })
        .scan(`v=${digest}`)
        .map(({ valueId }) => valueId),
    ),
  ]);

test('values that were hashed before are found under their own fields, in whatever order and with whatever salts', () => {
  const salts = ['pepper-1', 'pepper-2'];
  const [own, ...none] = [['email'], [], []];
  const all = digests.map(() => own);
  const renamed = typedValues.map(value => (value.value === email ? { ...value, id: 'second' } : value));
  expect(fields(typedValues, salts)).toEqual(all);
  expect(fields([...typedValues].reverse(), [...salts].reverse())).toEqual(all);
  expect(fields(renamed, salts)).toEqual(digests.map(() => ['second']));
  expect(fields(typedValues, [])).toEqual([own, ...none]);
  expect(
    fields(
      typedValues.filter(({ value }) => value !== email),
      salts,
    ),
  ).toEqual([[], [], []]);
});
