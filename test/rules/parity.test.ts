import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isFamilyHost, registrableDomain } from '../../crawler/network/party.js';
import { isJudged } from '../../policy/claim.js';
import { claims } from '../../policy/claims.js';
import { sections } from '../../policy/text.js';
import { rules } from '../../specs/rules/index.js';
import { domainOf, isFamily } from '../../specs/rules/reading/party.js';
import { defects } from '../../fixtures/replica/defects.js';
import { claimsInSpec } from '../../fixtures/spec-claims.js';
import { home, site } from './evidence-builders.js';

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

test('every judged claim has three seeded defects or more', () => {
  const few = judged.flatMap(id => {
    const own = defects.filter(({ flips }) => flips.includes(id)).length;
    return own < 3 ? [`${id}: ${own} of 3 defects`] : [];
  });
  expect(few).toEqual([]);
});

test("the rules' notion of first and third party is the crawler's", () => {
  const { site: mine } = site();
  for (const host of [
    'www.mpro.org',
    'mpro.org',
    'MPRO.org',
    'a.b.mpro.org',
    'notmpro.org',
    'mpro.org.evil.example',
    'www.www.mpro.org',
    '127.0.0.1',
  ])
    expect([host, isFamily(mine, host)]).toEqual([host, isFamilyHost(mine.familyHosts, host)]);
  for (const familyHosts of [['example.com'], ['*'], ['*.example.com'], ['www.example.com']])
    for (const host of ['example.com', 'www.example.com', 'a.example.com'])
      expect([host, isFamily({ ...mine, familyHosts }, host)]).toEqual([
        host,
        isFamilyHost(familyHosts, host),
      ]);
  for (const host of [
    'forms.formbarn.example',
    'a.github.io',
    'x.co.uk',
    '127.0.0.1',
    'localhost',
    new URL(home).hostname,
  ])
    expect(domainOf(host)).toBe(registrableDomain(host));
});
