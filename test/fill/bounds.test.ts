import { expect, test } from '@playwright/test';
import { bounds } from '../../crawler/evidence/bounds.js';
import { fillOn, formPage } from './fill-site.js';

/** A form of so many questions, of which the first shows; `script` says what shows the others. */
const oneByOne = (count: number, button: string, script: string): { body: string } => {
  const rows = Array.from(
    { length: count },
    (_, at) =>
      `<p ${at === 0 ? '' : 'hidden'}><label>Place ${at + 1} <input name="place${at + 1}"></label></p>`,
  );
  return formPage(
    `<form method="post" action="/send">${rows.join('')}<button>${button}</button></form>`,
    `const form = document.forms[0]; ${script}`,
  );
};

/** Questions of which each shows once the one before it is answered. */
const questions = (count: number): { body: string } =>
  oneByOne(
    count,
    'Send',
    `form.addEventListener('input', ({ target }) => { const row = target.closest('p').nextElementSibling; if (row) row.hidden = false; });`,
  );

for (const [count, isWhole] of [
  [bounds.fillRounds.value, true],
  [bounds.fillRounds.value + 1, false],
] as const)
  test(`${count} questions that open one after the other are ${isWhole ? 'all answered' : 'more than are answered, which is said'}`, async () => {
    const { filled } = await fillOn(({ path }) => (path === '/' ? questions(count) : { body: 'Thank you.' }));
    expect(filled.outcome).toEqual({ ok: true });
    expect(filled.typed).toHaveLength(bounds.fillRounds.value);
    expect(filled.bounds).toEqual(isWhole ? undefined : ['fillRounds']);
  });

/** A form whose button shows one part after the other, and sends with the last. */
const parts = (count: number): { body: string } =>
  oneByOne(
    count,
    'Next',
    `form.addEventListener('submit', event => { const part = form.querySelector('p:not([hidden])');
       if (part.nextElementSibling.matches('p')) { event.preventDefault(); part.hidden = true; part.nextElementSibling.hidden = false; } });`,
  );

for (const [count, isWhole] of [
  [bounds.formSteps.value, true],
  [bounds.formSteps.value + 1, false],
] as const)
  test(`a form of ${count} steps is ${isWhole ? 'walked to its end' : 'longer than is walked, which is said'}`, async () => {
    const { filled } = await fillOn(({ path }) => (path === '/' ? parts(count) : { body: 'Thank you.' }));
    expect(filled.outcome).toEqual({ ok: true });
    expect(filled.typed).toHaveLength(bounds.formSteps.value);
    expect(filled.trials.at(-1)?.result === 'stopped').toBe(isWhole);
    expect(filled.bounds).toEqual(isWhole ? undefined : ['formSteps']);
  });
