import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import { loadEvidence } from '../../crawler/evidence/load.js';
import { filledPicture, formPicture } from '../../crawler/evidence/pictures.js';
import { readSettings } from '../../crawler/settings.js';
import type { RuleResult } from '../../policy/result.js';
import { rule as noPiiTransfer } from '../../specs/rules/no-pii-transfer.js';
import { runCli } from '../e2e/run-cli.js';
import type { FieldSite } from '../e2e/field/field-site.js';
import { serveFieldSite } from '../e2e/field/serve-field-site.js';
import { registeredPolicy } from '../rules/registered-policy.js';
import { formsSite, managedSite, twinSite, type Actor } from './forms-site.js';

test.describe.configure({ timeout: 600_000 });

let folder = '';
test.beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'every-form-test-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Crawls and observes a site, and judges whether what is typed reaches third parties. */
async function observed(
  site: FieldSite,
  env: Readonly<Record<string, string>> = {},
): Promise<{ evidence: Evidence; result: RuleResult }> {
  const served = await serveFieldSite(site, folder);
  try {
    const given = { ...served.env, SUBMIT: 'dry', ...env };
    const profiles = { CONFORMANCE_PROFILES: 'first-visit,form-filled' };
    const run = await runCli({ ...given, ...profiles }, ['--project=observe'], folder);
    expect(run.exitCode, run.output).toBe(0);
    const evidence = loadEvidence(readSettings({ ...given, REPORTS_DIR: folder }, '2026-01-01'));
    return { evidence, result: noPiiTransfer.judge(evidence, registeredPolicy) };
  } finally {
    await served.close();
  }
}

const pathOf = (url: string): string => new URL(url).pathname;
const accused = ({ violations }: RuleResult): string[] =>
  violations.map(({ page, subject }) => `${pathOf(page)} ${subject}`).sort();

/** Ways in which a script gives away what is typed. */
const leaks: readonly Actor[] = [
  'blur',
  'keys',
  'two-parts',
  'submit-event',
  'debounced',
  'base64',
  'sha256',
  'pagehide',
  'abandoned',
  'by-frame',
];
const harmless: readonly Actor[] = ['page-view', 'counts-keys', 'own-host', 'silent'];

test('of 28 pages with one form each, alike but for the script beside it, each of the 20 that leak is found, and no other', async () => {
  const actors = [...leaks, ...leaks, ...harmless, ...harmless];
  const pages = actors.map((actor, at) => [`/p${String(at).padStart(2, '0')}/`, actor] as const);
  const { evidence, result } = await observed(formsSite(pages));
  expect(evidence.filled.filter(({ outcome }) => !outcome.ok)).toEqual([]);
  expect(evidence.filled.filter(({ light }) => light === undefined)).toHaveLength(1);
  expect(evidence.filled).toHaveLength(28);
  expect(accused(result)).toEqual(
    pages.slice(0, 20).map(([path]) => `${path} a${path.slice(2, 4)}.vendor.test`),
  );
  expect(result.undetermined).toEqual([]);
});

test('what a page is accused of is shown on that page: its form by its own name, its own picture, what was sent there', async () => {
  const pages = [
    ['/ask/', 'blur', 'Ask a nurse'],
    ['/order/', 'base64', 'Order leaflets'],
    ['/visit/', 'silent', 'Plan a visit'],
  ] as const;
  const { evidence, result } = await observed(formsSite(pages));
  const told = result.violations.map(({ page, subject, message, actual, evidence: exhibits }) => ({
    page: pathOf(page),
    subject,
    name: /"([^"]+)"/.exec(message)?.[1],
    own: actual.includes(`https://${subject}/`),
    pictures: exhibits,
  }));
  const { signature, selector } = evidence.filled[0] ?? { signature: '', selector: '' };
  const picture = (path: string): string =>
    exhibitPath(filledPicture(signature, `https://www.every-form.test${path}`, '', selector), 'png');
  const first = exhibitPath(formPicture(signature, 'https://www.every-form.test/ask/'), 'png');
  expect(told).toEqual([
    {
      page: '/ask/',
      subject: 'a00.vendor.test',
      name: 'Ask a nurse',
      own: true,
      pictures: [picture('/ask/'), first],
    },
    {
      page: '/order/',
      subject: 'a01.vendor.test',
      name: 'Order leaflets',
      own: true,
      pictures: expect.arrayContaining([picture('/order/')]) as string[],
    },
  ]);
  expect(evidence.exhibits).not.toContain(picture('/visit/'));
});

test('with VISITS=distinct, the one page of a template to which a tag manager brings a recorder is found, and its equals are stood for', async () => {
  const { evidence, result } = await observed(managedSite(8, 5), { VISITS: 'distinct' });
  expect(accused(result)).toEqual(['/t5/ tag.vendor.test']);
  expect(result.undetermined).toEqual([]);
  expect(evidence.filled.map(({ page, light }) => `${pathOf(page)} ${light ? 'light' : 'thorough'}`)).toEqual(
    ['/t0/ thorough', '/t5/ light'],
  );
  const stoodFor = result.limits.filter(({ settledBy }) => settledBy === 'a run with VISITS=all');
  expect(stoodFor).toHaveLength(1);
  expect(stoodFor[0]?.question).toContain('goes the same ways on the 6 pages of which another stands for it');
});

test('of two equal forms of one page, the one whose typing a script reads is found, and shown; a copy for narrow screens is no gap', async () => {
  const { evidence, result } = await observed(twinSite());
  expect(accused(result)).toEqual([
    '/covered/ covered.vendor.test',
    '/pressed/ dialog.vendor.test',
    '/twins/ listens.vendor.test',
  ]);
  expect(result.undetermined).toEqual([]);
  const violation = result.violations.find(({ page }) => pathOf(page) === '/twins/');
  expect(violation?.message).toContain('Our letter');
  expect(violation?.message).not.toContain('Ask us');
  expect(violation?.evidence).toEqual([
    evidence.filled.find(({ selector }) => selector === '#footer-form')?.screenshot,
  ]);
  const filled = evidence.filled.map(({ page, selector, outcome }) =>
    [pathOf(page), selector, outcome.ok ? 'filled' : outcome.reason].join(' '),
  );
  expect(filled.sort()).toEqual([
    '/copied/ #narrow-form filled',
    '/copied/ #wide-form filled',
    '/covered/ #called filled',
    '/covered/ #shown filled',
    '/kept-away/ #shown-form filled',
    '/kept-away/ #template-form never-shown',
    '/pressed/ #called filled',
    '/pressed/ #shown filled',
    '/quiet/ #called filled',
    '/quiet/ #shown filled',
    '/twins/ #body-form filled',
    '/twins/ #footer-form filled',
  ]);
});
