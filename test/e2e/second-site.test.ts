import { expect, test } from '@playwright/test';
import { claimsWith, freshReportsDir, runCli, type CliRun } from './run-cli.js';
import { openIn } from './run-batch.js';
import { serveSecondSite } from './second-site.js';

test.describe.configure({ mode: 'serial', timeout: 900_000 });

async function check(
  kind: 'sound' | 'faulty',
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<CliRun> {
  const folder = freshReportsDir();
  const site = await serveSecondSite(folder, kind);
  try {
    return await runCli({ ...site.env, ...env }, args, folder);
  } finally {
    await site.close();
  }
}

const limitsIn = (run: CliRun, id: string): string[] =>
  (run.conformance?.claims ?? [])
    .filter(claim => claim.id === id)
    .flatMap(claim => claim.limits.map(({ page, settledBy }) => `${page} ${settledBy}`));

const answers = [
  'https://www.quality-alliance.test/sign-up.html',
  'https://www.quality-alliance.test/talk.html',
];
let rehearsed: CliRun;

test('another site that keeps the policy conforms, under its own names and certificates', async () => {
  rehearsed = await check('sound', { SUBMIT: 'real', REQUIRE: 'complete' });
  expect(claimsWith(rehearsed, 'violated')).toEqual([]);
  expect(rehearsed.conformance?.target).toBe('https://www.quality-alliance.test/');
  expect(rehearsed.conformance?.coverage).toMatchObject({
    pagesDiscovered: 5,
    pagesObserved: 5,
    pagesFailed: [],
  });
  expect(rehearsed.exitCode, rehearsed.output).toBe(0);
});

test('it conforms with submissions held back, as far as that can tell: what only the answer settles is listed, and fails a run that has to be complete', async () => {
  const run = await check('sound', { SUBMIT: 'dry' });
  expect(openIn(run)).toEqual([]);
  expect(run.exitCode, run.output).toBe(0);
  expect(limitsIn(run, 'forms-https')).toEqual(answers.map(page => `${page} a run with SUBMIT=real`));
  expect(limitsIn(run, 'policy-link-current')).toEqual([]);
  expect(run.output).toMatch(/not asked {5}\d+ questions left to a run with SUBMIT=real \(.*forms-https/);
  const again = await runCli({ ...siteless(run), REQUIRE: 'complete' }, judgeAgain, run.reportsDir);
  expect(again.exitCode, again.output).toBe(1);
  expect(again.output).toContain('REQUIRE=complete asks for a run that leaves no question.');
  const settled = await runCli(
    { ...siteless(run), ANSWERS_FROM: rehearsed.reportsDir },
    judgeAgain,
    run.reportsDir,
  );
  expect(settled.exitCode, settled.output).toBe(0);
  expect(limitsIn(settled, 'forms-https')).toEqual([]);
  expect(limitsIn(settled, 'registration-required-marked')).toEqual([]);
});

/** Stored evidence is judged without the site. */
const judgeAgain = ['--project=claims', '--no-deps'];
const siteless = (run: CliRun): Record<string, string> => ({
  BASE_URL: run.conformance?.target ?? '',
  FAMILY_HOSTS: 'www.quality-alliance.test',
  SUBMIT: 'dry',
});

test('another site is told what it breaks, and where', async () => {
  const run = await check('faulty', { SUBMIT: 'dry' });
  expect(run.exitCode, run.output).toBe(1);
  expect(openIn(run)).toEqual([]);
  expect(limitsIn(run, 'registration-required-marked')).toEqual([
    `${answers[0] ?? ''} a run with SUBMIT=real`,
  ]);
  const violations = (run.conformance?.claims ?? []).flatMap(claim =>
    claim.violations.map(violation => `${claim.id} ${violation.page}`),
  );
  expect([...new Set(violations)]).toEqual([
    'forms-https https://www.quality-alliance.test/talk.html',
    'policy-link-current https://www.quality-alliance.test/about.html',
  ]);
});
