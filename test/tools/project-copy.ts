import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';

const project = fileURLToPath(new URL('../../', import.meta.url));
const parts = [
  'crawler',
  'fixtures/run-settings.ts',
  'kernel',
  'policy',
  'reporters',
  'tools',
  'package.json',
  'tsconfig.json',
  '.prettierrc.json',
];

/** What a command said and how it ended. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A copy of what the commands need, which a test may change. */
export class ProjectCopy {
  constructor(readonly dir: string) {}

  /** Runs a command of the copy without a terminal. */
  run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Said {
    const { status, stdout, stderr } = spawnSync('node_modules/.bin/tsx', [script, ...args], {
      cwd: this.dir,
      encoding: 'utf8',
      env: {
        ...process.env,
        BASE_URL: 'https://www.mpro.org/',
        POLICY_AS_OF: '2026-06-01',
        REPORTS_DIR: 'reports',
        ...env,
      },
      timeout: 90_000,
    });
    return { code: status, out: stdout, err: stderr };
  }
}

export const test = base.extend<{ copy: ProjectCopy }>({
  copy: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'project-copy-'));
    mkdirSync(join(dir, 'fixtures'));
    for (const part of parts) cpSync(join(project, part), join(dir, part), { recursive: true });
    symlinkSync(join(project, 'node_modules'), join(dir, 'node_modules'));
    await use(new ProjectCopy(dir));
    rmSync(dir, { recursive: true, force: true });
  },
});
