import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { AgeTrial } from '../../crawler/evidence/age-trial.js';
import { filledForm } from '../../crawler/evidence/filled.js';
import type { SubmitMode } from '../../crawler/settings.js';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const today = new Date();
const year = today.getFullYear();
const years = (from: number, to: number): string =>
  Array.from({ length: from - to + 1 }, (_, at) => `<option>${from - at}</option>`).join('');
const form = (asks: string): string =>
  `<form action="/join" method="post"><label>Name <input name="name" required></label><label>E-mail <input type="email" name="email" required></label>${asks}<button>Join</button></form>`;
const born = '<label>Date of birth <input type="date" name="dob" required></label>';

/** Answers as `answer` says of the body; the sign-up page else. */
const site =
  (html: string, answer: (body: string) => { status?: number; body: string }, script = ''): Site =>
  ({ path, method, body }) => {
    if (path === '/') return formPage(html, script);
    return path === '/join' && method === 'POST' ? answer(body) : { status: 204 };
  };
const welcome = (): { body: string } => ({ body: '<h1>Welcome</h1>' });

const run = (made: Site, submit: SubmitMode): Promise<FillRun> => fillOn(made, { submit });

/** How a trial ended: the answers, the last result, and what was said. */
function told(trials: readonly AgeTrial[] | undefined, as: AgeTrial['as']) {
  const trial = trials?.find(each => each.as === as);
  const last = trial?.steps.at(-1);
  return {
    answers: trial?.answers.map(({ ages }) => ages && `${ages.from}-${ages.to}`),
    result: last?.result,
    said: last?.said,
  };
}

test('a child is a child of ten, and what the other trials see is as without it', async () => {
  const { filled, requests } = await run(site(form(born), welcome), 'real');
  filledForm.parse(filled);
  expect(filled.trials.map(({ filled: kind, result }) => [kind, result])).toEqual([
    ['empty', 'refused-by-browser'],
    ['full', 'sent'],
  ]);
  const { ages } = filled;
  expect(told(ages?.trials, 'child')).toEqual({ answers: ['10-10'], result: 'sent', said: ['Welcome'] });
  expect(told(ages?.trials, 'adult')).toEqual({ answers: ['40-40'], result: 'sent', said: ['Welcome'] });
  expect(ages?.trials[0]?.answers[0]?.answer).toBe(`${year - 10}-01-01`);
  const dates = requests
    .filter(({ path }) => path === '/join')
    .map(({ body }) => /dob=(\d+)/.exec(String(body))?.[1]);
  expect(dates.sort().slice(1)).toEqual([String(year - 40), String(year - 10)]);
});

test('dry: nothing that a child types reaches the server', async () => {
  const { filled, raw } = await run(site(form(born), welcome), 'dry');
  expect(told(filled.ages?.trials, 'child')).toEqual({ answers: ['10-10'], result: 'stopped', said: [] });
  expect(raw).not.toContain(`${year - 10}-01-01`);
});

test('the browser refuses: the child is as old as the form lets it be', async () => {
  const limited = born.replace('required', `required max="${year - 13}-12-31"`);
  const byBrowser = await run(site(form(limited), welcome), 'dry');
  expect(told(byBrowser.filled.ages?.trials, 'child').answers).toEqual(['13-13']);
});

test('a script refuses', async () => {
  const script = `document.querySelector('form').addEventListener('submit', e => { const y = +e.target.dob.value.slice(0, 4);
    if (${year} - y < 13) { e.preventDefault(); const p = document.createElement('p'); p.textContent = 'Sorry, you must be 13 or older.'; e.target.append(p); } });`;
  const byScript = await run(site(form(born), welcome, script), 'dry');
  expect(told(byScript.filled.ages?.trials, 'child')).toEqual({
    answers: ['10-10'],
    result: 'refused-by-script',
    said: ['Sorry, you must be 13 or older.'],
  });
  expect(told(byScript.filled.ages?.trials, 'adult').result).toBe('stopped');
});

