import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { piiKind } from '../../kernel/pii-kind.js';
import { createMatcher } from '../../crawler/leaks/matcher.js';
import { satisfies, type ValueConstraints } from '../../crawler/leaks/values/value-constraints.js';
import { syntheticValue } from '../../crawler/leaks/values/synthetic-values.js';

const luhn = (digits: string): boolean =>
  [...digits].toReversed().reduce((sum, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0) %
    10 ===
  0;

test('equal keys give equal values, other keys others', () => {
  fc.assert(
    fc.property(fc.constantFrom(...piiKind.options), fc.string(), (kind, key) => {
      expect(syntheticValue(kind, key)).toEqual(syntheticValue(kind, key));
    }),
    { numRuns: 100, seed: 1 },
  );
  const names = Array.from({ length: 500 }, (_, index) => syntheticValue('email', `site|${index}`).value);
  expect(new Set(names).size).toBe(500);
});

test('values are reserved: domains of RFC 2606, 555-01xx, test cards that pass Luhn, numbers never issued', () => {
  for (let index = 0; index < 50; index += 1) {
    const value = (kind: (typeof piiKind.options)[number]): string => syntheticValue(kind, `k${index}`).value;
    expect(value('email')).toMatch(/^[a-z.]+@example\.(com|org|net)$/);
    expect(value('phone')).toMatch(/^\d{3}-555-01\d\d$/);
    expect(value('paymentCard')).toMatch(/^\d{15,16}$/);
    expect(luhn(value('paymentCard'))).toBe(true);
    expect(value('governmentId')).toMatch(/^9\d\d-[1-4]\d-\d{4}$/);
  }
});

const demands: Readonly<
  Record<string, readonly [(typeof piiKind.options)[number] | null, ValueConstraints]>
> = {
  'a given name': ['name', { autocomplete: 'given-name', maxLength: 12, pattern: '[A-Za-z]+' }],
  'a phone of ten digits': ['phone', { type: 'tel', pattern: '\\d{10}' }],
  'a phone in brackets': ['phone', { type: 'tel', pattern: '\\(\\d{3}\\) \\d{3}-\\d{4}' }],
  'an E.164 phone': ['phone', { type: 'tel', pattern: '\\+1\\d{10}' }],
  'a zip code': ['postalAddress', { hint: 'ZIP code', pattern: '\\d{5}(-\\d{4})?', maxLength: 10 }],
  'a state': ['postalAddress', { hint: 'State', maxLength: 2 }],
  'a birth date': ['birthDate', { type: 'date', min: '1920-01-01', max: '2010-12-31' }],
  'a birth date in words': ['birthDate', { pattern: '\\d{2}/\\d{2}/\\d{4}' }],
  'a short e-mail': ['email', { type: 'email', maxLength: 24 }],
  'a password': ['credentials', { type: 'password', pattern: '(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}' }],
  'a number within bounds': [null, { type: 'number', min: '5', max: '11', step: '3' }],
  'a number of tenths': [null, { type: 'number', min: '0.1', max: '0.3', step: '0.1' }],
  'an age': ['age', { type: 'number', min: '18', max: '99' }],
  'a web address': [null, { type: 'url' }],
  'a month': [null, { type: 'month' }],
  'a date before others': [null, { type: 'date', max: '2000-01-01', min: '1990-01-01' }],
  'a code': [null, { pattern: '[A-Z]{2}\\d{4}' }],
  'a long text': [null, { type: 'textarea', minLength: 200, maxLength: 400 }],
  'a short text': [null, { maxLength: 3 }],
  'an option': ['postalAddress', { options: ['', 'Michigan', 'Ohio'] }],
  'a social security number without dashes': ['governmentId', { pattern: '\\d{9}' }],
};

for (const [name, [kind, constraints]] of Object.entries(demands)) {
  test(`${name} fits its control`, () => {
    const { value, fits } = syntheticValue(kind, name, constraints);
    expect({ value, fits, satisfied: satisfies(value, constraints) }).toEqual({
      value,
      fits: true,
      satisfied: true,
    });
  });
}

test('a pattern that no candidate matches, or that would run for ever, is given up on', () => {
  expect(syntheticValue(null, 'k', { pattern: '~{7}(?=~)' }).fits).toBe(false);
  expect(syntheticValue(null, 'k', { pattern: '([a-zA-Z ]+)+~(?=~)' }).fits).toBe(false);
});

test('short and common values, and options of the page, are not searchable', () => {
  expect(syntheticValue('age', 'k').searchable).toBe(false);
  expect(syntheticValue('postalAddress', 'k', { hint: 'State' }).searchable).toBe(false);
  expect(
    syntheticValue('postalAddress', 'k', { options: ['Upper Peninsula', 'Metro Detroit'] }).searchable,
  ).toBe(false);
  expect(syntheticValue(null, 'k', { maxLength: 4 }).searchable).toBe(false);
});

test('each searchable value is found by its own matcher and not by that of another key', () => {
  for (const kind of piiKind.options) {
    const [mine, other] = [syntheticValue(kind, 'mine'), syntheticValue(kind, 'other')];
    if (!mine.searchable || mine.parts.length === 0 || mine.value === other.value) continue;
    const matcher = createMatcher([{ id: 'mine', kind, value: mine.value }]);
    expect(
      matcher.scan(`v=${mine.value}`).map(({ part }) => part),
      kind,
    ).toEqual(['whole']);
    expect(matcher.scan(`v=${other.value}`), kind).toEqual([]);
  }
});
