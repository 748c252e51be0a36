import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import { pagePicture } from '../../crawler/evidence/pictures.js';
import { rule } from '../../specs/rules/tls-in-transit.js';
import { testClaim } from './claim-tester.js';
import {
  certificate,
  connection,
  form,
  frame,
  home,
  page,
  plainAnswer,
  site,
  timedOut,
  timedOutReason,
  expiredAt,
} from './evidence-builders.js';

const at = { page: home, subject: 'www.mpro.org', evidence: [] };
const about = `${home}about`;
const homePng = exhibitPath(pagePicture(home), 'png');
const twinOfAbout = (given: Parameters<typeof plainAnswer>[0] = {}) =>
  plainAnswer({
    url: 'http://www.mpro.org/about',
    page: about,
    hops: ['http://www.mpro.org/about', about],
    ...given,
  });
const mixed = (given: object = {}) => ({
  url: 'http://cdn.assetbay.example/a.js',
  document: home,
  type: 'Script',
  fate: 'blocked' as const,
  ...given,
});
const barn = form({ action: 'https://forms.formbarn.example/in' });
const atBarn = { page: 'https://forms.formbarn.example/', subject: 'forms.formbarn.example' };
const certificateCase = (
  name: string,
  given: Parameters<typeof connection>[0],
  says: string,
  expected: string,
  actual: string,
) => ({
  name,
  evidence: site({ connections: [connection(given)] }),
  violations: [{ ...at, says, expected, actual }],
});
const expectedToday = 'a certificate that is valid today';
const expectedKnown = 'a certificate of an authority that browsers know';
const expectedTwin = 'http: addresses that lead to https:';
const expectedPart = 'every part of an encrypted page over https:';

