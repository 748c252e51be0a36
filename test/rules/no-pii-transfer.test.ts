import { rule } from '../../specs/rules/no-pii-transfer.js';
import { testClaim } from './claim-tester.js';
import {
  filled,
  form,
  framedCard,
  home,
  inSteps,
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
  expiredAt,
  heldForCertificate,
} from './evidence-builders.js';
import { registeredPolicy } from './registered-policy.js';

const host = 'ingest.sessionlens.example';
const found = {
  page: home,
  subject: host,
  expected: "typed values go to MPRO's own hosts only",
  evidence: [],
};
const replay =
  'POST https://ingest.sessionlens.example/e (fetch, while typing, by https://cdn.sessionlens.example/r.js)';
const plain = 'e-mail address in body: email=kestrel.moss@example.org';
const leak = (given: Parameters<typeof leaked>[0] = {}) =>
  siteWith(form(), filled({ transmissions: [sent(), leaked(given)] }));

testClaim(rule, {
  conforms: [
    {
      name: 'a card in a frame was filled in with the form around it, and went to nobody else',
      evidence: framedCard(true),
      subjectsChecked: 2,
    },
    {
      name: 'a step that sends nothing by itself, the last one of which was sent',
      evidence: inSteps({}),
      subjectsChecked: 1,
    },
    {
      name: 'a copy of the form that never showed, beside the one that did',
      evidence: siteWith(form(), filled(), {
        pages: [page({ forms: [form(), form({ selector: '#copy', visible: false })] })],
        filled: [
          filled(),
          filled({ selector: '#copy', outcome: { ok: false, reason: 'never-shown', detail: 'hidden' } }),
        ],
      }),
      subjectsChecked: 1,
    },
    {
      name: 'the values go to MPRO only',
      evidence: siteWith(
        form(),
        filled({
          transmissions: [sent(), sent({ host: 'events.mpro.org', channel: 'fetch', isSubmission: false })],
        }),
      ),
      subjectsChecked: 1,
    },
    { name: 'a third party gets nothing typed', evidence: leak({ sightings: [] }), subjectsChecked: 1 },
    {
      name: 'a third party gets what is about nobody',
      evidence: leak({ sightings: [sighting({ kind: null })] }),
      subjectsChecked: 1,
    },
    {
      name: 'the server refuses what was made up',
      evidence: siteWith(form(), filled({ trials: [trial({ result: 'refused-by-server' })] })),
      subjectsChecked: 1,
    },
    {
      name: 'the policy names the receiver',
      evidence: leak(),
      policy: {
        ...registeredPolicy,
        disclosures: [
          { owner: 'SessionLens', domains: ['sessionlens.example'], kinds: ['email'], sentence: 'x' },
        ],
      },
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'a script sends it while typing',
      evidence: leak(),
      violations: [
        {
          ...found,
          says: 'What visitors type into the form "Write to us" (e-mail address) reaches a third party, sessionlens.example. Take out the script',
          actual: `${replay}: ${plain}`,
        },
      ],
    },
    {
      name: 'of two forms that look alike, the one that was filled in is called by its own name',
      evidence: site({
        pages: [page({ forms: [form({ selector: '#top', title: 'Ask a nurse' }), form()] })],
        filled: [filled({ selector: '#top' }), filled({ transmissions: [sent(), leaked()] })],
      }),
      violations: [
        { ...found, says: 'into the form "Write to us" (e-mail address)', actual: `${replay}: ${plain}` },
      ],
    },
    {
      name: 'in part, hashed and encoded, as the page is left',
      evidence: leak({
        channel: 'beacon',
        moment: 'leaving',
        script: '',
        sightings: [
          sighting({ part: 'user name', encoding: ['base64', 'md5'], where: 'cookie', excerpt: 'id=…' }),
        ],
      }),
      violations: [
        {
          ...found,
          says: 'Take out the script',
          actual:
            'POST https://ingest.sessionlens.example/e (beacon, on leaving the page): e-mail address (user name) as base64 in md5 in cookie: id=…',
        },
      ],
    },
    {
      name: 'a request that was stopped would have reached it',
      evidence: leak({ stopped: true, moment: 'blur' }),
      violations: [
        {
          ...found,
          says: 'reaches a third party',
          actual: `${replay.replace('while typing', 'on leaving a field')}: ${plain}`,
        },
      ],
    },
    {
      name: 'the form itself submits to a third party',
      evidence: siteWith(
        form(),
        filled({
          transmissions: [
            sent({
              url: 'https://forms.formbarn.example/s',
              host: 'forms.formbarn.example',
              party: 'third',
              owner: 'FormBarn',
            }),
          ],
        }),
      ),
      violations: [
        {
          ...found,
          subject: 'forms.formbarn.example',
          says: 'Receive the form on a host of MPRO',
          actual: `POST https://forms.formbarn.example/s (navigation, on submitting): ${plain}`,
        },
      ],
    },
    {
      name: 'many requests to one host are one violation',
      evidence: siteWith(
        form(),
        filled({
          transmissions: ['/1', '/2', '/3', '/4'].map(path => leaked({ url: `https://${host}${path}` })),
        }),
      ),
      violations: [
        {
          ...found,
          says: 'reaches a third party',
          actual: `${['/1', '/2', '/3'].map(path => `${replay.replace('/e ', `${path} `)}: ${plain}`).join(' | ')} | and 1 more`,
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'nothing was typed into the frame of a card while the form around it was filled in',
      evidence: framedCard(false),
      undetermined: [
        {
          page: home,
          subject: '#card',
          code: 'form-not-filled' as const,
          reason:
            'the form "Write to us" in the frame https://cards.paylane.example/f was not filled in: what becomes of what is typed is not known',
        },
      ],
    },
    {
      name: 'the form around a card in a frame would not go: said once, of that form',
      evidence: framedCard(true, {
        trials: [trial({ result: 'refused-by-script', detail: 'nothing was sent', hops: [] })],
      }),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason:
            'the form could not be submitted (refused-by-script: nothing was sent): what leaves then is not known',
        },
      ],
    },
    {
      name: 'a script of a host with a broken certificate was kept from loading in a run that submits',
      evidence: siteWith(
        form(),
        filled({ heldBack: [{ channel: 'script', url: 'https://learn.mpro.org/t.js' }] }),
        { crawl: expiredAt('learn.mpro.org') },
      ),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          code: 'answer-unknown' as const,
          reason:
            'the script of learn.mpro.org, whose certificate is broken, was kept from loading once the form "Write to us" held something: what it would send on is not known',
        },
      ],
    },
    ...heldForCertificate(),
    {
      name: 'nothing came after a step that sends nothing by itself',
      evidence: inSteps(undefined),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason:
            'the form could not be submitted (a further step was not filled in): what leaves then is not known',
        },
      ],
    },
    {
      name: 'the last step would not go',
      evidence: inSteps({
        trials: [trial({ result: 'refused-by-script', detail: 'nothing was sent', hops: [] })],
      }),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason:
            'the form could not be submitted (refused-by-script: nothing was sent): what leaves then is not known',
        },
      ],
    },
    {
      name: 'the last step was given up',
      evidence: inSteps({ outcome: timedOut, trials: [] }),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason: `the form could not be submitted (${timedOutReason}): what leaves then is not known`,
        },
      ],
    },
    {
      name: 'filling in was given up',
      evidence: siteWith(form(), filled({ outcome: timedOut })),
      undetermined: [{ page: home, subject: '#contact', reason: `not filled in: ${timedOutReason}` }],
    },
    {
      name: 'the page would not let the form go, filled in as it was',
      evidence: siteWith(
        form(),
        filled({ trials: [trial({ result: 'refused-by-script', detail: 'nothing was sent', hops: [] })] }),
      ),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason:
            'the form could not be submitted (refused-by-script: nothing was sent): what leaves then is not known',
        },
      ],
    },
    {
      name: 'of two equal forms of a page, one was not filled in',
      evidence: siteWith(form(), filled(), {
        pages: [page({ forms: [form(), form({ selector: '#footer' })] })],
      }),
      undetermined: [
        {
          page: home,
          subject: '#footer',
          reason:
            'the form "Write to us" was not filled in where it stands on this page once more: what becomes of what is typed is not known',
        },
      ],
    },
    {
      name: 'a form never showed',
      evidence: siteWith(
        form({ visible: false }),
        filled({ outcome: { ok: false, reason: 'never-shown', detail: 'it did not show' }, typed: [] }),
      ),
      undetermined: [
        { page: home, subject: '#contact', reason: 'not filled in: never-shown: it did not show' },
      ],
    },
    {
      name: 'something unreadable went to a third party',
      evidence: leak({ opaque: true, sightings: [] }),
      undetermined: [
        {
          page: home,
          subject: host,
          reason: `after typing, something that cannot be read was sent to ${host} (fetch)`,
        },
      ],
    },
  ],
  noSubject: [
    { name: 'no form', evidence: site(), notes: ['No form on this site asks who somebody is.'] },
    {
      name: 'a form that asks nobody who they are was not filled in',
      evidence: siteWith(form({ fields: [topic()] }), filled({ outcome: timedOut })),
      notes: ['No form on this site asks who somebody is.'],
    },
  ],
});
