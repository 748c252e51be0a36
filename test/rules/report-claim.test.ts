import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { exhibitsToShow } from '../../fixtures/attach-result.js';
import { claimDetails, describeClaim, policyName } from '../../fixtures/claim-details.js';
import { expectToConform, messageOf } from '../../fixtures/expect.js';
import { claimPage } from '../../reporters/claim-page/claim-page.js';
import type { ShownExhibit } from '../../reporters/claim-page/exhibits-shown.js';
import { profilesOfSelection } from '../../fixtures/wanted-profiles.js';
import { claimById, claims } from '../../policy/claims.js';
import type { ReasonCode } from '../../policy/reason-code.js';
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
  limits: [],
  notes: [],
  ...given,
});

const resultPage = (result: ClaimResult, exhibits: readonly ShownExhibit[] = []): string =>
  claimPage({ claim: claimById(result.id), result, effectiveDate: '2021-01-15', exhibits });

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
      `What to do: ${claimById('forms-https').remedy}\nLook again, with the same settings: ONLY_PAGES='${home}' npx playwright test --grep forms-https`,
    ].join('\n'),
  );
  const open = [{ page: home, subject: 'page', code: 'page-failed' as const, reason: 'timeout' }];
  expect(messageOf(result({ violations: [], undetermined: open }))).toMatch(
    /^Undetermined: Forms send .*\n\n1\. {2}page {6}https/,
  );
  expect(messageOf(result({ violations: [violation({ waived: true })], undetermined: open }))).toMatch(
    /^Undetermined: /,
  );
  expect(messageOf(result({ undetermined: open }))).toMatch(
    /\n\nBesides, 1 could not be told:\n1\. {2}page {6}https.*\n {4}subject {3}page\n {4}reason {4}timeout$/,
  );
});

test('a message names the evidence of each finding', () => {
  const text = messageOf(result({ violations: [violation({ evidence: ['a.png', 'b.txt'] }), violation()] }));
  expect(text.match(/^ {4}evidence {2}\S+$/gm)).toEqual(['    evidence  a.png', '    evidence  b.txt']);
});

test('a message says what to do about an open question: only an answer settles some', () => {
  const open = (code: ReasonCode) =>
    messageOf(result({ violations: [], undetermined: [{ page: home, subject: 's', code, reason: 'why' }] }));
  expect(open('answer-unknown')).toContain('\n\nWhat to do: see why the form could not be submitted');
  expect(open('page-failed')).toContain('\n\nWhat to do: see what the reason names');
});

test('a run that has to be complete is told which questions its mode leaves', () => {
  const limits = [
    {
      page: home,
      subject: '#f',
      question: 'whether it redirects',
      settledBy: 'a run with SUBMIT=real' as const,
    },
  ];
  const limited = result({ verdict: 'conforms', violations: [], limits });
  expect(() => expectToConform(limited, undefined)).not.toThrow();
  expect(() => expectToConform(limited, 'complete')).toThrow(
    /^Undetermined: .*\n\nConforms, as far as a run that submits nothing can tell: 1 question left to a run with SUBMIT=real\. REQUIRE=complete .*\n\n1\. /s,
  );
  const html = resultPage(limited);
  expect(html).toContain('Kept, as far as a run that submits nothing can tell: 1 question');
  expect(html).toContain('What this run did not ask (1)');
  expect(resultPage(result({ verdict: 'conforms', violations: [] }))).not.toContain('did not ask (1)');
});

