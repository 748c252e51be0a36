import { expect, test } from '@playwright/test';
import { fillOn, formPage } from './fill-site.js';

const named = '<p><label>Name * <input name="name" required></label></p>';
/** A question that an answer brings up; all that shows before it is marked. */
const licensed = (refuses: boolean): { body: string } =>
  formPage(
    `<h1>Register</h1><p>* required</p><form method="post" action="/join">${named}
      <fieldset><legend>Are you licensed? *</legend><label><input type="radio" name="lic" value="yes" required> Yes</label><label><input type="radio" name="lic" value="no"> No</label></fieldset>
      <div id="more" hidden><p><label for="state">License state</label><input id="state" name="state"></p></div><p id="said" role="alert"></p><button>Register</button></form>`,
    `const form = document.forms[0];
     form.addEventListener('change', () => (more.hidden = form.lic.value !== 'yes'));
     form.addEventListener('submit', event => {
       if (${refuses} && form.lic.value === 'yes' && form.state.value === '') { event.preventDefault(); said.textContent = 'License state is required.'; }
     });`,
  );
/** A second step within the form; all of the first is marked. */
const steps = (refuses: boolean): { body: string } =>
  formPage(
    `<h1>Register</h1><p>* required</p><form method="post" action="/join" novalidate><section id="one">${named}<button type="button" id="next">Next</button></section>
      <section id="two" hidden><p><label for="county">County *</label><input id="county" name="county" required></p><p><label for="state">Role</label><input id="state" name="role"></p><button>Register</button></section><p id="said" role="alert"></p></form>`,
    `const form = document.forms[0];
     next.onclick = () => { if (form.name.value) { one.hidden = true; two.hidden = false; } else said.textContent = 'Please fill in your name.'; };
     form.onsubmit = event => { if (${refuses} && form.role.value === '') { event.preventDefault(); said.textContent = 'Role is required.'; } };`,
  );

for (const [what, page] of [
  ['a question that an answer brings up', licensed],
  ['a question of a further step', steps],
] as const)
  for (const refuses of [true, false])
    test(`${what} ${refuses ? 'is named where the form refuses to go without it' : 'may be left out where nothing wants it'}`, async () => {
      const { filled } = await fillOn(
        ({ method }) => (method === 'POST' ? { body: 'thanks' } : page(refuses)),
        {
          submit: 'real',
        },
      );
      const trial = filled.trials.find(each => each.filled === 'required-only');
      expect(trial?.result).toBe(refuses ? 'refused-by-script' : 'sent');
      expect(trial?.refusedFields.map(({ selector }) => selector)).toEqual(refuses ? ['#state'] : []);
      expect(filled.trials.at(-1)).toMatchObject({ filled: 'full', result: 'sent' });
    });
