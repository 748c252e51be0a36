import { gateKey, type GateFact, type GateTrial, type PageGates } from '../../crawler/evidence/gate.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { LinkName } from '../../crawler/evidence/link-name.js';
import type { PageVisit } from '../../crawler/evidence/page-visit.js';
import { rule } from '../../specs/rules/browse-without-personal-information.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  form,
  home,
  inventoryPage,
  page,
  site,
  timedOut,
  timedOutReason,
} from './evidence-builders.js';

const report = `${home}reports/annual`;
const login = `${home}login`;
const toolkit = `${home}members/toolkit`;

const link = (to: string, name: string): LinkName => ({ to, name, page: home });

const logInForm = form({
  signature: 'aaaa00000001',
  selector: '#login',
  purpose: 'login',
  title: 'Log in',
  fields: [
    field(),
    field({ selector: '#password', type: 'password', name: 'password', kind: 'credentials' }),
  ],
});
const logIn = (given: Partial<PageVisit> = {}): PageVisit =>
  page({ url: login, title: 'Log in | MPRO', textLength: 60, forms: [logInForm], ...given });

/** A site whose address of the report leads to the log-in. */
const walled = (links: readonly LinkName[], from = report): Evidence => {
  const pages = [page(), logIn()];
  return site({
    pages,
    links: [...links],
    crawl: {
      pages: pages.map(visit => inventoryPage(visit, visit.url === login ? { aliases: [from] } : {})),
    },
  });
};

const box = (given: Partial<GateFact> = {}): GateFact => ({
  place: 'over',
  selector: '#wall',
  text: 'Welcome to MPRO. Tell us who you are.',
  asks: '',
  buttons: ['Go on'],
  controls: ['#email'],
  frames: [],
  ...given,
});
const gates = (boxes: readonly GateFact[], given: Partial<PageGates> = {}): PageGates => ({
  readable: 900,
  blurred: 0,
  cut: 0,
  hidden: 0,
  locked: false,
  heading: 'Annual report',
  boxes: [...boxes],
  ...given,
});
const trial = (of: GateFact, given: Partial<GateTrial> = {}): GateTrial => ({
  key: gateKey(report, of),
  page: report,
  outcome: { ok: true },
  ways: [
    { way: 'escape', name: 'Escape', result: 'barred', detail: 'the box stays' },
    { way: 'press', name: 'Skip', result: 'barred', detail: 'the box stays' },
  ],
  screenshot: 'evidence/exhibits/gate.png',
  ...given,
});
const passed = (of: GateFact): GateTrial =>
  trial(of, { ways: [{ way: 'press', name: 'No thanks', result: 'passed', detail: 'the box is gone' }] });

/** A site of one page with boxes, and what came of trying to get past them. */
const gated = (
  boxes: readonly GateFact[],
  trials: readonly GateTrial[],
  given: Partial<PageGates> = {},
  visit: Partial<PageVisit> = {},
): Evidence =>
  site({
    pages: [
      page({ url: report, title: 'Annual report', forms: [form()], gates: gates(boxes, given), ...visit }),
    ],
    gates: [...trials],
  });

const downloadPage = `${home}reports/falls`;
const downloadForm = form({
  signature: 'dddd00000001',
  selector: '#get',
  purpose: 'other',
  title: '',
  submitLabels: ['Download the report'],
});
/** A paper that stands behind a form, and files that the site links to. */
const paper = (given: {
  readonly shown?: ReturnType<typeof form>;
  readonly links?: readonly LinkName[];
  readonly file?: string;
  readonly foundOn?: string;
}): Evidence =>
  site({
    pages: [
      page(),
      page({
        url: downloadPage,
        title: 'Falls in nursing homes | MPRO',
        forms: [given.shown ?? downloadForm],
      }),
    ],
    links: [...(given.links ?? [link(downloadPage, 'Download the report on falls')])],
    crawl:
      given.file === undefined
        ? {}
        : {
            skipped: [
              {
                url: given.file,
                reason: 'not-html',
                detail: 'is application/pdf',
                ...(given.foundOn === undefined ? {} : { foundOn: given.foundOn }),
              },
            ],
          },
  });
