import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { AxeBuilder } from '@axe-core/playwright';
import { readAttestations } from '../../policy/attestations.js';
import { claims } from '../../policy/claims.js';
import type { ClaimResult } from '../../policy/result.js';
import { policySha256, sections } from '../../policy/text.js';
import { readWaivers } from '../../policy/waivers.js';
import { conformanceOf, type ClaimOutcome } from '../../reporters/conformance-of.js';
import { evidenceManifest, writeManifest } from '../../reporters/evidence-hash/manifest.js';
import type { RunRecord } from '../../reporters/run-record.js';
import { jsonText } from '../../reporters/printable.js';
import { statementPage } from '../../reporters/statement/statement.js';
import { isJudged } from '../../policy/claim.js';
import { hostile } from '../reporters/hostile.js';
import { expect, test } from '../visit/browser.js';
import { runTool } from './run-tool.js';

const nasty = Object.values(hostile).join(' ');
const attestations = readAttestations([
  {
    claim: 'no-sale-of-lists',
    signedBy: 'A. Officer',
    signedOn: '2026-01-31',
    validUntil: '2027-01-31',
    document: nasty,
  },
]);
const waivers = readWaivers([
  {
    claim: 'forms-https',
    page: '*',
    subject: '#old',
    reason: nasty,
    owner: 'Web team',
    expires: '2026-12-31',
  },
  {
    claim: 'forms-https',
    page: '*',
    subject: '#x',
    reason: 'past',
    owner: 'Web team',
    expires: '2026-01-31',
  },
]);
const outcome = (id: string, more: Partial<ClaimResult> = {}): [string, ClaimOutcome] => [
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
const broken = (page: string, waived = false) => ({
  page,
  subject: '#f',
  message: `Plain ${nasty}`,
  expected: 'e',
  actual: 'a',
  evidence: [],
  waived,
});
const resultOf = (outcomes: readonly [string, ClaimOutcome][], target = 'https://www.mpro.org/') =>
  conformanceOf({
    target,
    startedAt: '2026-03-04T05:06:00.000Z',
    finishedAt: '2026-03-04T05:08:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: policySha256 },
    coverage: {
      pagesDiscovered: 5,
      pagesObserved: 2,
      pagesSkipped: [
        { url: `https://a/${nasty}`, reason: 'represented: https://a/ stands for it' },
        { url: 'https://a/2', reason: 'represented: https://a/ stands for it' },
      ],
      pagesFailed: [{ url: 'https://a/slow', reason: `timeout: ${nasty}` }],
    },
    claims,
    outcomes: new Map(outcomes),
    attestations,
    asOf: '2026-03-04',
  });
const all = claims.filter(isJudged).map(({ id }) => outcome(id));
const mixed = resultOf([
  ...all,
  outcome('forms-https', {
    verdict: 'violated',
    violations: Array.from({ length: 40 }, (_, index) => broken(`https://a/${index}`)),
  }),
  outcome('policy-link-current', {
    verdict: 'undetermined',
    undetermined: [{ page: 'https://a/', subject: 'link', code: 'page-failed', reason: nasty }],
  }),
  outcome('no-pii-transfer', {
    limits: [{ page: 'https://a/', subject: '#f', question: nasty, settledBy: 'a run with SUBMIT=real' }],
  }),
]);
const pageOf = (
  result: ReturnType<typeof resultOf>,
  replica = false,
  looked: Partial<RunRecord> = {},
): string =>
  statementPage({
    result,
    claims,
    sections,
    attestations,
    waivers,
    run: {
      schemaVersion: 2,
      replica,
      submit: 'dry',
      visits: 'distinct',
      viewport: 'desktop',
      onlyPages: [],
      include: [],
      exclude: [nasty],
      connectTo: '',
      browser: 'Chromium',
      ...looked,
    },
    evidence: { sha256: 'abc123', files: 42 },
    asOf: '2026-03-04',
  });

test('the statement says what was found, sentence by sentence, how far it goes, and what it rests on', async ({
  tab,
}) => {
  await tab.page.setContent(pageOf(mixed));
  const body = tab.page.locator('body');
  for (const words of [
    'The website does not keep 1 promise of 20 that can be checked on it.',
    '1 promise could not be determined',
    '1 verdict holds within the limits named below',
    '14 statements that only MPRO can make are outstanding',
    'effective January 15, 2021',
    policySha256,
    'March 4, 2026 at 05:06 UTC',
    'filled in and sent, and held back before anything typed left the machine',
    '40 violations on 40 pages',
    'and 15 findings more, listed in conformance.json',
    '2 of 5 pages observed, 1 failed, 2 skipped.',
    'Another page of the same kind was opened for it',
    '1 question left to a run with SUBMIT=real',
    'signed by A. Officer on January 31, 2026, until January 31, 2027',
    'Kept, within the limits',
    '42 files',
    'abc123',
    'name, title, signature',
  ])
    await expect(body, words).toContainText(words);
  await expect(body).not.toContainText('Sample.');
  // A waiver that has ended is not in force.
  await expect(tab.page.locator('.waivers')).toContainText('#old');
  await expect(tab.page.locator('.waivers')).not.toContainText('past');
  // Each sentence stands in one row, with a verdict for each promise that it makes.
  const rows = await tab.page.locator('.sentences tbody tr').allTextContents();
  expect(rows).toHaveLength(
    sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences)).length,
  );
  await expect(
    tab.page
      .locator('.sentences tr', { hasText: 'protected through the use of encryption' })
      .locator('.verdict'),
  ).toContainText('Not kept');
  expect(await tab.page.evaluate(() => Reflect.get(globalThis, 'pwned') === undefined)).toBe(true);
  const { violations } = await new AxeBuilder({ page: tab.page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a site that keeps everything is told so, an incomplete check is not, and the replica is a sample', () => {
  const kept = { ...resultOf(all), coverage: { ...mixed.coverage, pagesFailed: [], pagesSkipped: [] } };
  expect(pageOf(kept)).toContain('The website <b>keeps</b> all 20 promises that can be checked on it.');
  expect(pageOf(kept)).toContain('The settings of the check left no question out.');
  const some = resultOf(all.slice(1));
  expect(pageOf(some)).toContain('no promise was found broken; <b>the check is not complete</b>');
  expect(pageOf(some)).toContain('1 promise was not looked at');
  expect(pageOf(kept, true)).toContain('<b>Sample.</b>');
});

test('the statement says on which screen and on which part of the site it rests', () => {
  const whole = pageOf(mixed, false, { visits: 'all' });
  expect(whole).toContain('<td>every page was opened in the browser</td>');
  expect(whole).toContain('that of a desktop computer');
  const part = pageOf(mixed, false, { visits: 'all', viewport: 'mobile', onlyPages: ['/events/**', nasty] });
  expect(part).toContain('<b>only some</b>: /events/**, ');
  expect(part).not.toContain('<td>every page was opened');
  expect(part).not.toContain('<script>pwned');
  expect(part).toContain('that of a telephone');
});

test('npm run statement prints a PDF of a run whose evidence is untouched, and of no other', async () => {
  test.setTimeout(180_000);
  const dir = mkdtempSync(join(tmpdir(), 'statement-'));
  const run = () => runTool('tools/statement/write-statement.ts', dir);
  const verify = () => runTool('tools/evidence/verify-evidence.ts', dir);
  writeFileSync(join(dir, 'conformance.json'), jsonText(mixed));
  const hash = await writeManifest(dir, evidenceManifest);
  const said = run();
  expect([said.code, said.err]).toEqual([0, '']);
  const pdf = new Uint8Array(readFileSync(join(dir, 'statement.pdf')));
  const { text, totalPages } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
  expect(totalPages).toBeGreaterThan(3);
  const words = text.replace(/\s+/g, ' ');
  expect(words).toContain('Statement of conformance with the MPRO Privacy Policy');
  expect(words.replace(/ /g, '')).toContain(hash);
  expect(words).toContain(`Page 1 of ${totalPages}`);
  expect(readFileSync(join(dir, 'report.sha256'), 'utf8')).toMatch(
    / {2}evidence\.sha256\n.* {2}statement\.pdf\n$/,
  );
  expect(verify()).toEqual({
    code: 0,
    out: `All 3 files are as they were written. SHA-256 of evidence.sha256: ${hash}\n`,
    err: '',
  });
  appendFileSync(join(dir, 'conformance.json'), '\n');
  expect(verify()).toEqual({
    code: 1,
    out: 'changed  conformance.json\n1 file not as written.\n',
    err: '',
  });
  const refused = run();
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toBe(
    '1 file of the evidence is not as the run left it ("npm run verify-evidence" names each): no statement can rest on it\n',
  );
  rmSync(dir, { recursive: true, force: true });
});
