import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { defects } from '../../fixtures/replica/defects.js';
import { isJudged } from '../../policy/claim.js';
import { claims, isClaimId } from '../../policy/claims.js';

const judged = claims.filter(claim => isJudged(claim));
const exists = (path: string): boolean => existsSync(new URL(`../../${path}`, import.meta.url));

test('each judged claim has a rule, a test of that rule and a seeded defect', () => {
  const missing = judged.flatMap(({ id }) => [
    ...[`specs/rules/${id}.ts`, `test/rules/${id}.test.ts`].filter(path => !exists(path)),
    ...(defects.some(defect => defect.flips.includes(id))
      ? []
      : [`fixtures/replica/defects.ts: a defect that flips ${id}`]),
  ]);
  expect(missing, 'what is missing').toEqual([]);
});

test('defects flip claims of the register only, and each has a name of its own', () => {
  const strangers = defects.flatMap(defect =>
    defect.flips.filter(id => !isClaimId(id)).map(id => `${defect.name}: ${id}`),
  );
  expect(strangers).toEqual([]);
  expect(new Set(defects.map(defect => defect.name)).size).toBe(defects.length);
});
