import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ReasonCode } from '../../policy/reason-code.js';
import {
  baselineOf,
  BaselineError,
  compareWithBaseline,
  readBaseline,
} from '../../reporters/baseline/baseline.js';
import { gateOf, gateSummary, isKnownFailure } from '../../reporters/baseline/gate.js';
import type { Conformance, ConformanceClaim } from '../../reporters/conformance-schema.js';

const site = 'https://www.mpro.org';
/** Pages below one folder are of one template; the version stands for the scripts of a deployment. */
const templates =
  (version: string) =>
  (page: string): string | undefined => {
    const [folder] = /^\/\w+\//.exec(page.slice(site.length)) ?? [];
    return folder && `${folder}${version}`;
  };
const v1 = templates('1');

type Row = readonly [page: string, subject: string];

const claim = (
  id: string,
  violated: readonly Row[],
  open: readonly (readonly [...Row, ReasonCode])[] = [],
  waived = false,
): ConformanceClaim => ({
  id,
  section: 's',
  quote: 'q',
  testability: 'machine',
  verdict: violated.length > 0 ? 'violated' : open.length > 0 ? 'undetermined' : 'conforms',
  subjectsChecked: 1,
  undetermined: open.map(([page, subject, code]) => ({
    page: site + page,
    subject,
    code,
    reason: 'because',
  })),
  limits: [],
  violations: violated.map(([page, subject]) => ({
    page: site + page,
    subject,
    message: 'm',
    expected: 'e',
    actual: 'a',
    evidence: [],
    waived,
  })),
  notes: [],
});
const result = (claims: readonly ConformanceClaim[], failed: readonly string[] = []): Conformance => ({
  schemaVersion: 2,
  target: `${site}/`,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
  policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
  coverage: {
    pagesDiscovered: 9,
    pagesObserved: 9 - failed.length,
    pagesSkipped: [],
    pagesFailed: failed.map(path => ({ url: site + path, reason: 'timeout' })),
  },
  claims: [...claims],
});
const before = result(
  [
    claim('a', [
      ['/news/1', '#f'],
      ['/news/2', '#f'],
      ['/', '#g'],
    ]),
    claim('b', [], [['/events/1', '#h', 'not-understood']]),
    claim('c', []),
  ],
  ['/slow'],
);
const known = baselineOf(before, v1);
const told = (now: Conformance, templateOf = v1) => {
  const { fresh, gone, ...rest } = compareWithBaseline(now, known, templateOf);
  const short = (row: { kind: string; claim: string; subject: string }) =>
    `${row.kind} ${row.claim} ${row.subject}`;
  return {
    known: rest.known.length,
    fresh: fresh.map(row => `${short(row)} ${row.page.slice(site.length)}`),
    gone: gone.map(short),
  };
};

test('a baseline holds each finding once for its claim, subject and template', () => {
  expect(known.findings).toEqual([
    { kind: 'unseen', claim: '', subject: 'page', pages: [`${site}/slow`] },
    {
      kind: 'violated',
      claim: 'a',
      subject: '#f',
      template: '/news/1',
      pages: [`${site}/news/1`, `${site}/news/2`],
    },
    { kind: 'violated', claim: 'a', subject: '#g', pages: [`${site}/`] },
    { kind: 'undetermined', claim: 'b', subject: '#h', template: '/events/1', pages: [`${site}/events/1`] },
  ]);
  expect(told(before)).toEqual({ known: 5, fresh: [], gone: [] });
});

test('the same finding on another page of the template is known; on another template, subject or claim it is new', () => {
  const now = result([
    claim('a', [
      ['/news/7', '#f'],
      ['/events/1', '#f'],
      ['/news/1', '#x'],
    ]),
    claim('b', [], [['/events/1', '#h', 'not-understood']]),
    claim('c', [['/news/1', '#f']]),
  ]);
  expect(told(now)).toEqual({
    known: 2,
    fresh: ['violated a #f /events/1', 'violated a #x /news/1', 'violated c #f /news/1'],
    gone: ['unseen  page', 'violated a #g'],
  });
});

test('a fix and a regression do not cancel out', () => {
  const now = result([claim('a', [['/join', '#g']]), claim('b', []), claim('c', [])], ['/slow']);
  expect(told(now)).toEqual({
    known: 1,
    fresh: ['violated a #g /join'],
    gone: ['violated a #f', 'violated a #g', 'undetermined b #h'],
  });
});

