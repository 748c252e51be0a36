import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const modules = join(import.meta.dirname, '../../node_modules');
const from = (path: string): string => readFileSync(join(modules, path), 'utf8');

/** A sign-up form whose server wants an answer to a question that nothing marks; `asked` is its markup. */
const signUp =
  (asked: string, script = '', library: { readonly script?: string; readonly style?: string } = {}): Site =>
  ({ path, method, body }) => {
    if (path === '/library.js')
      return { body: library.script ?? '', headers: { 'content-type': 'text/javascript' } };
    if (path === '/library.css')
      return { body: library.style ?? '', headers: { 'content-type': 'text/css' } };
    const isAnswered = (new URLSearchParams(body).get('answer') ?? '') !== '';
    if (method === 'POST' && isAnswered) return { body: '<h1>Thank you</h1>' };
    const said = method === 'POST' ? '<p role="alert">State is missing.</p>' : '';
    return formPage(
      `<link rel="stylesheet" href="/library.css">${said}<form novalidate action="/join" method="post"><label>E-mail * <input type="email" name="email" required></label>${asked}<button>Join</button></form><script src="/library.js"></script>`,
      script,
    );
  };

const typedIn = ({ filled }: FillRun): string[] => filled.typed.map(({ value }) => value).slice(1);
const results = ({ filled }: FillRun): string[] =>
  filled.trials.map(trial => `${trial.filled} ${trial.result}`);
const missing = ['empty refused-by-server', 'required-only refused-by-server'];

const states =
  '<label for="state">State</label><select id="state" name="answer"><option value="">Choose</option><option>Michigan</option><option>Ohio</option></select>';

test("a library's list that opens as the cursor comes is answered from its options (Tom Select)", async () => {
  const library = {
    script: from('tom-select/dist/js/tom-select.complete.min.js'),
    style: from('tom-select/dist/css/tom-select.min.css'),
  };
  const run = await fillOn(signUp(states, "new TomSelect('#state')", library), { submit: 'real' });
  expect(results(run)).toEqual([...missing, 'full sent']);
  expect(typedIn(run)).toEqual(['Ohio']);
});

test("a date is taken from a library's calendar where the control takes no keys (flatpickr)", async () => {
  const library = {
    script: from('flatpickr/dist/flatpickr.min.js'),
    style: from('flatpickr/dist/flatpickr.min.css'),
  };
  const asked = '<label for="day">State the day</label><input id="day" name="answer">';
  const run = await fillOn(signUp(asked, "flatpickr('#day', { altInput: true })", library), {
    submit: 'real',
  });
  expect(results(run)).toEqual([...missing, 'full sent']);
  expect(typedIn(run)).toEqual([expect.stringMatching(/^\w+ 15, \d{4}$/)]);
});

/** A list as the WAI-ARIA Authoring Practices describe it, in a shadow tree, its options given from outside. */
const shadowList = (markup: string): string => `customElements.define('x-list', class extends HTMLElement {
  static formAssociated = true;
  connectedCallback() {
    const inner = this.attachInternals();
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = '<span id="name">State</span>${markup}<div id="list" role="listbox" tabindex="-1" hidden><slot></slot></div>';
    const control = root.querySelector('#control');
    const list = root.querySelector('#list');
    control.addEventListener('click', () => { list.hidden = !list.hidden; });
    this.addEventListener('click', event => {
      if (event.target.getAttribute('role') !== 'option') return;
      inner.setFormValue(event.target.id);
      control.textContent = event.target.textContent;
      list.hidden = true;
    });
  }
});`;
const slotted =
  '<x-list name="answer"><div role="option" id="MI">Michigan</div><div role="option" id="OH">Ohio</div></x-list>';

for (const [how, control] of [
  ['role', 'role="combobox" aria-controls="list"'],
  ['list', 'aria-haspopup="listbox" aria-controls="list"'],
] as const)
  test(`a button that stands for a choice by its ${how} is answered with the mouse where keys do nothing`, async () => {
    const button = `<button type="button" id="control" ${control} aria-labelledby="name">Choose</button>`;
    const run = await fillOn(signUp(slotted, shadowList(button)), { submit: 'real' });
    expect(results(run)).toEqual([...missing, 'full sent']);
    expect(typedIn(run)).toEqual(['Michigan']);
  });

test('a button that is a box to tick is ticked', async () => {
  const asked =
    '<button type="button" role="checkbox" aria-checked="false" id="box" aria-label="I live in this State"> </button><input type="hidden" name="answer">';
  const script =
    "const box = document.querySelector('#box'); box.onclick = () => { box.setAttribute('aria-checked', 'true'); box.nextSibling.value = 'yes'; };";
  const run = await fillOn(signUp(asked, script), { submit: 'real' });
  expect(results(run)).toEqual([...missing, 'full sent']);
});

