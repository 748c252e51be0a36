import { expect, test } from '@playwright/test';
import { claimDetails, describeClaim, policyName } from '../../fixtures/claim-details.js';
import { messageOf } from '../../fixtures/expect.js';
import { resultTable } from '../../fixtures/result-table.js';
import { wantedProfiles } from '../../fixtures/wanted-profiles.js';
import { claimById, claims } from '../../policy/claims.js';
import type { ClaimResult } from '../../policy/result.js';
import { home } from './evidence-builders.js';

const hostile = '\u001b[2J<script>alert(1)</script>\r\nnext line \u202eevil';
const violation = (given: Partial<ClaimResult['violations'][number]> = {}) => ({
  page: home,
  subject: '#contact',
  message: 'Something is wrong.',
  expected: 'x',
  actual: 'y',
  evidence: [],
  waived: false,
  ...given,
});
const result = (given: Partial<ClaimResult> = {}): ClaimResult => ({
  id: 'forms-https',
  verdict: 'violated',
  subjectsChecked: 1,
  violations: [violation()],
  undetermined: [],
  notes: [],
  ...given,
});

test('a message says first whether the claim is violated or undetermined', () => {
  expect(messageOf(result())).toBe(
    [
      'Policy violation: Forms send personal information encrypted (forms-https)',
      '',
      '1.  page      https://www.mpro.org/',
      '    subject   #contact',
      '    problem   Something is wrong.',
      '    expected  x',
      '    actual    y',
      '',
      `What to do: ${claimById('forms-https').remedy}`,
    ].join('\n'),
  );
  const open = [{ page: home, subject: 'page', reason: 'timeout' }];
  expect(messageOf(result({ violations: [], undetermined: open }))).toMatch(
    /^Undetermined: Forms send .*\n\n1\. {2}page {6}https/,
  );
  expect(messageOf(result({ violations: [violation({ waived: true })], undetermined: open }))).toMatch(
    /^Undetermined: /,
  );
  expect(messageOf(result({ undetermined: open }))).toContain('Besides, 1 could not be told.');
});

test('a message shows ten findings and counts the rest', () => {
  const many = Array.from({ length: 13 }, (_, at) => violation({ subject: `#f${at}` }));
  const text = messageOf(result({ violations: many }));
  expect(text).toContain('#f9');
  expect(text).not.toContain('#f10');
  expect(text).toContain('… and 3 more: see the attachment "violations"');
});

test('what a site sends stays data, in messages and in tables', () => {
  const bad = result({ violations: [violation({ actual: hostile, subject: hostile })], notes: [hostile] });
  for (const sign of ['\u001b', '\r', '\u202e']) expect(messageOf(bad)).not.toContain(sign);
  expect(messageOf(bad).split('\n')).toHaveLength(9);
  const table = resultTable(bad);
  expect(table).not.toContain('<script');
  for (const sign of ['\u001b', '\u202e']) expect(table).not.toContain(sign);
  expect(table).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('every test carries what a report says of its claim, whether or not it runs', () => {
  for (const claim of claims) {
    const { annotation } = claimDetails(claim);
    const found = Array.isArray(annotation) ? annotation : [annotation];
    expect(found).toEqual([
      { type: 'claim', description: claim.id },
      { type: 'allure.label.epic', description: 'MPRO Privacy Policy, effective January 15, 2021' },
      { type: 'allure.label.feature', description: claim.section },
      { type: 'allure.label.story', description: claim.quote },
      { type: 'allure.label.severity', description: claim.severity },
      { type: 'description', description: describeClaim(claim) },
    ]);
  }
  expect(policyName).toContain('2021');
  expect(describeClaim(claimById('no-unencrypted-email-collection'))).toContain('**Left to a person.**');
});

test('a selection needs only the visits of its claims, and all where it cannot be told', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['--project=crawl', ''],
    ['specs/texas.spec.ts', 'documents,first-visit'],
    ['specs/cookies.spec.ts', 'consent-declined,cookies-refused,first-visit'],
    ['--workers 1 security', 'first-visit,form-filled'],
    ['specs/coverage.spec.ts', 'first-visit'],
    ['-g forms-https', 'first-visit,form-filled'],
    ['--grep=/POLICY-LINK/i', 'documents,first-visit'],
    ['--grep @documents specs/changes.spec.ts:5', 'documents,first-visit'],
    ['-g nothing-of-the-kind', ''],
    ['-g [', ''],
    ['crawler/crawl', ''],
  ];
  for (const [line, wanted] of cases)
    expect([line, wantedProfiles(line.split(' ').filter(word => word !== ''))]).toEqual([line, wanted]);
});