test('a thing of the whole site is known on whichever page it is named, told from another of its name', () => {
  const cookie = (id: string, page: string, host: string): Conformance => {
    const entry = claim(id, [[page, 'id']]);
    const message = `A third party, ${host}, sets a cookie ("id" of ${host}). Take it out.`;
    return result([{ ...entry, violations: entry.violations.map(each => ({ ...each, message })) }]);
  };
  const freshOn = (id: string, page: string, host: string) =>
    compareWithBaseline(cookie(id, page, host), baselineOf(cookie(id, '/events/1', 'ads.example'), v1), v1)
      .fresh.length;
  expect(freshOn('cookies-domain-scope', '/about', 'ads.example')).toBe(0);
  expect(freshOn('cookies-domain-scope', '/about', 'stats.example')).toBe(1);
  expect(freshOn('policy-link-current', '/about', 'ads.example')).toBe(1);
  expect(baselineOf(cookie('cookies-domain-scope', '/events/1', 'ads.example'), v1).findings).toEqual([
    {
      kind: 'violated',
      claim: 'cookies-domain-scope',
      subject: 'id',
      says: 'A third party, ads.example, sets a cookie ("id" of ads.example).',
      pages: [`${site}/events/1`],
    },
  ]);
});

test('what stood on pages that this run left out is not gone; what stood on a page that is gone, is', () => {
  const skipped = (reason: string): Conformance => {
    const now = result([claim('a', []), claim('b', []), claim('c', [])]);
    const pagesSkipped = ['/news/1', '/news/2', '/slow'].map(path => ({ url: site + path, reason }));
    return { ...now, coverage: { ...now.coverage, pagesSkipped } };
  };
  const rest = ['violated a #g', 'undetermined b #h'];
  expect(told(skipped('only-pages: ONLY_PAGES does not name it')).gone).toEqual(rest);
  expect(told(skipped('excluded: EXCLUDE names it')).gone).toEqual(rest);
  expect(told(skipped('not-found: 404')).gone).toEqual(['unseen  page', 'violated a #f', ...rest]);
  expect(told(skipped('represented: / stands for it')).gone).toEqual(rest);
  // What its unencrypted address does is asked together with a page.
  const plain = result([claim('a', [])]);
  plain.claims.push(claim('tls', [['/news/1', 'h']]));
  const http = JSON.parse(JSON.stringify(plain).replaceAll('"https:', '"http:')) as Conformance;
  const stored = { ...baselineOf(http, v1), target: `${site}/` };
  const now = skipped('only-pages: ONLY_PAGES does not name it');
  const asked = result([...now.claims, claim('tls', [])]);
  expect(compareWithBaseline({ ...now, claims: asked.claims }, stored, v1).gone).toEqual([]);
  expect(compareWithBaseline(asked, stored, v1).gone).toHaveLength(1);
});

test('no baseline is made of a look at some pages', () => {
  const run = { submit: 'dry', visits: 'all', viewport: 'desktop' } as const;
  expect(() => baselineOf({ ...before, run: { ...run, onlyPages: ['/news/**'] } }, v1)).toThrow(
    'a run that looked at the whole site, got one with ONLY_PAGES=/news/**',
  );
  expect(baselineOf({ ...before, run: { ...run, onlyPages: [] } }, v1)).toEqual(known);
});

test('scripts that are new on every page make nothing new', () => {
  const now = result([claim('a', [['/news/7', '#f']]), claim('b', []), claim('c', [])]);
  expect(told(now, templates('2')).fresh).toEqual([]);
});

test('what could not be told and is now violated is new, and the other way round', () => {
  const now = result([
    claim('a', [], [['/news/1', '#f', 'not-understood']]),
    claim('b', [['/events/1', '#h']]),
    claim('c', []),
  ]);
  expect(told(now).fresh).toEqual(['undetermined a #f /news/1', 'violated b #h /events/1']);
});

test('a page that nobody saw is known by itself, never by its template', () => {
  const first = result([claim('a', [], [['/news/1', 'page', 'page-failed']])], ['/news/1']);
  const row = (path: string) => result([claim('a', [], [[path, 'page', 'page-failed']])], [path]);
  const stored = baselineOf(first, v1);
  expect(compareWithBaseline(row('/news/1'), stored, v1).fresh).toEqual([]);
  expect(compareWithBaseline(row('/news/2'), stored, v1).fresh.map(({ kind }) => kind)).toEqual([
    'undetermined',
    'unseen',
  ]);
});

