import {
  htmlType,
  respond,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { policyParts } from '../policy-markup.js';
import { agencyScript } from './agency-script.js';

const host = 'www.lakeshore-care.test';

const shell =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Lakeshore Care</title><link rel="modulepreload" href="/build/entry-4be1.js"><style>body{font-family:system-ui;margin:0 auto;max-width:60rem;padding:0 1rem 8rem}lc-field:not(:defined){visibility:hidden}</style></head><body><div id="app"></div><script type="module" src="/build/entry-4be1.js"></script></body></html>';

const cors = {
  'access-control-allow-origin': `https://${host}`,
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '600',
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const policy = policyParts([
  ['MPRO does not sell, rent, or lease its customer lists', 'MPRO does not sell its customer lists'],
]);

const refused = (field: string, label: string): unknown => ({
  message: `${label} is required.`,
  extensions: { code: 'BAD_USER_INPUT', field },
});

/** What the mutations want. Seeded: nothing marks the county and the weekday. */
const needs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Enroll: { first: 'First name', last: 'Last name', email: 'Email', who: 'This', county: 'County' },
  Volunteer: { name: 'Name', email: 'Email', region: 'Region', day: 'Weekday' },
};

/** Every answer has status 200. */
function graphql({ method, body }: Exchange): ReplicaAnswer {
  if (method === 'OPTIONS') return respond('text/plain', '', cors, 204);
  const answer = (value: unknown): ReplicaAnswer => respond('application/json', JSON.stringify(value), cors);
  const request: unknown = JSON.parse(body.toString('utf8') || '{}');
  const variables = isRecord(request) && isRecord(request['variables']) ? request['variables'] : {};
  const operation = isRecord(request) ? request['operationName'] : '';
  switch (operation) {
    case 'Policy':
      return answer({ data: { policy } });
    case 'Eligible':
      return answer({ data: { eligible: true } });
    case 'BenefitsHelp':
      return answer({ data: { benefitsHelp: { ok: true } } });
    case 'Ticket':
      return answer({ data: { ticket: { id: 'T-1' } } });
    case 'Enroll':
    case 'Volunteer': {
      const input = isRecord(variables['input']) ? variables['input'] : {};
      const errors = Object.entries(needs[String(operation)] ?? {}).flatMap(([name, label]) =>
        input[name] ? [] : [refused(name, label)],
      );
      return answer(errors.length > 0 ? { data: null, errors } : { data: { id: 'E-1' } });
    }
    default:
      return answer({ data: null, errors: [{ message: 'Unknown operation', extensions: {} }] });
  }
}

/** An agency's application of web components. */
export const agency: FieldSite = {
  name: 'agency',
  style:
    'web components: shadow roots open and closed, form-associated fields, listboxes, GraphQL on a host beside, steps by history, banner of its own',
  host,
  domain: 'lakeshore-care.test',
  contents: {
    ...Object.fromEntries(
      [
        '/',
        '/services',
        '/eligibility',
        '/enroll',
        '/enroll/household',
        '/volunteer',
        '/benefits-help',
        '/stories',
        '/contact',
        '/privacy',
      ].map(path => [path, respond(htmlType, shell)]),
    ),
    '/build/entry-4be1.js': respond('text/javascript', agencyScript),
    '//api.lakeshore-care.test/graphql': graphql,
    '//in.tidemetrics.example/v2/e': respond('text/plain', '', { 'access-control-allow-origin': '*' }, 204),
  },
  expected: {
    'third-party-collectors': [{ page: '/eligibility', about: 'in.tidemetrics.example' }],
    'no-pii-transfer': [{ page: '/eligibility', about: 'in.tidemetrics.example' }],
    'telemetry-not-linked-to-pii': [{ page: '/eligibility', about: 'in.tidemetrics.example' }],
    // The step is a view of the page that the server knows as /enroll.
    'registration-required-marked': [
      { page: '/enroll', about: 'County' },
      { page: '/volunteer', about: 'Weekday' },
    ],
    'registration-unmarked-optional': [
      { page: '/enroll', about: 'County' },
      { page: '/volunteer', about: 'Weekday' },
    ],
    'collects-only-disclosed-pii': [{ page: '/benefits-help', about: 'Medicaid ID' }],
    'cookies-declined': [{ page: '/stories', about: '_lkid' }],
    'policy-text-matches': [{ page: '/privacy', about: 'does not sell' }],
  },
};
