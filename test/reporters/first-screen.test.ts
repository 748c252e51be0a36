import { AxeBuilder } from '@axe-core/playwright';
import { claims } from '../../policy/claims.js';
import type { ClaimResult } from '../../policy/result.js';
import { sections } from '../../policy/text.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import type { Conformance } from '../../reporters/conformance-schema.js';
import { changesSince } from '../../reporters/first-screen/changes.js';
import { sinceOf, withRun, type FirstSeen } from '../../reporters/first-screen/first-seen.js';
import { firstScreen } from '../../reporters/first-screen/first-screen.js';
import { expect, test } from '../visit/browser.js';
import { hostile } from './hostile.js';

const nasty = Object.values(hostile).join(' ');
const result = (id: string, more: Partial<ClaimResult> = {}): [string, { result: ClaimResult }] => [
  id,
  {
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
  },
];
const broken = (page: string, subject = '#f') => ({
  page,
  subject,
  message: nasty,
  expected: nasty,
  actual: nasty,
  evidence: [],
  waived: false,
});
const run = (outcomes: readonly [string, { result: ClaimResult }][], target = 'https://www.mpro.org/') =>
  conformanceOf({
    target,
    startedAt: '2026-03-04T05:06:00.000Z',
    finishedAt: '2026-03-04T05:08:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    run: { submit: 'dry', visits: 'all', viewport: 'desktop', onlyPages: [] },
    coverage: {
      pagesDiscovered: 3,
      pagesObserved: 1,
      pagesSkipped: [{ url: `https://a/${nasty}`, reason: `robots: ${nasty}` }],
      pagesFailed: [{ url: 'https://a/slow', reason: 'timeout: too slow' }],
    },
    claims,
    outcomes: new Map(outcomes),
    attestations: [],
    asOf: '2026-03-04',
  });
