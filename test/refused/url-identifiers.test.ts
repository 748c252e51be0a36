import { expect, test } from '@playwright/test';
import { differingParts, redacted } from '../../crawler/trackers/url-identifiers.js';

const site = 'https://www.example.org';
const now = Date.UTC(2026, 10, 28, 12);
const parameters = (mine: string[], theirs: string[]): string[] =>
  differingParts(
    mine.map(path => site + path),
    theirs.map(path => site + path),
    now,
  ).map(part => part.parameter);

const carried: readonly (readonly [mine: string, theirs: string, parameter: string])[] = [
  ['/a?sid=8f3a9c21d4', '/a?sid=77aa01bc9e', 'sid'],
  ['/a;jsessionid=ABCDEF0123456789', '/a;jsessionid=99CDEF0123456000', 'jsessionid'],
  ['/(S(abc123def456ghi789))/a', '/(S(zzz123def456ghi000))/a', 'path'],
  [`/a?visitor=${now - 40 * 86_400_000}`, `/a?visitor=${now}`, 'visitor'],
  ['/a?visitor=1234567890123456', '/a?visitor=1234567890123999', 'visitor'],
  ['/a?page=2&visitor=user-11112222', '/a?page=2&visitor=user-33334444', 'visitor'],
];
const plain: readonly (readonly [mine: string, theirs: string])[] = [
  ['/a?sid=8f3a9c21d4', '/a?sid=8f3a9c21d4'],
  ['/a?page=2', '/a?page=3'],
  ['/a?csrf_token=8f3a9c21d4', '/a?csrf_token=77aa01bc9e'],
  ['/a?v=1699999999999', '/a?v=1699999999998'],
  ['/a?sid=8f3a9c21d4', '/b?sid=77aa01bc9e'],
  ['/a?q=knees', '/a?q=shoulders'],
  ['/a?date=2026-01-01', '/a?date=2026-01-02'],
  [`/a?cookiecheck=${now}`, `/a?cookiecheck=${now + 5_321}`],
  [`/a?seen=${Math.floor(now / 1_000)}`, `/a?seen=${Math.floor(now / 1_000) + 40}`],
];

for (const [mine, theirs, parameter] of carried)
  test(`carries a visitor: ${mine}`, () => expect(parameters([mine], [theirs])).toEqual([parameter]));
for (const [mine, theirs] of plain)
  test(`carries nobody: ${mine} and ${theirs}`, () => expect(parameters([mine], [theirs])).toEqual([]));

test('the identifier itself is not kept', () => {
  const [part] = differingParts([`${site}/a?sid=8f3a9c21d4`], [`${site}/a?sid=77aa01bc9e`]);
  expect(part && redacted(part)).toBe(`${site}/a?sid=…`);
});
