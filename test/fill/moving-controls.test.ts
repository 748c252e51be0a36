import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

/** Controls without a steady id or name, so that only their places tell them apart. */
const field = (number: number, label: string, more = ''): string =>
  `<p><label for="f${number}">${label}</label> <input id="f${number}" name="f${number}" ${more}></p>`;
const fields = [
  field(10001, 'First name'),
  field(10002, 'E-mail', 'type="email"'),
  field(10003, 'Phone', 'type="tel"'),
];
const form = (inner = fields.join('')): string =>
  `<form method="post" action="/join"><div id="rows">${inner}</div><button>Join</button></form>`;
const names = ['f10001', 'f10002', 'f10003'];

/** Once something was typed, puts a note where the script says. */
const onFirst = (what: string): string =>
  `let done = false; const form = document.querySelector('form'), rows = document.querySelector('#rows');
   const note = () => { const p = document.createElement('p'); p.setAttribute('role', 'alert'); p.textContent = 'We save as you type.'; return p; };
   form.addEventListener('change', () => { if (done) return; done = true; ${what} });`;

const wanted: Site = ({ path, method, body }) => {
  if (path !== '/join') return undefined;
  const sent = new URLSearchParams(body);
  return method === 'POST' && names.every(name => (sent.get(name) ?? '') !== '')
    ? { body: '<h1>Thank you</h1>' }
    : { status: 422, body: '<p role="alert">Please fill in everything.</p>' };
};
const serve =
  (script: string, markup = form()): Site =>
  request =>
    request.path === '/' ? formPage(markup, script) : wanted(request);

const labels = ({ filled }: FillRun): string[] => filled.typed.map(({ label }) => label);
/** What the submissions sent, by label of the controls. */
const sentValues = ({ requests }: FillRun): (readonly (string | null)[])[] =>
  requests
    .filter(({ path, method }) => path === '/join' && method === 'POST')
    .map(({ body }) => names.map(name => new URLSearchParams(body).get(name)));

for (const [where, what] of [
  ['above the form', 'form.before(note());'],
  ['above its controls', 'rows.before(note());'],
  ['between its controls', 'rows.firstElementChild.after(note());'],
  [
    'above the form, with all controls drawn anew',
    'form.before(note()); for (const row of [...rows.children].slice(1)) row.replaceWith(row.cloneNode(true));',
  ],
] as const)
  test(`controls that only their places tell apart are all filled in though a note comes up ${where}`, async () => {
    const run = await fillOn(serve(onFirst(what)), { submit: 'real' });
    expect(labels(run)).toEqual(['First name', 'E-mail', 'Phone']);
    expect(new Set(run.filled.typed.map(({ selector }) => selector)).size).toBe(3);
    expect(run.filled.trials.at(-1)).toMatchObject({ filled: 'full', result: 'sent' });
    expect(sentValues(run)).toContainEqual(run.filled.typed.map(({ value }) => value));
  });

test('a control that comes up where another stood is filled in too, each once', async () => {
  const more = field(10003, 'Phone', 'type="tel"').replaceAll('"', '\\"');
  const run = await fillOn(
    serve(onFirst(`rows.insertAdjacentHTML('afterbegin', "${more}");`), form(fields.slice(0, 2).join(''))),
    { submit: 'real' },
  );
  expect(labels(run).sort()).toEqual(['E-mail', 'First name', 'Phone']);
  expect(new Set(run.filled.typed.map(({ selector }) => selector)).size).toBe(3);
  expect(run.filled.trials.at(-1)?.result).toBe('sent');
});

test('what a script marks after it has moved is laid to the control that it marks', async () => {
  const script = `const form = document.querySelector('form'), rows = document.querySelector('#rows');
    form.addEventListener('submit', event => { const phone = form.elements.f10003; if (phone.value) return; event.preventDefault();
      const p = document.createElement('p'); p.textContent = 'Something is missing.'; rows.prepend(p); phone.setAttribute('aria-invalid', 'true'); });`;
  const run = await fillOn(serve(script), { submit: 'real' });
  const [empty] = run.filled.trials;
  const phone = run.form.fields.find(({ label }) => label === 'Phone');
  expect(empty).toMatchObject({ filled: 'empty', result: 'refused-by-script' });
  expect(empty?.refusedFields.map(({ selector }) => selector)).toEqual([phone?.selector]);
});

test('a control that is taken away is not taken for the one that stands in its place', async () => {
  const run = await fillOn(serve(onFirst('rows.children[1].remove();')), { submit: 'real' });
  expect(labels(run)).toEqual(['First name', 'Phone']);
  const [first, phone] = run.filled.typed.map(({ value }) => value);
  expect(sentValues(run)).toContainEqual([first, null, phone]);
});
