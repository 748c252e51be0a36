import type { CookieSetting } from '../../crawler/evidence/cookie-setting.js';
import type { PageVisit } from '../../crawler/evidence/page-visit.js';
import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import type { HandedOn } from '../../crawler/evidence/handed-on.js';
import { pagePicture } from '../../crawler/evidence/pictures.js';
import type { CookieFact, KeptCookie } from '../../crawler/evidence/visit.js';
import { rule } from '../../specs/rules/cookies-domain-scope.js';
import { testClaim } from './claim-tester.js';
import { necessaryList } from '../../policy/necessary.js';
import {
  certificate,
  connection,
  filled,
  form,
  home,
  page,
  site,
  siteWith,
  timedOut,
  timedOutReason,
} from './evidence-builders.js';
import { registeredPolicy } from './registered-policy.js';

const policy = { ...registeredPolicy, necessary: necessaryList };

const about = 'https://www.mpro.org/about';
const pixel = 'px.adsync.example';

/** By default a third party's cookie for a year, by the answer to an image. */
const set = (given: Partial<CookieSetting> = {}): CookieSetting => ({
  name: 'uid',
  domain: pixel,
  wide: false,
  by: 'answer',
  setter: `https://${pixel}/i.gif`,
  host: pixel,
  days: 365,
  removes: false,
  secure: true,
  httpOnly: false,
  sameSite: 'None',
  partitioned: false,
  valueLength: 32,
  fault: '',
  ...given,
});
const own = (given: Partial<CookieSetting> = {}): CookieSetting =>
  set({
    name: 'mpro_session',
    domain: 'www.mpro.org',
    setter: home,
    host: 'www.mpro.org',
    days: 0,
    sameSite: 'Lax',
    ...given,
  });
const byScript = (given: Partial<CookieSetting> = {}): CookieSetting =>
  set({ by: 'script', setter: `https://${pixel}/frame`, ...given });
const kept = (given: Partial<CookieFact> = {}): CookieFact => ({
  name: 'uid',
  domain: pixel,
  path: '/',
  secure: true,
  httpOnly: false,
  sameSite: 'None',
  session: false,
  valueLength: 32,
  ...given,
});
/** A page with a form, and what came while that was filled in. */
const withForm = (visit: Partial<PageVisit>, ...cookies: Partial<KeptCookie>[]) =>
  siteWith(form(), filled({ cookies: cookies.map(each => ({ ...kept(), days: 365, ...each })) }), {
    pages: [page({ forms: [form()], ...visit })],
  });
const handed = (given: Partial<HandedOn> = {}): HandedOn => ({
  area: 'cookie',
  name: '_asid',
  where: 'www.mpro.org',
  host: pixel,
  url: `https://${pixel}/pageview`,
  keepsChoices: false,
  place: 'address',
  encoding: [],
  compared: true,
  ...given,
});
const given = (...setCookies: CookieSetting[]) => site({ pages: [page({ setCookies })] });
const handing = (...handedOn: HandedOn[]) => site({ pages: [page({ setCookies: [own()], handedOn })] });

const metrics = 'metrics.mpro.org';
/** By default a lasting cookie that the host for statistics gives with an image. */
const counting = (given: Partial<CookieSetting> = {}): CookieSetting =>
  own({
    name: 'vid',
    domain: metrics,
    host: metrics,
    setter: `https://${metrics}/c.gif`,
    days: 400,
    ...given,
  });
const asked = (...setCookies: CookieSetting[]) =>
  page({
    setCookies,
    requests: [
      {
        scheme: 'https',
        host: metrics,
        types: ['image'],
        count: 1,
        sample: `https://${metrics}/c.gif`,
        failed: 0,
      },
    ],
  });
const aliased = (aliases: string[], ...pages: PageVisit[]) =>
  site({ pages, connections: [connection(), connection({ host: metrics, aliases })] });
const adobe = { owner: 'Adobe Analytics', sign: 'its answers say "server: jag"' };

const violation = {
  page: home,
  subject: 'uid',
  expected: "cookies that only MPRO's own servers can read",
  evidence: [],
};
const handover = {
  page: home,
  subject: '_asid',
  expected: "identifiers of MPRO's that only MPRO's own servers get",
  evidence: [],
};
const picture = exhibitPath(pagePicture(home), 'png');

