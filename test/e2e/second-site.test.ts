import { expect, test } from '@playwright/test';
import { claimsWith, freshReportsDir, runCli, type CliRun } from './run-cli.js';
import { openIn } from './run-batch.js';
import { serveSecondSite } from './second-site.js';

test.describe.configure({ mode: 'serial', timeout: 900_000 });

async function check(kind: 'sound' | 'faulty', submit: 'dry' | 'real'): Promise<CliRun> {
  const folder = freshReportsDir();
  const site = await serveSecondSite(folder, kind);
  try {
    return await runCli({ ...site.env, SUBMIT: submit }, [], folder);
  } finally {
    await site.close();
  }
}

test('another site that keeps the policy conforms, under its own names and certificates', async () => {
  const run = await check('sound', 'real');
  expect(claimsWith(run, 'violated')).toEqual([]);
  expect(run.conformance?.target).toBe('https://www.quality-alliance.test/');
  expect(run.conformance?.coverage).toMatchObject({ pagesDiscovered: 5, pagesObserved: 5, pagesFailed: [] });
  expect(run.exitCode, run.output).toBe(0);
});

test('another site is told what it breaks, and where; with submissions held back, only what the server alone can answer stays open', async () => {
  const run = await check('faulty', 'dry');
  expect(run.exitCode, run.output).toBe(1);
  expect(openIn(run).map(row => row.replace(/: the submission was held back.*$/, ''))).toEqual([
    'registration-required-marked https://www.quality-alliance.test/sign-up.html',
    'forms-https https://www.quality-alliance.test/sign-up.html',
  ]);
  const violations = (run.conformance?.claims ?? []).flatMap(claim =>
    claim.violations.map(violation => `${claim.id} ${violation.page}`),
  );
  expect([...new Set(violations)]).toEqual([
    'forms-https https://www.quality-alliance.test/talk.html',
    'policy-link-current https://www.quality-alliance.test/about.html',
  ]);
});
