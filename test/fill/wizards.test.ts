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

/** Two steps of a registration, one in place of the other: the second sends what both were answered. */
const twoSteps = formPage(
  '<div id="w"></div>',
  `const steps = ['<label>Name (required) <input name="who" required></label> <label>Organization <input name="org"></label>',
     '<label>E-mail (required) <input type="email" name="mail" required></label> <label>Password (required) <input type="password" name="pw" required></label>'];
   const data = new URLSearchParams();
   const place = document.getElementById('w');
   function show(step) {
     place.innerHTML = '<form><h2>Register</h2>' + steps[step] + '<button>' + (step === 0 ? 'Next' : 'Register') + '</button></form>';
     place.firstElementChild.onsubmit = event => {
       event.preventDefault();
       new FormData(event.target).forEach((value, name) => data.set(name, value));
       if (step === 0) return show(1);
       fetch('/api/register', { method: 'POST', body: data }).then(async answer => {
         if (answer.ok) return place.replaceChildren(await answer.text());
         const said = document.createElement('p');
         said.setAttribute('role', 'alert');
         said.textContent = await answer.text();
         place.firstElementChild.prepend(said);
       });
     };
   }
   show(0);`,
);

for (const [needs, result] of [
  ['nothing more', 'sent'],
  ['the organization as well', 'refused-by-server'],
] as const)
  test(`steps before are tried with only what is marked: the server needs ${needs}`, async () => {
    const { filled, requests } = await fillOn(
      ({ path, body }) =>
        path === '/'
          ? twoSteps
          : needs === 'nothing more' || /org=[^&]/.test(body)
            ? { body: 'Thank you for registering.' }
            : { status: 422, body: 'Something is missing.' },
      { submit: 'real', further: true },
    );
    expect(filled.outcome).toEqual({ ok: true });
    const [first, ...others] = filled.trials;
    expect(first).toMatchObject({ filled: 'required-only', onlyRequiredBefore: true, result });
    // With the steps before filled in whole, the server has all that it needs.
    expect(others.map(each => [each.onlyRequiredBefore, each.result])).toContainEqual([undefined, 'sent']);
    const bodies = requests.filter(({ path }) => path === '/api/register').map(({ body }) => body);
    expect(bodies.filter(body => body.includes('org=&'))).toHaveLength(1);
  });

for (const isChecked of [false, true])
  test(`a wizard that checks ${isChecked ? 'each step' : 'nothing between its steps'} is filled in from its first step`, async () => {
    const page = formPage(
      `<form method="post" action="/register"><div id="one"><p>* required</p><label>E-mail * <input type="email" name="mail" id="mail" required></label></div>
         <div id="two" hidden><label>Organization * <input name="org" required></label><label>Phone <input name="phone"></label><button>Register</button></div>
         <button type="button" id="next">Next</button></form>`,
      `next.onclick = () => { if (${isChecked} && !mail.reportValidity()) return; one.hidden = true; two.hidden = false; next.hidden = true; };`,
    );
    const { filled } = await fillOn(({ path }) => (path === '/' ? page : { body: 'Welcome' }), {
      submit: 'real',
    });
    expect(filled.trials.map(({ filled: how, result }) => `${how} ${result}`)).toEqual([
      'empty refused-by-browser',
      'required-only sent',
      'full sent',
    ]);
    expect(filled.typed.map(({ label }) => label)).toEqual(['E-mail *', 'Organization *', 'Phone']);
  });