test('a box that only offers what fits keeps what was typed', async () => {
  const asked =
    '<label>State or city <input name="answer" role="combobox" aria-expanded="false" aria-controls="found" autocomplete="off"></label><ul id="found" role="listbox" hidden><li role="option">Other</li></ul>';
  const script =
    "document.querySelector('[name=answer]').oninput = () => { document.querySelector('#found').hidden = false; };";
  const run = await fillOn(signUp(asked, script), { submit: 'real' });
  expect(results(run)).toEqual([...missing, 'full sent']);
  expect(run.requests.some(({ body }) => body.includes('answer=Other'))).toBe(false);
});

test('what takes no keys and opens nothing, and a twin that scripts keep, are not answered', async () => {
  const asked =
    '<label>State <input name="answer" readonly></label><p>15</p><input name="twin" aria-hidden="true" tabindex="-1"><div aria-hidden="true"><input name="other" tabindex="-1"></div>';
  const run = await fillOn(signUp(asked), { submit: 'real' });
  expect(results(run)).toEqual([...missing, 'full refused-by-server']);
  expect(typedIn(run)).toEqual([]);
});

const hidden = 'position: absolute; opacity: 0; width: 0; border: 0; padding: 0';
const box = 'border: 1px solid gray; width: 200px; height: 30px; position: relative';
const kept = '<input type="hidden" name="answer">';
/** Opens a list of rows when its box is pressed, and keeps the row that is pressed. */
const drawnList = (rows = '<div class="row">Michigan</div><div class="row">Ohio</div>'): string => `
  const box = document.querySelector('#box'), hung = document.createElement('div'); document.querySelector('form').after(hung);
  box.addEventListener('click', () => { document.querySelector('#state').focus(); hung.innerHTML = \`${rows}\`; });
  hung.addEventListener('mousedown', event => { if (!event.target.matches('.row')) return; document.querySelector('[name=answer]').value = event.target.textContent;
    box.firstElementChild.textContent = event.target.textContent; hung.textContent = ''; });`;

const bare = box.replace('border: 1px solid gray; ', '');
const opens = 'role="combobox" aria-expanded="false" readonly';
for (const [what, asked, isAnswered] of [
  [
    'no border, and its label in it (Quasar)',
    `<div id="box" style="${bare}"><span>State</span><input id="state" aria-label="State" style="${hidden}" ${opens}></div>`,
    true,
  ],
  [
    'no words before an answer is chosen (PrimeVue)',
    `<label for="state">State</label><div id="box" style="${box}"><span></span><input id="state" style="${hidden}" ${opens}></div>`,
    true,
  ],
  [
    'no border, and does not say that it opens a list',
    `<div id="box" style="${bare}"><span>State</span><input id="state" aria-label="State" style="${hidden}"></div>`,
    false,
  ],
] as const)
  test(`a box drawn for a list is ${isAnswered ? '' : 'not '}answered where it has ${what}`, async () => {
    const run = await fillOn(signUp(asked + kept, drawnList()), { submit: 'real' });
    expect(typedIn(run)).toEqual(isAnswered ? ['Michigan'] : []);
  });

for (const [how, more] of [
  ['has no role', ''],
  ['says that it is a list that takes no keys', 'role="combobox" aria-readonly="true" aria-expanded="false"'],
] as const)
  test(`a list that a script draws in place of a text box out of sight is opened and answered where that ${how}`, async () => {
    const asked = `<label for="state">State</label><div id="box" style="${box}"><span>Select</span><input id="state" style="${hidden}" ${more}></div>${kept}`;
    const rows =
      '<div class="row">Select a state</div><div class="row">Michigan</div><div class="row">Ohio</div>';
    const run = await fillOn(signUp(asked, drawnList(rows)), { submit: 'real' });
    expect(results(run)).toEqual([...missing, 'full sent']);
    expect(typedIn(run)).toEqual(['Michigan']);
  });

test('a text box that keeps only what its list offers is answered from the list', async () => {
  const asked = `<label for="state">State</label><div id="box" style="${box}"><span></span><input id="state" autocomplete="off"></div>${kept}`;
  const script = `${drawnList()} document.querySelector('#state').addEventListener('blur', event => { event.target.value = ''; })`;
  const run = await fillOn(signUp(asked, script), { submit: 'real' });
  expect(results(run)).toEqual([...missing, 'full sent']);
  expect(typedIn(run)).toEqual(['Michigan']);
});

test('a trap for robots, a box that opens nothing and one whose list is empty are not answered', async () => {
  const traps: readonly (readonly [asked: string, script: string])[] = [
    [`<div style="${box}"><span>Welcome</span><input id="state" name="answer" style="${hidden}"></div>`, ''],
    [
      `<label for="state">State</label><div style="${box}"><span>Select</span><input id="state" name="answer" style="${hidden}"></div>`,
      '',
    ],
    [
      `<label for="state">State</label><div id="box" style="${box}"><span>Select</span><input id="state" style="${hidden}"></div>${kept}`,
      drawnList('<div>No options</div><div>Nothing found</div>'),
    ],
  ];
  for (const [asked, script] of traps) {
    const run = await fillOn(signUp(asked, script), { submit: 'real' });
    expect(results(run).at(-1)).toBe('full refused-by-server');
    expect(typedIn(run)).toEqual([]);
  }
});
