import { expect, test } from '@playwright/test';
import { bitBy, bounds, type Bound, type BoundName } from '../../crawler/evidence/bounds.js';
import { rules } from '../../specs/rules/index.js';
import { reachedBounds } from '../../specs/rules/reading/bounds.js';
import { consent, filled, home, page, policyDocument, refused, site } from './evidence-builders.js';
import { registeredPolicy } from './registered-policy.js';

const names = Object.keys(bounds) as BoundName[];

test('a bound that was reached is said of its page, to those who rest on it', () => {
  const evidence = site({ pages: [page({ bounds: ['frames'] }), page({ url: `${home}other` })] });
  expect(reachedBounds(evidence, ['forms', 'marks'])).toEqual([
    {
      page: home,
      subject: 'page',
      code: 'bound-reached',
      reason: `the bound of ${bounds.frames.value} frames of a page was reached: what the further frames hold was not looked at`,
    },
  ]);
  expect(reachedBounds(evidence, ['policy-text'])).toEqual([]);
});

for (const name of names) {
  test(`no claim that rests on what the bound "${name}" leaves out conforms once it is reached`, () => {
    const reached: BoundName[] = [name];
    const evidence = site({
      pages: [page({ bounds: reached })],
      filled: [filled({ bounds: reached })],
      documents: [policyDocument({ bounds: reached })],
      consent: [consent({ bounds: reached })],
      refused: [refused({ bounds: reached })],
    });
    const { of }: Bound = bounds[name];
    expect(of.length).toBeGreaterThan(0);
    const open = rules
      .filter(rule =>
        rule.judge(evidence, registeredPolicy).undetermined.some(each => each.reason === bitBy(name)),
      )
      .map(rule => rule.id);
    expect(open).not.toEqual([]);
  });
}
