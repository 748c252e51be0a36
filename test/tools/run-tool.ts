import { spawnSync } from 'node:child_process';

/** Runs a command of the project on a reports folder, without a terminal. */
export function runTool(script: string, reportsDir: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/tsx', [script], {
    encoding: 'utf8',
    env: {
      ...process.env,
      REPORTS_DIR: reportsDir,
      BASE_URL: 'https://www.mpro.org/',
      POLICY_AS_OF: '2026-03-04',
      ...env,
    },
    timeout: 90_000,
  });
  return { code: status, out: stdout, err: stderr };
}
