import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { load } from 'cheerio';
import { isJudged } from '../../policy/claim.js';
import { claims } from '../../policy/claims.js';
import { policySha256 } from '../../policy/text.js';
import { baselineOf } from '../../reporters/baseline/baseline.js';
import type { Conformance } from '../../reporters/conformance-schema.js';
import { hostile } from './hostile.js';
import { test } from './project-fixture.js';
import { runProject, type Plan } from './tiny-project.js';

// Each test starts Playwright as a whole, some of them thrice, on a machine that may be busy.
test.describe.configure({ timeout: 300_000 });

/** What every claim is told without a word to the contrary; `changed` names the others. */
const expected = (judged: string, changed: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(
    claims.map(claim => {
      const plain = { attestation: 'unattested', informational: 'informational' } as const;
      if (!isJudged(claim))
        return [claim.id, claim.testability === 'attestation' ? plain.attestation : plain.informational];
      return [claim.id, changed[claim.id] ?? judged];
    }),
  );

/** Verdict of each claim, with the reason of the undetermined ones. */
const told = (result: Conformance): Record<string, string> =>
  Object.fromEntries(
    result.claims.map(entry => [
      entry.id,
      entry.undetermined.length > 0
        ? `${entry.verdict}: ${entry.undetermined.map(item => item.reason).join('; ')}`
        : entry.verdict,
    ]),
  );

const breach = (waived: boolean) => ({
  page: 'https://www.mpro.org/contact',
  subject: 'form#contact',
  message: 'The form posts in plain text.',
  expected: 'an https: action',
  actual: 'http://www.mpro.org/send',
  evidence: ['evidence/exhibits/a.png'],
  waived,
});

test('everything conforms: green', async ({ project }) => {
  const run = await runProject(project, {});
  expect(told(run.conformance)).toEqual(expected('conforms'));
  expect(Object.keys(told(run.conformance))).toEqual(claims.map(claim => claim.id));
  expect(run.code, run.output).toBe(0);
  expect(run.conformance).toMatchObject({
    schemaVersion: 2,
    target: 'https://www.mpro.org/',
    policy: { effectiveDate: '2021-01-15', sha256: policySha256 },
    coverage: { pagesDiscovered: 0, pagesObserved: 0, pagesSkipped: [], pagesFailed: [] },
  });
});

test('a violation: red, and told in every report', async ({ project }) => {
  const page = join(project, 'step-summary.md');
  writeFileSync(page, 'before\n');
  const plan: Plan = {
    claims: { 'forms-https': { result: { verdict: 'violated', violations: [breach(false)] } } },
  };
  const run = await runProject(project, plan, [], { GITHUB_STEP_SUMMARY: page });
  expect(told(run.conformance)).toEqual(expected('conforms', { 'forms-https': 'violated' }));
  expect(run.conformance.claims.find(entry => entry.id === 'forms-https')?.violations).toEqual([
    breach(false),
  ]);
  expect(run.code).toBe(1);
  expect(run.output).toContain(
    'violated      forms-https: 1 violation on 1 page, such as: The form posts in plain text.',
  );
  // The terminal names the page of the claim, and shows neither its source nor hints for mending a test.
  expect(run.output).toMatch(/attachment #\d: violations \(text\/html\).*\n\s+\S+\/violations\.html\n/);
  expect(run.output).not.toMatch(/doctype|error.context/i);
  expect(run.report('summary.md')).toContain(
    '| https://www.mpro.org/contact | form\\#contact | The form posts in plain text. | an https: action | http://www.mpro.org/send | evidence/exhibits/a.png |',
  );
  expect(run.report('conformance.sarif')).toContain('"ruleId": "forms-https"');
  expect(run.report('../step-summary.md')).toBe(`before\n${run.report('summary.md')}`);
});

/** The last line of a run, for scripts. */
const lastLineOf = (output: string): unknown => JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');

test('against a baseline: green with what is known, red with what is new; the last line says so to scripts', async ({
  project,
}) => {
  const plan = (...subjects: string[]): Plan => ({
    claims: {
      'forms-https': {
        result: {
          verdict: 'violated',
          violations: subjects.map(subject => ({ ...breach(false), subject })),
        },
      },
    },
  });
  const known = await runProject(project, plan('form#a'));
  expect(known.code).toBe(1);
  writeFileSync(
    join(project, 'baseline.json'),
    JSON.stringify(baselineOf(known.conformance, () => undefined)),
  );
  const same = await runProject(project, plan('form#a'), [], { FAIL_ON: 'new' });
  expect(same.output).toContain('1 failed');
  expect(same.output).toMatch(
    /^ {2}baseline +1 finding known since \S+, 0 new, 0 gone: only new ones fail the run$/m,
  );
  expect(same.code, same.output).toBe(0);
  expect(lastLineOf(same.output)).toMatchObject({
    policyConformance: 1,
    status: 'passed',
    target: 'https://www.mpro.org/',
    claims: { violated: 1, undetermined: 0 },
    findings: { known: 1, new: 0, gone: 0 },
    failOn: 'new',
  });
  // A fix and a regression: as many as before, and yet red.
  const other = await runProject(project, plan('form#b'), [], { FAIL_ON: 'new' });
  expect(other.output).toMatch(/^ {2}baseline +0 findings known since \S+, 1 new, 1 gone; /m);
  expect(other.output).toMatch(/^ {2}new +forms-https: form#b on https:\/\/www\.mpro\.org\/contact: /m);
  expect(other.report('summary.md')).toContain('- new: forms\\-https: form\\#b on ');
  expect(other.report('conformance.sarif')).toContain('"baselineState": "new"');
  expect(other.code).toBe(1);
  expect(lastLineOf(other.output)).toMatchObject({
    status: 'failed',
    findings: { known: 0, new: 1, gone: 1 },
  });
});

test('FAIL_ON=new without a baseline, or with a file that is none', async ({ project }) => {
  const plan: Plan = {
    claims: { 'forms-https': { result: { verdict: 'violated', violations: [breach(false)] } } },
  };
  const run = await runProject(project, plan, [], { FAIL_ON: 'new' });
  expect(run.output).toMatch(/^ {2}baseline +none: 1 finding new; "npm run baseline" stores/m);
  expect(run.code).toBe(1);
  writeFileSync(join(project, 'baseline.json'), '[]');
  const broken = await runProject(project, plan, [], { FAIL_ON: 'new' });
  expect(broken.output).toBe(
    `BASELINE: expected a file that "npm run baseline" wrote, got something else in ${join(project, 'baseline.json')}\n`,
  );
  expect(broken.code).toBe(1);
});

test('on GitHub: one annotation a claim, at the words of the policy that it breaks', async ({ project }) => {
  const forged = { ...breach(false), message: `100%, bad: ${hostile.lines}` };
  const plan: Plan = {
    claims: { 'forms-https': { result: { verdict: 'violated', violations: [forged, breach(false)] } } },
  };
  const run = await runProject(project, plan, [], { GITHUB_ACTIONS: 'true' });
  const commands = run.output.split('\n').filter(line => line.startsWith('::'));
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(
    /^::error file=policy\/privacy-policy\.txt,line=\d+,title=Violated%3A [^:,]*::2 violations on 1 page, such as 100%25, bad: one ::error::forged two three/,
  );
  expect(lastLineOf(run.output)).toMatchObject({ status: 'failed' });
});

test('JUnit: every claim is a test case, and what a site says can break nothing', async ({ project }) => {
  const violations = Object.values(hostile).map(text => ({ ...breach(false), message: text, subject: text }));
  const run = await runProject(project, {
    claims: { 'forms-https': { result: { verdict: 'violated', violations } } },
  });
  const xml = load(run.report('junit.xml'), { xml: true });
  const broken = xml('testcase').has('failure, error');
  expect(xml('testcase').length).toBe(claims.filter(isJudged).length + 1);
  expect(broken.attr('name')).toBe(claims.find(({ id }) => id === 'forms-https')?.title);
  expect(broken).toHaveLength(1);
  expect(broken.find('property[value="forms-https"]')).toHaveLength(1);
  expect(run.report('junit.xml')).not.toMatch(/[^\P{Cc}\n]/u);
});

test('a waived violation: green, and still told', async ({ project }) => {
  const plan: Plan = {
    claims: { 'forms-https': { result: { verdict: 'violated', violations: [breach(true)] } } },
  };
  const run = await runProject(project, plan);
  expect(told(run.conformance)).toEqual(expected('conforms', { 'forms-https': 'violated' }));
  expect(run.code, run.output).toBe(0);
  expect(run.output).toContain('waived        forms-https: 1 violation on 1 page, all waived');
});

test('something unseen: red', async ({ project }) => {
  const undetermined = [
    {
      page: 'https://www.mpro.org/a',
      subject: 'form',
      code: 'page-failed' as const,
      reason: 'the page timed out',
    },
  ];
  const plan: Plan = { claims: { 'forms-https': { result: { verdict: 'undetermined', undetermined } } } };
  const run = await runProject(project, plan);
  expect(told(run.conformance)).toEqual(
    expected('conforms', { 'forms-https': 'undetermined: the page timed out' }),
  );
  expect(run.code).toBe(1);
});

test('a violated result under a test that passes: red all the same', async ({ project }) => {
  const plan: Plan = {
    claims: { 'forms-https': { result: { verdict: 'violated', violations: [breach(false)] }, then: 'pass' } },
  };
  const run = await runProject(project, plan);
  expect(told(run.conformance)).toEqual(expected('conforms', { 'forms-https': 'violated' }));
  expect(run.code).toBe(1);
});

test('--reporter shows the tests otherwise; result and exit status stay those of the claims', async ({
  project,
}) => {
  const plan: Plan = {
    claims: { 'forms-https': { result: { verdict: 'violated', violations: [breach(false)] }, then: 'pass' } },
  };
  for (const args of [['--reporter=dot'], ['--reporter', 'line']]) {
    rmSync(join(project, 'reports'), { recursive: true, force: true });
    const run = await runProject(project, plan, args);
    expect(told(run.conformance)).toEqual(expected('conforms', { 'forms-https': 'violated' }));
    expect(run.output).toContain('violated      forms-https: 1 violation on 1 page');
    expect(run.code).toBe(1);
  }
});

test('no pass by absence: crash, throw, no result, nonsense, skip, failure over a conforming result', async ({
  project,
}) => {
  const run = await runProject(project, {
    claims: {
      'third-party-collectors': { misbehave: 'crash' },
      'no-pii-transfer': { misbehave: 'throw' },
      'cookies-declined': { misbehave: 'no-result' },
      'forms-https': { misbehave: 'nonsense' },
      'policy-link-current': { misbehave: 'skip' },
      'policy-text-matches': { result: {}, then: 'fail' },
      'california-disclosure-posted': { misbehave: 'unreadable' },
      'texas-phi-notice-posted': { result: { id: 'forms-https' } },
    },
  });
  expect(told(run.conformance)).toEqual(
    expected('conforms', {
      'third-party-collectors':
        'undetermined: harness fault: Error: worker process exited unexpectedly (code=3, signal=null)',
      'no-pii-transfer': 'undetermined: harness fault: Error: no such luck',
      'cookies-declined': 'undetermined: harness fault: the test ended without a result',
      'forms-https': 'undetermined: harness fault: the test ended without a result',
      'policy-link-current': 'undetermined: skipped: there is no evidence',
      'policy-text-matches': 'undetermined: harness fault: Error: something else broke',
      'california-disclosure-posted': 'undetermined: there is no inventory',
      'texas-phi-notice-posted': 'undetermined: harness fault: the test ended without a result',
    }),
  );
  expect(run.code).toBe(1);
});

test('a test that passes without a result: red by the reporter alone', async ({ project }) => {
  const run = await runProject(project, { claims: { 'forms-https': { misbehave: 'no-result' } } });
  expect(run.output).toContain('21 passed');
  expect(run.code).toBe(1);
});

test('the crawl fails: every judged claim is undetermined, with the reason', async ({ project }) => {
  const run = await runProject(project, { crawlFails: 'the site does not answer' });
  expect(told(run.conformance)).toEqual(
    expected('undetermined: not run: crawl the site failed: Error: the site does not answer'),
  );
  expect(run.code).toBe(1);
});

test('a spec that does not load: every judged claim is undetermined, with the reason', async ({
  project,
}) => {
  const run = await runProject(project, { brokenSpec: true });
  expect(told(run.conformance)).toEqual(expected('undetermined: not run: Error: this spec does not load'));
  expect(run.code).toBe(1);
});

test('a global set-up that fails: every judged claim is undetermined, with the reason', async ({
  project,
}) => {
  const run = await runProject(project, { setupFails: 'no browser' });
  expect(told(run.conformance)).toEqual(expected('undetermined: not run: Error: no browser'));
  expect(run.code).toBe(1);
});

test('a part of the claims: the exit status is theirs, the others are not run', async ({ project }) => {
  const notRun = 'undetermined: not run: not among the tests of this run';
  const one = await runProject(project, { claims: { 'no-pii-transfer': { misbehave: 'throw' } } }, [
    '--grep',
    'Forms send personal information',
  ]);
  expect(told(one.conformance)).toEqual(expected(notRun, { 'forms-https': 'conforms' }));
  expect(one.code, one.output).toBe(0);
  // As `--debug` does: the run ends at the failure of the only test that was asked for.
  const stopped = await runProject(
    project,
    { claims: { 'forms-https': { result: { verdict: 'violated', violations: [breach(false)] } } } },
    ['--grep', 'Forms send personal information', '--max-failures=1'],
  );
  expect(told(stopped.conformance)).toEqual(expected(notRun, { 'forms-https': 'violated' }));
  expect(stopped.code, stopped.output).toBe(1);
  const none = await runProject(project, {}, ['--project=crawl']);
  expect(told(none.conformance)).toEqual(expected(notRun));
  expect(none.code, none.output).toBe(0);
  expect(lastLineOf(one.output)).toMatchObject({ status: 'passed' });
  expect(lastLineOf(none.output)).toMatchObject({ status: 'partial' });
  expect(none.output).toMatch(/judged +nothing/);
  expect(one.output).not.toMatch(/judged +nothing/);
});

test('a crawl alone, and one machine of several: nothing is judged, and what others will visit did not fail', async ({
  project,
}) => {
  const reports = join(project, 'reports');
  mkdirSync(reports, { recursive: true });
  const page = {
    depth: 0,
    foundBy: 'link',
    status: 200,
    contentType: 'text/html',
    title: '',
    contentHash: '',
  };
  const inventory = {
    schemaVersion: 1,
    baseUrl: 'https://www.mpro.org/',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:01:00.000Z',
    complete: true,
    pages: [{ ...page, url: 'https://www.mpro.org/', aliases: [], fingerprint: '', forms: [] }],
    skipped: [],
    failed: [{ url: 'https://www.mpro.org/gone', reason: 'http-status', detail: '' }],
    notes: [],
  };
  writeFileSync(join(reports, 'inventory.json'), JSON.stringify(inventory));
  const crawled = await runProject(project, {}, ['--project=crawl'], { FAIL_ON: 'new' });
  expect(crawled.conformance.coverage).toMatchObject({
    pagesDiscovered: 1,
    pagesObserved: 0,
    pagesFailed: [{ url: 'https://www.mpro.org/gone' }],
  });
  expect(lastLineOf(crawled.output)).toMatchObject({ status: 'partial', findings: { new: 1 } });
  expect(crawled.report('summary.md')).toContain('Judged: nothing');
  // Who judges answers for every page.
  const judged = await runProject(project, {});
  expect(judged.conformance.coverage.pagesFailed).toHaveLength(2);
  expect(lastLineOf(judged.output)).toMatchObject({ status: 'passed', findings: { new: 2 } });
});

test('two runs give the same file, times aside; the second run keeps nothing of the first in the Allure results', async ({
  project,
}) => {
  const plan: Plan = {
    claims: { 'forms-https': { result: { verdict: 'violated', violations: [breach(true)] } } },
  };
  const first = await runProject(project, plan);
  const results = (): number =>
    readdirSync(join(project, 'reports/allure-results')).filter(name => name.endsWith('-result.json')).length;
  const before = results();
  const second = await runProject(project, plan);
  const untimed = { startedAt: '', finishedAt: '' };
  expect({ ...second.conformance, ...untimed }).toEqual({ ...first.conformance, ...untimed });
  expect(results()).toBe(before);
  expect(before).toBe(claims.filter(isJudged).length + 1);
});

test('a run that only judges says how the run looked that left the evidence', async ({ project }) => {
  const looked = await runProject(project, {}, [], { VIEWPORT: 'mobile', ONLY_PAGES: '/events/**' });
  const expected = { viewport: 'mobile', onlyPages: ['/events/**'] };
  expect(looked.conformance.run).toMatchObject(expected);
  const judged = await runProject(project, {}, ['--project=claims', '--no-deps']);
  expect(judged.conformance.run).toMatchObject(expected);
  const again = await runProject(project, {});
  expect(again.conformance.run).toMatchObject({ viewport: 'desktop', onlyPages: [] });
});

test('a filter that fits no test leaves the result of the last run alone', async ({ project }) => {
  const { report } = await runProject(project, {});
  const before = report('conformance.json');
  const { code, output } = await runProject(project, {}, ['--grep', 'no-such-claim']);
  expect(code).toBe(1);
  expect(output).toContain('No test fits what was asked for, so nothing was judged');
  expect(output.trim().split('\n').at(-1)).toBe('{"policyConformance":1,"status":"partial"}');
  expect(report('conformance.json')).toBe(before);
});

test('--list leaves the reports of the last run alone', async ({ project }) => {
  const run = await runProject(project, {});
  const results = readdirSync(join(project, 'reports/allure-results')).sort();
  const listed = await runProject(project, {}, ['--list']);
  expect(listed.conformance).toEqual(run.conformance);
  expect(readdirSync(join(project, 'reports/allure-results')).sort()).toEqual(results);
});

test('where Allure cannot write, the result is written all the same, and the run is red', async ({
  project,
}) => {
  const { code, output, conformance } = await runProject(project, { allureBlocked: true });
  expect(conformance.claims.filter(({ verdict }) => verdict === 'undetermined')).toEqual([]);
  expect(output).toContain("Allure's results could not be written");
  expect(output).not.toContain('    at ');
  expect(code).toBe(1);
});

test('reports that cannot be written: red', async ({ project }) => {
  await runProject(project, {});
  const file = join(project, 'reports/summary.md');
  const run = await runProject(project, {}, [], {
    GITHUB_STEP_SUMMARY: join(project, 'no/such/folder/summary.md'),
  });
  expect(existsSync(file)).toBe(true);
  expect(run.output).toContain('The result could not be written');
  expect(run.code).toBe(1);
});

test('hostile content from the site is data in the result, and acts nowhere on the terminal', async ({
  project,
}) => {
  const violations = Object.values(hostile).map(text => ({
    ...breach(false),
    page: text,
    subject: text,
    message: text,
  }));
  const run = await runProject(project, {
    claims: { 'forms-https': { result: { verdict: 'violated', violations } } },
  });
  const kept = run.conformance.claims
    .find(entry => entry.id === 'forms-https')
    ?.violations.map(row => row.message);
  expect(kept?.sort()).toEqual(Object.values(hostile).sort());
  expect(run.output).not.toMatch(/^::error/m);
  expect(run.output.replace(/\r?\n/g, '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2028]/u);
  expect(run.code).toBe(1);
});
