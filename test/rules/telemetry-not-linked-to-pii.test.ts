import { rule } from '../../specs/rules/telemetry-not-linked-to-pii.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  filled,
  form,
  home,
  leaked,
  sent,
  sighting,
  site,
  siteWith,
  topic,
  trial,
  typed,
  heldForCertificate,
} from './evidence-builders.js';

const stats = {
  url: 'https://www.mpro.org/log',
  host: 'www.mpro.org',
  channel: 'beacon',
  isTelemetry: true,
  isSubmission: false,
} as const;
const plain = 'e-mail address in body: email=kestrel.moss@example.org';
const at = { page: home, evidence: [] };
const search = typed({ selector: '#q', label: 'Search', kind: null, value: 'quality awards' });
const get = sent({
  method: 'GET',
  url: 'https://www.mpro.org/contact?email=kestrel.moss%40example.org',
  sightings: [sighting({ where: 'url', excerpt: 'email=kestrel' })],
});

const nameOf = (label: string) => ({ selector: '#last', label, kind: 'name' as const, value: 'Brunvarel' });
const found = 'https://www.mpro.org/find?last=Brunvarel';
/** A search by a name, which stands in the address of what was found. */
const lookup = (title: string, label = 'Last name') =>
  siteWith(
    form({
      purpose: 'search',
      method: 'get',
      title,
      submitLabels: ['Search'],
      fields: [field({ ...nameOf(label), type: 'text', name: 'last', id: 'last', autocomplete: '' })],
    }),
    filled({
      typed: [typed(nameOf(label))],
      pageUrlsWithValues: [found],
      transmissions: [
        sent({
          method: 'GET',
          url: found,
          sightings: [sighting({ field: '#last', kind: 'name', where: 'url', excerpt: 'last=Brunvarel' })],
        }),
      ],
    }),
  );
const ownName = {
  ...at,
  subject: '#contact',
  says: 'Send the form with POST',
  expected: 'page addresses without typed values',
  actual: `GET ${found} (navigation, on submitting): name in url: last=Brunvarel`,
};

testClaim(rule, {
  conforms: [
    {
      name: 'the name of a physician who is looked for, in the address of what was found',
      evidence: lookup('Find a physician'),
      subjectsChecked: 1,
    },
    {
      name: 'telemetry without anything typed',
      evidence: siteWith(form(), filled({ transmissions: [sent(), sent({ ...stats, sightings: [] })] })),
      subjectsChecked: 1,
    },
    {
      name: "the form's own submission, and a check of MPRO's own",
      evidence: siteWith(
        form(),
        filled({ transmissions: [sent(), sent({ channel: 'fetch', isSubmission: false })] }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'telemetry that carries a search word',
      evidence: siteWith(
        form(),
        filled({ transmissions: [sent({ ...stats, sightings: [sighting({ kind: null })] })] }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a search word in the address of the page of results',
      evidence: siteWith(
        form(),
        filled({
          typed: [search, typed()],
          pageUrlsWithValues: ['https://www.mpro.org/search?q=quality+awards'],
        }),
      ),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: "the visitor's own name, by which a record of the visitor is found",
      evidence: lookup('Look up your registration'),
      violations: [ownName],
    },
    {
      name: 'a search that asks for the name of who searches',
      evidence: lookup('Find a physician', 'Your last name'),
      violations: [ownName],
    },
    {
      name: "MPRO's own log carries it",
      evidence: siteWith(form(), filled({ transmissions: [sent(stats)] })),
      violations: [
        {
          ...at,
          subject: 'www.mpro.org',
          says: 'an analytics, log or beacon request carries it',
          expected: 'automatic requests without typed values',
          actual: `POST https://www.mpro.org/log (beacon, on submitting): ${plain}`,
        },
      ],
    },
    {
      name: 'analytics of a third party carry it',
      evidence: siteWith(form(), filled({ transmissions: [leaked({ isTelemetry: true, script: '' })] })),
      violations: [
        {
          ...at,
          subject: 'ingest.sessionlens.example',
          says: 'Keep what is typed out',
          expected: 'automatic requests without typed values',
          actual: `POST https://ingest.sessionlens.example/e (fetch, while typing): ${plain}`,
        },
      ],
    },
    {
      name: 'a form with GET puts it into an address',
      evidence: siteWith(
        form({ method: 'get' }),
        filled({ transmissions: [get], pageUrlsWithValues: [get.url] }),
      ),
      violations: [
        {
          ...at,
          subject: '#contact',
          says: 'Send the form with POST',
          expected: 'page addresses without typed values',
          actual: `GET ${get.url} (navigation, on submitting): e-mail address in url: email=kestrel`,
        },
      ],
    },
    {
      name: 'a page that follows bears it in its address',
      evidence: siteWith(
        form(),
        filled({
          pageUrlsWithValues: [
            'https://www.mpro.org/thanks?for=Kestrel.Moss%40example.org',
            'https://www.mpro.org/thanks/2?for=kestrel.moss@example.org',
          ],
        }),
      ),
      violations: [
        {
          ...at,
          subject: '#contact',
          says: 'becomes part of a page address',
          expected: 'page addresses without typed values',
          actual: 'https://www.mpro.org/thanks?for=Kestrel.Moss%40example.org',
        },
      ],
    },
    {
      name: 'a referrer carries it',
      evidence: siteWith(
        form(),
        filled({
          transmissions: [
            leaked({ script: '', sightings: [sighting({ where: 'referer', excerpt: '?email=…' })] }),
          ],
        }),
      ),
      violations: [
        {
          ...at,
          subject: 'ingest.sessionlens.example',
          says: 'in the referrer of other requests',
          expected: 'a referrer without typed values',
          actual:
            'POST https://ingest.sessionlens.example/e (fetch, while typing): e-mail address in referer: ?email=…',
        },
      ],
    },
  ],
  undetermined: [
    ...heldForCertificate(),
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
      name: 'unreadable telemetry',
      evidence: siteWith(
        form(),
        filled({ transmissions: [sent({ ...stats, opaque: true, sightings: [] })] }),
      ),
      undetermined: [
        {
          page: home,
          subject: 'www.mpro.org',
          reason: 'after typing, something that cannot be read was sent to www.mpro.org (beacon)',
        },
      ],
    },
    {
      name: 'an address holds a value in a form that cannot be told',
      evidence: siteWith(
        form(),
        filled({ pageUrlsWithValues: ['https://www.mpro.org/thanks?u=a2VzdHJlbA'] }),
      ),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason: 'a typed value stands encoded in the address https://www.mpro.org/thanks?u=a2VzdHJlbA',
        },
      ],
    },
    {
      name: 'not filled in',
      evidence: siteWith(form()),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason: 'the form "Write to us" was not filled in: what becomes of what is typed is not known',
        },
      ],
    },
  ],
  noSubject: [
    { name: 'no form', evidence: site(), notes: ['No form on this site asks who somebody is.'] },
    {
      name: 'a search form',
      evidence: siteWith(form({ fields: [topic()] }), filled({ typed: [search], transmissions: [] })),
      notes: ['No form on this site asks who somebody is.'],
    },
  ],
});
