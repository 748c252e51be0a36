import { expect, test } from '@playwright/test';
import type { RuleResult } from '../../policy/result.js';
import { rule } from '../../specs/rules/forms-https.js';
import type { Rule } from '../../specs/rules/rule.js';
import { CasesError, checkCases, expectViolations, judgeCase, type ClaimCases } from './claim-tester.js';
import { form, home, page, site, siteWith, filled } from './evidence-builders.js';

const violation = {
  page: home,
  subject: '#contact',
  says: 'long enough words',
  expected: 'x',
  actual: 'y',
  evidence: [],
};
const good: ClaimCases = {
  conforms: [{ name: 'one', evidence: siteWith(form(), filled()), subjectsChecked: 1 }],
  violates: [{ name: 'two', evidence: siteWith(form({ title: 'b' })), violations: [violation] }],
  undetermined: [
    { name: 'three', evidence: siteWith(form()), undetermined: [{ page: home, subject: 'x', reason: 'y' }] },
  ],
  noSubject: [{ name: 'four', evidence: site(), notes: [] }],
};
const faultOf = (cases: object, of: Rule = rule): string => {
  try {
    checkCases(of, { ...good, ...cases });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof CasesError)) throw error;
    return error.message;
  }
};

test('accepts whole cases', () => {
  expect(faultOf({})).toBe('accepted');
  expect(faultOf({ noSubject: { cannotBe: 'There is always a policy to read.' } })).toBe('accepted');
});

test('refuses lists that are empty, left out, or unknown', () => {
  for (const list of ['conforms', 'violates', 'undetermined', 'noSubject']) {
    expect(faultOf({ [list]: [] })).toBe(
      `cases of forms-https: expected at least one case in ${list}, got none`,
    );
    expect(faultOf({ [list]: undefined })).toContain(
      `expected at least one case in ${list}, got no such list`,
    );
  }
  expect(faultOf({ confroms: [] })).toContain('got confroms');
  expect(faultOf({ noSubject: { cannotBe: 'no' } })).toContain('a reason why there can be no case');
});

test('refuses the same name, the same evidence, and no name', () => {
  const [one] = good.conforms;
  expect(
    faultOf({
      conforms: [one, { name: 'two', evidence: site({ pages: [page({ title: 'z' })] }), subjectsChecked: 1 }],
    }),
  ).toContain('"two" twice');
  expect(faultOf({ conforms: [one, { ...one, name: 'again' }] })).toContain('the evidence of "again" twice');
  expect(faultOf({ conforms: [{ ...one, name: ' ' }] })).toContain('a name for every case');
});

test('refuses misspelt properties', () => {
  expect(faultOf({ violates: [{ ...good.violates[0], undetermind: [] }] })).toContain('got undetermind');
});

test('refuses cases that expect nothing', () => {
  expect(faultOf({ violates: [{ ...good.violates[0], violations: [] }] })).toContain('violations in "two"');
  expect(
    faultOf({ violates: [{ ...good.violates[0], violations: [{ ...violation, says: 'a' }] }] }),
  ).toContain('telling words');
  expect(faultOf({ undetermined: [{ ...good.undetermined[0], undetermined: [] }] })).toContain(
    'reasons in "three"',
  );
  expect(faultOf({ conforms: [{ ...good.conforms[0], subjectsChecked: 0 }] })).toContain('subjects in "one"');
});

test('refuses a rule of no claim', () => {
  expect(faultOf({}, { ...rule, id: 'nothing-promised' })).toContain('the claims register knows');
});

const empty: RuleResult = { subjectsChecked: 0, violations: [], undetermined: [], limits: [], notes: [] };
const one = { name: 'one', evidence: site() };

test('catches a rule that is not the same twice, changes evidence, or gives another shape', () => {
  let calls = 0;
  const moody: Rule = { id: 'forms-https', judge: () => ({ ...empty, subjectsChecked: (calls += 1) }) };
  expect(() => judgeCase(moody, one)).toThrow('judges the same evidence twice');
  const vandal: Rule = {
    id: 'forms-https',
    judge: evidence => (Object.assign(evidence.site, { asOf: '1999-01-01' }), empty),
  };
  expect(() => judgeCase(vandal, { name: 'x', evidence: site() })).toThrow('changes the evidence');
  const talker: Rule = { id: 'forms-https', judge: () => Object.assign({ extra: 1 }, empty) };
  expect(() => judgeCase(talker, one)).toThrow(/extra/);
});

test('compares violations as whole lists', () => {
  const message = 'A sentence with long enough words for everybody.';
  const found = { page: home, subject: '#contact', message, expected: 'x', actual: 'y', evidence: [] };
  const result = (...violations: RuleResult['violations']): RuleResult => ({ ...empty, violations });
  expectViolations(result(found), [violation]);
  const wrong: RuleResult[] = [
    result(),
    result(found, found),
    result({ ...found, actual: 'z' }),
    result({ ...found, message: 'Other words that are long and do not fit.' }),
    result({ ...found, message: 'long enough words without a capital or full stop' }),
    result({ ...found, evidence: ['a.png'] }),
  ];
  for (const each of wrong) expect(() => expectViolations(each, [violation])).toThrow();
});
