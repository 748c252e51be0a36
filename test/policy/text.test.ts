import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { organisation, organisationIn } from '../../policy/organisation.js';
import { RegisterError } from '../../policy/register-error.js';
import { sentencesOf } from '../../policy/sentences.js';
import { effectiveDate, parsePolicy, policySha256, policyText, sections } from '../../policy/text.js';

test('the registered text: hash, date, sections and sentences', () => {
  const file = readFileSync(new URL('../../policy/privacy-policy.txt', import.meta.url));
  expect(policySha256).toBe(createHash('sha256').update(file).digest('hex'));
  expect(policyText).toBe(file.toString('utf8'));
  expect(effectiveDate).toBe('2021-01-15');
  const counts = sections.map(section => [
    section.heading,
    section.paragraphs.map(paragraph => paragraph.sentences.length),
  ]);
  expect(counts).toEqual([
    ['MPRO Privacy Policy', [4]],
    ['Collection of your Personal Information', [6, 4, 4, 1]],
    ['Use of your Personal Information', [4, 5, 1, 2, 1]],
    ['Use of Cookies', [4, 5, 3]],
    ['Children’s Online Privacy Information', [3, 3]],
    ['Security of your Personal Information', [3, 4]],
    ['Additional Texas Privacy Disclosures', [5]],
    ['Additional California Privacy Disclosures', [3, 1]],
    ['Changes to this Privacy Policy', [3]],
    ['Opting Out or Changing Personal Information', [1]],
    ['Contact Information', [3]],
  ]);
});

test('no word of the text is lost between heading, paragraph and sentence', () => {
  const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const parts = sections.flatMap(section => [
    section.heading,
    ...section.paragraphs.flatMap(paragraph => paragraph.sentences),
  ]);
  expect(fold(parts.join(' '))).toBe(fold(policyText));
});

const splits: readonly (readonly [string, readonly string[]])[] = [
  ['One. Two! Three? Four.', ['One.', 'Two!', 'Three?', 'Four.']],
  [
    'We may act to: (a) obey the law; (b) protect users; and (c) help. Then stop.',
    ['We may act to: (a) obey the law; (b) protect users; and (c) help.', 'Then stop.'],
  ],
  ['Farmington Hills, MI 48335-2611. We answer.', ['Farmington Hills, MI 48335-2611.', 'We answer.']],
  [
    'Use a browser, e.g. Firefox, or i.e. Chrome. Done.',
    ['Use a browser, e.g. Firefox, or i.e. Chrome.', 'Done.'],
  ],
  ['The U.S. Congress met. It sat.', ['The U.S. Congress met.', 'It sat.']],
  [
    'Write to Dr. Smith at No. 5 St. James. “Quoted.” After.',
    ['Write to Dr. Smith at No. 5 St. James.', '“Quoted.”', 'After.'],
  ],
  [
    'See www.MPRO.org or info@mpro.org for version 2.1 of it. Next.',
    ['See www.MPRO.org or info@mpro.org for version 2.1 of it.', 'Next.'],
  ],
  ['No full stop', ['No full stop']],
  ['   ', []],
];
for (const [paragraph, expected] of splits)
  test(`sentences of: ${paragraph.trim() || '(blank)'}`, () =>
    expect(sentencesOf(paragraph)).toEqual(expected));

const refusals: readonly (readonly [string, string, string])[] = [
  [
    'no date',
    'Policy\nNothing is dated here.',
    'policy/privacy-policy.txt: expected one "effective as of <month> <day>, <year>", got 0 of them',
  ],
  [
    'two dates',
    'Policy\nIt is effective as of May 1, 2020. It is effective as of May 2, 2020.',
    'got 2 of them',
  ],
  ['no month', 'Policy\nIt is effective as of Smarch 1, 2020.', 'got 1 of them, the month Smarch'],
  [
    'no heading first',
    'It is effective as of May 1, 2020.',
    'expected a heading in the first line, got It is effective',
  ],
];
for (const [name, text, message] of refusals)
  test(`refuses a text with ${name}`, () => {
    expect(() => parsePolicy(text)).toThrow(RegisterError);
    expect(() => parsePolicy(text)).toThrow(message);
  });

test('a day of one digit and a heading with trailing space', () => {
  expect(parsePolicy('Policy \nIt is effective as of May 1, 2020.')).toEqual({
    effectiveDate: '2020-05-01',
    sections: [
      {
        heading: 'Policy',
        paragraphs: [
          { text: 'It is effective as of May 1, 2020.', sentences: ['It is effective as of May 1, 2020.'] },
        ],
      },
    ],
  });
});

test('the title says whose policy it is; one that names nobody is refused', () => {
  expect(organisation).toBe('MPRO');
  expect(organisationIn('The Harbour Clinic Website Privacy Notice')).toBe('Harbour Clinic');
  expect(organisationIn('Friends of Privacy Privacy Statement')).toBe('Friends of Privacy');
  for (const title of ['Privacy Policy', 'Website Privacy Policy', 'How MPRO handles data'])
    expect(() => organisationIn(title)).toThrow(
      `policy/privacy-policy.txt: title: expected a first line that says whose policy it is, such as "MPRO Privacy Policy", got "${title}"`,
    );
});
