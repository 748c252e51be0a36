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
