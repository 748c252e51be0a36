import { collectForms } from '../../crawler/fields/collect.js';
import { limitIn, spanOf } from '../../crawler/fields/ages/age-span.js';
import { expect, test } from './field-site.js';

const options = (...texts: string[]): string =>
  `<option value="">Choose</option>${texts.map(each => `<option>${each}</option>`).join('')}`;
const select = (label: string, name: string, ...texts: string[]): string =>
  `<p><label>${label} <select name="${name}">${options(...texts)}</select></label></p>`;
const input = (label: string, name = 'x', attributes = ''): string =>
  `<p><label>${label} <input name="${name}" ${attributes}></label></p>`;
const box = (label: string): string => `<p><label><input type="checkbox" name="b"> ${label}</label></p>`;
const radios = (legend: string, ...labels: string[]): string =>
  `<fieldset><legend>${legend}</legend>${labels.map(each => `<label><input type="radio" name="r" value="${each}"> ${each}</label>`).join('')}</fieldset>`;
const name = input('Your name', 'name');
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => String(from + (to < from ? -at : at)));
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What a form asks, as `asks whose parts`. */
const asked: readonly (readonly [html: string, ...questions: string[]])[] = [
  [input('Date of birth', 'dob', 'type="date"'), 'date own date'],
  [input('Date of birth (MM/DD/YYYY)', 'dob'), 'date own date'],
  [input('Birthday', 'bday', 'placeholder="mm/dd/yyyy"'), 'date own date'],
  [
    '<div><label for="d">Date of birth</label><p>Members are 13 or older.</p><input id="d" name="birth_date" type="date"></div>',
    'date own date',
  ],
  [input('Year of birth', 'yob', 'type="number"'), 'date own year'],
  [input('Birth year (YY)', 'yob', 'maxlength="2"'), 'date own year'],
  [
    `<fieldset><legend>Date of birth</legend>${select('Month', 'm', ...months)}${select('Day', 'd', ...numbers(1, 31))}${select('Year', 'y', ...numbers(2026, 1920))}</fieldset>`,
    'date own month+day+year',
  ],
  [
    `<fieldset><legend>Date of birth</legend>${select('Month', 'm', ...months)}${select('Day', 'd', ...numbers(1, 31))}${select('Year', 'y', ...numbers(1920, 2026))}</fieldset>`,
    'date own month+day+year',
  ],
  [
    `<fieldset><legend>Date of birth</legend>${input('Day', 'd', 'maxlength="2"')}${input('Month', 'm', 'maxlength="2"')}${input('Year', 'y', 'maxlength="4"')}</fieldset>`,
    'date own day+month+year',
  ],
  [
    `<p>Date of birth <input name="dob1" aria-label="Birth month" size="2"><input name="dob2" aria-label="Birth day" size="2"><input name="dob3" aria-label="Birth year" maxlength="2"></p>`,
    'date own month+day+year',
  ],
  // Parts that each name themselves, and after that what stands over all of them.
  [
    `<span id="d">Date of birth</span><div role="group" aria-labelledby="d">${['month', 'day', 'year']
      .map(
        part =>
          `<span role="spinbutton" tabindex="0" contenteditable id="${part}" aria-label="${part}, " aria-labelledby="${part} d">––</span>`,
      )
      .join('/')}</div>`,
    'date own month+day+year',
  ],
  [
    `<span id="d" aria-label="Date of birth">When born</span><input aria-labelledby="d" name="x1">`,
    'date own date',
  ],
  [
    `${select('Birth month', 'bm', ...months)}${select('Birth day', 'bd', ...numbers(1, 31))}`,
    'birthday own month+day',
  ],
  [input('Age', 'age', 'type="number"'), 'age own age'],
  [input('How old are you?', 'q'), 'age own age'],
  [select('Age', 'age', ...numbers(1, 100)), 'range own choice'],
  [select('Age group', 'age', 'Under 13', '13–17', '18+'), 'range own choice'],
  [radios('Your age', 'Under 13', '13-17', '18 and over'), 'range own choice+choice+choice'],
  [radios('About you', 'I am under 13', 'I am 13 or older'), 'range own choice+choice'],
  [radios('Are you 13 years of age or older?', 'Yes', 'No'), 'limit own choice+choice'],
  [select('Are you over 13 years old?', 'q', 'Yes', 'No'), 'limit own choice'],
  [box('I am 13 or older'), 'limit own choice'],
  [box('I confirm that I am at least thirteen years old and accept the terms of use.'), 'limit own choice'],
  [box('I am under 13'), 'limit own choice'],
  [box('Ich bin mindestens 13 Jahre alt'), 'limit own choice'],
  [input('Grade level', 'g'), 'grade own choice'],
  // Of somebody else.
  [`${name}${input("Child's date of birth", 'c', 'type="date"')}`, 'date another date'],
  [`${name}${input('Date of birth', 'patient_dob', 'type="date"')}`, 'date another date'],
  [
    `${name}<fieldset><legend>Your child</legend>${input('Name', 'n')}${input('Date of birth', 'd', 'type="date"')}</fieldset>`,
    'date another date',
  ],
  [
    `${input("Parent's name", 'p')}${input("Child's name", 'n')}${input('Date of birth', 'd', 'type="date"')}`,
    'date another date',
  ],
  [`<h2>Register your child</h2>${input('Date of birth', 'd', 'type="date"')}`, 'date another date'],
  [select('Ages of your children', 'age', '0–5', '6–12', '13–17'), 'range another choice'],
  [box('My child is 13 or older'), 'limit another choice'],
  // No age at all.
  [input('Place of birth', 'pob')],
  [input('Age at diagnosis', 'age_dx')],
  [select('Number of beds', 'beds', 'Under 50', '50–100', 'Over 100')],
  [select('Years of experience', 'exp', '0-5', '6-10', '11+')],
  [box('Remind me at least 13 days before')],
  [input('Password (at least 13 characters)', 'p', 'type="password"')],
  [radios('Ages we serve', 'All')],
  [input('Start date', 's', 'type="date"')],
  [box('Send me the newsletter')],
];

