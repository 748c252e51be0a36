import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormOpener } from '../../crawler/visit/openers/form-opener.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import type { Tab } from '../../crawler/visit/tab.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const page = (body: string, script = ''): string =>
  `<!doctype html><html lang="en"><head><title>Case</title></head><body><main><h1>Register</h1>${body}</main><script>${script}</script></body></html>`;
const limits = { quiet: 300, longest: 2_000, restless: 300 };

/** Names of the controls that a visitor gets to see, in order, of each form; and what reached the server. */
async function asked(
  tab: Tab,
  body: string,
  script: string,
): Promise<{ seen: string[][]; log: readonly string[] }> {
  const site = await serve(() => page(body, script));
  try {
    const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
    const visit = await visitPage(tab, site.baseUrl, 'one', rules);
    const opened = await new FormOpener().open(tab, visit);
    expect(opened.visit.forms[0]?.signature).toBe(visit.forms[0]?.signature);
    return {
      seen: opened.visit.forms.map(form =>
        form.fields.filter(({ visible }) => visible).map(({ name }) => name),
      ),
      log: site.log,
    };
  } finally {
    await site.close();
  }
}

const form = (inside: string): string =>
  `<form method="post" action="/join"><label>E-mail <input name="mail" type="email"></label>${inside}<button>Join</button></form>`;
const list = (name: string, options: readonly string[]): string =>
  `<label>${name} <select name="${name}"><option value="">Choose</option>${options.map(each => `<option>${each}</option>`).join('')}</select></label>`;
const radios = (name: string, values: readonly string[]): string =>
  values.map(each => `<label><input type="radio" name="${name}" value="${each}"> ${each}</label>`).join('');

for (const [title, inside, script, seen] of [
  [
    'a hidden question that one option of a list shows',
    `${list('status', ['Employed', 'Retired', 'Veteran'])}<div id="more" hidden><label>Passport <input name="passport"></label></div>`,
    `document.querySelector('select').addEventListener('change', event => { more.hidden = event.target.value !== 'Veteran' })`,
    ['mail', 'status', 'passport'],
  ],
  [
    'a question that a radio button puts into the page, after a while',
    `${radios('insured', ['yes', 'no'])}<div id="more"></div>`,
    `document.forms[0].addEventListener('change', () => setTimeout(() => {
       const no = document.querySelector('[name=insured][value=no]').checked;
       more.innerHTML = no ? '<label>Bank account <input name="account"></label>' : '';
     }, 300))`,
    ['mail', 'insured', 'insured', 'account'],
  ],
  [
    'a question of a question, and one that a box opens',
    `${list('first', ['a', 'b'])}<div id="more"></div><label><input type="checkbox" name="box"> Other</label><p id="other" hidden><input name="which" aria-label="Which"></p>`,
    `document.querySelector('[name=first]').addEventListener('change', event => {
       more.innerHTML = event.target.value === 'b' ? '${list('second', ['c', 'd'])}<p id="deep" hidden><input name="deep" aria-label="Deep"></p>' : '';
       more.querySelector('select')?.addEventListener('change', each => { document.getElementById('deep').hidden = each.target.value !== 'd' });
     });
     document.querySelector('[name=box]').addEventListener('change', event => { other.hidden = !event.target.checked })`,
    ['mail', 'first', 'box', 'which', 'second', 'deep'],
  ],
  [
    'the last of two hundred options',
    `${list('country', [...Array.from({ length: 200 }, (_, at) => `Country ${at}`), 'Elsewhere'])}<p id="more" hidden><input name="where" aria-label="Where"></p>`,
    `document.querySelector('select').addEventListener('change', event => { more.hidden = event.target.value !== 'Elsewhere' })`,
    ['mail', 'country', 'where'],
  ],
  [
    'an answer that changes nothing, and a question that no answer opens',
    `${list('status', ['Employed', 'Retired'])}${radios('insured', ['yes', 'no'])}<p hidden><input name="trap"></p>`,
    '',
    ['mail', 'status', 'insured', 'insured'],
  ],
  [
    'an answer that leads to another page',
    list('go', ['a', 'b']),
    `document.querySelector('select').addEventListener('change', () => { location.href = '/elsewhere' })`,
    ['mail', 'go'],
  ],
] as const)
  test(`answers are tried for what they bring up: ${title}`, async ({ tab }) => {
    const found = await asked(tab, form(inside), script);
    expect(found.seen).toEqual([[...seen]]);
    expect(found.log.filter(line => !line.startsWith('GET'))).toEqual([]);
  });

test("questions that a library shows for an answer are found (Alpine's x-show and x-if)", async ({ tab }) => {
  const alpine = readFileSync(
    join(import.meta.dirname, '../../node_modules/alpinejs/dist/cdn.min.js'),
    'utf8',
  );
  const body = `<div x-data="{ role: '', other: false }">${form(
    `<label>Role <select name="role" x-model="role"><option value="">Choose</option><option>Nurse</option><option>Other</option></select></label>
     <p x-show="role === 'Other'" x-cloak><label>Which <input name="which"></label></p>
     <label><input type="checkbox" name="guest" x-model="other"> I bring a guest</label>
     <template x-if="other"><p><label>Guest's name <input name="guestName"></label></p></template>
     <p x-show="role === 'Nobody'"><label>Trap <input name="trap"></label></p>`,
  )}</div>`;
  const found = await asked(tab, body, alpine);
  // What an answer only shows keeps its place; what it makes follows what stood there before it.
  expect(found.seen).toEqual([['mail', 'role', 'which', 'guest', 'guestName']]);
});

test('an answer that a script sends off is not let through', async ({ tab }) => {
  const found = await asked(
    tab,
    form(list('status', ['a', 'b'])),
    `document.querySelector('select').addEventListener('change', () => fetch('/saved', { method: 'POST', body: 'x' }))`,
  );
  expect(found.log).toEqual(['GET /']);
});
