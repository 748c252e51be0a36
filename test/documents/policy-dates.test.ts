import { expect, test } from '@playwright/test';
import { policyDates } from '../../crawler/documents/policy-dates.js';

const short = (text: string): string[] => policyDates(text).map(({ date, label }) => `${label} ${date}`);

const found: readonly (readonly [text: string, dates: readonly string[]])[] = [
  ['This Privacy Policy is effective as of January 15, 2021.', ['effective 2021-01-15']],
  ['Effective date: 01/15/2021', ['effective 2021-01-15']],
  ['Effective Date\nJanuary 15, 2021\nWe keep data.', ['effective 2021-01-15']],
  ['EFFECTIVE JANUARY 15, 2021', ['effective 2021-01-15']],
  ['Effective: January 15th, 2021', ['effective 2021-01-15']],
  ['Effective as of 2021-01-15', ['effective 2021-01-15']],
  ['Effective on the 15th of January 2021', ['effective 2021-01-15']],
  ['Last Updated: 15 Jan 2021', ['updated 2021-01-15']],
  ['Last revised on March 3, 2022.', ['updated 2022-03-03']],
  ['This policy was last modified on 3/4/2022', ['updated 2022-03-04']],
  ['Last updated and effective: January 15, 2021', ['effective 2021-01-15']],
  [
    'Effective January 15, 2021. Last updated: February 1, 2022.',
    ['effective 2021-01-15', 'updated 2022-02-01'],
  ],
  [
    'This Privacy Policy is effective as of January 15, 2021.\nThis Privacy Policy is effective as of March 1, 2019.',
    ['effective 2021-01-15', 'effective 2019-03-01'],
  ],
  ['This policy takes effect on January 1, 2031.', ['effective 2031-01-01']],
  ['Effective January 2021', ['effective ']],
  ['This Privacy Policy is effec\u00adtive as of Janu\u200bary 15, 2021.', ['effective 2021-01-15']],
  ['This Privacy Policy is eﬀective as of January 15, 2021.', ['effective 2021-01-15']],
  ['This Privacy Policy is effec-\ntive as\nof January\n15,\n2021.', ['effective 2021-01-15']],
  ['Effective 15\nJanuary 2021', ['effective 2021-01-15']],
  [
    'Effective December 1, 2026, MPRO moves to new offices.\nThis Privacy Policy is effective as of January 15, 2021.',
    ['effective 2021-01-15'],
  ],
  [
    'This Privacy Policy is effective as of January 15, 2021. It replaces the version effective as of March 1, 2018.',
    ['effective 2021-01-15'],
  ],
  [
    'This policy replaces all previous policies and is effective as of January 15, 2021.',
    ['effective 2021-01-15'],
  ],
  [
    'Effective date: January 15, 2021\nRevision history\nEffective March 1, 2018\nEffective May 2, 2016: first version',
    ['effective 2021-01-15'],
  ],
  [
    'Version history\nMay 2, 2016\nWe keep what visitors of our site and its subpages entrust to us, and tell them here how we do so, at any time they ask us.\nEffective January 15, 2021',
    ['effective 2021-01-15'],
  ],
  [
    'Effective: January 15, 2021 | Last updated: March 3, 2024',
    ['effective 2021-01-15', 'updated 2024-03-03'],
  ],
  ['Effective January 15, 2021, MPRO keeps what you entrust to it.', ['effective 2021-01-15']],
  ['Fecha de entrada en vigor: 15 de enero de 2021', ['effective 2021-01-15']],
  ['Última actualización: 15 de enero de 2021', ['updated 2021-01-15']],
  ['Dernière mise à jour : 15 janvier 2021', ['updated 2021-01-15']],
  ['Stand: 15. Januar 2021', ['updated 2021-01-15']],
];

const none: readonly string[] = [
  '© 2021 MPRO. All rights reserved.',
  'Our next event takes place on March 3, 2026. Register by February 1, 2026.',
  'The HIPAA Privacy Rule, effective April 14, 2003, protects health information.',
  'Previous versions: effective March 1, 2018; effective May 2, 2016.',
  'The CPRA became effective January 1, 2023.',
  'Texas HB 300 (effective September 1, 2012) requires a notice.',
  'S.B. 220, effective October 1, 2019, is a law of Nevada.',
  'This is an effective way to reach us. We moved on January 15, 2021.',
  'We process data effectively.',
  'Published January 15, 2021',
  'Call 313.465.7360 as of now.',
  'We work to great effect.\nJanuary 15,\n2021 was a Friday.',
  'There is no date here.',
];

test.describe('dates that a text calls its own', () => {
  for (const [text, dates] of found) test(text.slice(0, 70), () => expect(short(text)).toEqual(dates));
});

test.describe('dates of other things', () => {
  for (const text of none) test(text, () => expect(policyDates(text)).toEqual([]));
});

test('the words themselves are kept', () => {
  expect(policyDates('This Privacy Policy is effective as of January 15, 2021. More.')).toEqual([
    { date: '2021-01-15', label: 'effective', phrase: 'effective as of January 15, 2021' },
  ]);
});
