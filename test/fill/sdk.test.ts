import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Transmission } from '../../crawler/evidence/filled.js';
import { fillOn } from './fill-site.js';
import type { Site } from './logging-server.js';

const modules = join(import.meta.dirname, '../../node_modules');
const packed = (name: string, file: string): string => readFileSync(join(modules, name, file), 'utf8');

const libraries: Readonly<Record<string, string>> = {
  '/rrweb.js': packed('rrweb', 'dist/rrweb.umd.min.cjs'),
  '/posthog.js': packed('posthog-js', 'dist/array.full.no-external.js'),
  '/mixpanel.js': packed('mixpanel-browser', 'dist/mixpanel.umd.js'),
  '/amplitude.js': packed('@amplitude/analytics-browser', 'lib/scripts/amplitude-min.umd.js'),
  '/openreplay.js': packed('@openreplay/tracker', 'dist/lib/entry.js'),
};

/** What a replay service answers when a recording starts: without it none does. */
const session = {
  token: 't',
  userUUID: 'u',
  projectID: '1',
  sessionID: '1',
  delay: 0,
  beaconSizeLimit: 1_000_000,
  compressionThreshold: 500,
};

const form = `<form action="/join" method="post"><label>E-mail <input type="email" name="email" id="email"></label>
  <label>Full name <input name="name" id="name"></label><button>Join</button></form>`;

/** A page with a form, a library from a third party's host, and the site's own use of it. */
const siteWith =
  (library: string, before: string, after: string): Site =>
  ({ path, host }) => {
    const name = path.split('?')[0] ?? '';
    if (host === 'cdn.example')
      return {
        body: libraries[name] ?? '',
        headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' },
      };
    if (host === 'www.mpro.org' && path === '/')
      return {
        body: `<!doctype html><meta charset="utf-8"><title>Join</title>${form}<script>${before}</script><script src="https://cdn.example${library}"></script><script>${after}</script>`,
      };
    return {
      body: name.endsWith('/web/start') ? JSON.stringify(session) : '{}',
      headers: {
        'content-type': 'application/json',
        'access-control-allow-origin': 'https://www.mpro.org',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': '*',
      },
    };
  };

const side = (all: readonly Transmission[]): Transmission[] =>
  all.filter(({ isSubmission }) => !isSubmission);
const fieldsOf = (all: readonly Transmission[]): string[] =>
  [...new Set(side(all).flatMap(({ sightings }) => sightings.map(({ field }) => field)))].sort();

const record = (options: string): string =>
  `const events = []; rrweb.record({ emit: e => events.push(e), ${options} });
   const flush = () => events.length && navigator.sendBeacon('https://collector.example/replay', JSON.stringify(events.splice(0)));
   setInterval(flush, 400); addEventListener('pagehide', flush);`;
const posthog = (options: string): string =>
  `window.posthog = { __SV: 1, _i: [['phc_test', { api_host: 'https://collector.example', request_batching: false, ${options} }, 'posthog']], people: [] };`;
const amplitude = `amplitude.init('test', { serverUrl: 'https://collector.example/2/httpapi', flushIntervalMillis: 200, autocapture: true,
  remoteConfig: { fetchRemoteConfig: false } });`;
const openreplay = (options: string): string =>
  `import('https://cdn.example/openreplay.js').then(({ default: Tracker }) => new Tracker({ projectKey: 'k', ingestPoint: 'https://collector.example/ingest', ${options} }).start());`;

const cases = [
  {
    name: 'rrweb without masking',
    library: '/rrweb.js',
    before: '',
    after: record('maskAllInputs: false'),
    fields: ['#email', '#name'],
  },
  {
    name: 'rrweb with all inputs masked',
    library: '/rrweb.js',
    before: '',
    after: record('maskAllInputs: true'),
    fields: [],
  },
  {
    name: 'rrweb with all but one input masked',
    library: '/rrweb.js',
    before: '',
    after: record('maskInputOptions: { email: true, text: false }'),
    fields: ['#name'],
  },
  {
    name: 'posthog that identifies by the address',
    library: '/posthog.js',
    before: posthog(''),
    after: `email.addEventListener('change', () => posthog.identify(email.value))`,
    fields: ['#email'],
  },
  {
    name: 'posthog that counts clicks and forms',
    library: '/posthog.js',
    before: posthog('autocapture: true'),
    after: `email.addEventListener('change', () => posthog.capture('field filled', { field: 'email' }))`,
    fields: [],
  },
  {
    name: 'mixpanel with a property',
    library: '/mixpanel.js',
    before: '',
    after: `mixpanel.init('t', { api_host: 'https://collector.example', batch_requests: false, ignore_dnt: true }); email.addEventListener('change', () => mixpanel.track('lead', { who: email.value }))`,
    fields: ['#email'],
  },
  {
    name: 'mixpanel that counts',
    library: '/mixpanel.js',
    before: '',
    after: `mixpanel.init('t', { api_host: 'https://collector.example', batch_requests: false, ignore_dnt: true }); email.addEventListener('change', () => mixpanel.track('lead', { field: 'email' }))`,
    fields: [],
  },
  {
    name: 'amplitude that names the user by the address',
    library: '/amplitude.js',
    before: '',
    after: `${amplitude} email.addEventListener('change', () => { amplitude.setUserId(email.value); amplitude.track('lead'); })`,
    fields: ['#email'],
  },
  {
    name: 'amplitude that captures clicks and forms',
    library: '/amplitude.js',
    before: '',
    after: `${amplitude} email.addEventListener('change', () => amplitude.track('lead', { field: 'email' }))`,
    fields: [],
  },
  {
    name: 'openreplay as it comes',
    library: '',
    before: openreplay(''),
    after: '',
    fields: [],
  },
  {
    name: 'openreplay that records inputs in the clear',
    library: '',
    before: openreplay('defaultInputMode: 0, obscureInputEmails: false, obscureInputNumbers: false'),
    after: '',
    fields: ['#email', '#name'],
  },
] as const;

for (const { name, library, before, after, fields } of cases) {
  test(`${name}: ${fields.length === 0 ? 'sends nothing typed' : 'is seen and stopped'}`, async () => {
    const { filled, requests, raw } = await fillOn(siteWith(library, before, after));
    expect(filled.outcome).toEqual({ ok: true });
    expect(fieldsOf(filled.transmissions)).toEqual(fields);
    const sent = side(filled.transmissions);
    expect(sent.every(({ party, stopped }) => party === 'third' && stopped)).toBe(true);
    expect(sent.some(({ isTelemetry }) => isTelemetry)).toBe(fields.length > 0);
    for (const { value } of filled.typed) expect(raw.includes(value)).toBe(false);
    // It really does send: a library that kept silent would prove nothing.
    if (fields.length === 0)
      expect(requests.filter(({ host }) => host === 'collector.example').length).toBeGreaterThan(0);
  });
}
