import { expect, test } from '@playwright/test';
import { readAttestations } from '../../policy/attestations.js';
import { claims } from '../../policy/claims.js';
import { endings, endingWords } from '../../policy/endings.js';
import { readWaivers } from '../../policy/waivers.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import { markdownSummary } from '../../reporters/markdown-summary.js';
import { terminalSummary } from '../../reporters/terminal-summary.js';

const waivers = readWaivers(
  ['form#a', 'form#b', 'form#c'].map((subject, index) => ({
    claim: 'forms-https',
    page: '*',
    subject,
    reason: 'r',
    owner: 'Web team',
    expires: index < 2 ? '2026-07-01' : '2027-07-01',
  })),
);
const statement = (signedOn: string, validUntil: string) => ({
  claim: 'no-sale-of-lists',
  signedBy: 'A. Officer',
  signedOn,
  validUntil,
  document: 'd',
});
const old = readAttestations([statement('2025-08-01', '2026-07-02')]);
const words = (asOf: string, attestations = old): string[] =>
  endings(waivers, attestations, asOf).map(each => endingWords(each));

test('an end is announced 30 days ahead, not earlier, and once it is past', () => {
  expect(words('2026-05-31')).toEqual([]);
  expect(words('2026-06-01')).toEqual([
    '2 waivers of forms-https (Web team) end on 2026-07-01, in 30 days: what they cover then counts again',
  ]);
  expect(words('2026-07-01')).toEqual([
    '2 waivers of forms-https (Web team) end on 2026-07-01, today: what they cover then counts again',
    'the statement on no-sale-of-lists (signed by A. Officer) ends on 2026-07-02, tomorrow: it is to be signed anew',
  ]);
  expect(words('2026-07-03')).toEqual([
    '2 waivers of forms-https (Web team) ended on 2026-07-01: what they covered counts again',
    'the statement on no-sale-of-lists (signed by A. Officer) ended on 2026-07-02: nothing states it now',
  ]);
});

test('a statement that was signed anew is no longer announced; one that is signed later is', () => {
  const both = readAttestations([...old, statement('2026-06-20', '2027-06-20')]);
  expect(words('2026-07-03', both).filter(line => line.includes('statement'))).toEqual([]);
  expect(words('2026-06-15', both).filter(line => line.includes('statement'))).toHaveLength(1);
});

test('terminal and summary announce it', () => {
  const result = conformanceOf({
    target: 'https://www.mpro.org/',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:01:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: { pagesDiscovered: 0, pagesObserved: 0, pagesSkipped: [], pagesFailed: [] },
    claims,
    outcomes: new Map(),
    attestations: [],
    asOf: '2026-07-02',
  });
  const notes = { ending: endings(waivers, old, '2026-07-02'), gate: undefined };
  expect(terminalSummary(result, claims, [], notes)).toMatch(
    /^ {2}ended +2 waivers of forms-https .*\n {2}ends soon +the statement on no-sale-of-lists/m,
  );
  expect(markdownSummary(result, claims, notes)).toContain(
    '## Waivers and statements that end\n\n- 2 waivers of forms\\-https',
  );
  expect(markdownSummary(result, claims)).not.toContain('that end');
});