const noTemplate = (): undefined => undefined;
const screen = (now: Conformance, before?: Conformance): string =>
  `<!doctype html><html lang="en"><head><title>Policy conformance</title></head><body>${firstScreen({
    result: now,
    claims,
    sections,
    browser: `Chromium 142.0.7444.59 ${nasty}`,
    changes: before && changesSince(before, now, noTemplate),
    ending: [
      { of: 'waiver', claim: 'forms-https', owner: nasty, until: '2026-03-10', daysLeft: 6, count: 1 },
    ],
    sinceOf: (claim, each) =>
      now.claims.find(({ id }) => id === claim)?.violations.findIndex(row => row === each) === 0
        ? undefined
        : '2026-01-09',
    attestations: [
      {
        claim: 'no-sale-of-lists',
        signedBy: `Jo Park ${nasty}`,
        signedOn: '2026-01-02',
        validUntil: '2026-12-31',
        document: 'shelf 3',
      },
    ],
    asOf: '2026-03-04',
    places: new Map(claims.map(({ id }) => [id, { test: `#${id}`, page: undefined, table: undefined }])),
  })}<div id="app">Allure</div></body></html>`;

test('the first screen says in words what is broken, open, left out and to be signed, and shows the policy', async ({
  tab,
}) => {
  const before = run([
    result('forms-https', {
      verdict: 'violated',
      violations: [broken('https://a/1'), broken('https://a/2')],
    }),
  ]);
  const now = run([
    result('forms-https', {
      verdict: 'violated',
      violations: [broken('https://a/2'), broken('https://a/3'), broken('https://a/4')],
    }),
    result('policy-link-current', {
      verdict: 'undetermined',
      undetermined: [{ page: 'https://a/', subject: 'link', code: 'page-failed', reason: `late ${nasty}` }],
    }),
    result('no-pii-transfer', {
      limits: [
        { page: 'https://a/', subject: '#f', question: `what ${nasty}`, settledBy: 'a run with SUBMIT=real' },
      ],
    }),
  ]);
  await tab.page.setContent(screen(now, before));
  const main = tab.page.getByRole('main');
  await expect(
    main.getByText('checked on March 4, 2026 at 05:06 UTC against the policy effective January 15, 2021'),
  ).toBeVisible();
  await expect(
    main.getByText(
      'as a desktop shows it; forms were sent, and held back before anything typed left this machine.',
    ),
  ).toBeVisible();
  await expect(main.locator('.counts')).toContainText(/1\s*promises? broken/);
  await expect(main.locator('.counts')).toContainText(/1\s*promises? kept/);
  const after = (heading: RegExp) =>
    main.getByRole('heading', { level: 2, name: heading }).locator('xpath=following-sibling::*[1]');
  await expect(after(/needs a person/)).toContainText('3 violations on 3 pages');
  await expect(after(/needs a person/).getByRole('link', { name: 'https://a/2' })).toBeVisible();
  await expect(after(/needs a person/)).toContainText('1 question, such as: late');
  await expect(after(/changed since/)).toContainText(
    '2 new violations; 1 violation fixed; 1 violation still there, the oldest since January 9, 2026',
  );
  await expect(after(/looked at/)).toContainText('1 of 3 pages observed, 1 failed, 1 skipped');
  await expect(main.getByText('Browser: Chromium 142.0.7444.59')).toBeVisible();
  await expect(main.getByText('1 question left to a run with SUBMIT=real')).toBeVisible();
  await expect(main.getByText('to be signed by MPRO')).toBeVisible();
  await expect(after(/that end/)).toContainText(
    'ends on 2026-03-10, in 6 days: what it covers then counts again',
  );
  const signed = main.getByRole('row', { name: /Jo Park/ });
  await expect(signed).toContainText('signed until December 31, 2026');
  // Every sentence of the policy stands there, and the broken one is marked.
  const shown = (await main.locator('.sentence').allTextContents()).join(' ');
  for (const { paragraphs } of sections)
    for (const { sentences } of paragraphs)
      for (const each of sentences) expect(shown).toContain(each.replace(/\s+/g, ' '));
  await expect(main.locator('.violated-text')).toContainText('protected through the use of encryption');
  expect(await tab.page.evaluate(() => Reflect.get(globalThis, 'pwned') === undefined)).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await tab.page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: tab.page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      colorScheme,
    ).toEqual([]);
  }
});

test('where nothing is broken, what is to be signed still needs a person', async ({ tab }) => {
  const needs = tab.page.getByRole('heading', { name: 'What needs a person today' });
  const said = (nth: number) => needs.locator(`xpath=following-sibling::*[${nth}]`);
  await tab.page.setContent(screen(run([result('forms-https')])));
  await expect(said(1)).toHaveText('No promise that can be checked was found broken or left open.');
  await expect(said(2)).toHaveText(
    'Besides, 15 statements wait to be signed, and 1 of the waivers and signed statements has ended or ends soon: see the lists below.',
  );
  const open = { page: 'https://a/3', subject: '#g', code: 'page-failed' as const, reason: 'late' };
  const half = result('forms-https', {
    verdict: 'violated',
    violations: [broken('https://a/1')],
    undetermined: [open],
  });
  await tab.page.setContent(screen(run([half])));
  await expect(said(1)).toContainText('1 violation on 1 page; besides, 1 question could not be told');
});

test('it gives way to the pages of the report and comes back', async ({ tab }) => {
  await tab.page.setContent(screen(run([])));
  const main = tab.page.getByRole('main');
  const app = tab.page.getByText('Allure', { exact: true });
  await expect(main).toBeVisible();
  await expect(app).toBeHidden();
  await tab.page.getByRole('button', { name: 'All results, claim by claim' }).press('Enter');
  await expect(app).toBeVisible();
  await expect(main).toBeHidden();
  await tab.page.getByRole('button', { name: 'Back to the summary' }).press('Enter');
  await expect(main).toBeVisible();
  await expect(app).toBeHidden();
});

test('a fix and a regression do not cancel out, and what was not judged is not compared', () => {
  const one = run([
    result('forms-https', {
      verdict: 'violated',
      violations: [broken('https://a/1'), broken('https://a/2')],
    }),
    result('no-pii-transfer', { verdict: 'undetermined' }),
  ]);
  const two = run([
    result('forms-https', {
      verdict: 'violated',
      violations: [broken('https://a/2'), broken('https://a/3')],
    }),
    result('no-pii-transfer', { verdict: 'violated', violations: [broken('https://a/9')] }),
  ]);
  expect(changesSince(one, two, noTemplate)).toEqual({
    since: '2026-03-04T05:08:00.000Z',
    claims: [{ id: 'forms-https', appeared: 1, gone: 1, still: 1 }],
  });
  expect(changesSince(two, two, noTemplate)).toMatchObject({
    claims: [
      { id: 'no-pii-transfer', appeared: 0, gone: 0, still: 1 },
      { id: 'forms-https', appeared: 0, gone: 0, still: 2 },
    ],
  });
  expect(changesSince(run([], 'https://other.example/'), two, noTemplate)).toBeUndefined();
  // What stood on a page that this run did not look at is not fixed.
  const slow = run([
    result('forms-https', { verdict: 'violated', violations: [broken('https://a/slow')] }),
    result('no-pii-transfer', { verdict: 'conforms' }),
  ]);
  const none = run([result('forms-https'), result('no-pii-transfer')]);
  expect(changesSince(slow, none, noTemplate)?.claims).toEqual([]);
});

test('the page tells new from old as the baseline does: by the template of a page', () => {
  const ofFolder = (page: string): string => page.replace(/\d+$/, '');
  const ran = (...pages: string[]) =>
    run([
      result('forms-https', { verdict: 'violated', violations: pages.map(page => broken(page)) }),
      result('no-pii-transfer'),
    ]);
  const now = ran('https://a/news/2', 'https://a/events/1');
  expect(changesSince(ran('https://a/news/1', 'https://a/join/1'), now, ofFolder)?.claims).toEqual([
    { id: 'forms-https', appeared: 1, gone: 1, still: 1 },
  ]);
  const row = (template: string, page: string) => ({
    kind: 'violated' as const,
    claim: 'forms-https',
    subject: '#f',
    template,
    pages: [page],
    since: '2026-01-01',
  });
  const kept: FirstSeen = {
    schemaVersion: 2,
    target: now.target,
    findings: [
      row('https://a/news/', 'https://a/news/1'),
      // The scripts of the deployment before: another fingerprint, the same page.
      row('https://a/old/', 'https://a/events/1'),
      row('https://a/join/', 'https://a/join/1'),
    ],
  };
  const since = (seen: FirstSeen) =>
    [...now.claims, ...ran('https://a/join/7', 'https://a/gifts/1').claims].flatMap(({ id, violations }) =>
      violations.map(each => sinceOf(seen, ofFolder)(id, each)),
    );
  // In the result's order: events, news; gifts, which nobody knew, join.
  const days = ['2026-01-01', '2026-01-01', undefined, '2026-01-01'];
  expect(since(kept)).toEqual(days);
  // This run could not tell every claim: what it did not find again is kept.
  const then = withRun(kept, now, ofFolder);
  expect(then.findings.map(({ template, pages, since: day }) => [template, pages, day])).toEqual([
    ['https://a/join/', ['https://a/join/1'], '2026-01-01'],
    ['https://a/events/', ['https://a/events/1'], '2026-01-01'],
    ['https://a/news/', ['https://a/news/1', 'https://a/news/2'], '2026-01-01'],
  ]);
  expect(since(then)).toEqual(days);
});

test('what a whole run no longer finds is forgotten', () => {
  const whole = run(
    claims
      .filter(({ testability }) => testability === 'machine' || testability === 'partial')
      .map(({ id }) => result(id)),
  );
  const gone = {
    kind: 'violated' as const,
    claim: 'forms-https',
    subject: '#f',
    pages: ['https://a/1'],
    since: '2026-01-01',
  };
  const kept: FirstSeen = { schemaVersion: 2, target: whole.target, findings: [gone] };
  expect(withRun(kept, whole, noTemplate).findings).toEqual([]);
});
