import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { claims } from '../../policy/claims.js';
import type { ClaimResult } from '../../policy/result.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import { markdownSummary } from '../../reporters/markdown-summary.js';
import { jsonText, markdownText, printable } from '../../reporters/printable.js';
import { pathToType } from '../../reporters/report-paths.js';
import { sarifOf } from '../../reporters/sarif.js';
import { terminalSummary } from '../../reporters/terminal-summary.js';
import { hostile } from './hostile.js';

const all = Object.values(hostile);
const violation = (page: string, subject: string, text: string, waived = false) => ({
  page,
  subject,
  message: text,
  expected: text,
  actual: text,
  evidence: [],
  waived,
});
const result = (id: string, more: Partial<ClaimResult>): { readonly result: ClaimResult } => ({
  result: {
    id,
    verdict: 'conforms',
    subjectsChecked: 1,
    violations: [],
    undetermined: [],
    limits: [],
    notes: [],
    ...more,
  },
});
const held = {
  page: 'https://a/',
  subject: '#f',
  question: 'what leaves after the server has answered',
  settledBy: 'a run with SUBMIT=real' as const,
};
const of = (
  outcomes: readonly (readonly [string, { readonly result: ClaimResult }])[],
  pages: readonly string[] = [],
) =>
  conformanceOf({
    target: 'https://www.mpro.org/',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:01:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: {
      pagesDiscovered: 3,
      pagesObserved: 2,
      pagesSkipped: [],
      pagesFailed: pages.map(url => ({ url, reason: `timeout: ${url}` })),
    },
    claims,
    outcomes: new Map(outcomes),
    attestations: [],
    asOf: '2026-01-01',
  });
const bad = of(
  [
    [
      'forms-https',
      result('forms-https', {
        verdict: 'violated',
        violations: all.map(text => violation(text, text, text)),
      }),
    ],
    [
      'cookies-declined',
      result('cookies-declined', {
        verdict: 'undetermined',
        undetermined: all.map(text => ({
          page: text,
          subject: text,
          code: 'page-failed' as const,
          reason: text,
        })),
      }),
    ],
  ],
  all,
);

/** Control characters other than line ends, separators, and marks that turn the reading direction. */
const acts = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

for (const [name, text] of Object.entries(hostile))
  test(`hostile ${name} becomes one line that acts on nothing`, () => {
    expect(printable(text)).not.toMatch(acts);
    expect(printable(text)).not.toContain('\n');
    expect(markdownText(text)).not.toMatch(/<(script|img|b)\b/i);
  });

test('long text is cut, by characters and not within one', () => {
  expect(printable('abcdef', 4)).toBe('abc…');
  expect(printable('abcd', 4)).toBe('abcd');
  expect(printable('😀😀😀😀😀', 4)).toBe('😀😀😀…');
  expect(printable('\u001b]8;;https://x.example\u0007link\u001b]8;;\u0007')).toBe('link');
});

test('no rendering lets hostile content act, forge a line or add markup', () => {
  const terminal = terminalSummary(bad, claims, ['reports/conformance.json']);
  expect(terminal).not.toMatch(acts);
  expect(terminal.split('\n').some(line => line.startsWith('::'))).toBe(false);
  expect(terminal.trim().split('\n')).toHaveLength(5);
  const markdown = markdownSummary(bad, claims);
  expect(markdown).not.toMatch(acts);
  expect(markdown).not.toMatch(/<(script|img|b)\b|!\[|(?<!\\)`code|@team|^::/im);
  // Every row of a table has the columns of its head: no cell broke out.
  const rows = markdown.split('\n').filter(line => line.startsWith('| '));
  const columns = rows.map(line => line.split(/(?<!\\)\|/).length - 2);
  expect([...new Set(columns)].sort()).toEqual([2, 3, 6]);
  for (const json of [jsonText(bad), jsonText(sarifOf(bad, claims))]) expect(json).not.toMatch(acts);
  expect(JSON.parse(jsonText(bad))).toEqual(bad);
});

test('the terminal says one line a claim that does not conform, with counts', () => {
  const mixed = of([
    [
      'forms-https',
      result('forms-https', {
        verdict: 'violated',
        violations: [
          violation('https://a/', 'x', 'Plain.'),
          violation('https://a/', 'y', 'Known.', true),
          violation('https://b/', 'x', 'Plain too.'),
        ],
      }),
    ],
    [
      'policy-link-current',
      result('policy-link-current', {
        verdict: 'violated',
        violations: [violation('https://a/', 'x', 'Old.', true)],
      }),
    ],
    [
      'cookies-declined',
      result('cookies-declined', {
        verdict: 'undetermined',
        undetermined: [
          { page: 'https://a/', subject: 's', code: 'page-failed' as const, reason: 'the page timed out' },
        ],
      }),
    ],
    ['no-pii-transfer', result('no-pii-transfer', {})],
    ['third-party-collectors', result('third-party-collectors', { limits: [held] })],
  ]);
  const judged = claims.filter(claim => claim.profiles.length > 0).length;
  const counts = [
    '2 conform (1 as far as this run asked)',
    '1 violated',
    '1 waived',
    '1 undetermined',
    `${judged - 5} not run`,
    '15 unattested',
    '18 informational',
  ];
  expect(
    terminalSummary(mixed, claims, ['reports/conformance.json'])
      .trim()
      .split('\n')
      .map(line => line.trim()),
  ).toEqual([
    `Policy of 2021-01-15 on https://www.mpro.org/: ${counts.join(', ')}.`,
    'violated      forms-https: 3 violations on 2 pages, 1 of them waived, such as: Plain.',
    'waived        policy-link-current: 1 violation on 1 page, all waived',
    'undetermined  cookies-declined: 1 could not be told, such as: the page timed out',
    'not asked     1 question left to a run with SUBMIT=real (third-party-collectors)',
    'coverage      2 of 3 pages observed, 0 failed, 0 skipped',
    'reports       reports/conformance.json; "npm run report" makes one for reading',
  ]);
});

