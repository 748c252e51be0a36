import type { StoredItem } from '../../crawler/evidence/consent.js';
import type { PromptFact } from '../../crawler/evidence/prompt.js';
import type { PageVisit } from '../../crawler/evidence/page-visit.js';
import type { CookieFact, StorageFact } from '../../crawler/evidence/visit.js';
import { rule } from '../../specs/rules/cookies-declined.js';
import { testClaim } from './claim-tester.js';
import {
  consent,
  home,
  inventoryPage,
  noChoice,
  page,
  refused,
  site,
  step,
  stored,
  timedOut,
  timedOutReason,
  tracker,
} from './evidence-builders.js';
import { registeredPolicy } from './registered-policy.js';

const cookie = (given: Partial<CookieFact> = {}): CookieFact => ({
  name: '_visitor',
  domain: 'www.mpro.org',
  path: '/',
  secure: true,
  httpOnly: false,
  sameSite: 'Lax',
  session: false,
  valueLength: 20,
  ...given,
});
const keeps = (item: StoredItem, moment: 'declined' | 'reload' | 'later' = 'declined') =>
  site({
    consent: [
      consent({
        steps: (['before', 'declined', 'reload', 'later'] as const).map(each =>
          step(each, each === moment ? { stored: [item] } : {}),
        ),
      }),
    ],
  });
const bar: PromptFact = {
  text: 'We use cookies to measure visits.',
  buttons: ['Accept', 'Decline'],
  frame: '',
  kind: 'asks',
};
const shopBar: PromptFact = { ...bar, text: 'The shop counts its visits with Google Analytics.' };
const afterChoice = [step('before'), step('declined'), step('reload')];
const noOffer = ["The site offers no consent choice of its own: the browser's setting is the visitor's way."];
const afterDeclining = {
  page: home,
  expected: 'after declining, only what the list of necessary cookies names',
  evidence: [],
};
const device: StorageFact = {
  origin: 'https://www.mpro.org',
  area: 'localStorage',
  key: 'device_id',
  valueLength: 36,
};
/** A site with a page that nobody read after declining, and what first visits to it, and to the page with the choice, are given. */
const unread = (given: Partial<PageVisit>, elsewhere: Partial<PageVisit> = {}) =>
  site({
    pages: [page(elsewhere), page({ url: `${home}insights`, ...given })],
    consent: [consent()],
  });
const necessary = {
  ...registeredPolicy,
  necessary: [
    {
      names: ['mpro_lb'],
      purpose: 'load-balancing' as const,
      setBy: 'x',
      areas: ['cookie' as const],
      party: 'first' as const,
      maxDays: 8,
    },
  ],
};
const seenAs = 'cookie _visitor of www.mpro.org (first party, for 365 days, tells visitors apart)';

