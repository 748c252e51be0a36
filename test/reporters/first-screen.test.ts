import { AxeBuilder } from '@axe-core/playwright';
import { claims } from '../../policy/claims.js';
import type { ClaimResult } from '../../policy/result.js';
import { sections } from '../../policy/text.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import type { Conformance } from '../../reporters/conformance-schema.js';
import { changesSince } from '../../reporters/first-screen/changes.js';
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
const screen = (now: Conformance, before?: Conformance): string =>
  `<!doctype html><html lang="en"><head><title>Policy conformance</title></head><body>${firstScreen({
    result: now,
    claims,
    sections,
    changes: before && changesSince(before, now),
    linkOf: id => `#${id}`,
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
    main.getByText('March 4, 2026 at 05:06 UTC against the policy effective January 15, 2021.'),
  ).toBeVisible();
  await expect(main.locator('.counts')).toContainText(/1\s*promises? broken/);
  await expect(main.locator('.counts')).toContainText(/1\s*promises? kept/);
  const after = (heading: RegExp) =>
    main.getByRole('heading', { level: 2, name: heading }).locator('xpath=following-sibling::*[1]');
  await expect(after(/needs a person/)).toContainText('3 violations on 3 pages');
  await expect(after(/needs a person/)).toContainText('1 question, such as: late');
  await expect(after(/changed since/)).toContainText('2 new violations, 1 violation gone');
  await expect(after(/looked at/)).toContainText('1 of 3 pages observed, 1 failed, 1 skipped');
  await expect(main.getByText('1 question left to a run with SUBMIT=real.')).toBeVisible();
  await expect(main.getByText('to be signed by MPRO')).toBeVisible();
  // Every sentence of the policy stands there, and the broken one is marked.
  const shown = (await main.locator('.sentence').allTextContents()).join(' ');
  for (const { paragraphs } of sections)
    for (const { sentences } of paragraphs)
      for (const each of sentences) expect(shown).toContain(each.replace(/\s+/g, ' '));
  await expect(main.locator('.violated-text')).toContainText('protected through the use of encryption');
  expect(await tab.page.evaluate(() => Reflect.get(globalThis, 'pwned') === undefined)).toBe(true);
  const { violations } = await new AxeBuilder({ page: tab.page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
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
  expect(changesSince(one, two)).toEqual({
    since: '2026-03-04T05:08:00.000Z',
    claims: [{ id: 'forms-https', appeared: 1, gone: 1 }],
    still: 1,
  });
  expect(changesSince(two, two)).toMatchObject({ claims: [], still: 3 });
  expect(changesSince(run([], 'https://other.example/'), two)).toBeUndefined();
});
