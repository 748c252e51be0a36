import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Answer, Logged } from './logging-server.js';

const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
const cells = [
  ['number', 'Card number', 'cc-number'],
  ['expiry', 'Expiration date (MM/YY)', 'cc-exp'],
  ['cvc', 'Security code', 'cc-csc'],
] as const;

/** Hosted fields as payment vendors have them: the frame of the number gathers the others and sends for a token. */
const cell = (name: string, vendor: string): string => {
  const [, label, complete] = cells.find(([each]) => each === name) ?? cells[0];
  const gather = `if (${JSON.stringify(name)} === 'number') { const others = {}; bus.onmessage = e => others[e.data[0]] = e.data[1];
    addEventListener('message', async e => { if (e.data !== 'token') return;
      if (!value.value || !others.expiry || !others.cvc) return e.source.postMessage('incomplete', '*');
      await fetch('https://${vendor}/tokens', { method: 'POST', body: JSON.stringify({ number: value.value, ...others }) }); e.source.postMessage('tok_1', '*'); }) }`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Field</title></head><body><form onsubmit="return false">
    <input id="value" aria-label="${label}" autocomplete="${complete}" required></form><script>const bus = new BroadcastChannel('card');
    value.addEventListener('input', () => bus.postMessage(['${name}', value.value])); ${gather}</script></body></html>`;
};

const pay = (vendor: string, inside = true): string => {
  const frames = cells
    .map(
      ([name, label]) =>
        `<p>${label} <iframe title="${label}" width="300" height="60" src="https://${vendor}/cell/${name}"></iframe></p>`,
    )
    .join('');
  return `<h2>Payment</h2>${inside ? '' : frames}<form id="pay" method="post" action="/pay"><label>Name on card <input id="value" name="holder" autocomplete="cc-name" required></label>
    ${inside ? frames : ''}<input type="hidden" name="token"><p id="error" role="alert"></p><button>Pay now</button></form>`;
};
const paying = `const form = document.getElementById('pay'); form.addEventListener('submit', e => { e.preventDefault(); error.textContent = '';
  frames[0].postMessage('token', '*'); });
  addEventListener('message', e => { if (e.data === 'incomplete') return error.textContent = 'Please complete your card details.';
    if (e.data !== 'tok_1') return; form.elements.token.value = e.data; form.submit(); });`;

const serve =
  (vendor: string, body: string, script: string) =>
  ({ host, path }: Logged): Answer => {
    if (host === vendor && path.startsWith('/cell/')) return { body: cell(path.slice(6), vendor) };
    if (host === 'www.mpro.org' && path === '/') return formPage(body, script);
    return { body: 'ok', headers: open };
  };

const labels = ({ filled }: FillRun): string[] => filled.typed.map(({ label }) => label);
const sightedAt = ({ filled }: FillRun, host: string): string[] =>
  filled.transmissions
    .filter(sent => sent.host === host)
    .flatMap(({ sightings }) => sightings.map(({ field }) => field));
const everything = ['Name on card', 'Card number', 'Expiration date (MM/YY)', 'Security code'];

for (const vendor of ['vendor.test', 'www.mpro.org'])
  test(`a card whose fields stand in frames of ${vendor} inside the form is filled in whole, and submitted once`, async () => {
    const run = await fillOn(serve(vendor, pay(vendor), paying), { submit: 'real' });
    expect(run.filled.outcome).toEqual({ ok: true });
    expect(labels(run)).toEqual(everything);
    // The page's own control and those of the frames all have the id `value`.
    expect(new Set(run.filled.typed.map(({ selector }) => selector)).size).toBe(4);
    expect(run.filled.trials.at(-1)).toMatchObject({ filled: 'full', result: 'sent' });
    expect(new Set(sightedAt(run, vendor).filter(each => each.includes('iframe'))).size).toBeGreaterThan(0);
    const submissions = run.filled.transmissions.filter(({ isSubmission }) => isSubmission);
    expect(submissions.map(({ url }) => url)).toEqual(['https://www.mpro.org/pay']);
    expect(run.requests.filter(({ path, body }) => path === '/pay' && body.includes('tok_1'))).toHaveLength(
      1,
    );
  });

for (const takesCards of [true, false])
  test(`a card whose frames stand beside the form is filled in with it ${takesCards ? 'where no other' : 'never where another'} can take it`, async () => {
    const run = await fillOn(serve('vendor.test', pay('vendor.test', false), paying), {
      submit: 'real',
      takesCards,
    });
    expect(new Set(labels(run))).toEqual(new Set(takesCards ? everything : ['Name on card']));
    expect(run.filled.trials.at(-1)?.result).toBe(takesCards ? 'sent' : 'refused-by-script');
  });

test('held back, a card does not reach its vendor, and what would have is known', async () => {
  const run = await fillOn(serve('vendor.test', pay('vendor.test'), paying));
  expect(labels(run)).toEqual(everything);
  expect(sightedAt(run, 'vendor.test').length).toBeGreaterThan(0);
  const number = run.filled.typed.find(({ label }) => label === 'Card number')?.value ?? '';
  expect(number.length).toBeGreaterThan(11);
  expect(run.raw).not.toContain(number);
  expect(run.filled.trials.at(-1)?.result).toBe('stopped');
});

test('what the own script of the page reads in frames of the page and sends without encryption is seen', async () => {
  const script = `document.getElementById('pay').addEventListener('submit', e => { e.preventDefault();
    const card = Array.from(frames, f => f.document.querySelector('input').value); if (card.includes('')) return;
    const to = document.createElement('form'); to.method = 'post'; to.action = 'http://www.mpro.org/card'; to.innerHTML = '<input name=c>';
    to.elements.c.value = card.join(); document.body.append(to); to.submit(); })`;
  const run = await fillOn(serve('www.mpro.org', pay('www.mpro.org'), script));
  const plain = run.filled.transmissions.filter(({ scheme }) => scheme === 'http');
  expect(plain.flatMap(({ sightings }) => sightings.map(({ kind }) => kind))).toContain('paymentCard');
});

test('a card that a vendor keeps to itself is laid to nobody else', async () => {
  const script = `${paying}; document.getElementById('pay').addEventListener('submit', () => fetch('https://collector.example/seen', { method: 'POST', mode: 'no-cors', body: 'paid' }))`;
  const run = await fillOn(serve('vendor.test', pay('vendor.test'), script), { submit: 'real' });
  expect(
    run.filled.transmissions.filter(({ sightings }) => sightings.length > 0).map(({ host }) => host),
  ).toEqual(expect.arrayContaining(['vendor.test']));
  expect(sightedAt(run, 'collector.example')).toEqual([]);
});

/** A frame inside a form that is no part of it. */
const others: readonly (readonly [what: string, inner: string])[] = [
  [
    'has a button of its own',
    '<form method="post"><label>E-mail <input type="email" name="mail"></label><button>Subscribe</button></form>',
  ],
  [
    'names another address',
    '<form method="post" action="https://vendor.test/in"><label>E-mail <input type="email" name="mail"></label></form>',
  ],
  [
    'tells people from robots',
    '<span role="checkbox" aria-checked="false" tabindex="0" aria-label="I am no robot">[ ]</span>',
  ],
];
for (const [what, inner] of others)
  test(`a third party's frame that ${what} is not filled in with the form around it`, async () => {
    const body = `<form method="post" action="/join"><label>Your name <input name="name"></label><iframe title="Other" width="300" height="90" src="https://vendor.test/other"></iframe><button>Join</button></form>`;
    const run = await fillOn(
      ({ host, path }) =>
        host === 'vendor.test'
          ? { body: `<!doctype html><html lang="en"><title>Other</title><body>${inner}</body></html>` }
          : path === '/'
            ? formPage(body)
            : { body: 'ok' },
      { submit: 'real' },
    );
    expect(labels(run)).toEqual(['Your name']);
    expect(run.filled.trials.at(-1)?.result).toBe('sent');
  });

test('an editor that stands in a frame without an address is written in, and what is written goes with the form', async () => {
  const script = `const f = document.querySelector('iframe'), d = f.contentDocument; d.open(); d.write('<body contenteditable aria-label="Message"></body>'); d.close();
    document.querySelector('form').addEventListener('submit', () => document.querySelector('textarea').value = d.body.innerHTML)`;
  const body = `<form method="post" action="/join"><label>Your name <input name="name"></label><textarea name="message" hidden></textarea><iframe title="Message" width="300" height="90"></iframe><button>Send</button></form>`;
  const run = await fillOn(({ path }) => (path === '/' ? formPage(body, script) : { body: 'ok' }), {
    submit: 'real',
  });
  const written = run.filled.typed.find(({ label }) => label === 'Message')?.value ?? 'nothing';
  const sent = run.requests.findLast(({ path, body: text }) => path === '/join' && text.includes('message='));
  expect(new URLSearchParams(sent?.body).getAll('message').join()).toContain(written);
});