for (const [at, [html, ...questions]] of asked.entries())
  test(`${questions.join(', ') || 'no question'}: ${html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)} (${at + 1})`, async ({ site }) => {
    const page = await site.show(`<form>${html}<button>Send</button></form>`);
    const [form] = await collectForms(page.mainFrame());
    const found = (form?.ages ?? []).map(
      ({ asks, whose, controls }) => `${asks} ${whose} ${controls.map(({ part }) => part).join('+')}`,
    );
    expect(found).toEqual(questions);
  });

test('a date in parts is called what stands over it, and by its own words where they say of what it is', async ({
  site,
}) => {
  const parts = `<select aria-label="Month"><option>Month</option>${options(...months)}</select><select aria-label="Year">${options(...numbers(2026, 1920))}</select>`;
  const own = select('Birth year', 'y', ...numbers(2026, 1920));
  const page = await site.show(
    `<form><fieldset><legend>Date of birth</legend>${parts}</fieldset><button>Send</button></form><form><fieldset><legend>About you</legend>${own}</fieldset><button>Send</button></form>`,
  );
  const forms = await collectForms(page.mainFrame());
  expect(forms.flatMap(({ ages = [] }) => ages.map(({ text }) => text))).toEqual([
    'Date of birth',
    'Birth year',
  ]);
});

test('ages in words', () => {
  const spans = [
    'Under 13',
    '13–17',
    '18+',
    '65 and over',
    '12 or younger',
    'At least 18',
    '10',
    '12 years',
    'Adult',
    'Yes',
    'Prefer not to say',
  ];
  expect(spans.map(each => spanOf(each)).map(span => span && `${span.from}-${span.to}`)).toEqual([
    '0-12',
    '13-17',
    '18-150',
    '65-150',
    '0-12',
    '18-150',
    '10-10',
    '12-12',
    '18-150',
    undefined,
    undefined,
  ]);
  expect(limitIn('I am 13 or older')).toEqual({ from: 13, to: 150 });
  expect(limitIn('I am under the age of 13')).toEqual({ from: 0, to: 12 });
  expect(limitIn('I agree to the terms of 2021.')).toBeUndefined();
  expect(limitIn('I have at least 13 years of experience')).toBeUndefined();
});
