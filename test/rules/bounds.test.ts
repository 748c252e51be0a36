import { expect, test } from '@playwright/test';
import {
  bitBy,
  bounds,
  type Bound,
  type BoundName,
  type BoundSubject,
} from '../../crawler/evidence/bounds.js';
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

const ofForms = [
  'collects-only-disclosed-pii',
  'forms-https',
  'no-pii-transfer',
  'no-unencrypted-email-collection',
  'registration-required-marked',
  'registration-unmarked-optional',
  'sensitive-data-consent',
  'telemetry-not-linked-to-pii',
  'third-party-collectors',
  'under-13-refused',
];
/** The claims whose judgement rests on each of what bounds may leave out. */
const restingOn: Readonly<Record<BoundSubject, readonly string[]>> = {
  pages: [
    ...ofForms,
    'browse-without-personal-information',
    'cookies-declined',
    'cookies-domain-scope',
    'policy-link-current',
    'tls-in-transit',
    'usable-without-cookies',
  ],
  'policy-links': ['policy-link-current'],
  'policy-text': [
    'california-disclosure-posted',
    'contact-channels-published',
    'policy-link-current',
    'policy-text-matches',
    'texas-phi-notice-posted',
  ],
  forms: [...ofForms, 'browse-without-personal-information'],
  marks: ['registration-required-marked', 'registration-unmarked-optional'],
  filling: ofForms,
  sent: ['forms-https', 'no-pii-transfer', 'telemetry-not-linked-to-pii', 'third-party-collectors'],
  stored: ['cookies-declined', 'cookies-domain-scope'],
  ages: ['under-13-refused'],
  consent: ['cookies-declined'],
  gates: ['browse-without-personal-information'],
  reading: ['usable-without-cookies'],
};

test('every claim that a visit can show rests on something that a bound may leave out', () => {
  const resting = new Set(Object.values(restingOn).flat());
  expect(rules.map(({ id }) => id).filter(id => !resting.has(id))).toEqual([]);
});

for (const name of names) {
  test(`the claims that rest on what the bound "${name}" leaves out stay open once it is reached, and no others`, () => {
    const reached: BoundName[] = [name];
    const evidence = site({
      pages: [page({ bounds: reached })],
      filled: [filled({ bounds: reached })],
      documents: [policyDocument({ bounds: reached })],
      consent: [consent({ bounds: reached })],
      refused: [refused({ bounds: reached })],
    });
    const { of }: Bound = bounds[name];
    const open = rules
      .filter(rule =>
        rule.judge(evidence, registeredPolicy).undetermined.some(each => each.reason === bitBy(name)),
      )
      .map(rule => rule.id);
    expect(open.toSorted()).toEqual([...new Set(of.flatMap(subject => restingOn[subject]))].toSorted());
    expect(open).not.toEqual([]);
  });
}
