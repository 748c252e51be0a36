import { expect, test } from '@playwright/test';
import { fillOn, formPage } from './fill-site.js';

/** A form in a shadow tree that its script closes; `inside` sends what was typed. */
const vault = (mode: 'open' | 'closed', target: string) =>
  formPage(
    '<x-vault></x-vault>',
    `customElements.define('x-vault', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: '${mode}' });
        root.innerHTML = '<form><label>E-mail <input name="mail" type="email"></label><button>Join</button></form>';
        root.querySelector('form').addEventListener('submit', event => {
          event.preventDefault();
          fetch('${target}', { method: 'POST', mode: 'no-cors', body: root.querySelector('input').value });
        });
      }
    });`,
  );

for (const [mode, target, party] of [
  ['closed', 'https://collector.example/in', 'third'],
  ['open', 'https://collector.example/in', 'third'],
  ['closed', '/join', 'first'],
] as const)
  test(`a form in ${mode === 'open' ? 'an open' : 'a closed'} shadow tree is filled in, and what it sends to the ${party} party is seen`, async () => {
    const run = await fillOn(({ path }) => (path === '/' ? vault(mode, target) : { body: 'thanks' }));
    expect(run.filled.outcome).toEqual({ ok: true });
    expect(run.filled.typed.map(({ label, kind }) => [label, kind])).toEqual([['E-mail', 'email']]);
    expect(run.filled.transmissions.map(sent => [sent.party, sent.isSubmission])).toEqual([[party, true]]);
  });

/** A registration in a shadow tree: the server's answer is shown beside the form, or nowhere near it. */
const academy = (says: string) =>
  formPage(
    '<p>News: Phone is required for our help line.</p><x-academy></x-academy>',
    `customElements.define('x-academy', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'closed' });
        root.innerHTML = '<form novalidate><label>E-mail <input name="mail" type="email" required></label><label>Phone <input name="tel" type="tel"></label><p class="said"></p><button>Register</button></form>';
        root.querySelector('form').addEventListener('submit', async event => {
          event.preventDefault();
          const answer = await fetch('/join', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) });
          root.querySelector('.said').textContent = (await answer.json()).ok ? 'Welcome' : '${says}';
        });
      }
    });`,
  );

for (const [says, isRefusal] of [
  ['Phone is required.', true],
  ['We are open from nine to five.', false],
] as const)
  test(`what a form in a shadow tree says there after its submission is read: ${says}`, async () => {
    const { filled } = await fillOn(
      ({ path, body }) =>
        path === '/' ? academy(says) : { body: JSON.stringify({ ok: /tel=\d/.test(body) }) },
      { submit: 'real' },
    );
    const trial = filled.trials.find(each => each.filled === 'required-only');
    expect(trial?.result).toBe(isRefusal ? 'refused-by-server' : 'sent');
    expect(
      trial?.refusedFields.map(({ selector, message }) => [/\[name="tel"\]$/.test(selector), message]),
    ).toEqual(isRefusal ? [[true, says]] : []);
  });
