import { collectForms } from '../../crawler/fields/collect.js';
import { expect, test } from './field-site.js';

const select = (label: string, name: string, ...options: string[]): string =>
  `<p><label>${label} <select name="${name}"><option value="">Choose</option>${options.map(each => `<option>${each}</option>`).join('')}</select></label></p>`;
const input = (label: string, name = 'x'): string => `<p><label>${label} <input name="${name}"></label></p>`;
const area = (label: string): string => `<p><label>${label} <textarea name="t"></textarea></label></p>`;
const boxes = (legend: string, ...labels: string[]): string =>
  `<fieldset><legend>${legend}</legend>${labels.map((each, at) => `<label><input type="checkbox" name="b${at}"> ${each}</label>`).join('')}</fieldset>`;
const radios = (legend: string, ...labels: string[]): string =>
  `<fieldset><legend>${legend}</legend>${labels.map(each => `<label><input type="radio" name="r" value="${each}"> ${each}</label>`).join('')}</fieldset>`;

/** What a form asks, by topic; an answer in brackets is asked as a need. */
const asked: readonly (readonly [html: string, ...topics: string[]])[] = [
  [select('Race or ethnicity (optional)', 'q', 'A', 'B'), 'race by label'],
  [select('Please choose', 'q', 'White', 'Black or African American', 'Asian', 'Other'), 'race by options'],
  [
    boxes('Race (select all that apply)', 'White', 'Black', 'Asian', 'Two', 'Three', 'Four', 'Five', 'Six'),
    'race by group',
  ],
  [radios('Are you of Hispanic or Latino origin?', 'Yes', 'No'), 'race by group'],
  [
    '<div id="g">What is your ethnic background?</div><div role="radiogroup" aria-labelledby="g"><span role="radio" tabindex="0" aria-checked="false">A</span><span role="radio" tabindex="0" aria-checked="false">B</span></div>',
    'race by group',
  ],
  [
    '<table><tr><th>Ethnicity</th><td><input name="c1"></td></tr><tr><th>City</th><td><input name="c2"></td></tr></table>',
    'race by neighbours',
  ],
  ['<input name="z" aria-label="Ethnic group">', 'race by label'],
  ['<input name="z" placeholder="Religion">', 'religion by label'],
  ['<select name="ethnicity"><option>A<option>B</select>', 'race by name'],
  [input('What is your religion?'), 'religion by label'],
  [radios('Which describes you?', 'Christian', 'Muslim', 'Jewish', 'None of these'), 'religion by options'],
  [input('Political affiliation'), 'politics by label'],
  [radios('Who are you?', 'Democrat', 'Republican', 'Other'), 'politics by options'],
  [input('Who did you vote for in the last election?'), 'politics by label'],
  [input('Party you usually vote for'), 'politics by label'],
  [input('Are you a member of a political party?'), 'politics by label'],
  [input('Partido por el que votaría'), 'politics by label'],
  [input('Welche Partei wählen Sie?'), 'politics by label'],
  [input('Parti pour lequel vous votez'), 'politics by label'],
  [input('Pour quel candidat allez-vous voter ?'), 'politics by label'],
  [area('Please describe your medical conditions'), 'health by label'],
  [input('Which illness do you live with?'), 'health by label'],
  [input('An welcher Krankheit leiden Sie?'), 'health by label'],
  [input('¿Qué enfermedad padece?'), 'health by label'],
  [input('De quelle maladie souffrez-vous ?'), 'health by label'],
  [
    area('Do you have any health conditions that may affect your participation in our programs?'),
    'health by label',
  ],
  [boxes('Do you have any of these?', 'Diabetes', 'Asthma', 'None'), 'health by options'],
  [radios('Are you pregnant?', 'Yes', 'No'), 'health by group'],
  [area('Current medications'), 'health by label'],
  [radios('Are you fully vaccinated?', 'Yes', 'No'), 'health by group'],
  [input('Sexual orientation'), 'sexualOrientation by label'],
  [radios('I am', 'Straight', 'Gay', 'Bisexual'), 'sexualOrientation by options'],
  [radios('Are you a member of a union?', 'Yes', 'No'), 'unionMembership by group'],
  [input('Trade union'), 'unionMembership by label'],
  [radios('Do you have a disability?', 'Yes', 'No'), 'disability by group'],
  [
    radios(
      'Form CC-305',
      'Yes, I have a disability, or have had one in the past',
      'No, I do not have a disability',
      'I do not want to answer',
    ),
    'disability by options',
  ],
  [
    boxes('Which of these describe you?', 'Veteran', 'Person with a disability', 'LGBTQ+'),
    'disability by options',
  ],
  [radios('Do you have a disability that needs accommodation?', 'Yes', 'No'), 'disability by group'],
  ['<label><input type="checkbox" name="d"> I have a disability</label>', 'disability by label'],
  [input('Immigration status'), 'immigration by label'],
  [
    select('Status', 's', 'US citizen', 'Permanent resident', 'Refugee', 'Undocumented'),
    'immigration by options',
  ],
  [input('Have you had genetic testing?'), 'genetic by label'],
  ['<p><label>DNA sample file <input type="file" name="dna"></label></p>', 'genetic by label'],
  ['<p><label>Upload your fingerprint scan <input type="file" name="f"></label></p>', 'biometric by label'],
  [input('Ethnische Herkunft'), 'race by label'],
  [input('Opinions politiques'), 'politics by label'],
  [input('Orientación sexual'), 'sexualOrientation by label'],
  [input('Convicções religiosas'), 'religion by label'],
  [radios('Quelle est votre confession religieuse ?', 'A', 'B'), 'religion by group'],
  [radios('¿Qué religión profesa?', 'A', 'B'), 'religion by group'],
  [input('Confessione religiosa'), 'religion by label'],
  [select('Etnicidad', 'q', 'A', 'B'), 'race by label'],
  [radios('¿Es usted hispano o latino?', 'Sí', 'No'), 'race by group'],
  [radios('¿A qué grupo étnico pertenece?', 'A', 'B'), 'race by group'],
  [radios('De quel parti politique êtes-vous proche ?', 'A', 'B'), 'politics by group'],
  [input('Your place of worship'), 'religion by label'],
  [input('House of worship you attend'), 'religion by label'],
  [input('Which church or mosque do you attend?'), 'religion by label'],
  [radios('Do you consider yourself religious?', 'Yes', 'No'), 'religion by group'],
  [input('What is your spiritual tradition?'), 'religion by label'],
  [input('Religion / Faith'), 'religion by label'],
  [input('What race do you consider yourself to be?'), 'race by label'],
  [input('Please check one or more races'), 'race by label'],
  [input('National origin'), 'race by label'],
  [input('Tribe (if Native American)'), 'race by label'],
  [radios('Are you African American?', 'Yes', 'No'), 'race by group'],
  [radios('Are you a Democrat, a Republican or an independent?', 'Yes', 'No'), 'politics by group'],
  [input('How would you describe your politics?'), 'politics by label'],
  [input('Party registration'), 'politics by label'],
  [radios('Have you donated to a political campaign?', 'Yes', 'No'), 'politics by group'],
  [input('Do you think of yourself as gay, straight or bisexual?'), 'sexualOrientation by label'],
  [area('Dietary requirements or allergies'), 'health by label (need)'],
  [area('Do you need any accommodation because of a disability?'), 'disability by label (need)'],
];