const gatedPaper = (name: string) => ({
  page: downloadPage,
  subject: '#get',
  says: `"${name}" is handed out only to those who fill in a form`,
  expected: 'a link to the file that asks for nothing',
  actual: 'a form that asks for e-mail address, and no file of that name linked anywhere',
  evidence: [],
});

const over = box();
const inPlace = box({
  place: 'within',
  selector: '#more',
  text: 'Enter your e-mail to read on.',
  asks: 'Enter your e-mail to read on.',
});
const forMembers = box({
  place: 'within',
  selector: '#notice',
  text: 'You must be logged in to view this page.',
  asks: 'You must be logged in to view this page.',
  controls: [],
});
const expectedPage = 'the page that the link promises, without a log-in';
const expectedReading = 'the page can be read without giving personal information';
const picture = ['evidence/exhibits/gate.png'];
const members = (evidence: Evidence, globs: readonly string[]): Evidence => ({
  ...evidence,
  site: { ...evidence.site, membersArea: globs },
});

testClaim(rule, {
  conforms: [
    { name: 'every page can be read', evidence: site(), subjectsChecked: 1 },
    {
      name: 'a link called a log-in leads to it, by a redirect',
      evidence: walled([link(`${home}my`, 'My account')], `${home}my`),
      subjectsChecked: 2,
    },
    {
      name: 'one of several links says that one logs in',
      evidence: walled([link(report, 'Annual report'), link(report, 'Log in to read the annual report')]),
      subjectsChecked: 2,
    },
    { name: 'no link leads to the address that redirects', evidence: walled([]), subjectsChecked: 2 },
    {
      name: 'the log-in in another spelling',
      evidence: walled([link(`${login}/`, 'Resources')], `${login}/`),
      subjectsChecked: 2,
    },
    {
      name: 'a page behind a log-in that MEMBERS_AREA names',
      evidence: members(walled([link(report, 'Annual report')]), ['/reports/**']),
      subjectsChecked: 2,
    },
    {
      name: 'a box over a page for members whose title says that one joins there',
      evidence: gated(
        [over],
        [trial(over, { key: gateKey(toolkit, over), page: toolkit })],
        {},
        { url: toolkit, title: 'Join us' },
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a box over a page that a link elsewhere calls settings',
      evidence: { ...gated([over], [trial(over)]), links: [link(report, 'Cookie settings')] },
      subjectsChecked: 1,
    },
    {
      name: 'a bar to log in on every page',
      evidence: site({
        pages: [
          page({ forms: [logInForm] }),
          page({ url: `${home}about`, title: 'About us', textLength: 90, forms: [logInForm] }),
        ],
        links: [link(`${home}about`, 'About us'), link(`${home}old-about`, 'Who we are')],
        crawl: {
          pages: [
            inventoryPage(page()),
            inventoryPage(page({ url: `${home}about` }), { aliases: [`${home}old-about`] }),
          ],
        },
      }),
      subjectsChecked: 2,
    },
    { name: 'a box that can be closed', evidence: gated([over], [passed(over)]), subjectsChecked: 1 },
    {
      name: 'a box that asks for nothing personal',
      evidence: gated([over], [trial(over)], {}, { forms: [form({ fields: [field({ kind: 'age' })] })] }),
      subjectsChecked: 1,
    },
    {
      name: 'a box over a page where something is handed in',
      evidence: gated([over], [trial(over)], { heading: 'Register for the forum' }),
      subjectsChecked: 1,
    },
    {
      name: 'words about logging in on a page with much to read',
      evidence: gated([forMembers], [trial(forMembers)]),
      subjectsChecked: 1,
    },
    {
      name: 'a paper behind a form, with a file on the same page',
      evidence: paper({ file: `${home}files/1.pdf`, foundOn: downloadPage }),
      subjectsChecked: 2,
    },
    {
      name: 'a paper behind a form, with a file of its name elsewhere',
      evidence: paper({ file: `${home}files/falls-nursing-homes.pdf`, foundOn: home }),
      subjectsChecked: 2,
    },
    {
      name: 'a contact form on a page that nothing calls a paper',
      evidence: paper({ shown: form(), links: [link(downloadPage, 'Falls in nursing homes')] }),
      subjectsChecked: 2,
    },
    {
      name: 'a redirect out of the site that leads to no log-in',
      evidence: site({
        links: [link(`${home}jobs`, 'Openings')],
        crawl: {
          skipped: [
            {
              url: `${home}jobs`,
              reason: 'redirect-off-site',
              detail: 'redirects to jobs.example',
              to: 'https://jobs.example/mpro',
            },
          ],
        },
      }),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'a link that promises a report leads to the log-in',
      evidence: walled([link(report, 'Annual report')]),
      violations: [
        {
          page: home,
          subject: report,
          says: 'The link "Annual report" leads to a log-in',
          expected: expectedPage,
          actual: `redirects to ${login}`,
          evidence: [],
        },
      ],
    },
    {
      name: 'a script sends visitors of a page on to the log-in',
      evidence: site({
        pages: [page(), logIn({ url: report, finalUrl: login })],
        links: [link(report, 'Annual report')],
      }),
      violations: [
        {
          page: home,
          subject: report,
          says: 'The link "Annual report" leads to a log-in',
          expected: expectedPage,
          actual: `redirects to ${login}`,
          evidence: [],
        },
      ],
    },
    {
      name: 'a page shows a log-in in its own place',
      evidence: site({ pages: [page(), logIn({ url: report })], links: [link(report, 'Annual report')] }),
      violations: [
        {
          page: home,
          subject: report,
          says: 'The link "Annual report" leads to a log-in',
          expected: expectedPage,
          actual: `a log-in at ${report}`,
          evidence: [],
        },
      ],
    },
    {
      name: 'a redirect to an identity provider',
      evidence: site({
        links: [link(report, 'Annual report')],
        crawl: {
          skipped: [
            {
              url: report,
              reason: 'redirect-off-site',
              detail: 'redirects to login.microsoftonline.com',
              to: 'https://login.microsoftonline.com/common/oauth2/authorize?x',
            },
          ],
        },
      }),
      violations: [
        {
          page: home,
          subject: report,
          says: 'leads to a log-in',
          expected: expectedPage,
          actual: 'redirects to https://login.microsoftonline.com/common/oauth2/authorize?x',
          evidence: [],
        },
      ],
    },
    {
      name: 'a page that answers with a demand to log in',
      evidence: site({
        links: [link(report, 'Annual report')],
        crawl: { failed: [{ url: report, reason: 'http-401', detail: 'answered 401' }] },
      }),
      violations: [
        {
          page: home,
          subject: report,
          says: 'leads to a log-in',
          expected: expectedPage,
          actual: 'answers with a demand to log in (401)',
          evidence: [],
        },
      ],
    },
    {
      name: 'a box over the page that stays',
      evidence: gated([over], [trial(over)]),
      violations: [
        {
          page: report,
          subject: '#wall',
          says: 'covers the page and cannot be got past',
          expected: expectedReading,
          actual: 'a box over the page that asks for e-mail address; tried in vain: the Escape key, "Skip"',
          evidence: picture,
        },
      ],
    },
    {
      name: 'a box over the page that stays, beside a link to the page itself that says something is handed in',
      evidence: {
        ...gated([over], [trial(over)]),
        links: [{ to: report, name: 'Cookie settings', page: report }, link(report, 'Annual report')],
      },
      violations: [
        {
          page: report,
          subject: '#wall',
          says: 'covers the page and cannot be got past',
          expected: expectedReading,
          actual: 'a box over the page that asks for e-mail address; tried in vain: the Escape key, "Skip"',
          evidence: picture,
        },
      ],
    },
    {
      name: 'a box in the place of the text',
      evidence: gated([inPlace], [trial(inPlace, { ways: [] })]),
      violations: [
        {
          page: report,
          subject: '#more',
          says: 'Enter your e-mail to read on.',
          expected: expectedReading,
          actual: 'a box in the page that asks for e-mail address; nothing in it leads on',
          evidence: picture,
        },
      ],
    },
    {
      name: 'a paper behind a form whose button promises it, and another file on the site',
      evidence: paper({ file: `${home}files/hand-hygiene.pdf`, foundOn: home }),
      violations: [gatedPaper('Download the report on falls')],
    },
    {
      name: 'a paper behind a form that only the link to it promises',
      evidence: paper({ shown: { ...downloadForm, submitLabels: ['Submit'] } }),
      violations: [gatedPaper('Download the report on falls')],
    },
    {
      name: 'a page that says it is for those who log in, and nothing else',
      evidence: gated([forMembers], [trial(forMembers, { ways: [] })], { readable: 40 }),
      violations: [
        {
          page: report,
          subject: '#notice',
          says: 'You must be logged in',
          expected: expectedReading,
          actual: 'a box in the page that asks for a log-in; nothing in it leads on',
          evidence: picture,
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'an area that looks as if it were for members, offered to everybody',
      evidence: walled([link(`${home}members/toolkit`, 'Toolkit')], `${home}members/toolkit`),
      undetermined: [
        {
          page: home,
          subject: `${home}members/toolkit`,
          code: 'not-understood',
          reason:
            'the link "Toolkit" leads to a log-in, and its address looks like an area for members: name it in MEMBERS_AREA if it is one',
        },
      ],
    },
    {
      name: 'a box over a page whose address alone looks like an area for members',
      evidence: gated(
        [over],
        [trial(over, { key: gateKey(toolkit, over), page: toolkit })],
        {},
        { url: toolkit },
      ),
      undetermined: [
        {
          page: toolkit,
          subject: '#wall',
          code: 'not-understood',
          reason:
            'the box "Welcome to MPRO. Tell us who you are." bars the way to the page, whose address looks like an area for members: name it in MEMBERS_AREA if it is one',
        },
      ],
    },
    {
      name: 'a page that could not be looked at',
      evidence: site({ pages: [page(), page({ url: report, outcome: timedOut })] }),
      undetermined: [{ page: report, subject: 'page', code: 'page-failed', reason: timedOutReason }],
    },
    {
      name: 'a page whose boxes could not be looked for',
      evidence: site({ pages: [page({ url: report, gates: null })] }),
      undetermined: [
        {
          page: report,
          subject: 'page',
          code: 'blind-spot',
          reason: 'whether a box bars the way to the page could not be looked at',
        },
      ],
    },
    {
      name: 'a box that was not tried',
      evidence: gated([over], []),
      undetermined: [
        {
          page: report,
          subject: '#wall',
          code: 'evidence-missing',
          reason: 'a box asks for personal information, and no way past it was tried',
        },
      ],
    },
    {
      name: 'a box that did not come up again',
      evidence: gated([over], [trial(over, { outcome: timedOut, ways: [] })]),
      undetermined: [
        {
          page: report,
          subject: '#wall',
          code: 'observation-failed',
          reason: `whether there is a way past the box "Welcome to MPRO. Tell us who you are." could not be tried (${timedOutReason})`,
        },
      ],
    },
    {
      name: 'more things to press in a box than are tried',
      evidence: gated([over], [trial(over, { bounds: ['gateWays'] })]),
      undetermined: [
        {
          page: report,
          subject: 'a way past what bars the page',
          code: 'bound-reached',
          reason:
            'the bound of 16 things that can be pressed in a box that bars the way was reached: whether the further ones lead past it was not tried',
        },
      ],
    },
    {
      name: 'a box with such words on a page with very much to read',
      evidence: gated([inPlace], [trial(inPlace)], { readable: 6_000 }),
      undetermined: [
        {
          page: report,
          subject: '#more',
          code: 'not-understood',
          reason:
            'the box "Enter your e-mail to read on." asks for personal information, and whether what it promises is more than the page shows is not clear',
        },
      ],
    },
  ],
  noSubject: [
    {
      name: 'a site that is for members only',
      evidence: members(site(), ['/**/*', 'https://www.mpro.org/']),
      notes: ['For members only, as MEMBERS_AREA says, and not judged: 1 page.'],
    },
  ],
});
