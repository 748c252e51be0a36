import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { conformance, conformanceJsonSchema } from '../../reporters/conformance-schema.js';

test('the published JSON Schema is that of the code', () => {
  const committed = readFileSync(new URL('../../reporters/conformance.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(committed), 'stale: run "npm run conformance-schema" and commit').toEqual(
    JSON.parse(conformanceJsonSchema()),
  );
});

test('a result of another shape is refused', () => {
  const result = {
    schemaVersion: 2,
    target: 'https://www.mpro.org/',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:01:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: { pagesDiscovered: 1, pagesObserved: 1, pagesSkipped: [], pagesFailed: [] },
    claims: [],
  };
  expect(conformance.safeParse(result).success).toBe(true);
  expect(conformance.safeParse({ ...result, schemaVersion: 1 }).success).toBe(false);
  expect(conformance.safeParse({ ...result, extra: 1 }).success).toBe(false);
  expect(conformance.safeParse({ ...result, startedAt: 'yesterday' }).success).toBe(false);
});
