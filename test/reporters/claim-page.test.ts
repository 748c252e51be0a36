import { expect, test } from '@playwright/test';
import { claimById } from '../../policy/claims.js';
import { claimPage } from '../../reporters/claim-page/claim-page.js';
import { markedDifference } from '../../reporters/claim-page/difference.js';
import { groupFindings, type ClaimViolation } from '../../reporters/claim-page/group-findings.js';
import { markedExcerpt } from '../../reporters/claim-page/marked-excerpt.js';
import { csvCell, findingsCsv } from '../../reporters/findings-csv.js';

const finding = (more: Partial<ClaimViolation>): ClaimViolation => ({
  page: 'https://a/1',
  subject: '#f',
  message: 'Wrong.',
  expected: 'this',
  actual: 'that',
  evidence: [],
  waived: false,
  ...more,
});
const times = (count: number, make: (nth: number) => Partial<ClaimViolation>): ClaimViolation[] =>
  Array.from({ length: count }, (_, nth) => finding(make(nth)));
const sizes = (
  findings: readonly ClaimViolation[],
  templateOf: (page: string) => string | undefined = () => undefined,
) => groupFindings(findings, templateOf).map(({ by, findings: { length } }) => [by, length]);

test('a few findings stand one by one, many are put together by what they are about', () => {
  expect(sizes([])).toEqual([]);
  expect(sizes(times(8, () => ({})))).toEqual(Array.from({ length: 8 }, () => ['', 1]));
  const two = times(40, nth => ({
    page: `https://a/${nth}`,
    subject: nth % 2 === 0 ? 'one.example' : 'two.example',
  }));
  expect(sizes(two)).toEqual([
    ['subject', 20],
    ['subject', 20],
  ]);
});

test('what is waived stands apart from what is not', () => {
  expect(sizes(times(10, nth => ({ waived: nth < 3 })))).toEqual([
    ['subject', 3],
    ['subject', 7],
  ]);
});

test('where every finding has a subject of its own, pages that are built alike are put together, then what is said alike', () => {
  const own = times(3_000, nth => ({
    page: `https://a/${nth}`,
    subject: `#f${nth}`,
    message: `The form "Ask ${nth}" is sent to http://a/${nth}. The same stands on ${nth} more pages.`,
  }));
  expect(sizes(own, page => (Number(page.split('/').at(-1)) % 3 === 0 ? 'event' : 'news'))).toEqual([
    ['template', 1_000],
    ['template', 2_000],
  ]);
  expect(sizes(own)).toEqual([['message', 3_000]]);
  const [group] = groupFindings(own, () => undefined);
  expect(new Set(group?.findings.map(({ page }) => page)).size).toBe(3_000);
});

test('a claim’s page names every page, and calls what the evidence holds by its name', () => {
  const claim = claimById('policy-link-current');
  const html = claimPage({
    claim,
    effectiveDate: '2021-01-15',
    result: {
      id: claim.id,
      verdict: 'violated',
      subjectsChecked: 50,
      violations: times(50, nth => ({ page: `https://www.mpro.org/p${nth}` })),
      undetermined: [],
      limits: [],
      notes: [],
    },
  });
  for (let nth = 0; nth < 50; nth += 1) expect(html).toContain(`href="https://www.mpro.org/p${nth}"`);
  expect(html).toContain('50 findings, put together to 1 group.');
  expect(html).toContain('and 42 more pages');
  expect(html.match(/<ol><li>Open /g)).toHaveLength(1);
  expect(html).toContain('MPRO’s Privacy Policy, effective January 15, 2021');
});

test('no address of a page runs a script or opens what is none', () => {
  const claim = claimById('policy-link-current');
  const pages = ['javascript:alert(1)', 'data:text/html,x', 'https://a/"><script>', 'not an address'];
  const html = claimPage({
    claim,
    effectiveDate: '2021-01-15',
    result: {
      id: claim.id,
      verdict: 'violated',
      subjectsChecked: 4,
      violations: pages.map(page => finding({ page })),
      undetermined: [],
      limits: [],
      notes: [],
    },
  });
  expect(html).not.toMatch(/href="(?!https:\/\/a\/%22%3E%3Cscript%3E)/);
  expect(html).not.toContain('<script');
});

test('what was typed is marked in an excerpt, whatever its case, and hashes of it', () => {
  const hash = '3f786850e387550fdab836ed7e6dc881de23001b';
  expect(markedExcerpt('jo@example.com', '{"mail":"JO@example.com"}', [])).toBe(
    '{&quot;mail&quot;:&quot;<mark>JO@example.com</mark>&quot;}',
  );
  expect(markedExcerpt('Jo Park', 'n=Park&x=1', [])).toBe('n=<mark>Park</mark>&amp;x=1');
  expect(markedExcerpt('jo@example.com', `h=${hash}&x=1`, ['sha1'])).toBe(`h=<mark>${hash}</mark>&amp;x=1`);
  expect(markedExcerpt('jo@example.com', 'nothing of it <b>', [])).toBe('nothing of it &lt;b&gt;');
  expect(markedExcerpt('', 'x', [])).toBe('x');
});

test('a difference strikes out what is gone and underlines what is new', () => {
  expect(markedDifference('MPRO does not sell <b>.', 'MPRO does sell <i>.')).toContain('<del>not </del>');
  expect(markedDifference('a <b>', 'a <i>')).not.toMatch(/<b>|<i>/);
});

test('no cell of the table is a formula, in whatever program', () => {
  expect(csvCell('=1+1')).toBe('"\'=1+1"');
  for (const sign of ['+', '-', '@', '\t=', '\r=', ' =', '\uFF1D', '\u202e='])
    expect(csvCell(`${sign}cmd|' /C calc'!A0`)).toMatch(/^"'/);
  expect(csvCell('a;=1+1,\t@x')).toBe('"a;\'=1+1,\' @x"');
  expect(csvCell('say "yes", = 3')).toBe('"say ""yes"",\' = 3"');
  expect(csvCell('https://a/?x=1&y=-2')).toBe('"https://a/?x=1&y=-2"');
  expect(csvCell('one\r\ntwo\u001b[2K')).toBe('"one two"');
});

test('the table has a row for each finding and for what could not be told', () => {
  const claim = claimById('forms-https');
  const open = { page: 'https://a/2', subject: '#g', code: 'page-failed' as const, reason: 'timeout' };
  const text = findingsCsv([[claim, { violations: [finding({ waived: true })], undetermined: [open] }]]);
  const [head, ...rows] = text.slice(1).trimEnd().split('\r\n');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(head).toMatch(/^"Claim","What has to hold"/);
  expect(rows.map(row => row.split('","').slice(4, 8))).toEqual([
    ['waived', 'https://a/1', '#f', 'Wrong.'],
    ['could not be told', 'https://a/2', '#g', 'timeout'],
  ]);
});