test('what did not run is never known, and no baseline is made of it', () => {
  for (const code of ['not-run', 'harness-fault', 'crawl-incomplete', 'not-selected'] as const) {
    const undone = result([claim('a', [], [['/', 'a', code]])]);
    expect(() => baselineOf(undone, v1), code).toThrow(BaselineError);
  }
  const row = { kind: 'undetermined' as const, claim: 'a', subject: 'a', pages: [`${site}/`] };
  const stored = { ...known, findings: [row] };
  const freshOf = (code: ReasonCode) =>
    compareWithBaseline(result([claim('a', [], [['/', 'a', code]])]), stored, v1).fresh.length;
  expect(freshOf('not-understood')).toBe(0);
  expect(freshOf('not-run')).toBe(1);
  expect(freshOf('not-selected')).toBe(0);
});

test('waived violations are no findings; once the waiver has ended they are new', () => {
  const stored = baselineOf(result([claim('a', [['/', '#f']], [], true)]), v1);
  expect(stored.findings).toEqual([]);
  expect(compareWithBaseline(result([claim('a', [['/', '#f']])]), stored, v1).fresh).toHaveLength(1);
});

test('a claim that was not asked for has nothing gone', () => {
  const now = result([claim('a', [], [['/', 'a', 'not-selected']]), claim('b', []), claim('c', [])]);
  expect(told(now).gone).toEqual(['unseen  page', 'undetermined b #h']);
});

test('the gate says how many are known and new, and lets pass only what is known', () => {
  const gate = (now: Conformance, stored = known, failOn: 'all' | 'new' = 'new') =>
    gateOf(now, { failOn, path: 'policy/baseline.json', known: stored, templateOf: v1 });
  const same = gate(before);
  expect(gateSummary(same)).toBe(
    '5 findings known since 2026-01-01, 0 new, 0 gone: only new ones fail the run',
  );
  expect(gateSummary(gate(before, known, 'all'))).toBe('5 findings known since 2026-01-01, 0 new, 0 gone');
  const run = { status: 'failed', errors: 0, failed: ['claim', 'coverage'], limitsFail: false } as const;
  expect(isKnownFailure(same, run)).toBe(true);
  expect(isKnownFailure(gate(before, known, 'all'), run)).toBe(false);
  expect(isKnownFailure(same, { ...run, status: 'timedout' })).toBe(false);
  expect(isKnownFailure(same, { ...run, status: 'interrupted' })).toBe(false);
  expect(isKnownFailure(same, { ...run, errors: 1 })).toBe(false);
  expect(isKnownFailure(same, { ...run, failed: ['claim', 'other'] })).toBe(false);
  expect(isKnownFailure(same, { ...run, limitsFail: true })).toBe(false);
  const worse = gate(result([claim('a', [['/join', '#g']])]));
  expect(gateSummary(worse)).toMatch(/^0 findings known since 2026-01-01, 1 new, 3 gone; "npm run baseline"/);
  expect(isKnownFailure(worse, run)).toBe(false);
  // The coverage of the site is never excused by findings of another kind.
  expect(isKnownFailure(gate(result([claim('a', [['/', '#g']])])), run)).toBe(false);
  const elsewhere = gate(before, { ...known, target: 'https://other.example/' });
  expect(gateSummary(elsewhere)).toContain(
    'none (the one in policy/baseline.json is of https://other.example/): 5 findings new',
  );
  expect(isKnownFailure(elsewhere, run)).toBe(false);
});

test('a file that is no baseline is one clear line; none is none', () => {
  const dir = mkdtempSync(join(tmpdir(), 'baseline-'));
  const path = join(dir, 'baseline.json');
  expect(readBaseline(path)).toBeUndefined();
  for (const text of ['', '[]', '{"schemaVersion":2}', JSON.stringify({ ...known, more: 1 })]) {
    writeFileSync(path, text);
    expect(() => readBaseline(path)).toThrow(
      `BASELINE: expected a file that "npm run baseline" wrote, got something else in ${path}`,
    );
  }
  writeFileSync(path, JSON.stringify(known));
  expect(readBaseline(path)).toEqual(known);
  rmSync(dir, { recursive: true });
});