const notAsked: readonly string[] = [
  input('Pour quel candidat postulez-vous ?'),
  radios('Which race are you running?', '5K', '10K', 'Half marathon'),
  `<h2>Fun run</h2>${select('Race', 'race', '5K', '10K')}`,
  input('Race name'),
  select('Dog breed or race', 'breed', 'Poodle', 'Beagle'),
  select('Race', 'race', 'Poodle (dog)', 'Siamese (cat)'),
  input('Gift card denomination'),
  input('Nom de la communauté religieuse qui accueille la réunion'),
  select('Raza', 'q', 'Perro: caniche', 'Perro: bóxer'),
  input('Partido en el que juega su equipo'),
  select('Degree', 'd', 'Political science', 'Nursing'),
  input('Party size'),
  input('Number of people in your party'),
  input('Third party you support financially'),
  input('Which illness should the talk be about?'),
  input('Which conditions do you treat?'),
  input('Über welche Krankheit soll der Vortrag gehen?'),
  input('Party you will attend'),
  input('Partei im Rechtsstreit'),
  input('Which party are you (plaintiff or defendant)?'),
  input('Races entered this season'),
  input('Is your organization a place of worship?'),
  input('Church Street branch'),
  input('Temple University affiliation'),
  input('Faith Community Nurse course'),
  input('Origin of the shipment'),
  radios('Are you a Catholic nurses association member?', 'Yes', 'No'),
  select('City', 'c', 'Union', 'Flint', 'Detroit'),
  input('Union Street'),
  input('Name of your credit union'),
  radios('Are you a European Union resident?', 'Yes', 'No'),
  select('Gender', 'g', 'Female', 'Male', 'Other'),
  select('Preferred language', 'l', 'English', 'Spanish', 'Arabic'),
  boxes('Topics of interest', 'Diabetes', 'Heart disease', 'Cancer', 'Mental health'),
  boxes('Which health topics are you interested in?', 'Diabetes', 'Asthma'),
  boxes('Newsletters', 'Politics', 'Religion', 'Disability'),
  select('Specialty', 's', 'Cardiology', 'Oncology', 'Genetics'),
  select('Profession', 'p', 'Genetic counselor', 'Mental health counselor', 'Nurse'),
  boxes('Conditions that you treat', 'Diabetes', 'Asthma', 'Cancer'),
  boxes('Populations served', 'People with disabilities', 'LGBTQ+', 'Refugees', 'Hispanic or Latino'),
  select('Type of claim', 't', 'Disability insurance', 'Health insurance'),
  input('Disability insurance carrier'),
  select('Department', 'd', 'Disability services', 'Behavioral health'),
  area('Message (please do not include medical conditions or other health information)'),
  '<label><input type="checkbox" name="c"> I consent to MPRO using my answer about race or ethnicity for statistics.</label>',
  '<label><input type="checkbox" name="c"> I understand that health information is confidential</label>',
  select('Cuisine', 'c', 'Asian', 'Hispanic', 'African', 'Middle Eastern'),
  select('Colour', 'c', 'White', 'Black', 'Red'),
  radios('Theme', 'Orientation: portrait', 'Orientation: landscape'),
  input('New employee orientation date'),
  input('Fingerprint appointment date'),
  input('Church or place of work'),
  input('Health plan'),
  input('Medical license number'),
  input('Health information exchange'),
  input('Golf handicap'),
  select('How did you hear about us?', 'h', 'Labor union', 'Church', 'Doctor'),
  radios('Are you legally authorized to work in the United States?', 'Yes', 'No'),
  select('Country of citizenship', 'c', 'United States', 'Canada'),
  input('Diagnosis code'),
  `<form role="search"><input type="search" name="q" placeholder="Search health conditions"></form>`,
];

