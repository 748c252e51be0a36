import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isJudged } from '../../policy/claim.js';
import { claims } from '../../policy/claims.js';
import { sections } from '../../policy/text.js';
import { rules } from '../../specs/rules/index.js';
import { defects, nearMisses } from '../../fixtures/replica/defects.js';
import { claimsInSpec } from '../../fixtures/spec-claims.js';

const folder = new URL('../../', import.meta.url);
const inSpecs = readdirSync(new URL('specs/', folder))
  .filter(name => name.endsWith('.spec.ts'))
  .map(name => ({ name, ids: claimsInSpec(readFileSync(new URL(`specs/${name}`, folder), 'utf8')) }));
const judged = claims.filter(claim => isJudged(claim)).map(claim => claim.id);

test('every judged claim has a rule in the index, in the order of the policy, and no other has', () => {
  expect(rules.map(rule => rule.id)).toEqual(judged);
});

test('every rule stands in the file of its name, with its cases in test/rules', () => {
  const files = readdirSync(new URL('specs/rules/', folder)).filter(name => name.endsWith('.ts'));
  expect(files.sort()).toEqual(['index.ts', 'rule.ts', ...judged.map(id => `${id}.ts`)].sort());
  expect(judged.filter(id => !existsSync(new URL(`test/rules/${id}.test.ts`, folder)))).toEqual([]);
});

test('every entry of the register has exactly one test, all of a section in one spec, in the order of the register', () => {
  const tested = inSpecs.flatMap(({ ids }) => ids);
  expect([...tested].sort()).toEqual(claims.map(claim => claim.id).sort());
  const bySection = sections.map(({ heading }) =>
    claims.filter(claim => claim.section === heading).map(claim => claim.id),
  );
  for (const ids of bySection) expect(inSpecs.map(spec => spec.ids)).toContainEqual(ids);
});

test('every judged claim has four seeded defects and four near misses, or more', () => {
  const few = judged.flatMap(id => {
    const own = defects.filter(({ flips }) => flips.includes(id)).length;
    const near = nearMisses.filter(({ nearly }) => nearly?.includes(id)).length;
    return own < 4 || near < 4 ? [`${id}: ${own} of 4 defects, ${near} of 4 near misses`] : [];
  });
  expect(few).toEqual([]);
});
