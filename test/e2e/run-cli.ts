import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { conformance, type Conformance } from '../../reporters/conformance-schema.js';

/** What a run of the command line left behind. */
export interface CliRun {
  readonly exitCode: number;
  readonly output: string;
  readonly reportsDir: string;
  readonly conformance: Conformance | undefined;
}

const limitMs = 880_000;

/** An empty reports folder of its own for one run. */
export function freshReportsDir(): string {
  const parent = resolve('reports', 'e2e');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'run-'));
}

/**
 * Runs `npx playwright test` as a user does, with only these variables set beside the machine's, and reads what it wrote.
 * A run that does not end within a quarter of an hour is ended and counts as exit code -1.
 */
export async function runCli(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  reportsDir: string = freshReportsDir(),
): Promise<CliRun> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(TEST_|PLAYWRIGHT_|PW_|NODE_OPTIONS|FORCE_COLOR|CONFORMANCE_)/.test(name),
    ),
  );
  const child = spawn(process.execPath, [resolve('node_modules/@playwright/test/cli.js'), 'test', ...args], {
    env: { ...inherited, REPORTS_DIR: reportsDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const exitCode = await new Promise<number>(done => child.once('close', code => done(code ?? -1)));
  clearTimeout(timer);
  const file = join(reportsDir, 'conformance.json');
  return {
    exitCode,
    output,
    reportsDir,
    conformance: existsSync(file) ? conformance.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined,
  };
}

/** Ids of the claims with a verdict, in the register's order. */
export const claimsWith = (run: CliRun, verdict: string): string[] =>
  (run.conformance?.claims ?? []).filter(claim => claim.verdict === verdict).map(claim => claim.id);