const wrap = (html: string): string =>
  `<!doctype html><title>Form</title><body><main><form method="post" action="/x"><h1>Form</h1><p><label>Name <input name="name"></label></p>${html}<button>Send</button></form></main>`;

test('what a form asks that is sensitive is told by labels, groups, rows, answers and names', async ({
  site,
}) => {
  for (const [html, ...topics] of asked) {
    const page = await site.show(wrap(html));
    const forms = await collectForms(page.mainFrame());
    const found = forms.flatMap(({ sensitive = [] }) =>
      sensitive.map(({ topic, from, asks }) => `${topic} by ${from}${asks === 'need' ? ' (need)' : ''}`),
    );
    expect.soft(found, html).toEqual(topics);
  }
});

test('a step that does not show yet is read as it will be, and so is the consent in it', async ({ site }) => {
  const step = `<div hidden>${radios('Do you have a disability?', 'Yes', 'No')}<label><input type="checkbox" name="c"> I consent to the use of this answer</label></div>`;
  const page = await site.show(wrap(step));
  const [form] = await collectForms(page.mainFrame());
  expect(form?.sensitive?.map(({ topic, options }) => [topic, ...options])).toEqual([
    ['disability', 'Yes', 'No'],
  ]);
  expect(form?.statements).toMatchObject([
    {
      text: 'I consent to the use of this answer',
      visible: false,
      beside: [form?.sensitive?.[0]?.controls[0]],
    },
  ]);
});

test('a sentence that one says yes to is kept in full, by box or by radio button', async ({ site }) => {
  const long =
    'I consent to the use of my answer for statistics, reports to the board and the yearly plan of the organisation, and for nothing else at all.';
  const page = await site.show(
    wrap(
      `${input('Religion')}<label><input type="checkbox" name="c" checked> ${long}</label>${radios('Do you agree to the use of this answer?', 'Yes', 'No')}`,
    ),
  );
  const [form] = await collectForms(page.mainFrame());
  expect(form?.statements?.map(({ text, checked, cut }) => [text, checked, cut])).toEqual([
    [long, true, false],
    ['Do you agree to the use of this answer? Yes', false, false],
  ]);
});

test('what only sounds like it is not taken for it', async ({ site }) => {
  for (const html of notAsked) {
    const page = await site.show(wrap(html));
    const forms = await collectForms(page.mainFrame());
    const found = forms.flatMap(({ sensitive = [] }) => sensitive.filter(({ asks }) => asks === 'fact'));
    expect.soft(found, html).toEqual([]);
  }
});
