import { asFarAs, type Limit } from '../../policy/limit.js';
import { expect, test } from '@playwright/test';
import { monthsLater, readAttestations } from '../../policy/attestations.js';
import { claimById } from '../../policy/claims.js';
import { isDisclosed, readDisclosures } from '../../policy/disclosures.js';
import { matchesGlob } from '../../policy/glob.js';
import type { RuleResult, Violation } from '../../policy/result.js';
import { judge, passes, stated } from '../../policy/verdict.js';
import { applyWaivers, attestationState } from '../../policy/waive.js';
import { readWaivers } from '../../policy/waivers.js';

const violation = (page: string, subject: string): Violation => ({
  page,
  subject,
  message: 'm',
  expected: 'e',
  actual: 'a',
  evidence: [],
});
const here = 'https://www.mpro.org/events/a?x=1';
const waivers = readWaivers([
  {
    claim: 'forms-https',
    page: 'https://www.mpro.org/events/*',
    subject: 'form#register',
    reason: 'r',
    owner: 'o',
    expires: '2026-06-30',
  },
]);
const waived = (claim: string, page: string, subject: string, asOf: string): boolean | undefined =>
  applyWaivers(claim, [violation(page, subject)], waivers, asOf)[0]?.waived;

test('a waiver waives its own claim, page and subject, up to its last day', () => {
  expect(waived('forms-https', here, 'form#register', '2026-06-29')).toBe(true);
  expect(waived('forms-https', here, 'form#register', '2026-06-30')).toBe(true);
  expect(waived('forms-https', here, 'form#register', '2026-07-01')).toBe(false);
  expect(waived('tls-in-transit', here, 'form#register', '2026-06-01')).toBe(false);
  expect(waived('forms-https', 'https://www.mpro.org/news/', 'form#register', '2026-06-01')).toBe(false);
  expect(waived('forms-https', here, 'form#register2', '2026-06-01')).toBe(false);
});

const globs: readonly (readonly [string, string, boolean])[] = [
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['a', 'a', true],
  ['a', 'ab', false],
  ['a*', 'a/b?c', true],
  ['*b', 'aab', true],
  ['*b', 'aba', false],
  ['a*c*e', 'abcde', true],
  ['a*c*e', 'abde', false],
  ['a.c', 'abc', false],
  ['a**', 'a', true],
];
for (const [pattern, text, fits] of globs)
  test(`pattern ${JSON.stringify(pattern)} ${fits ? 'fits' : 'does not fit'} ${JSON.stringify(text)}`, () =>
    expect(matchesGlob(pattern, text)).toBe(fits));

