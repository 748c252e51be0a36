import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusedReportsFolder } from '../../fixtures/reports-folder.js';
import { runCli } from '../e2e/run-cli.js';

test('a folder that can be written to is made, and left empty', ({}, testInfo) => {
  const folder = join(testInfo.outputPath('reports'), 'of', 'monday');
  expect(refusedReportsFolder(folder)).toBeUndefined();
  expect(refusedReportsFolder(folder)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that cannot be made or written to is refused in one line', ({}, testInfo) => {
  const file = testInfo.outputPath('a-file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'reports'), '/proc/reports', '/dev/full/reports']) {
    const refusal = refusedReportsFolder(folder) ?? '';
    expect(refusal).toMatch(
      /^REPORTS_DIR: expected a folder that can be written to, got ".+" \(E[A-Z]+: .+\)$/,
    );
    expect(refusal).toContain(folder);
  }
});

test('the command line says so before it does anything, and ends with 1', async ({}, testInfo) => {
  const file = testInfo.outputPath('reports');
  writeFileSync(file, '');
  const { exitCode, output } = await runCli({ BASE_URL: 'https://www.mpro.org/' }, ['--list'], file);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/^REPORTS_DIR: expected a folder .*ENOTDIR/),
  ]);
  expect(exitCode).toBe(1);
  expect(existsSync(file)).toBe(true);
});
