import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import {
  changedFiles,
  evidenceManifest,
  ManifestError,
  manifestHash,
  reportManifest,
  writeManifest,
} from '../../reporters/evidence-hash/manifest.js';

/** A reports folder of a run, small. */
const test = base.extend<{ dir: string }>({
  dir: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'manifest-'));
    for (const path of [
      'inventory.json',
      'conformance.json',
      'conformance.sarif',
      'summary.md',
      'evidence/pages/00.jsonl',
      'evidence/exhibits/a b.png',
      'evidence/exhibits/half.png.part',
      'allure-results/x-result.json',
    ]) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), path);
    }
    await use(dir);
    rmSync(dir, { recursive: true, force: true });
  },
});

test('as the run left it: nothing differs, and sha256sum agrees', async ({ dir }) => {
  const hash = await writeManifest(dir, evidenceManifest);
  expect(await changedFiles(dir, evidenceManifest)).toEqual([]);
  expect(await manifestHash(dir, evidenceManifest)).toBe(hash);
  const said = execFileSync('sha256sum', ['-c', evidenceManifest.file], { cwd: dir, encoding: 'utf8' });
  expect(said.trim().split('\n')).toEqual(
    [
      'conformance.json',
      'conformance.sarif',
      'evidence/exhibits/a b.png',
      'evidence/pages/00.jsonl',
      'inventory.json',
      'summary.md',
    ].map(path => `${path}: OK`),
  );
});

test('each file that was changed, taken away or added is named', async ({ dir }) => {
  const hash = await writeManifest(dir, evidenceManifest);
  appendFileSync(join(dir, 'conformance.json'), ' ');
  rmSync(join(dir, 'evidence/exhibits/a b.png'));
  writeFileSync(join(dir, 'evidence/exhibits/new.png'), '');
  writeFileSync(join(dir, 'allure-results/new.json'), '');
  expect(await changedFiles(dir, evidenceManifest)).toEqual([
    { path: 'conformance.json', is: 'changed' },
    { path: 'evidence/exhibits/a b.png', is: 'missing' },
    { path: 'evidence/exhibits/new.png', is: 'added' },
  ]);
  expect(await manifestHash(dir, evidenceManifest)).toBe(hash);
});

test('the report rests on the manifest of the evidence', async ({ dir }) => {
  await writeManifest(dir, evidenceManifest);
  await writeManifest(dir, reportManifest);
  expect(await changedFiles(dir, reportManifest)).toEqual([]);
  // Whoever changes evidence and its manifest is told on by that of the report.
  appendFileSync(join(dir, 'conformance.json'), ' ');
  await writeManifest(dir, evidenceManifest);
  expect(await changedFiles(dir, evidenceManifest)).toEqual([]);
  expect(await changedFiles(dir, reportManifest)).toEqual([{ path: 'evidence.sha256', is: 'changed' }]);
});

test('a statement of an earlier run is none of this one', async ({ dir }) => {
  writeFileSync(join(dir, 'statement.pdf'), 'old');
  utimesSync(join(dir, 'statement.pdf'), new Date('2026-01-01'), new Date('2026-01-01'));
  await writeManifest(dir, evidenceManifest);
  await writeManifest(dir, reportManifest);
  const read = (): string[] => readFileSync(join(dir, 'report.sha256'), 'utf8').match(/\S+$/gm) ?? [];
  expect(read()).toEqual(['evidence.sha256']);
  writeFileSync(join(dir, 'statement.pdf'), 'new');
  await writeManifest(dir, reportManifest);
  expect(read()).toEqual(['evidence.sha256', 'statement.pdf']);
  expect(await changedFiles(dir, reportManifest)).toEqual([]);
  rmSync(join(dir, 'statement.pdf'));
  expect(await changedFiles(dir, reportManifest)).toEqual([{ path: 'statement.pdf', is: 'missing' }]);
});

test('no manifest, or one that leads out of the folder, is one clear line', async ({ dir }) => {
  await expect(changedFiles(dir, evidenceManifest)).rejects.toThrow(
    `expected ${join(dir, 'evidence.sha256')}, which a run writes as it ends: run "npx playwright test" first`,
  );
  for (const path of ['../secret', '/etc/passwd', 'evidence/../../x']) {
    writeFileSync(join(dir, 'evidence.sha256'), `${'0'.repeat(64)}  ${path}\n`);
    await expect(changedFiles(dir, evidenceManifest)).rejects.toThrow(ManifestError);
  }
  writeFileSync(join(dir, 'evidence.sha256'), 'nonsense\n');
  await expect(changedFiles(dir, evidenceManifest)).rejects.toThrow('evidence.sha256:1: expected "<sha256>');
});
