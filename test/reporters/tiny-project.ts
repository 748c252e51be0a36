import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClaimResult } from '../../policy/result.js';
import { conformance, type Conformance } from '../../reporters/conformance-schema.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = join(root, 'reports', 'own-reporters');

/** What the test of one claim does: hands over a result (and fails over it as real claim tests do), or misbehaves. */
export type ClaimPlan =
  | { readonly result: Partial<ClaimResult>; readonly then?: 'as-it-should' | 'pass' | 'fail' }
  | { readonly misbehave: 'crash' | 'throw' | 'no-result' | 'nonsense' | 'skip' | 'unreadable' };

/** A whole run: claims not named conform. */
export interface Plan {
  readonly claims?: Readonly<Record<string, ClaimPlan>>;
  readonly crawlFails?: string;
  readonly setupFails?: string;
  readonly brokenSpec?: boolean;
  /** A file stands in the place of the folder that Allure writes to, so that it cannot write, as on a full disk. */
  readonly allureBlocked?: boolean;
}

const config = `
import { defineConfig } from '@playwright/test';
import { runReporters } from '${root}reporters/run-reporters.js';
import { runSettings } from '${root}fixtures/run-settings.js';
export default defineConfig({
  globalSetup: './global-setup.ts',
  outputDir: './test-results',
  workers: 1,
  reporter: runReporters(runSettings()),
  projects: [
    { name: 'crawl', testMatch: 'crawl.setup.ts' },
    { name: 'claims', testMatch: '*.claims.ts', dependencies: ['crawl'] },
  ],
});
`;
const globalSetup = `
import { readFileSync } from 'node:fs';
export default () => {
  const { setupFails } = JSON.parse(readFileSync(process.env['PLAN_FILE'], 'utf8'));
  if (setupFails) throw new Error(setupFails);
};
`;
const crawl = `
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
test('crawl the site', () => {
  const { crawlFails, allureBlocked } = JSON.parse(readFileSync(process.env['PLAN_FILE'], 'utf8'));
  const results = join(process.env['REPORTS_DIR'], 'allure-results');
  if (allureBlocked) rmSync(results, { recursive: true, force: true });
  if (allureBlocked) writeFileSync(results, '');
  if (crawlFails) throw new Error(crawlFails);
});
`;
const claimsSpec = `
import { readFileSync } from 'node:fs';
import { test } from '@playwright/test';
import { claimDetails } from '${root}fixtures/claim-details.js';
import { attachResult } from '${root}fixtures/attach-result.js';
import { isJudged } from '${root}policy/claim.js';
import { claims } from '${root}policy/claims.js';
import { passes } from '${root}policy/verdict.js';
import { printable } from '${root}reporters/printable.js';
const plans = JSON.parse(readFileSync(process.env['PLAN_FILE'], 'utf8')).claims ?? {};
for (const claim of claims.filter(isJudged))
  test(claim.title, claimDetails(claim), async ({}, info) => {
    const plan = plans[claim.id] ?? { result: {} };
    if (plan.misbehave === 'crash') process.exit(3);
    if (plan.misbehave === 'throw') throw new Error('no such luck');
    if (plan.misbehave === 'unreadable') throw new Error('Undetermined: there is no inventory');
    if (plan.misbehave === 'skip') test.skip(true, 'there is no evidence');
    if (plan.misbehave === 'no-result') return;
    const result = { id: claim.id, verdict: 'conforms', subjectsChecked: 2, violations: [], undetermined: [], limits: [], notes: [], ...plan.result };
    if (plan.misbehave === 'nonsense') await info.attach('claim-result', { body: '{"id":', contentType: 'application/json' });
    else await attachResult(info, result, process.env['REPORTS_DIR']);
    if (plan.then === 'fail') throw new Error('something else broke');
    if (plan.then === 'pass' || passes(claim, result)) return;
    const [violation] = result.violations;
    throw new Error(printable(violation ? 'Policy violation: ' + violation.message : 'Undetermined: ' + result.undetermined[0].reason));
  });
`;

/** What came of a run of the real command line. */
export interface TinyRun {
  readonly code: number | null;
  readonly output: string;
  /** Folder of the project; the reports lie in its folder `reports`. */
  readonly dir: string;
  readonly conformance: Conformance;
  /** Reads a report by its name. */
  readonly report: (name: string) => string;
}

/** Writes a small project that uses the real reporters. Remove it with {@link removeProject}. */
export function writeProject(): string {
  mkdirSync(scratch, { recursive: true });
  const dir = mkdtempSync(join(scratch, 'run-'));
  const files = {
    'playwright.config.ts': config,
    'global-setup.ts': globalSetup,
    'crawl.setup.ts': crawl,
    'a.claims.ts': claimsSpec,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

export const removeProject = (dir: string): void => rmSync(dir, { recursive: true, force: true });

/** Runs the project by Playwright's own command line. */
export async function runProject(
  dir: string,
  plan: Plan,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<TinyRun> {
  const broken = join(dir, 'b.claims.ts');
  if (plan.brokenSpec) writeFileSync(broken, "throw new Error('this spec does not load');\n");
  else rmSync(broken, { force: true });
  const reportsDir = join(dir, 'reports');
  // Thousands of findings would be too long for a variable.
  const planFile = join(dir, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '-c', dir, ...args],
    {
      cwd: root,
      env: {
        ...cleanEnvironment(),
        FORCE_COLOR: '0',
        PLAN_FILE: planFile,
        BASE_URL: 'https://www.mpro.org/',
        REPORTS_DIR: reportsDir,
        POLICY_AS_OF: '2026-06-01',
        BASELINE: join(dir, 'baseline.json'),
        ...env,
      },
      timeout: 480_000,
    },
  );
  let output = '';
  child.stdout.on('data', chunk => (output += String(chunk)));
  child.stderr.on('data', chunk => (output += String(chunk)));
  const code = await new Promise<number | null>(done => child.on('close', done));
  const report = (name: string): string => readFileSync(join(reportsDir, name), 'utf8');
  if (!existsSync(join(reportsDir, 'conformance.json')))
    throw new Error(`no conformance.json; the run said:\n${output}`);
  return {
    code,
    output,
    dir,
    conformance: conformance.parse(JSON.parse(report('conformance.json'))),
    report,
  };
}

/** This process is a Playwright worker itself; what the runner told it is not for its child. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own =
    /^(PW_|PWTEST|TEST_|PLAYWRIGHT_|FORCE_COLOR|NO_COLOR|GITHUB_|CI$|CI_|BASE_URL|BASELINE|FAIL_ON|CONNECT_TO|EXTRA_CA|DEFECTS)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