test('a date of spin buttons is typed part by part, and its twin for the browser is left alone', async () => {
  const parts = [
    ['month', 12],
    ['day', 31],
    ['year', 9999],
  ]
    .map(
      ([part, most]) =>
        `<span role="spinbutton" tabindex="0" contenteditable id="${part}" aria-label="${part}, " aria-labelledby="${part} born" aria-valuemax="${most}">${part}</span>`,
    )
    .join('/');
  const asked = `<span id="born">Date of birth</span><div role="group" aria-labelledby="born">${parts}</div>
    <div aria-hidden="true" style="position: fixed; width: 1px; height: 1px; overflow: hidden"><input type="date" id="twin" tabindex="-1" form=""></div>`;
  const script = `const date = {};
    for (const part of document.querySelectorAll('[role=spinbutton]')) {
      let keys = '';
      const set = value => { date[part.id] = Number(value); part.textContent = value; };
      part.addEventListener('focus', () => { keys = ''; });
      part.addEventListener('beforeinput', event => { event.preventDefault(); if (event.data) set(keys += event.data); });
      part.addEventListener('keydown', event => { if (event.key === 'End') set(part.getAttribute('aria-valuemax'));
        if (event.key === 'Delete' && !(part.id in date)) (part.previousElementSibling ?? part).focus(); });
    }
    document.querySelector('#twin').addEventListener('input', event => { date.year = Number(event.target.value.slice(0, 4)); });
    document.querySelector('form').addEventListener('submit', event => {
      event.preventDefault();
      if (${year} - date.year < 13) { const p = document.createElement('p'); p.textContent = 'Sorry, you must be 13 or older.'; event.target.append(p); }
      else fetch('/join', { method: 'POST', body: 'born=' + date.year + '-' + date.month + '-' + date.day });
    });`;
  const { filled, requests } = await run(site(form(asked), welcome, script), 'real');
  expect(told(filled.ages?.trials, 'child')).toEqual({
    answers: ['10-10'],
    result: 'refused-by-script',
    said: ['01/01/…', 'Sorry, you must be 13 or older.'],
  });
  expect(told(filled.ages?.trials, 'adult').result).toBe('sent');
  expect(requests.filter(({ path }) => path === '/join').map(({ body }) => String(body))).toContain(
    `born=${year - 40}-1-1`,
  );
});

test('the server refuses', async () => {
  const refuse = (body: string) =>
    body.includes(`dob=${year - 10}`)
      ? { status: 422, body: `<p>Please ask a parent to sign you up.</p>${form(born)}` }
      : welcome();
  const byServer = await run(site(form(born), refuse), 'real');
  expect(told(byServer.filled.ages?.trials, 'child')).toMatchObject({
    result: 'refused-by-server',
    said: ['Please ask a parent to sign you up.'],
  });
  expect(told(byServer.filled.ages?.trials, 'adult').result).toBe('sent');
});

test('lists of months, days and years, ranges, boxes and numbers are answered as the child and the adult', async () => {
  const months = ['January', 'February', 'March']
    .map((each, at) => `<option value="${at}">${each}</option>`)
    .join('');
  const parts = `<fieldset><legend>Date of birth</legend><select aria-label="Month" name="m"><option value="">Month</option>${months}</select><select aria-label="Day" name="d"><option value="">Day</option>${Array.from({ length: 31 }, (_, at) => `<option>${at + 1}</option>`).join('')}</select><select aria-label="Year" name="y"><option value="">Year</option>${years(year, year - 100)}</select></fieldset>`;
  const range = `<label>Age group <select name="g"><option value="">Choose</option><option>Under 13</option><option>13–17</option><option>18+</option></select></label>`;
  const age = '<label>Age <input name="age" type="number" min="1" max="120"></label>';
  const box = '<label><input type="checkbox" name="old"> I am 13 or older</label>';
  const { filled, requests } = await run(site(form(parts + range + age + box), welcome), 'real');
  expect(told(filled.ages?.trials, 'child').answers).toEqual(['10-10', '0-12', '10-10', '0-12']);
  expect(told(filled.ages?.trials, 'adult').answers).toEqual(['40-40', '18-150', '40-40', '13-150']);
  const bodies = requests
    .filter(({ path }) => path === '/join')
    .map(({ body }) => decodeURIComponent(String(body)));
  expect(
    bodies.filter(
      body => body.includes(`m=0&d=1&y=${year - 10}&g=Under+13&age=10`) && !body.includes('old='),
    ),
  ).toHaveLength(1);
  // No other trial says that it is a child's.
  expect(bodies.filter(body => body.includes('g=Under'))).toHaveLength(1);
});

test('an alert is heard', async () => {
  const script = `document.querySelector('form').addEventListener('submit', e => { if (${year} - +e.target.dob.value.slice(0, 4) < 13) { e.preventDefault(); alert('You must be at least 13.'); } });`;
  const { filled } = await run(site(form(born), welcome, script), 'dry');
  expect(told(filled.ages?.trials, 'child').said).toEqual(['You must be at least 13.']);
});

test('a form that asks of a child only is left alone', async () => {
  const other = await run(site(form(born.replace('Date of birth', "Child's date of birth")), welcome), 'dry');
  expect(other.filled.ages).toBeUndefined();
});

const flatpickr = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../node_modules/flatpickr/dist', file), 'utf8');
const picked = '<label>Date of birth <input name="dob" id="dob" required></label>';

/** A page whose birth date is picked from flatpickr, which lets no key through. */
const withFlatpickr =
  (options: string): Site =>
  request => {
    if (request.path === '/library.js')
      return { body: flatpickr('flatpickr.min.js'), headers: { 'content-type': 'text/javascript' } };
    if (request.path === '/library.css')
      return { body: flatpickr('flatpickr.min.css'), headers: { 'content-type': 'text/css' } };
    const html = `<link rel="stylesheet" href="/library.css">${form(picked)}<script src="/library.js"></script>`;
    return site(html, welcome, `flatpickr('#dob', ${options})`)(request);
  };