testClaim(rule, {
  conforms: [
    { name: 'a sound host whose http: leads to https:', evidence: site(), subjectsChecked: 1 },
    {
      name: 'nothing listens for http:',
      evidence: site({
        plain: [
          plainAnswer({
            answer: 'closed',
            status: 0,
            outcome: { ok: false, reason: 'connection-refused', detail: '' },
            samePath: false,
          }),
        ],
      }),
      subjectsChecked: 1,
    },
    {
      name: 'http: refuses',
      evidence: site({ plain: [plainAnswer({ answer: 'refuses', status: 403, samePath: false })] }),
      subjectsChecked: 1,
    },
    {
      name: 'http: leads to another page over https:',
      evidence: site({ plain: [plainAnswer({ samePath: false })] }),
      subjectsChecked: 1,
      notes: ['An http: address leads to another page over https:, such as http://www.mpro.org/.'],
    },
    {
      name: 'a host that was looked at in spite of its certificate, which was renewed by the time of the check',
      evidence: site({ crawl: expiredAt('www.mpro.org') }),
      subjectsChecked: 1,
      notes: [
        'www.mpro.org was looked at all the same although its certificate has expired; nothing that was typed was sent to it.',
      ],
    },
    {
      name: 'http: of two pages was not asked, since CONNECT_TO leads to https: only',
      evidence: site({
        plain: ['', 'about'].map(path =>
          plainAnswer({
            url: `http://www.mpro.org/${path}`,
            page: `${home}${path}`,
            answer: 'unknown',
            status: 0,
            outcome: { ok: false, reason: 'port-not-mapped', detail: '' },
          }),
        ),
      }),
      subjectsChecked: 1,
      limits: [
        {
          page: home,
          subject: 'www.mpro.org',
          question: 'whether http: addresses of www.mpro.org lead to https:',
          settledBy: 'a run with CONNECT_TO for port 80',
        },
      ],
    },
    {
      name: 'a certificate that ends soon',
      evidence: site({
        connections: [
          connection({ daysLeft: 5, chain: [certificate({ validTo: '2026-11-29T12:00:00.000Z' })] }),
        ],
      }),
      subjectsChecked: 1,
      notes: ['The certificate of www.mpro.org ends in 5 days (2026-11-29).'],
    },
    {
      name: 'a chain that browsers complete, no HSTS, a cookie without Secure',
      evidence: site({
        connections: [connection({ incomplete: true, hsts: 'not-sent' })],
        pages: [
          page({
            cookies: [
              {
                name: 'lang',
                domain: '.mpro.org',
                path: '/',
                secure: false,
                httpOnly: false,
                sameSite: 'Lax',
                session: true,
                valueLength: 2,
              },
            ],
          }),
        ],
      }),
      subjectsChecked: 1,
      notes: [
        'These hosts do not send their whole chain of certificates: www.mpro.org.',
        'These hosts do not tell browsers to come over https: only (Strict-Transport-Security): www.mpro.org.',
        'These cookies of the site may travel without encryption (no Secure): lang.',
      ],
    },
    {
      name: "what a third party's frame loads, and where a form submits",
      evidence: site({
        pages: [
          page({
            mixed: [
              mixed({ document: 'https://player.vidstream.example/v' }),
              mixed({ type: 'Form', url: 'http://www.mpro.org/contact' }),
            ],
          }),
        ],
      }),
      subjectsChecked: 1,
    },
    {
      name: 'a host outside that gets no form is not judged',
      evidence: site({
        connections: [
          connection(),
          connection({ host: 'cdn.assetbay.example', faults: ['expired'], daysLeft: -3 }),
        ],
        pages: [
          page({
            requests: [
              {
                scheme: 'https',
                host: 'cdn.assetbay.example',
                types: ['script'],
                count: 1,
                sample: 'https://cdn.assetbay.example/a.js',
                failed: 1,
              },
            ],
          }),
        ],
      }),
      subjectsChecked: 1,
    },
    {
      name: 'a host outside that gets a form is connected to as well',
      evidence: site({
        pages: [page({ frames: [frame('https://forms.formbarn.example/f', [barn])] })],
        connections: [connection(), connection({ host: 'forms.formbarn.example', hsts: 'unknown' })],
      }),
      subjectsChecked: 2,
    },
    {
      name: 'pages that others stand for are not asked one by one',
      evidence: site({ pages: [page(), page({ url: about, representedBy: home })] }),
      subjectsChecked: 1,
      limits: [
        {
          page: home,
          subject: 'pages stood for by their equals',
          question:
            'whether the 1 page of which another of the same kind was visited keeps this as that one does',
          settledBy: 'a run with VISITS=all',
        },
      ],
    },
  ],
  violates: [
    certificateCase(
      'an expired certificate',
      {
        faults: ['expired'],
        verification: 'CERT_HAS_EXPIRED',
        daysLeft: -3,
        chain: [certificate({ validTo: '2026-11-21T00:00:00.000Z' })],
      },
      'has expired',
      expectedToday,
      'valid until 2026-11-21',
    ),
    certificateCase(
      'an intermediate certificate has expired',
      {
        faults: ['expired'],
        verification: 'CERT_HAS_EXPIRED',
        chain: [certificate(), certificate({ subject: 'CN=Middle', validTo: '2026-11-01T00:00:00.000Z' })],
      },
      'has expired',
      expectedToday,
      'CN=Middle: valid until 2026-11-01',
    ),
    certificateCase(
      'a certificate of the future',
      {
        faults: ['not-yet-valid'],
        verification: 'CERT_NOT_YET_VALID',
        chain: [certificate({ validFrom: '2026-12-01T00:00:00.000Z' })],
      },
      'not valid yet',
      expectedToday,
      'valid from 2026-12-01',
    ),
    certificateCase(
      'a certificate for other names',
      { faults: ['wrong-host'], chain: [certificate({ names: ['other.test'] })] },
      'made out to other names',
      'a certificate for www.mpro.org',
      'made out to other.test',
    ),
    certificateCase(
      'a certificate that signs itself',
      {
        faults: ['self-signed'],
        verification: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        chain: [certificate({ issuer: 'CN=www.mpro.org' })],
      },
      'issued by nobody but itself',
      expectedKnown,
      'signed by itself (CN=www.mpro.org)',
    ),
    certificateCase(
      'an unknown authority',
      {
        faults: ['unknown-authority'],
        verification: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        chain: [certificate({ issuer: 'CN=Stranger' })],
      },
      'an authority that browsers do not know',
      expectedKnown,
      'issued by CN=Stranger',
    ),
    certificateCase(
      'a certificate that cannot be verified',
      { faults: ['invalid'], verification: 'CERT_SIGNATURE_FAILURE' },
      'cannot be verified',
      'a certificate that can be verified',
      'CERT_SIGNATURE_FAILURE',
    ),
    certificateCase(
      'a short key',
      { faults: ['weak-key'], chain: [certificate({ keyType: 'RSA', keyBits: 1024 })] },
      'too short',
      'an RSA key of 2048 bits or more, or an elliptic curve of 224 bits or more',
      'RSA with 1024 bits',
    ),
    certificateCase(
      'a signature that can be forged',
      { faults: ['weak-signature'], chain: [certificate({ signature: 'SHA-1 with RSA' })] },
      'can be forged',
      'a signature with SHA-256 or better',
      'SHA-1 with RSA',
    ),
    certificateCase(
      'old versions of TLS beside new ones',
      {
        old: [
          { version: 'TLS 1.0', answer: 'accepted', detail: '' },
          { version: 'TLS 1.1', answer: 'accepted', detail: '' },
        ],
      },
      'speaks TLS 1.0 and TLS 1.1',
      'TLS 1.2 or newer only',
      'TLS 1.0 and TLS 1.1 accepted; best version TLS 1.3',
    ),
    certificateCase(
      'an old version of TLS alone',
      { protocol: 'TLS 1.1', old: [{ version: 'TLS 1.1', answer: 'accepted', detail: '' }] },
      'speaks TLS 1.1',
      'TLS 1.2 or newer only',
      'TLS 1.1 accepted; best version TLS 1.1',
    ),
    {
      name: 'a host outside that gets a form has a bad certificate',
      evidence: site({
        pages: [page({ forms: [barn] })],
        connections: [
          connection(),
          connection({
            host: 'forms.formbarn.example',
            faults: ['expired'],
            chain: [certificate({ validTo: '2026-11-21T00:00:00.000Z' })],
          }),
        ],
      }),
      violations: [
        {
          ...atBarn,
          evidence: [],
          says: 'has expired',
          expected: expectedToday,
          actual: 'valid until 2026-11-21',
        },
      ],
    },
    {
      name: 'http: answers with pages',
      evidence: site({
        pages: [page(), page({ url: about })],
        plain: [
          plainAnswer({ answer: 'answers', status: 200, hops: ['http://www.mpro.org/'], samePath: false }),
          twinOfAbout({
            answer: 'answers',
            status: 200,
            hops: ['http://www.mpro.org/about'],
            samePath: false,
          }),
        ],
      }),
      violations: [
        {
          ...at,
          page: 'http://www.mpro.org/',
          says: 'So do 1 more of its addresses',
          expected: expectedTwin,
          actual: 'http://www.mpro.org/, http://www.mpro.org/about',
        },
      ],
    },
    {
      name: 'http: leads to http: outside',
      evidence: site({
        plain: [
          plainAnswer({
            answer: 'answers',
            status: 302,
            hops: ['http://www.mpro.org/', 'http://other.test/'],
            samePath: false,
          }),
        ],
      }),
      violations: [
        {
          ...at,
          page: 'http://www.mpro.org/',
          says: 'sends visitors on without encryption',
          expected: expectedTwin,
          actual: 'http://www.mpro.org/',
        },
      ],
    },
    {
      name: 'a site that only has http: is accused once',
      evidence: site({
        pages: [page({ finalUrl: 'http://www.mpro.org/' })],
        connections: [
          connection({
            outcome: { ok: false, reason: 'connection-refused', detail: '' },
            chain: [],
            old: [],
          }),
        ],
        plain: [plainAnswer({ answer: 'answers', status: 200, samePath: false })],
        exhibits: [homePng],
      }),
      violations: [
        {
          ...at,
          page: 'http://www.mpro.org/',
          says: 'served without encryption',
          expected: expectedTwin,
          actual: 'http://www.mpro.org/',
          evidence: [homePng],
        },
      ],
    },
    ...(
      [
        ['blocked', 'Script', 'browsers refuse to load it'],
        ['upgraded', 'Image', 'browsers of today mend this by themselves'],
        ['named', 'Font', 'a style sheet names it'],
        ['loaded', 'Image', 'it can be read and changed on its way'],
      ] as const
    ).map(([fate, type, says]) => ({
      name: `a part without encryption on an encrypted page: ${fate}`,
      evidence: site({ pages: [page({ mixed: [mixed({ fate, type })] })] }),
      violations: [
        {
          page: home,
          subject: 'http://cdn.assetbay.example/a.js',
          says,
          expected: expectedPart,
          actual: `http://cdn.assetbay.example/a.js (${type}, ${fate})`,
          evidence: [],
        },
      ],
    })),
    {
      name: 'parts of one host on several pages are told once',
      evidence: site({
        pages: [
          page({ mixed: [mixed(), mixed({ url: 'http://cdn.assetbay.example/b.js' })] }),
          page({ url: about, mixed: [mixed({ document: about })] }),
        ],
        plain: [plainAnswer(), twinOfAbout()],
      }),
      violations: [
        {
          page: home,
          subject: 'http://cdn.assetbay.example/a.js',
          says: 'asked for 1 more. The same stands on 1 more page',
          expected: expectedPart,
          actual: 'http://cdn.assetbay.example/a.js (Script, blocked)',
          evidence: [],
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'the host was not connected to',
      evidence: site({ connections: [] }),
      undetermined: [
        {
          page: home,
          subject: 'www.mpro.org',
          code: 'evidence-missing',
          reason: 'the host was not connected to',
        },
      ],
    },
    {
      name: 'a host outside that gets a form cannot be reached',
      evidence: site({
        pages: [page({ forms: [barn] })],
        connections: [
          connection(),
          connection({
            host: 'forms.formbarn.example',
            outcome: { ok: false, reason: 'dns-failure', detail: 'no such name' },
          }),
        ],
      }),
      undetermined: [
        {
          ...atBarn,
          code: 'observation-failed',
          reason: 'no encrypted connection: dns-failure: no such name',
        },
      ],
    },
    {
      name: 'an intermediate certificate could not be fetched',
      evidence: site({ connections: [connection({ faults: ['unverified'], incomplete: false })] }),
      undetermined: [
        {
          page: home,
          subject: 'www.mpro.org',
          code: 'observation-failed',
          reason:
            'the server does not send its whole chain of certificates, and the rest could not be fetched: whether browsers trust it is not known',
        },
      ],
    },
    {
      name: 'this machine cannot offer TLS 1.0, and TLS 1.1 got no answer',
      evidence: site({
        connections: [
          connection({
            old: [
              { version: 'TLS 1.0', answer: 'not-offered', detail: '' },
              { version: 'TLS 1.1', answer: 'unknown', detail: '' },
            ],
          }),
        ],
      }),
      undetermined: [
        {
          page: home,
          subject: 'www.mpro.org',
          reason:
            'the cryptographic library of this machine cannot offer TLS 1.0: whether the host speaks it is not known',
        },
        {
          page: home,
          subject: 'www.mpro.org',
          reason: 'offered TLS 1.1 alone, the host gave no answer: whether it speaks it is not known',
        },
      ],
    },
    {
      name: 'http: of a page was not asked',
      evidence: site({ pages: [page(), page({ url: about })] }),
      undetermined: [
        {
          page: about,
          subject: 'http: address',
          code: 'evidence-missing',
          reason: 'what http://www.mpro.org/about does was not asked',
        },
      ],
    },
    {
      name: 'http: of a page gave no answer',
      evidence: site({ plain: [plainAnswer({ answer: 'unknown', status: 0, outcome: timedOut })] }),
      undetermined: [
        {
          page: home,
          subject: 'http: address',
          code: 'observation-failed',
          reason: `what http://www.mpro.org/ does is not known: ${timedOutReason}`,
        },
      ],
    },
    {
      name: 'a page could not be looked at',
      evidence: site({ pages: [page({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'page', code: 'page-failed', reason: timedOutReason }],
    },
  ],
  noSubject: { cannotBe: 'a site has an address, and so a host that is connected to' },
});