test('a failure over a result has no stack: a terminal shows the message alone', () => {
  expect(() => expectToConform(result({ verdict: 'conforms', violations: [] }), undefined)).not.toThrow();
  const error = (() => {
    try {
      expectToConform(result(), undefined);
      return undefined;
    } catch (thrown) {
      return thrown instanceof Error ? thrown : undefined;
    }
  })();
  expect(error?.message).toBe(messageOf(result()));
  expect(error?.stack).toBe(error?.message);
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
  expect(messageOf(bad).split('\n')).toHaveLength(10);
  const shown = [
    { path: 'evidence/exhibits/"><script>.txt', content: Buffer.from(`${hostile}</pre><script>`) },
    { path: 'evidence/exhibits/a.png', content: Buffer.from(hostile) },
  ];
  const evidence = shown.map(({ path }) => path);
  const html = resultPage({ ...bad, violations: [violation({ evidence, actual: hostile })] }, shown);
  expect(html).not.toContain('<script');
  for (const sign of ['\u001b', '\u202e']) expect(html).not.toContain(sign);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('the page of a claim says what to do, and shows each exhibit once, where it is first named', () => {
  const [png, txt, other] = ['a.png', 'b.txt', 'c.png'].map(name => `evidence/exhibits/${name}`) as [
    string,
    string,
    string,
  ];
  const found = result({
    violations: [
      violation({ evidence: [txt, png] }),
      violation({ message: 'Wrong again.', evidence: [png, other], waived: true }),
    ],
    undetermined: [{ page: home, subject: 'page', code: 'page-failed' as const, reason: 'timeout' }],
    notes: ['A note.'],
  });
  const html = resultPage(found, [
    { path: png, content: Buffer.from('picture') },
    { path: txt, content: Buffer.from('one\ntwo') },
  ]);
  expect(html).toContain(claimById('forms-https').remedy);
  const [first = '', second = ''] = html.split('<article>').slice(1);
  expect(first).toContain(`<summary>${txt}</summary><pre tabindex="0">one\ntwo</pre>`);
  expect(first).toContain(`src="data:image/png;base64,${Buffer.from('picture').toString('base64')}"`);
  expect(html).toContain('<span class="mark waived">waived</span> Wrong again.');
  expect(second).toContain(`Shown above: ${png}`);
  expect(second).toContain(`Kept in the reports folder: ${other}`);
  expect(second).not.toContain('<img');
  expect(html).toMatch(/could not be told \(1\)[^]*timeout[^]*A note\./);
  const quiet = resultPage(result({ verdict: 'conforms', violations: [], notes: ['A note.'] }));
  expect(quiet).not.toContain('What to change');
  expect(quiet).not.toContain('<h2>What was found');
});

test('exhibits are taken from the reports folder alone, as far as the bounds allow', () => {
  const root = mkdtempSync(join(tmpdir(), 'exhibits-test-'));
  const reports = join(root, 'reports');
  mkdirSync(reports);
  const write = (name: string, size: number) => writeFileSync(join(reports, name), Buffer.alloc(size));
  write('a.png', 10);
  write('big.png', 5 * 1024 * 1024);
  write('b.txt', 10);
  write('c.json', 10);
  for (let at = 0; at < 30; at += 1) write(`many-${at}.png`, 10);
  writeFileSync(join(root, 'outside.png'), 'secret');
  const shownOf = (evidence: string[]) =>
    exhibitsToShow(result({ violations: [violation({ evidence })] }), reports).map(({ path }) => path);
  expect(shownOf(['a.png', '../outside.png', 'gone.png', 'big.png', 'c.json', 'b.txt', 'a.png'])).toEqual([
    'a.png',
    'b.txt',
  ]);
  expect(shownOf(Array.from({ length: 30 }, (_, at) => `many-${at}.png`))).toHaveLength(20);
  rmSync(root, { recursive: true });
});

/** Labels of section and quote, one behind the other. */
const labelsOf = (claim: (typeof claims)[number]): string => {
  const { annotation } = claimDetails(claim);
  const all = Array.isArray(annotation) ? annotation : [annotation];
  return ['feature', 'story']
    .map(name => all.find(each => each?.type === `allure.label.${name}`)?.description)
    .join(' ');
};

test('every test carries what a report says of its claim, whether or not it runs', () => {
  for (const claim of claims) {
    const { annotation } = claimDetails(claim);
    const found = Array.isArray(annotation) ? annotation : [annotation];
    expect(found).toEqual([
      { type: 'allure.label.claim', description: claim.id },
      { type: 'allure.label.epic', description: 'MPRO Privacy Policy, effective January 15, 2021' },
      { type: 'allure.label.feature', description: expect.stringMatching(/^\d\d /) },
      { type: 'allure.label.story', description: expect.stringMatching(/^\d\d\.\d\d /) },
      { type: 'allure.label.severity', description: claim.severity },
      { type: 'description', description: describeClaim(claim) },
    ]);
  }
  // By these numbers a report stands in the policy's order.
  const labels = claims.map(claim => labelsOf(claim));
  expect([...labels].sort()).toEqual(labels);
  expect(new Set(labels).size).toBe(claims.length);
  expect(labelsOf(claimById('policy-scope'))).toMatch(/^01 MPRO Privacy Policy 01\.\d\d /);
  expect(policyName).toContain('2021');
  expect(describeClaim(claimById('no-unencrypted-email-collection'))).toContain('**Left to a person.**');
});

test('a selection needs only the visits of its claims, and all where it cannot be told', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['--project=crawl', ''],
    ['specs/texas.spec.ts', 'documents,first-visit'],
    ['specs/cookies.spec.ts', 'consent-declined,cookies-refused,first-visit'],
    ['--workers 1 security', 'first-visit,form-filled,tls'],
    ['specs/coverage.spec.ts', 'first-visit'],
    ['-g forms-https', 'first-visit,form-filled'],
    ['--grep=/POLICY-LINK/i', 'documents,first-visit'],
    ['--grep @documents specs/changes.spec.ts:5', 'documents,first-visit'],
    ['-g nothing-of-the-kind', ''],
    ['-g [', ''],
    ['crawler/crawl', ''],
  ];
  for (const [line, wanted] of cases)
    expect([line, profilesOfSelection(line.split(' ').filter(word => word !== ''))]).toEqual([line, wanted]);
});
