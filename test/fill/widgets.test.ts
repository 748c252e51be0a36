import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const modules = join(import.meta.dirname, '../../node_modules');
const read = (path: string): string => readFileSync(join(modules, path), 'utf8');

/** A form that wants an answer to one question, as a library draws it; `mark` stands behind the question's name. */
interface Widget {
  readonly name: string;
  readonly scripts: readonly string[];
  readonly styles?: readonly string[];
  readonly asked: (mark: string) => string;
  readonly start: string;
  /** What the answer may be, as it is sent. */
  readonly answer: RegExp;
}

const list = (mark: string): string =>
  `<p><label for="role">Role${mark}</label> <select id="role" name="answer" required><option value="">Pick one</option><option value="nurse">Nurse</option><option value="doctor">Doctor</option></select></p>`;
const text =
  (type: string) =>
  (mark: string): string =>
    `<p><label for="it">Answer${mark}</label> <input id="it" name="answer" type="${type}" required></p>`;
const choice = /^(nurse|doctor)$/;
const jquery = 'jquery/dist/jquery.min.js';

const widgets: readonly Widget[] = [
  {
    name: 'Choices',
    scripts: ['choices.js/public/assets/scripts/choices.min.js'],
    styles: ['choices.js/public/assets/styles/choices.min.css'],
    asked: list,
    start: `new Choices('#role')`,
    answer: choice,
  },
  {
    name: 'Select2',
    scripts: [jquery, 'select2/dist/js/select2.min.js'],
    styles: ['select2/dist/css/select2.min.css'],
    asked: list,
    start: `jQuery('#role').select2()`,
    answer: choice,
  },
  {
    name: 'Chosen',
    scripts: [jquery, 'chosen-js/chosen.jquery.min.js'],
    styles: ['chosen-js/chosen.min.css'],
    asked: list,
    start: `jQuery('#role').chosen({ width: '200px' })`,
    answer: choice,
  },
  {
    name: 'Slim Select',
    scripts: ['slim-select/dist/slimselect.iife.js'],
    styles: ['slim-select/dist/slimselect.css'],
    asked: list,
    start: `new SlimSelect({ select: '#role' })`,
    answer: choice,
  },
  {
    name: 'Nice Select 2',
    scripts: ['nice-select2/dist/js/nice-select2.js'],
    styles: ['nice-select2/dist/css/nice-select2.css'],
    asked: list,
    start: `NiceSelect.bind(document.getElementById('role'))`,
    answer: choice,
  },
  {
    name: 'intl-tel-input',
    scripts: ['intl-tel-input/dist/js/intlTelInput.min.js'],
    styles: ['intl-tel-input/dist/css/intlTelInput-no-assets.min.css'],
    asked: text('tel'),
    start: `intlTelInput(document.getElementById('it'), { initialCountry: 'us' })`,
    answer: /555/,
  },
  {
    name: 'IMask',
    scripts: ['imask/dist/imask.min.js'],
    asked: mark =>
      `<p><label for="it">Postcode${mark}</label> <input id="it" name="answer" required placeholder="00000"></p>`,
    start: `IMask(document.getElementById('it'), { mask: '00000' })`,
    answer: /^\d{5}$/,
  },
  {
    name: 'JustValidate',
    scripts: ['just-validate/dist/just-validate.production.min.js'],
    asked: mark => text('text')(mark).replace(' required', ' aria-required="true"'),
    start: `new JustValidate('#join').addField('#it', [{ rule: 'required' }]).onSuccess(() => document.getElementById('join').submit())`,
    answer: /./,
  },
];

const site =
  ({ asked, start, scripts, styles = [] }: Widget, mark: string): Site =>
  ({ path, method, body }) => {
    const file = /^\/npm\/(.+)$/.exec(path)?.[1];
    if (file !== undefined)
      return {
        body: read(file),
        headers: { 'content-type': file.endsWith('.css') ? 'text/css' : 'text/javascript' },
      };
    if (method === 'POST')
      return (new URLSearchParams(body).get('answer') ?? '') === ''
        ? { status: 422, body: '<p role="alert">The answer is missing.</p>' }
        : { body: '<h1>Thank you</h1>' };
    const links = styles.map(each => `<link rel="stylesheet" href="/npm/${each}">`).join('');
    const loads = scripts.map(each => `<script src="/npm/${each}"></script>`).join('');
    return formPage(
      `${links}<p>* required</p><form id="join" action="/join" method="post"><p><label>E-mail * <input type="email" name="email" required></label></p>${asked(mark)}<p><label>Notes <input name="notes"></label></p><button>Register</button></form>${loads}`,
      start,
    );
  };

const trial = ({ filled }: FillRun, which: string): string =>
  filled.trials.find(each => each.filled === which)?.result ?? 'none';

for (const widget of widgets)
  test(`what ${widget.name} draws is answered, and its mark is seen`, async () => {
    const starred = await fillOn(site(widget, ' *'), { submit: 'real' });
    expect([trial(starred, 'required-only'), trial(starred, 'full')]).toEqual(['sent', 'sent']);
    const sent = starred.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    for (const body of sent.slice(-1))
      expect(new URLSearchParams(body).get('answer') ?? '').toMatch(widget.answer);
    const asked = (run: FillRun) =>
      [...(run.filled.seen ?? []), ...run.form.fields].filter(
        ({ visible, label, requiredProgrammatic }) =>
          visible && /^(Role|Answer|Postcode)/.test(label) && requiredProgrammatic,
      );
    expect(asked(starred).map(({ mark }) => [mark.how, mark.explained])).toEqual([['symbol', true]]);
    const bare = await fillOn(site(widget, ''), { submit: 'never' });
    expect(asked(bare).map(({ mark }) => mark.how)).toEqual(['none']);
  });
