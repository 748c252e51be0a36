import {
  htmlType,
  respond,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { policyParts } from '../policy-markup.js';
import { spaScript } from './spa-script.js';

const host = 'app.vital-outcomes.test';

const shell = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Vital Outcomes</title><meta name="viewport" content="width=device-width,initial-scale=1"><style>
body{font-family:sans-serif;margin:0}.overlay{position:fixed;inset:0;background:rgba(0,0,0,.5);display:grid;place-items:center}.modal{background:#fff;padding:24px;width:420px}
.field{margin:8px 0}.field span.lbl{display:block;font-size:12px}.err{color:#b00020;font-size:12px}.select{border:1px solid #888;padding:6px;width:200px}.opts div{padding:4px}
.panel[hidden]{display:none}.acc{display:block;width:100%;text-align:left}
</style><script type="module" src="/static/main.3f9a1c.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>`;

const json = (value: unknown, status = 200): ReplicaAnswer =>
  respond('application/json', JSON.stringify(value), {}, status);

function fields({ body }: Exchange): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(body.toString('utf8') || '{}');
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const needs =
  (...names: readonly string[]) =>
  (exchange: Exchange): ReplicaAnswer => {
    const given = fields(exchange);
    const errors = Object.fromEntries(names.filter(name => !given[name]).map(name => [name, 'Required']));
    return Object.keys(errors).length > 0 ? json({ errors }, 422) : json({ ok: true }, 201);
  };

const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** A client-rendered application: every address answers with the same empty shell. */
export const spa: FieldSite = {
  name: 'spa',
  style:
    'single page application: routes by history, inputs in no form, JSON by fetch, modal sign-up, accordion policy',
  host,
  domain: 'vital-outcomes.test',
  contents: {
    ...Object.fromEntries(
      ['/', '/programs', '/programs/heart', '/events', '/support', '/trial', '/privacy'].map(path => [
        path,
        respond(htmlType, shell),
      ]),
    ),
    '/static/main.3f9a1c.js': respond('text/javascript', spaScript),
    '/api/policy': json(policyParts()),
    '/api/accounts': needs('name', 'email', 'organization'),
    '/api/support': needs('email', 'message'),
    '/api/trial': needs('name', 'email'),
    '/api/rum': ({ method }) => respond('text/plain', '', {}, method === 'POST' ? 204 : 405),
    '//ingest.tracewell.example/v1/breadcrumbs': ({ method }) =>
      respond('text/plain', '', open, method === 'OPTIONS' ? 204 : 200),
    '//stats.tracewell.example/hit': respond('text/plain', '', open),
  },
  expected: {
    'third-party-collectors': [{ page: '/support', about: 'ingest.tracewell.example' }],
    'no-pii-transfer': [{ page: '/support', about: 'ingest.tracewell.example' }],
    'telemetry-not-linked-to-pii': [
      { page: '/support', about: 'ingest.tracewell.example' },
      { page: '/trial', about: '/api/rum' },
    ],
    // The same dialog on every page, once.
    'registration-required-marked': [{ page: '/', about: 'Organization' }],
    'registration-unmarked-optional': [{ page: '/', about: 'Organization' }],
  },
};
