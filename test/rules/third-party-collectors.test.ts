import { rule } from '../../specs/rules/third-party-collectors.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  filled,
  form,
  frame,
  home,
  leaked,
  page,
  sent,
  sighting,
  site,
  siteWith,
  timedOut,
  timedOutReason,
  topic,
  trial,
  typed,
  heldForCertificate,
} from './evidence-builders.js';
import { registeredPolicy } from './registered-policy.js';

const vendor = 'https://forms.formbarn.example/submit';
const host = 'forms.formbarn.example';
const expected = 'personal information collected by MPRO, or by a third party that the policy names';
const at = { page: home, evidence: [], expected };
const toVendor = sent({ url: vendor, host, party: 'third', owner: 'formbarn.example' });
const zip = field({
  selector: '#zip',
  type: 'text',
  name: 'zip',
  label: 'ZIP code',
  autocomplete: 'postal-code',
  kind: 'postalAddress',
});
const nameOf = (label: string) =>
  field({ selector: '#n', type: 'text', name: 'n', label, autocomplete: '', kind: 'name' });
const placeOf = (label: string) =>
  field({ selector: '#place', type: 'text', name: 'l', label, autocomplete: '', kind: 'postalAddress' });
const vendorForm = form({ signature: 'cccccccccccc', selector: '#vendor', action: vendor });
const asksNobody = ['No form on this site asks who somebody is.'];
const disclosed = {
  ...registeredPolicy,
  disclosures: [
    { owner: 'FormBarn', domains: ['formbarn.example'], kinds: ['email' as const], sentence: 'x' },
  ],
};
const replay =
  'POST https://ingest.sessionlens.example/e (fetch, while typing, by https://cdn.sessionlens.example/r.js)';