test('what a run did not ask stands in one place of the summary, with what settles it', () => {
  const summary = markdownSummary(of([['forms-https', result('forms-https', { limits: [held] })]]), claims);
  expect(summary).toContain('## What this run did not ask');
  expect(summary).toContain(
    'Conforms, as far as a run that submits nothing can tell: 1 question left to a run with SUBMIT=real.',
  );
  expect(summary).toContain('| what leaves after the server has answered | a run with SUBMIT=real |');
  expect(markdownSummary(of([['forms-https', result('forms-https', {})]]), claims)).not.toContain(
    'did not ask',
  );
});

test('one reason for many open claims is said once on the terminal', () => {
  const open = (id: string, reason: string) =>
    [
      id,
      result(id, {
        verdict: 'undetermined',
        undetermined: [{ page: 'https://a/', subject: id, code: 'page-failed' as const, reason }],
      }),
    ] as const;
  const lines = terminalSummary(
    of([
      open('forms-https', 'the crawl failed'),
      open('no-pii-transfer', 'the crawl failed'),
      open('cookies-declined', 'the page timed out'),
    ]),
    claims,
    [],
  ).split('\n');
  expect(lines.filter(line => line.includes('undetermined  ')).map(line => line.trim())).toEqual([
    'undetermined  2 claims for one reason (no-pii-transfer, forms-https): the crawl failed',
    'undetermined  cookies-declined: 1 could not be told, such as: the page timed out',
  ]);
});

test('a path is shown as one types it: relative below the current folder, absolute elsewhere', () => {
  expect(pathToType(join(process.cwd(), 'reports/a.json'))).toBe(join('reports', 'a.json'));
  expect(pathToType('/elsewhere/a.json')).toBe(resolve('/elsewhere/a.json'));
  expect(pathToType('../a.json')).toBe(resolve('../a.json'));
});

test('a long list is cut in the summary, and the rest is counted', () => {
  const many = Array.from({ length: 23 }, (_, index) => violation(`https://a/${index}`, 'x', 'Plain.'));
  const markdown = markdownSummary(
    of([['forms-https', result('forms-https', { verdict: 'violated', violations: many })]]),
    claims,
  );
  expect(markdown.match(/^\| https/gm)).toHaveLength(20);
  expect(markdown).toContain('and 3 more lines in conformance.json');
});

test('violations stand in order of page and subject, whatever order the rule found them in', () => {
  const rows = [
    violation('https://b/', 'x', '1'),
    violation('https://a/', 'y', '2'),
    violation('https://a/', 'x', '3'),
  ];
  const order = (given: typeof rows) =>
    of([['forms-https', result('forms-https', { verdict: 'violated', violations: given })]])
      .claims.find(entry => entry.id === 'forms-https')
      ?.violations.map(row => row.message);
  expect(order(rows)).toEqual(['3', '2', '1']);
  expect(order([...rows].reverse())).toEqual(['3', '2', '1']);
});