testClaim(rule, {
  conforms: [
    {
      name: 'what a page keeps that was not read after declining, and one keeps that was',
      evidence: unread(
        { storage: [{ ...device, key: 'device_id_2' }] },
        { storage: [{ ...device, key: 'device_id_1' }] },
      ),
      subjectsChecked: 2,
    },
    {
      name: "a server's session, and what tells nobody apart, on a page that was not read after declining",
      evidence: unread({
        cookies: [cookie({ httpOnly: true, session: true })],
        storage: [{ ...device, valueLength: 4 }],
      }),
      subjectsChecked: 2,
    },
    {
      name: 'a site without a choice that stores nothing where cookies are refused',
      evidence: site(),
      subjectsChecked: 1,
      notes: noOffer,
    },
    {
      name: 'a choice that was declined and leaves nothing behind',
      evidence: site({ consent: [consent()] }),
      subjectsChecked: 2,
    },
    {
      name: 'every prompt that a visit noticed was declined, on whichever page it was',
      evidence: site({
        pages: [page({ prompts: [bar] }), page({ url: `${home}shop`, prompts: [shopBar] })],
        consent: [
          consent({ prompts: [bar] }),
          consent({ page: `${home}shop`, prompts: [shopBar], steps: afterChoice }),
        ],
      }),
      subjectsChecked: 3,
    },
    {
      name: 'a prompt that two machines declined each on a page of its own is one',
      evidence: site({
        pages: [page({ prompts: [bar] }), page({ url: `${home}shop`, prompts: [bar] })],
        consent: [
          consent({ prompts: [bar] }),
          consent({ page: `${home}shop`, prompts: [bar], steps: afterChoice }),
        ],
      }),
      subjectsChecked: 2,
    },
    {
      name: 'what another prompt lies over is judged by the run that declines that one',
      evidence: site({
        pages: [page({ prompts: [bar] }), page({ url: `${home}shop`, prompts: [shopBar] })],
        consent: [
          consent({
            prompts: [bar],
            steps: [
              ...afterChoice,
              step('later', { page: `${home}shop`, bannerShown: true, trackers: [tracker()] }),
            ],
          }),
          consent({ page: `${home}shop`, prompts: [shopBar], steps: afterChoice }),
        ],
      }),
      subjectsChecked: 3,
    },
    {
      name: 'the record of the choice itself',
      evidence: keeps(stored({ recordsChoice: true })),
      subjectsChecked: 2,
    },
    {
      name: 'a cookie of the necessary list',
      evidence: keeps(stored({ name: 'mpro_lb', days: 7 })),
      policy: necessary,
      subjectsChecked: 2,
    },
    {
      name: "a server's own session, which no script can read",
      evidence: keeps(stored({ name: 'mpro_s9', days: 0, httpOnly: true })),
      subjectsChecked: 2,
    },
    {
      name: 'program files kept for speed',
      evidence: keeps(stored({ area: 'cacheStorage', name: 'v1', identifier: false, days: 36500 })),
      subjectsChecked: 2,
    },
    {
      name: 'a choice that is asked again on reload',
      evidence: site({ consent: [consent({ remembered: false })] }),
      subjectsChecked: 2,
      notes: ['The choice is asked again on reload: that it was declined is not remembered.'],
    },
    {
      name: 'what was stored before the choice and is gone after it',
      evidence: site({
        consent: [
          consent({
            steps: [
              step('before', { stored: [stored()], trackers: [tracker()] }),
              step('declined'),
              step('reload'),
            ],
          }),
        ],
      }),
      subjectsChecked: 2,
    },
    {
      name: 'a cookie that the browser refused',
      evidence: site({ refused: [refused({ attempted: ['_visitor'] })] }),
      subjectsChecked: 1,
      notes: noOffer,
    },
    {
      name: 'a flag too short to tell visitors apart',
      evidence: site({
        refused: [
          refused({
            storage: [{ origin: 'https://www.mpro.org', area: 'localStorage', key: 'theme', valueLength: 4 }],
          }),
        ],
      }),
      subjectsChecked: 1,
      notes: noOffer,
    },
    {
      name: 'one visit stands for pages of its template',
      evidence: site({ pages: [page(), page({ url: `${home}b` })] }),
      subjectsChecked: 1,
      notes: noOffer,
    },
  ],
  violates: [
    {
      name: 'a cookie after declining',
      evidence: keeps(stored()),
      violations: [
        {
          ...afterDeclining,
          subject: '_visitor',
          says: 'the cookie "_visitor" is kept all the same (right after declining). Set it only after consent.',
          actual: seenAs,
        },
      ],
    },
    {
      name: 'a cookie on a later page',
      evidence: keeps(stored(), 'later'),
      violations: [
        {
          ...afterDeclining,
          page: 'https://www.mpro.org/news',
          subject: '_visitor',
          says: 'on a later page',
          actual: seenAs,
        },
      ],
    },
    {
      name: 'a cookie that comes back on reload',
      evidence: keeps(stored({ days: 0, identifier: false }), 'reload'),
      violations: [
        {
          ...afterDeclining,
          subject: '_visitor',
          says: 'on reloading',
          actual: 'cookie _visitor of www.mpro.org (first party, until the browser closes)',
        },
      ],
    },
    {
      name: 'a storage entry',
      evidence: keeps(stored({ area: 'localStorage', where: 'https://www.mpro.org', days: 36500 })),
      violations: [
        {
          ...afterDeclining,
          subject: '_visitor',
          says: 'the local storage entry',
          actual: 'local storage entry _visitor of https://www.mpro.org (first party, tells visitors apart)',
        },
      ],
    },
    {
      name: 'a necessary name that lasts too long',
      evidence: keeps(stored({ name: 'mpro_lb', days: 400 })),
      policy: necessary,
      violations: [
        {
          ...afterDeclining,
          subject: 'mpro_lb',
          says: 'is kept all the same',
          actual: 'cookie mpro_lb of www.mpro.org (first party, for 400 days, tells visitors apart)',
        },
      ],
    },
    {
      name: 'what was stored before the choice stays, in every step: accused once, with the prompt',
      evidence: site({
        consent: [
          consent({
            screenshot: 'evidence/exhibits/c.png',
            steps: (['before', 'declined', 'reload'] as const).map(moment =>
              step(moment, { stored: [stored()] }),
            ),
          }),
        ],
      }),
      violations: [
        {
          ...afterDeclining,
          subject: '_visitor',
          says: 'delete it when a visitor declines',
          actual: seenAs,
          evidence: ['evidence/exhibits/c.png'],
        },
      ],
    },
    {
      name: 'a tracker after declining',
      evidence: site({
        consent: [
          consent({ steps: [step('before'), step('declined'), step('reload', { trackers: [tracker()] })] }),
        ],
      }),
      violations: [
        {
          page: home,
          subject: 'stats.pagepulse.example',
          says: 'is tracked by pagepulse.example all the same (on reloading)',
          expected: 'after declining, no request that tracks',
          actual: 'image https://stats.pagepulse.example/hit: reports the page',
          evidence: [],
        },
      ],
    },
    {
      name: 'a tracker after declining, met by two machines',
      evidence: site({
        consent: [home, `${home}shop`].map(at =>
          consent({
            page: at,
            prompts: [bar],
            steps: [step('before'), step('declined'), step('reload', { page: at, trackers: [tracker()] })],
          }),
        ),
      }),
      violations: [
        {
          page: home,
          subject: 'stats.pagepulse.example',
          says: 'is tracked by pagepulse.example all the same (on reloading)',
          expected: 'after declining, no request that tracks',
          actual: 'image https://stats.pagepulse.example/hit: reports the page',
          evidence: [],
        },
      ],
    },
    {
      name: 'no way to decline',
      evidence: site({
        consent: [
          consent({
            declinedBy: '',
            clicks: 0,
            buttons: ['Accept', 'Cookie policy'],
            steps: [step('before')],
          }),
        ],
      }),
      violations: [
        {
          page: home,
          subject: 'consent choice',
          says: 'offers no way to decline',
          expected: 'a button that declines',
          actual: 'only "Accept", "Cookie policy"',
          evidence: [],
        },
      ],
    },
    ...[
      ['Accept', '×', 'Learn more'],
      ['I agree', 'Privacy notice', 'Español'],
      ['Accept and continue', 'Subscribe for $2/month', 'Leave site'],
    ].map(buttons => ({
      name: `no way to decline beside ${buttons.join(', ')}`,
      evidence: site({
        consent: [consent({ declinedBy: '', clicks: 0, buttons, steps: [step('before')] })],
      }),
      violations: [
        {
          page: home,
          subject: 'consent choice',
          says: 'offers no way to decline',
          expected: 'a button that declines',
          actual: `only ${buttons.map(name => `"${name}"`).join(', ')}`,
          evidence: [],
        },
      ],
    })),
    {
      name: 'an identifier is stored though cookies are refused',
      evidence: site({
        refused: [
          refused({
            storage: [{ origin: 'https://www.mpro.org', area: 'indexedDB', key: 'vid', valueLength: 32 }],
          }),
        ],
      }),
      violations: [
        {
          page: home,
          subject: 'vid',
          says: 'the storage entry "vid" is stored all the same',
          expected: 'nothing that tells visitors apart is stored',
          actual: 'indexedDB entry vid of https://www.mpro.org',
          evidence: [],
        },
      ],
    },
    {
      name: 'a cookie is held though cookies are refused, on two pages',
      evidence: site({
        pages: [page(), page({ url: `${home}b` })],
        refused: [refused({ cookies: [cookie()] }), refused({ page: `${home}b`, cookies: [cookie()] })],
      }),
      violations: [
        {
          page: home,
          subject: '_visitor',
          says: `such as ${home}b`,
          expected: 'nothing that tells visitors apart is stored',
          actual: 'cookie _visitor of www.mpro.org',
          evidence: [],
        },
      ],
    },
    {
      name: 'an identifier moves into addresses',
      evidence: site({
        refused: [
          refused({ urlIdentifiers: [{ url: 'https://www.mpro.org/news?sid=…', parameter: 'sid' }] }),
        ],
      }),
      violations: [
        {
          page: home,
          subject: 'sid',
          says: 'is carried along in addresses instead ("sid")',
          expected: 'addresses that are the same for every visitor',
          actual: 'https://www.mpro.org/news?sid=…',
          evidence: [],
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'a prompt that only another page shows was not declined',
      evidence: site({
        pages: [page({ prompts: [bar] }), page({ url: `${home}shop`, prompts: [shopBar, bar] })],
        consent: [consent({ prompts: [bar] })],
      }),
      undetermined: [
        {
          page: `${home}shop`,
          subject: 'consent choice',
          code: 'not-understood',
          reason:
            'a prompt that asks about cookies or counting was not declined: "The shop counts its visits with Google Analytics." ("Accept", "Decline")',
        },
      ],
    },
    {
      name: 'what only a page keeps that was not read after declining',
      evidence: unread({ storage: [device] }),
      undetermined: [
        {
          page: `${home}insights`,
          subject: 'device_id',
          code: 'not-visited',
          reason:
            'a first visit is given the local storage entry "device_id" here and on no page that was read after declining: whether it is kept after declining is not known',
        },
      ],
    },
    {
      name: 'a cookie that only a page sets that was not read after declining',
      evidence: unread({ cookies: [cookie()] }),
      undetermined: [
        {
          page: `${home}insights`,
          subject: '_visitor',
          code: 'not-visited',
          reason:
            'a first visit is given the cookie "_visitor" here and on no page that was read after declining: whether it is kept after declining is not known',
        },
      ],
    },
    {
      name: 'what looks like a prompt and is not understood, on a site that offers no other choice',
      evidence: site({
        pages: [page({ prompts: [{ ...bar, text: 'ჩვენ გვსურს ვიზიტების დათვლა.', kind: 'unclear' }] })],
      }),
      undetermined: [
        {
          page: home,
          subject: 'consent choice',
          code: 'not-understood',
          reason:
            'something with the form of a consent prompt is not understood: "ჩვენ გვსურს ვიზიტების დათვლა." ("Accept", "Decline")',
        },
      ],
    },
    {
      name: 'one machine found no way to decline what another declined',
      evidence: site({
        pages: [page({ prompts: [bar] }), page({ url: `${home}shop`, prompts: [bar] })],
        consent: [
          consent({
            prompts: [bar],
            declinedBy: '',
            clicks: 0,
            buttons: ['Accept'],
            steps: [step('before')],
          }),
          consent({ page: `${home}shop`, prompts: [bar], steps: afterChoice }),
        ],
      }),
      undetermined: [
        {
          page: home,
          subject: 'consent choice',
          code: 'not-understood',
          reason: 'one visit found no way to decline, where another declined (button:Decline)',
        },
      ],
    },
    {
      name: 'no visit without cookies',
      evidence: site({ pages: [], refused: [], crawl: { pages: [] } }),
      undetermined: [
        {
          page: home,
          subject: 'visit without cookies',
          reason: 'no page was visited in a browser that refuses cookies',
        },
      ],
    },
    {
      name: 'a template without such a visit',
      evidence: site({
        pages: [page(), page({ url: `${home}b` })],
        crawl: {
          pages: [
            inventoryPage(page()),
            inventoryPage(page({ url: `${home}b` }), { fingerprint: 'another' }),
          ],
        },
      }),
      undetermined: [
        {
          page: `${home}b`,
          subject: 'visit without cookies',
          reason: 'neither this page nor one like it was visited in a browser that refuses cookies',
        },
      ],
    },
    {
      name: 'the visit without cookies failed',
      evidence: site({ refused: [refused({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'visit without cookies', reason: timedOutReason }],
    },
    {
      name: 'the choice was not tried',
      evidence: site({ consent: [] }),
      undetermined: [{ page: home, subject: 'consent choice', reason: 'the consent choice was not tried' }],
    },
    {
      name: 'the choice could not be tried',
      evidence: site({ consent: [{ ...noChoice(), outcome: timedOut }] }),
      undetermined: [{ page: home, subject: 'consent choice', reason: timedOutReason }],
    },
    ...['Reject all', 'I do not agree', 'Not now'].map(way => ({
      name: `a button that declines is there, and pressing it did not succeed: ${way}`,
      evidence: site({
        consent: [consent({ declinedBy: '', buttons: ['Accept', way], steps: [step('before')] })],
      }),
      undetermined: [
        {
          page: home,
          subject: 'consent choice',
          reason: `the consent choice has "${way}", but declining by it did not succeed`,
        },
      ],
    })),
    {
      name: 'a button that does not say what it does',
      evidence: site({
        consent: [
          consent({ declinedBy: '', buttons: ['Accept', 'Rather without'], steps: [step('before')] }),
        ],
      }),
      undetermined: [
        {
          page: home,
          subject: 'consent choice',
          reason: 'the consent choice has "Rather without", of which it is not known whether it declines',
        },
      ],
    },
    {
      name: 'the prompt stays after the click',
      evidence: site({
        consent: [
          consent({
            steps: [
              step('before'),
              step('declined', { bannerShown: true, stored: [stored()] }),
              step('reload'),
            ],
          }),
        ],
      }),
      undetermined: [
        {
          page: home,
          subject: 'consent choice',
          reason: 'the choice was still shown after it was declined: whether that took effect is not known',
        },
      ],
    },
    {
      name: 'a later page could not be looked at',
      evidence: site({
        consent: [
          consent({
            steps: [step('before'), step('declined'), step('reload'), step('later', { outcome: timedOut })],
          }),
        ],
      }),
      undetermined: [
        { page: 'https://www.mpro.org/news', subject: 'on a later page', reason: timedOutReason },
      ],
    },
    {
      name: 'never reloaded',
      evidence: site({ consent: [consent({ steps: [step('before'), step('declined')] })] }),
      undetermined: [
        { page: home, subject: 'consent choice', reason: 'the page was not reloaded after declining' },
      ],
    },
  ],
  noSubject: {
    cannotBe:
      'Every site can be visited in a browser that refuses cookies; where none was, the claim is undetermined.',
  },
});
