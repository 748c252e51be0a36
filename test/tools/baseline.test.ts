import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { check, resolveConfig } from 'prettier';
import { isJudged } from '../../policy/claim.js';
import { claims } from '../../policy/claims.js';
import { readBaseline } from '../../reporters/baseline/baseline.js';
import { conformanceOf, type ClaimOutcome } from '../../reporters/conformance-of.js';
import { jsonText } from '../../reporters/printable.js';
import { runTool } from './run-tool.js';

const outcome = (id: string): [string, ClaimOutcome] => {
  const broken = {
    page: 'https://www.mpro.org/contact',
    subject: '#f',
    message: 'm',
    expected: 'e',
    actual: 'a',
  };
  const violations = id === 'forms-https' ? [{ ...broken, evidence: [], waived: false }] : [];
  const verdict = violations.length > 0 ? 'violated' : 'conforms';
  return [
    id,
    { result: { id, verdict, subjectsChecked: 1, violations, undetermined: [], limits: [], notes: [] } },
  ];
};
const resultOf = (ids: readonly string[]) =>
  conformanceOf({
    target: 'https://www.mpro.org/',
    startedAt: '2026-03-04T05:06:00.000Z',
    finishedAt: '2026-03-04T05:08:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: { pagesDiscovered: 1, pagesObserved: 1, pagesSkipped: [], pagesFailed: [] },
    claims,
    outcomes: new Map(ids.map(outcome)),
    attestations: [],
    asOf: '2026-03-04',
  });

test('npm run baseline stores what the last run found, in style; a run that left claims out is refused', async () => {
  test.setTimeout(180_000);
  const dir = mkdtempSync(join(tmpdir(), 'baseline-tool-'));
  const path = join(dir, 'baseline.json');
  const run = () => runTool('tools/baseline/write-baseline.ts', dir, { BASELINE: path });
  const judged = claims.filter(isJudged).map(({ id }) => id);
  writeFileSync(join(dir, 'conformance.json'), jsonText(resultOf(judged.slice(1))));
  const refused = run();
  expect([refused.code, refused.out, existsSync(path)]).toEqual([1, '', false]);
  expect(refused.err).toMatch(
    /^expected the result of a run that judged every claim, got 1 without a verdict, such as .*\n$/,
  );
  writeFileSync(join(dir, 'conformance.json'), jsonText(resultOf(judged)));
  const said = run();
  expect([said.code, said.err]).toEqual([0, '']);
  expect(said.out).toContain('1 finding of https://www.mpro.org/ known from now on');
  expect(readBaseline(path)).toEqual({
    schemaVersion: 1,
    target: 'https://www.mpro.org/',
    from: '2026-03-04T05:08:00.000Z',
    findings: [
      { kind: 'violated', claim: 'forms-https', subject: '#f', pages: ['https://www.mpro.org/contact'] },
    ],
  });
  const style = await resolveConfig('policy/baseline.json');
  expect(await check(readFileSync(path, 'utf8'), { ...style, parser: 'json' })).toBe(true);
  rmSync(dir, { recursive: true, force: true });
});
