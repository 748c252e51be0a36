import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { readNewClaim } from './plan-claim.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const parts = [
  'crawler',
  'fixtures',
  'kernel',
  'policy',
  'reporters',
  'specs',
  'test/rules',
  'test/scaffold',
  'test/playwright.config.ts',
  'package.json',
  'tsconfig.json',
  '.prettierrc.json',
  'eslint.config.js',
  'playwright.config.ts',
];

/** A copy of the project that a test may change. */
const test = base.extend<{ copy: string }>({
  copy: async ({}, use) => {
    const copy = mkdtempSync(join(tmpdir(), 'new-claim-'));
    for (const part of parts) cpSync(join(project, part), join(copy, part), { recursive: true });
    symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
    await use(copy);
    rmSync(copy, { recursive: true, force: true });
  },
});

const run = (cwd: string, ...args: string[]) =>
  spawnSync('node_modules/.bin/tsx', ['test/scaffold/new-claim.ts', ...args], { cwd, encoding: 'utf8' });
const bin = (name: string): string => join(project, 'node_modules/.bin', name);

test('writes every part of a claim; what is left to the author is named', ({ copy }) => {
  // It type-checks a whole project and starts the runner twice.
  test.setTimeout(300_000);
  const result = run(copy, 'policy-in-plain-words', 'Changes to this');
  expect(result.stderr).toBe('');
  const written = [
    'policy/claims/changes.ts',
    'specs/rules/index.ts',
    'specs/changes.spec.ts',
    'fixtures/replica/defects.ts',
    'specs/rules/policy-in-plain-words.ts',
    'test/rules/policy-in-plain-words.test.ts',
    'fixtures/replica/variations/policy-in-plain-words.ts',
  ];
  expect(result.stdout).toContain(written.map(path => `wrote ${path}`).join('\n'));
  for (const path of written)
    expect(readFileSync(join(copy, path), 'utf8'), path).toMatch(/policy-in-plain-words|policyInPlainWords/);

  execFileSync(bin('prettier'), ['--check', ...written], { cwd: copy });
  // Of the whole project's types, those of these files: what is wrong elsewhere is told elsewhere.
  const types = spawnSync(bin('tsc'), ['--noEmit', '--incremental', 'false'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(types.stdout.split('\n').filter(line => written.some(path => line.startsWith(path)))).toEqual([]);
  const parity = spawnSync(
    bin('playwright'),
    ['test', '-c', 'test/playwright.config.ts', '--project=parts', 'test/rules/parity', '--reporter=line'],
    { cwd: copy, encoding: 'utf8' },
  );
  expect(parity.stdout).toContain('1 failed');
  expect(parity.stdout).toContain('policy-in-plain-words: 1 of 4 defects, 0 of 4 near misses');
  const cases = spawnSync(
    bin('playwright'),
    [
      'test',
      '-c',
      'test/playwright.config.ts',
      '--project=parts',
      'test/rules/policy-in-plain',
      '--reporter=line',
    ],
    { cwd: copy, encoding: 'utf8' },
  );
  expect(cases.stdout + cases.stderr).toContain(
    'cases of policy-in-plain-words: expected at least one case in conforms, got none',
  );
});

test('a name that cannot be is one clear line', ({ copy }) => {
  const lines: [string | undefined, string | undefined, string][] = [
    [undefined, undefined, 'expected: npm run new-claim -- <id> <section>'],
    ['Forms_HTTPS', 'Security', 'expected a kebab-case id such as forms-https, got "Forms_HTTPS"'],
    ['something-new', 'Personal', 'expected one section of the policy, got "Personal", which fits'],
    ['something-new', 'Nowhere', 'which fits 0 of: MPRO Privacy Policy · Collection'],
  ];
  for (const [id, section, line] of lines) expect(() => readNewClaim(id, section)).toThrow(line);
  const { status, stderr, stdout } = run(copy, 'forms-https', 'Security');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe('expected a new id, but the register has forms-https already\n');
});
