import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillOptions, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const email =
  '<p>* required</p><label>E-mail * <input type="email" name="email" id="email" required></label>';
const input = (name: string, more = ''): string =>
  `<label>${name} <input name="${name.toLowerCase()}" id="${name.toLowerCase()}" ${more}></label>`;
/** A registration whose button is off until `ready` holds (looked at whenever something changes). */
const locked = (fields: string, ready: string) =>
  formPage(
    `<form id="registration" action="/register" method="post">${fields}<button id="go" disabled>Register</button></form>`,
    `const filled = id => document.getElementById(id).value !== '';
     document.forms[0].addEventListener('input', () => { go.disabled = !(${ready}); });`,
  );
const registration = (fields: string, onSubmit: string) =>
  formPage(
    `<form id="registration" action="/register" method="post">${fields}<button>Register</button></form>`,
    `document.forms[0].addEventListener('submit', event => { ${onSubmit} });`,
  );

const register = (page: { body: string }, options: FillOptions = {}, answer?: Site): Promise<FillRun> =>
  fillOn(request => (request.path === '/' ? page : (answer?.(request) ?? { body: 'welcome' })), options);
const markedOnly = ({ filled }: FillRun) => filled.trials.find(trial => trial.filled === 'required-only');
const named = (run: FillRun): string[] => {
  const trial = markedOnly(run);
  return [trial?.result ?? 'none', ...(trial?.refusedFields ?? []).map(({ selector }) => selector)];
};

test('a button that waits for an unmarked control gives it away, however many others there are', async () => {
  const page = locked(
    email + input('Nickname') + input('Mobile') + input('Fax'),
    `filled('email') && filled('mobile')`,
  );
  const run = await register(page);
  expect(named(run)).toEqual(['refused-by-script', '#mobile']);
  expect(markedOnly(run)?.detail).toBe('nothing was sent; it goes out once "Mobile" is filled in as well');
});

test('of several that a button waits for all are named, and none that is missed only beside another', async () => {
  const page = locked(
    email + input('City') + input('Phone') + input('Extension') + input('Fax'),
    `filled('city') && filled('fax') && (filled('phone') || !filled('extension'))`,
  );
  expect(named(await register(page))).toEqual(['refused-by-script', '#city', '#fax']);
});

test('a choice that must be made and a list that must be chosen from are found as text fields are', async () => {
  const choice = locked(
    `${email}<fieldset><legend>Day</legend><label><input type="radio" name="day" value="1" id="mon"> Monday</label><label><input type="radio" name="day" value="2" id="tue"> Tuesday</label></fieldset>${input('Fax')}`,
    `document.querySelector('[name=day]:checked')`,
  );
  expect(named(await register(choice))).toEqual(['refused-by-script', '#mon']);
  const list = locked(
    `${email}<label>Role <select name="role" id="role"><option value="">Please choose</option><option>Nurse</option></select></label>${input('Fax')}`,
    `filled('role')`,
  );
  expect(named(await register(list))).toEqual(['refused-by-script', '#role']);
});

test('a button that is off for a while, or until what is marked is filled in, waits for nothing else', async () => {
  const late = formPage(
    `<form id="registration" action="/register" method="post">${email}${input('Fax')}<button id="go" disabled>Register</button></form>`,
    `document.forms[0].addEventListener('input', () => setTimeout(() => { go.disabled = false; }, 1500));`,
  );
  expect(named(await register(late))).toEqual(['stopped']);
  expect(named(await register(locked(email + input('Fax'), `filled('email')`)))).toEqual(['stopped']);
});

test('where one control does for another, none of them is named', async () => {
  const page = locked(email + input('Phone') + input('Fax'), `filled('phone') || filled('fax')`);
  expect(named(await register(page))).toEqual(['refused-by-script']);
});

test('a form that is refused whatever stands in it names nothing', async () => {
  const page = registration(email + input('Fax'), 'event.preventDefault();');
  expect(named(await register(page))).toEqual(['refused-by-script']);
});

test('a dialog in place of a submission names the control that it speaks of', async () => {
  const page = registration(
    email + input('Mobile') + input('Fax'),
    `if (mobile.value === '') { event.preventDefault(); alert('Mobile: we need a number to reach you.'); }`,
  );
  const run = await register(page);
  expect(markedOnly(run)?.refusedFields).toEqual([
    { selector: '#mobile', message: 'Mobile: we need a number to reach you.' },
  ]);
});

test('a control that a script has the browser refuse is named with what the browser then says', async () => {
  const page = formPage(
    `<form id="registration" action="/register" method="post">${email}${input('Mobile')}${input('Fax')}<button>Register</button></form>`,
    `document.querySelector('button').addEventListener('click', () => mobile.setCustomValidity(mobile.value === '' ? 'We need this.' : ''));`,
  );
  expect(markedOnly(await register(page))).toMatchObject({
    result: 'refused-by-browser',
    refusedFields: [{ selector: '#mobile', message: 'We need this.' }],
  });
});

test('what a server misses without a word is found where submissions are real', async () => {
  const page = registration(email + input('Organization') + input('Fax'), '');
  const answer: Site = ({ body }) =>
    /organization=\w/.test(body) ? { body: 'welcome' } : { status: 422, body: 'No.' };
  expect(named(await register(page, { submit: 'real' }, answer))).toEqual([
    'refused-by-server',
    '#organization',
  ]);
  const busy: Site = ({ body }) =>
    /organization=\w/.test(body) ? { body: 'welcome' } : { status: 429, body: 'Later.' };
  expect(named(await register(page, { submit: 'real' }, busy))).toEqual(['refused-by-server']);
});