test('a pattern of many stars against a long text ends soon', () => {
  const started = performance.now();
  expect(matchesGlob('*a'.repeat(30) + 'b', 'a'.repeat(20_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});

const lists = claimById('no-sale-of-lists');
const signed = (signedOn: string, validUntil: string) => ({
  claim: lists.id,
  signedBy: 'A. Officer',
  signedOn,
  validUntil,
  document: 'a.pdf',
});

test('an attestation holds from the day it is signed to its last day', () => {
  const rows = readAttestations([signed('2026-02-01', '2026-05-31')]);
  expect(attestationState(lists, rows, '2026-01-31').state).toBe('unattested');
  expect(attestationState(lists, rows, '2026-02-01')).toEqual({
    state: 'attested',
    note: 'signed by A. Officer on 2026-02-01, valid until 2026-05-31: a.pdf',
  });
  expect(attestationState(lists, rows, '2026-05-31').state).toBe('attested');
  expect(attestationState(lists, rows, '2026-06-01')).toEqual({
    state: 'unattested',
    note: 'the statement signed by A. Officer on 2026-02-01 ended on 2026-05-31',
  });
  expect(attestationState(claimById('partners-confidentiality'), rows, '2026-03-01')).toEqual({
    state: 'unattested',
    note: "MPRO's privacy officer has signed no statement",
  });
});

test('of several attestations one in force is enough', () => {
  const rows = readAttestations([
    signed('2025-01-01', '2025-12-31'),
    signed('2026-01-01', '2026-12-31'),
    signed('2027-01-01', '2027-12-31'),
  ]);
  expect(attestationState(lists, rows, '2026-07-01').note).toContain('2026-12-31');
  expect(attestationState(lists, rows, '2028-01-01').state).toBe('unattested');
});

test('months later, at the end of months too', () => {
  expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
  expect(monthsLater('2024-01-31', 1)).toBe('2024-02-29');
  expect(monthsLater('2026-12-15', 12)).toBe('2027-12-15');
  expect(monthsLater('2024-02-29', 12)).toBe('2025-02-28');
});

const found = (violations: readonly Violation[], reasons: readonly string[]): RuleResult => ({
  subjectsChecked: 3,
  violations: [...violations],
  undetermined: reasons.map(reason => ({ page: here, subject: 's', code: 'page-failed' as const, reason })),
  limits: [],
  notes: [],
});
const forms = claimById('forms-https');
const known = violation(here, 'form#register');
const unknown = violation(here, 'form#other');

const cases: readonly (readonly [string, RuleResult, string, string, boolean])[] = [
  ['nothing found', found([], []), '2026-06-01', 'conforms', true],
  ['a violation', found([unknown], []), '2026-06-01', 'violated', false],
  ['a waived violation', found([known], []), '2026-06-01', 'violated', true],
  ['a waiver past its expiry', found([known], []), '2026-07-01', 'violated', false],
  ['one waived, one not', found([known, unknown], []), '2026-06-01', 'violated', false],
  ['a waived violation and something unseen', found([known], ['failed']), '2026-06-01', 'violated', false],
  ['something unseen', found([], ['failed']), '2026-06-01', 'undetermined', false],
  ['a violation and something unseen', found([unknown], ['failed']), '2026-06-01', 'violated', false],
];
for (const [name, result, asOf, verdict, green] of cases)
  test(`verdict on ${name}: ${verdict}, ${green ? 'green' : 'red'}`, () => {
    const made = judge(forms, result, waivers, asOf);
    expect(made.verdict).toBe(verdict);
    expect(passes(forms, made, undefined)).toBe(green);
  });

test('what the mode did not ask leaves the verdict; a run that has to be complete fails over it', () => {
  const limits = [
    {
      page: here,
      subject: 's',
      question: 'whether it redirects',
      settledBy: 'a run with SUBMIT=real' as const,
    },
  ];
  const asked = judge(forms, found([], []), [], '2026-06-01');
  const limited = judge(forms, { ...found([], []), limits }, [], '2026-06-01');
  expect(limited).toMatchObject({ verdict: 'conforms', limits });
  expect([passes(forms, asked, 'complete'), passes(forms, limited, undefined)]).toEqual([true, true]);
  expect(passes(forms, limited, 'complete')).toBe(false);
  const waived = judge(forms, { ...found([known], []), limits }, waivers, '2026-06-01');
  expect([passes(forms, waived, undefined), passes(forms, waived, 'complete')]).toEqual([true, false]);
  const open = judge(forms, { ...found([], ['failed']), limits }, [], '2026-06-01');
  expect([open.verdict, passes(forms, open, undefined)]).toEqual(['undetermined', false]);
});

test('how far a verdict goes is said in words, by what would settle the questions', () => {
  const limit = (settledBy: Limit['settledBy']): Limit => ({
    page: here,
    subject: 's',
    question: 'q',
    settledBy,
  });
  expect(asFarAs([])).toBe('');
  expect(asFarAs([limit('a run with SUBMIT=real'), limit('a run with SUBMIT=real')])).toBe(
    'as far as a run that submits nothing can tell: 2 questions left to a run with SUBMIT=real',
  );
  expect(asFarAs([limit('a run without EXCLUDE'), limit('a run with SUBMIT=real')])).toBe(
    'as far as a run that submits nothing and a run that leaves pages out can tell: 1 question left to a run with SUBMIT=real and 1 question left to a run without EXCLUDE',
  );
});

test('evidence that a rule names twice stands once in the result, in its order', () => {
  const twice = { ...known, evidence: ['b.png', 'a.txt', 'b.png'] };
  const other = { ...unknown, evidence: ['a.png', 'A.png', 'a.txt'] };
  const made = judge(forms, found([twice, other], []), [], '2026-06-01');
  expect(made.violations.map(each => each.evidence)).toEqual([
    ['b.png', 'a.txt'],
    ['a.png', 'A.png', 'a.txt'],
  ]);
});

test('a claim that could not be told fails a run, one that no machine judges does not', () => {
  expect(
    passes(forms, { verdict: 'undetermined', violations: [], undetermined: [], limits: [] }, undefined),
  ).toBe(false);
  expect(passes(lists, stated(lists, [], '2026-01-01'), 'complete')).toBe(true);
  expect(stated(lists, [], '2026-01-01').verdict).toBe('unattested');
  expect(stated(claimById('email-risk'), [], '2026-01-01').verdict).toBe('informational');
});

test('a collector is disclosed by domain or owner, for the kinds that the policy names', () => {
  const register = readDisclosures([
    {
      owner: 'Form Vendor',
      domains: ['forms.example'],
      kinds: ['email', 'name'],
      sentence: 'MPRO welcomes your comments regarding this Privacy Policy.',
    },
  ]);
  const told = (domain: string, owner: string, kind: string): boolean =>
    isDisclosed({ domain, owner, kind }, register);
  expect(told('forms.example', '', 'email')).toBe(true);
  expect(told('cdn.example', 'form vendor', 'name')).toBe(true);
  expect(told('forms.example', '', 'phone')).toBe(false);
  expect(told('notforms.example', 'Other', 'email')).toBe(false);
  expect(isDisclosed({ domain: 'forms.example', owner: '', kind: 'email' }, [])).toBe(false);
});