testClaim(rule, {
  conforms: [
    {
      name: "MPRO's own cookies, by answer and script, for its host and its domain",
      evidence: given(
        own(),
        own({ name: 'cc_cookie', domain: 'mpro.org', wide: true, by: 'script', days: 182 }),
        own({ name: 'seen', domain: 'events.mpro.org', host: 'events.mpro.org', days: 400 }),
      ),
      subjectsChecked: 3,
    },
    {
      name: "MPRO's own server gives a cookie as a form is sent",
      evidence: withForm({}, { name: 'sent', domain: 'www.mpro.org' }, { name: 'all', domain: '.mpro.org' }),
      subjectsChecked: 2,
    },
    {
      name: "a third party's script sets a cookie of MPRO's that stays with it",
      evidence: given(own({ name: '_tag', by: 'script', setter: `https://${pixel}/tag.js`, days: 400 })),
      subjectsChecked: 1,
    },
    {
      name: 'only a registered name below the domain is of the family',
      evidence: {
        ...site({
          pages: [
            page({
              url: 'https://my.clinic.org/',
              setCookies: [own({ domain: 'clinic.org', wide: true, host: 'my.clinic.org' })],
            }),
          ],
        }),
        site: { ...site().site, familyHosts: ['*.clinic.org'] },
      },
      subjectsChecked: 1,
    },
    {
      name: "a third party's cookie is only taken away",
      evidence: given(own(), set({ removes: true, days: 0, valueLength: 0 })),
      subjectsChecked: 1,
    },
    {
      name: "a third party's script takes its trial back at once",
      evidence: given(own(), byScript({ name: 'tld' }), byScript({ name: 'tld', removes: true, days: 0 })),
      subjectsChecked: 2,
    },
    {
      name: 'a script tries public suffixes to find its own domain, an answer names a foreign one',
      evidence: given(
        own({ name: 'trial', by: 'script', domain: 'org', fault: 'public-suffix' }),
        own({ name: 'wrong', domain: 'example.com', fault: 'foreign-domain' }),
        set({ domain: 'example', fault: 'public-suffix' }),
      ),
      subjectsChecked: 3,
    },
    {
      name: "a third party's servers spread their load and keep robots off",
      policy,
      evidence: given(
        set({ name: 'AWSALBCORS', days: 7 }),
        set({ name: '__cf_bm', domain: 'vidstream.example', wide: true, days: 1, httpOnly: true }),
        set({ name: '_cfuvid', domain: 'vidstream.example', days: 0 }),
      ),
      subjectsChecked: 3,
      notes: [
        `Not counted, since they only spread a service's load or keep robots off for the visit: AWSALBCORS of ${pixel}, __cf_bm of vidstream.example, _cfuvid of vidstream.example.`,
      ],
    },
    {
      name: 'a token against forged forms, and the record of a choice with its keeper',
      policy,
      evidence: handing(
        handed({ name: 'csrf_token' }),
        handed({ name: 'OptanonConsent' }),
        handed({
          area: 'localStorage',
          name: 'visit',
          where: 'https://www.mpro.org',
          host: 'consent.cookiebot.com',
          keepsChoices: true,
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: "MPRO's own host for statistics, and one that a cloud's load balancer stands before",
      evidence: aliased(
        ['count-1234.us-east-1.elb.amazonaws.com'],
        asked(counting(), own({ name: 'id', domain: 'mpro.org', wide: true, days: 400 })),
      ),
      subjectsChecked: 2,
    },
    {
      name: 'a service answers under a name of MPRO for the visit, with a cookie that spreads its load, or pages',
      policy,
      evidence: site({
        pages: [
          asked(counting({ name: 'AWSALB', days: 7, servedBy: adobe }), counting({ days: 0 })),
          page({
            url: 'https://go.mpro.org/form',
            setCookies: [own({ name: 'visit', domain: 'go.mpro.org', host: 'go.mpro.org', days: 400 })],
          }),
        ],
        connections: [
          connection({ host: metrics, aliases: ['mpro.d1.sc.omtrdc.net'] }),
          connection({ host: 'go.mpro.org', aliases: ['go.pardot.com', 'pi.pardot.com'] }),
        ],
      }),
      subjectsChecked: 3,
      notes: [
        `Not counted, since they only spread a service's load or keep robots off for the visit: AWSALB of ${metrics}.`,
      ],
    },
    {
      name: 'a host that gives cookies shares its certificate with others',
      evidence: site({
        pages: [asked(counting())],
        connections: [
          connection({
            host: metrics,
            chain: [certificate({ names: [metrics, 'a.clinic.example', '*.bakery.example'] })],
          }),
          connection({
            host: 'img.mpro.org',
            chain: [certificate({ names: ['img.mpro.org', 'cdn.example'] })],
          }),
        ],
      }),
      subjectsChecked: 1,
      notes: [
        `${metrics} gives visitors cookies and shares its certificate with bakery.example, clinic.example: have somebody check who runs it.`,
      ],
    },
    {
      name: 'a choice, a short value and a cookie of another name do not recognise anybody for a service',
      policy,
      evidence: aliased(
        ['mpro.d1.sc.omtrdc.net'],
        asked(
          own({ name: 'OptanonConsent', domain: 'mpro.org', wide: true, days: 182 }),
          own({ name: 'lang', domain: 'mpro.org', wide: true, days: 400, valueLength: 2 }),
          own({ name: 'id', domain: 'www.mpro.org', days: 400 }),
        ),
      ),
      subjectsChecked: 3,
    },
    {
      name: 'pages that the run leaves out',
      evidence: site({
        pages: [page({ setCookies: [own()] })],
        crawl: { skipped: [{ url: about, reason: 'excluded', detail: '' }] },
      }),
      subjectsChecked: 1,
      limits: [
        {
          page: home,
          subject: 'pages left out',
          question: 'whether the 1 page that EXCLUDE leaves out keeps this',
          settledBy: 'a run without EXCLUDE',
        },
      ],
    },
  ],
  violates: [
    {
      name: "a third party's cookie, on two pages, with a picture of the first",
      evidence: site({
        pages: [page({ setCookies: [set()] }), page({ url: about, setCookies: [set()] })],
        exhibits: [picture],
      }),
      violations: [
        {
          ...violation,
          says: `("uid" of ${pixel}) during a visit, so that servers other than MPRO's can read it. Take out the script, image or frame that brings it, or have it work without cookies. The same stands on 1 more page, such as ${about}.`,
          actual: `cookie uid of ${pixel}, kept for 365 days, Secure, SameSite=None, set by the answer of https://${pixel}/i.gif`,
          evidence: [picture],
        },
      ],
    },
    {
      name: 'a partitioned one, by a script in a frame, until the browser is closed',
      evidence: given(byScript({ partitioned: true, days: 0 })),
      violations: [
        {
          ...violation,
          says: 'A third party, adsync.example, sets a cookie of its own',
          actual: `cookie uid of ${pixel}, kept until the browser is closed, Secure, SameSite=None, Partitioned, set by the script https://${pixel}/frame in a document of ${pixel}`,
        },
      ],
    },
    {
      name: 'one that only the browser shows, and one whose name holds a number of the visitor',
      evidence: site({
        pages: [
          page({ cookies: [kept({ domain: `.${pixel}` })] }),
          page({ url: about, setCookies: [byScript({ name: 's_0123456789abcdef', setter: '' })] }),
        ],
      }),
      violations: [
        {
          ...violation,
          says: 'sets a cookie of its own',
          actual: `cookie uid of ${pixel}, found in the browser after the visit`,
        },
        {
          ...violation,
          page: about,
          subject: 's_…',
          says: 'sets a cookie of its own',
          actual: `cookie s_… of ${pixel}, kept for 365 days, Secure, SameSite=None, set by a script in a document of ${pixel}`,
        },
      ],
    },
    {
      name: 'one that comes only when a form is filled in, and one that its page gives as well',
      evidence: withForm({ cookies: [kept({ name: 'pv' })] }, {}, { name: 'pv' }),
      violations: [
        {
          ...violation,
          subject: 'pv',
          says: 'sets a cookie of its own',
          actual: `cookie pv of ${pixel}, found in the browser after the visit`,
        },
        {
          ...violation,
          says: 'sets a cookie of its own',
          actual: `cookie uid of ${pixel}, set when the form "Write to us" was filled in or sent`,
        },
      ],
    },
    {
      name: 'robots are kept off for a year, and a load balancer remembers for a month',
      policy,
      evidence: given(set({ name: '_abck' }), set({ name: 'AWSALB', days: 30 })),
      violations: [
        {
          ...violation,
          subject: 'AWSALB',
          says: 'sets a cookie of its own',
          actual: `cookie AWSALB of ${pixel}, kept for 30 days, Secure, SameSite=None, set by the answer of https://${pixel}/i.gif`,
        },
        {
          ...violation,
          subject: '_abck',
          says: 'sets a cookie of its own',
          actual: `cookie _abck of ${pixel}, kept for 365 days, Secure, SameSite=None, set by the answer of https://${pixel}/i.gif`,
        },
      ],
    },
    {
      name: "MPRO's cookies are given to the host's other customers, and to a public suffix",
      evidence: {
        ...given(
          own({ name: 'sid', domain: 'hosting.example', wide: true, host: 'mpro.hosting.example' }),
          own({ name: 'all', domain: 'example', host: 'mpro.hosting.example', fault: 'public-suffix' }),
        ),
        site: { ...site().site, familyHosts: ['mpro.hosting.example', 'www.mpro.org'] },
      },
      violations: [
        {
          ...violation,
          subject: 'all',
          says: "given to every server below example, also to those that are not MPRO's",
          actual: `cookie all of example, kept until the browser is closed, Secure, SameSite=Lax, set by the answer of ${home}`,
        },
        {
          ...violation,
          subject: 'sid',
          says: "given to every server below hosting.example, also to those that are not MPRO's",
          actual: `cookie sid of hosting.example, kept until the browser is closed, Secure, SameSite=Lax, set by the answer of ${home}`,
        },
      ],
    },
    {
      name: 'identifiers are sent on, in plain and encoded, to two third parties',
      evidence: handing(
        handed(),
        handed({
          area: 'localStorage',
          name: 'visitor',
          where: 'https://www.mpro.org',
          host: 'stats.pagepulse.example',
          url: 'https://stats.pagepulse.example/e',
          place: 'body',
          encoding: ['base64', 'sha256'],
        }),
      ),
      violations: [
        {
          ...handover,
          says: `MPRO's cookie "_asid", which tells visitors apart, is sent on to a third party, adsync.example (${pixel}).`,
          actual: `its value in the address of a request to https://${pixel}/pageview`,
        },
        {
          ...handover,
          subject: 'visitor',
          says: 'MPRO\'s localStorage entry "visitor"',
          actual:
            'its value in the body of a request to https://stats.pagepulse.example/e, as base64 of sha256',
        },
      ],
    },
    {
      name: "a service's server answers under a name of MPRO's, as its answers or its name's alias say",
      evidence: site({
        pages: [
          asked(counting({ name: 's_vi', domain: 'mpro.org', wide: true, servedBy: adobe })),
          page({
            url: about,
            setCookies: [
              counting({
                name: 'etx',
                host: 'data.mpro.org',
                domain: 'data.mpro.org',
                setter: 'https://data.mpro.org/e',
              }),
            ],
          }),
        ],
        connections: [
          connection(),
          connection({ host: 'data.mpro.org', aliases: ['mpro.eulerian.net', 'x.eulerian.net'] }),
        ],
      }),
      violations: [
        {
          ...violation,
          subject: 's_vi',
          says: `Under a name of MPRO's, ${metrics}, a server of a third party, Adobe Analytics, answers (its answers say "server: jag"). It gives visitors a cookie, "s_vi", and reads it whenever they come.`,
          actual: `cookie s_vi of mpro.org, kept for 400 days, Secure, SameSite=Lax, set by the answer of https://${metrics}/c.gif`,
        },
        {
          ...violation,
          page: about,
          subject: 'etx',
          says: 'a server of a third party, Eulerian, answers (its name is an alias of mpro.eulerian.net)',
          actual:
            'cookie etx of data.mpro.org, kept for 400 days, Secure, SameSite=Lax, set by the answer of https://data.mpro.org/e',
        },
      ],
    },
    {
      name: "MPRO's session is sent on, while another page was not seen",
      evidence: site({
        pages: [
          page({ url: about, outcome: timedOut }),
          page({ setCookies: [own()], handedOn: [handed({ name: 'mpro_session' })] }),
        ],
      }),
      violations: [
        {
          ...handover,
          subject: 'mpro_session',
          says: 'sent on to a third party',
          actual: `its value in the address of a request to https://${pixel}/pageview`,
        },
      ],
      undetermined: [{ page: about, subject: 'page', code: 'page-failed', reason: timedOutReason }],
    },
  ],
  undetermined: [
    {
      name: 'a page could not be looked at',
      evidence: site({ pages: [page({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'page', code: 'page-failed', reason: timedOutReason }],
    },
    {
      name: 'what may be an identifier was sent, and nobody was there to compare with',
      evidence: handing(handed({ compared: false })),
      undetermined: [
        {
          page: home,
          subject: '_asid',
          code: 'not-understood',
          reason: `the cookie "_asid" looks like an identifier and was sent to ${pixel}; a second visitor to compare with could not be had`,
        },
      ],
    },
    {
      name: "a cookie for all of MPRO's domain reaches a service under a name of MPRO's",
      evidence: aliased(
        ['mpro.d1.sc.omtrdc.net'],
        asked(own({ name: 'id', domain: 'mpro.org', wide: true, days: 400 })),
      ),
      undetermined: [
        {
          page: home,
          subject: 'id',
          code: 'not-understood',
          reason: `the cookie "id" is given to all of mpro.org, also to ${metrics}, where a server of Adobe answers (its name is an alias of mpro.d1.sc.omtrdc.net); whether the cookie tells visitors apart could not be told`,
        },
      ],
    },
    {
      name: 'more answers than could be waited for',
      evidence: site({ pages: [page({ setCookies: [own()], bounds: ['cookieHeaders'] })] }),
      undetermined: [
        {
          page: home,
          subject: 'page',
          code: 'bound-reached',
          reason:
            'the bound of 5 seconds for the headers of answers was reached: which cookies the last of these answers set was not looked at',
        },
      ],
    },
  ],
  noSubject: [
    {
      name: 'no cookie anywhere',
      evidence: site(),
      notes: ['No page sets a cookie on a first visit.'],
    },
  ],
});
