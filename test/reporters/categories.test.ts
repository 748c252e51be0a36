import { expect, test } from '@playwright/test';
import { messageOf } from '../../fixtures/expect.js';
import { failureCategories } from '../../reporters/allure-settings.js';

type Status = (typeof failureCategories)[number]['statuses'][number];

/** The first category that fits, as Allure puts a result into it. */
const categoryOf = (status: Status, message: string): string | undefined =>
  failureCategories.find(each => each.statuses.includes(status) && each.message.test(message))?.name;

const result = {
  id: 'forms-https',
  subjectsChecked: 1,
  violations: [],
  undetermined: [],
  limits: [],
  notes: [],
};
const row = { page: 'https://www.mpro.org/', subject: 's' };
const violation = { ...row, message: 'm', expected: 'e', actual: 'a', evidence: [], waived: false };

const cases: readonly (readonly [status: Status, message: string, name: string])[] = [
  ['failed', messageOf({ ...result, verdict: 'violated', violations: [violation] }), 'Policy violation'],
  [
    'failed',
    messageOf({
      ...result,
      verdict: 'undetermined',
      undetermined: [{ ...row, code: 'page-failed', reason: 'Policy violation: x' }],
    }),
    'Undetermined',
  ],
  ['broken', 'EvidenceUnreadableError: Undetermined: no inventory', 'Undetermined'],
  ['broken', 'TypeError: x is not a function', 'Fault of the harness'],
  ['failed', 'Error: said Policy violation: in passing', 'Fault of the harness'],
  ['skipped', "Not attested: MPRO's privacy officer has signed no statement", 'Only MPRO can state it'],
  ['skipped', 'Informational: there is nothing to test', 'Nothing to test'],
  ['skipped', 'no claim of this run asks for it', 'Did not run'],
  ['skipped', '', 'Did not run'],
];
for (const [status, message, name] of cases)
  test(`${status}, "${message.split('\n')[0]}": ${name}`, () =>
    expect(categoryOf(status, message)).toBe(name));
