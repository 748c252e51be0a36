import { expect, test } from '@playwright/test';
import { fillOn, formPage } from './fill-site.js';

/** Steps that a script shows one after the other, writing an address of its own for each. */
const wizard = (inside: 'form' | 'div') =>
  formPage(
    '<div id="w"></div>',
    `const asked = ['<label>E-mail <input type="email" name="mail"></label>', '<label>Name <input name="who"></label>', '<label>Social security number <input name="ssn"></label>'];
     const data = {};
     function show(step) {
       const last = step === asked.length - 1;
       document.getElementById('w').innerHTML = '<${inside}>' + asked[step] + '<button type="button">' + (last ? 'Register' : 'Next') + '</button></${inside}>';
       document.querySelector('#w button').onclick = () => {
         for (const each of document.querySelectorAll('#w input')) data[each.name] = each.value;
         if (!last) {
           history.pushState({}, '', '/step-' + (step + 2));
           return show(step + 1);
         }
         fetch('/api/register', { method: 'POST', body: JSON.stringify(data) }).then(() => { document.getElementById('w').textContent = 'Thank you'; });
       };
     }
     show(0);`,
  );

for (const inside of ['form', 'div'] as const)
  test(`a wizard that pushes an address for each step is walked to its end, in a ${inside}`, async () => {
    const site = ({ path }: { path: string }) =>
      path === '/'
        ? wizard(inside)
        : path === '/api/register'
          ? { body: '{}' }
          : { status: 404, body: 'Not found' };
    const first = await fillOn(site);
    expect(first.filled.trials.map(({ result }) => result)).toContain('went-on');
    const [next] = first.filled.nextForms ?? [];
    // No server knows the address of a step: the step belongs to the page that shows it.
    expect([next?.page, next?.form.fields.map(({ name }) => name)]).toEqual([
      'https://www.mpro.org/',
      ['who'],
    ]);
    const second = await fillOn(site, { further: true });
    expect(second.filled.outcome).toEqual({ ok: true });
    const [last] = second.filled.nextForms ?? [];
    expect([last?.page, last?.form.fields.map(({ name }) => name)]).toEqual([
      'https://www.mpro.org/',
      ['ssn'],
    ]);
  });
