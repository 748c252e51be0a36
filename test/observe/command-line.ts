import { spawn } from 'node:child_process';

export interface RunResult {
  readonly code: number | null;
  readonly output: string;
}

/** A machine may be six times slower than the one where the longest of them takes a minute. */
const limitMs = 480_000;

/** Runs the project `observe` of the real command line over the inventory in `reportsDir`. */
export async function observe(
  baseUrl: string,
  reportsDir: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<RunResult> {
  const child = spawn(
    process.execPath,
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--project=observe',
      '--no-deps',
      '--workers=2',
      ...args,
    ],
    {
      env: {
        ...process.env,
        BASE_URL: baseUrl,
        REPORTS_DIR: reportsDir,
        SUBMIT: 'dry',
        CONFORMANCE_PROFILES: 'first-visit,documents',
        // The runner that runs this test marks its workers; the child is a runner of its own.
        TEST_WORKER_INDEX: '',
        TEST_PARALLEL_INDEX: '',
        ...env,
      },
      timeout: limitMs,
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += String(data)));
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  return { code, output };
}