testClaim(rule, {
  conforms: [
    { name: 'the form posts to MPRO', evidence: siteWith(form(), filled()), subjectsChecked: 1 },
    {
      name: 'it posts to another host of the family',
      evidence: siteWith(form({ action: 'https://events.mpro.org/r' }), filled()),
      subjectsChecked: 1,
    },
    {
      name: 'a collector that the policy names',
      evidence: siteWith(form({ action: vendor }), filled({ transmissions: [toVendor] })),
      policy: disclosed,
      subjectsChecked: 1,
    },
    {
      name: 'a third party that gets nothing typed',
      evidence: siteWith(form(), filled({ transmissions: [leaked({ sightings: [] })] })),
      subjectsChecked: 1,
    },
    {
      name: 'a third party that gets a topic and nothing about the person',
      evidence: siteWith(
        form({ fields: [field(), topic()] }),
        filled({ transmissions: [leaked({ sightings: [sighting({ field: '#topic', kind: null })] })] }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a third party that gets a ZIP code, which the policy calls anonymous',
      evidence: siteWith(
        form({ fields: [field(), zip] }),
        filled({
          typed: [typed({ selector: '#zip', label: 'ZIP code', kind: 'postalAddress' })],
          transmissions: [leaked({ sightings: [sighting({ field: '#zip', kind: 'postalAddress' })] })],
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a directory of providers that a third party searches',
      evidence: siteWith(
        form({
          purpose: 'search',
          submitLabels: ['Search'],
          action: vendor,
          fields: [nameOf('Provider last name'), placeOf('Clinic address')],
        }),
        filled({
          typed: [typed({ selector: '#n', label: 'Provider last name', kind: 'name' })],
          transmissions: [
            sent({
              url: vendor,
              host,
              party: 'third',
              owner: 'formbarn.example',
              sightings: [sighting({ field: '#n', kind: 'name' })],
            }),
          ],
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a frame of a third party without questions about the person',
      evidence: site({
        pages: [
          page({
            forms: [form()],
            frames: [frame('https://player.vidstream.example/v', [form({ fields: [topic()] })])],
          }),
        ],
        filled: [filled()],
      }),
      subjectsChecked: 1,
    },
    {
      name: 'a third party gets the organization alone',
      evidence: siteWith(
        form(),
        filled({ transmissions: [leaked({ sightings: [sighting({ kind: 'organization' })] })] }),
      ),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'a form posts to a third party: accused once, by what stands on the page',
      evidence: siteWith(form({ action: vendor }), filled({ transmissions: [toVendor] })),
      violations: [
        {
          ...at,
          subject: host,
          says: 'A third party, formbarn.example, collects what visitors type into the form "Write to us" (e-mail address)',
          actual: `form target ${vendor}`,
        },
      ],
    },
    {
      name: 'a search that asks for the e-mail address of who searches',
      evidence: siteWith(
        form({
          purpose: 'search',
          submitLabels: ['Search'],
          action: vendor,
          fields: [nameOf('Provider name'), field()],
        }),
        filled(),
      ),
      violations: [{ ...at, subject: host, says: '(e-mail address)', actual: `form target ${vendor}` }],
    },
    {
      name: 'a name handed in on a button that says more than to search',
      evidence: siteWith(
        form({
          purpose: 'other',
          submitLabels: ['Send me what you find'],
          action: vendor,
          fields: [nameOf('Name')],
        }),
        filled(),
      ),
      violations: [{ ...at, subject: host, says: '"Write to us" (name)', actual: `form target ${vendor}` }],
    },
    {
      name: 'a street with the city',
      evidence: siteWith(
        form({ action: vendor, fields: [placeOf('City'), placeOf('Street and city')] }),
        filled(),
      ),
      violations: [{ ...at, subject: host, says: '(address)', actual: `form target ${vendor}` }],
    },
    {
      name: 'a button of it does',
      evidence: siteWith(form({ formActions: [vendor] }), filled()),
      violations: [{ ...at, subject: host, says: 'the form submits to it', actual: `form target ${vendor}` }],
    },
    {
      name: "a third party's frame asks for it",
      evidence: site({
        pages: [page({ frames: [frame('https://forms.formbarn.example/embed?id=1', [form()])] })],
        filled: [filled({ frame: 'https://forms.formbarn.example/embed?id=2', transmissions: [toVendor] })],
      }),
      violations: [
        {
          ...at,
          subject: host,
          says: 'in a frame of its own on the page',
          actual: 'frame https://forms.formbarn.example/embed?id=1',
        },
      ],
    },
    {
      name: 'a script reads what is typed, hashes it and sends it on',
      evidence: siteWith(
        form(),
        filled({
          transmissions: [
            sent(),
            leaked({ sightings: [sighting({ encoding: ['sha256'], where: 'url', excerpt: 'u=3fa9…' })] }),
          ],
          screenshot: 'evidence/exhibits/f.png',
        }),
      ),
      violations: [
        {
          ...at,
          subject: 'ingest.sessionlens.example',
          says: 'since a script reads what is typed and sends it on',
          actual: `${replay}: e-mail address as sha256 in url: u=3fa9…`,
          evidence: ['evidence/exhibits/f.png'],
        },
      ],
    },
    {
      name: 'a third party gets an address with its ZIP code',
      evidence: siteWith(
        form(),
        filled({
          typed: [typed({ selector: '#a', label: 'Street and ZIP code', kind: 'postalAddress' })],
          transmissions: [
            leaked({ sightings: [sighting({ field: '#a', kind: 'postalAddress', excerpt: 'x' })] }),
          ],
        }),
      ),
      violations: [
        {
          ...at,
          subject: 'ingest.sessionlens.example',
          says: '(address)',
          actual: `${replay}: address in body: x`,
        },
      ],
    },
    {
      name: 'it is disclosed for another kind only',
      evidence: siteWith(
        form({ action: vendor, fields: [field(), field({ selector: '#p', kind: 'phone' })] }),
        filled(),
      ),
      policy: disclosed,
      violations: [{ ...at, subject: host, says: '(telephone number)', actual: `form target ${vendor}` }],
    },
    {
      name: 'a form in a closed dialog',
      evidence: siteWith(
        form({ action: vendor, visible: false, fields: [field({ visible: false })] }),
        filled(),
      ),
      violations: [{ ...at, subject: host, says: 'submits to it', actual: `form target ${vendor}` }],
    },
    {
      name: 'each form and each collector of its own',
      evidence: site({
        pages: [page({ forms: [form(), vendorForm] })],
        filled: [
          filled({ transmissions: [leaked()] }),
          filled({ signature: 'cccccccccccc', selector: '#vendor' }),
        ],
      }),
      violations: [
        { ...at, subject: host, says: 'submits to it', actual: `form target ${vendor}` },
        {
          ...at,
          subject: 'ingest.sessionlens.example',
          says: 'a script reads',
          actual: `${replay}: e-mail address in body: email=kestrel.moss@example.org`,
        },
      ],
    },
  ],
  undetermined: [
    ...heldForCertificate(),
    {
      name: 'a page could not be looked at',
      evidence: site({ pages: [page({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'page', reason: timedOutReason }],
    },
    {
      name: 'the form was not filled in',
      evidence: siteWith(form()),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason: 'the form "Write to us" was not filled in: what becomes of what is typed is not known',
        },
      ],
    },
    {
      name: 'a channel could not be looked into',
      evidence: siteWith(form(), filled({ blindSpots: ['WebRTC'] })),
      undetermined: [{ page: home, subject: '#contact', reason: 'could not be looked into: WebRTC' }],
    },
    {
      name: 'the page would not let the form go, filled in as it was',
      evidence: siteWith(form(), filled({ trials: [trial({ result: 'refused-by-script', hops: [] })] })),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason:
            'the form could not be submitted (refused-by-script: answered with 200): what leaves then is not known',
        },
      ],
    },
    {
      name: 'a third party got something that cannot be read',
      evidence: siteWith(form(), filled({ transmissions: [leaked({ opaque: true, sightings: [] })] })),
      undetermined: [
        {
          page: home,
          subject: 'ingest.sessionlens.example',
          reason:
            'after typing, something that cannot be read was sent to ingest.sessionlens.example (fetch)',
        },
      ],
    },
    {
      name: 'evidence of filling is missing',
      evidence: site({ missing: [{ kind: 'filled', page: home, reason: 'the browser did not start' }] }),
      undetermined: [{ page: home, subject: 'forms', reason: 'the browser did not start' }],
    },
  ],
  noSubject: [
    { name: 'no form', evidence: site(), notes: asksNobody },
    {
      name: 'a search by ZIP code on the map of a third party',
      evidence: siteWith(form({ purpose: 'search', action: vendor, fields: [zip] })),
      notes: asksNobody,
    },
    {
      name: 'a search by city, state or ZIP code',
      evidence: siteWith(
        form({
          purpose: 'search',
          action: vendor,
          fields: [placeOf('Enter your ZIP code, city or state'), placeOf('City')],
        }),
      ),
      notes: asksNobody,
    },
    {
      name: 'a trap for robots',
      evidence: siteWith(form({ action: vendor, fields: [topic(), field({ visible: false })] })),
      notes: asksNobody,
    },
  ],
});