/**
 * A home-made calendar of one month that opens as its control is entered; `head` is what stands above its days, `place` puts its box into the
 * page, `drawn` runs whenever it was drawn.
 */
const calendar = (head: string, place = 'field.after(box);', drawn = ''): string => `
  const field = document.querySelector('#dob'), box = document.createElement('div');
  field.readOnly = true;
  let at = new Date(new Date().getFullYear(), 5, 1);
  const names = 'January February March April May June July August September October November December'.split(' ');
  const draw = () => {
    const days = new Date(at.getFullYear(), at.getMonth() + 1, 0).getDate();
    box.innerHTML = (${head})() + Array.from({ length: days }, (_, day) => '<button type="button" data-day="' + (day + 1) + '">' + (day + 1) + '</button>').join('');
    ${drawn}
  };
  ${place}
  field.addEventListener('click', draw);
  box.addEventListener('click', event => {
    const { day, by } = event.composedPath()[0].dataset;
    if (by) { at.setMonth(at.getMonth() + Number(by)); draw(); }
    if (day) { field.value = (at.getMonth() + 1) + '/' + day + '/' + at.getFullYear(); box.innerHTML = ''; }
  });
  box.addEventListener('change', event => { at.setFullYear(event.target.value); draw(); });`;
const arrows = `() => '<div><button type="button" data-by="-1" aria-label="Previous month">‹</button><b>' + names[at.getMonth()] + ' ' + at.getFullYear() + '</b><button type="button" data-by="1" aria-label="Next month">›</button></div>'`;
const yearList = `() => '<div>' + names[at.getMonth()] + ' <select>' + Array.from({ length: 80 }, (_, back) => '<option' + (${year} - back === at.getFullYear() ? ' selected' : '') + '>' + (${year} - back) + '</option>').join('') + '</select></div>'`;

/** Puts an element into a shadow tree that stands behind another. */
const inShadow = (behind: string, element: string): string =>
  `{ const host = document.createElement('div'), inner = ${element}; ${behind}.after(host); const style = document.createElement('style'); style.textContent = 'b { z-index: 2000 }'; host.attachShadow({ mode: 'open' }).append(style, inner); }`;
const inFrame = `const f = document.createElement('iframe'); f.title = 'Calendar'; f.style = 'border: 7px solid; width: 400px; height: 300px'; field.after(f); f.contentDocument.body.append(box);`;

const calendars: Readonly<Record<string, Site>> = {
  'a library (flatpickr)': withFlatpickr('{}'),
  'months that are turned one by one': site(form(picked), welcome, calendar(arrows)),
  'a list of years': site(form(picked), welcome, calendar(yearList)),
  'months in a shadow tree': site(form(picked), welcome, calendar(arrows, inShadow('field', 'box'))),
  'months in a shadow tree, under a heading in one of its own': site(
    form(picked),
    welcome,
    calendar(arrows, inShadow('field', 'box'), inShadow('box.firstChild', 'box.firstChild')),
  ),
  'a list of years in a shadow tree': site(
    form(picked),
    welcome,
    calendar(yearList, inShadow('field', 'box')),
  ),
  'months in a frame': site(form(picked), welcome, calendar(arrows, inFrame)),
  'a list of years in a frame': site(form(picked), welcome, calendar(yearList, inFrame)),
};
for (const [name, made] of Object.entries(calendars))
  test(`a child's birth date is picked from a calendar: ${name}`, async () => {
    const { filled, requests } = await run(made, 'real');
    filledForm.parse(filled);
    expect(told(filled.ages?.trials, 'child')).toMatchObject({ answers: ['9-10'], result: 'sent' });
    expect(told(filled.ages?.trials, 'adult')).toMatchObject({ answers: ['20-21'], result: 'sent' });
    const sent = requests.filter(({ path }) => path === '/join').map(({ body }) => String(body));
    expect(sent.filter(body => new RegExp(`dob=\\S*${year - 10}`).test(body))).toHaveLength(1);
    // Nobody else says that a child fills the form in.
    expect(sent.filter(body => new RegExp(`dob=\\S*(${year}|${year - 1})`).test(body))).toEqual([]);
  });

test('a calendar that ends before thirteen years ago has no date for a child', async () => {
  const made = withFlatpickr(`{ maxDate: '${year - 14}-12-31' }`);
  const { filled } = await run(made, 'dry');
  expect(told(filled.ages?.trials, 'child')).toMatchObject({ answers: ['13-14'], result: 'stopped' });
});

test('a calendar that does not say its year, or cannot be turned, leaves the question open', async () => {
  for (const head of [
    "() => '<b>June</b>'",
    `() => '<b>' + names[at.getMonth()] + ' ' + at.getFullYear() + '</b>'`,
  ]) {
    const { filled } = await run(site(form(picked), welcome, calendar(head)), 'dry');
    expect(
      filled.ages?.trials.map(({ answers }) => answers.map(({ answer, ages }) => [answer, ages])),
    ).toEqual([[['', null]], [['', null]]]);
  }
});
