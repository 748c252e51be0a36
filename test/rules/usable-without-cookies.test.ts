import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import { refusedPicture, refusedSheet } from '../../crawler/evidence/pictures.js';
import type { CoverFact, RefusedVisit } from '../../crawler/evidence/refused.js';
import { rule } from '../../specs/rules/usable-without-cookies.js';
import { testClaim } from './claim-tester.js';
import {
  home,
  inventoryPage,
  page,
  reading,
  refused,
  site,
  timedOut,
  timedOutReason,
} from './evidence-builders.js';

const again = {
  outcome: { ok: true },
  status: 200,
  text: 'MPRO works with those who give care.',
  covered: false,
} as const;
const cover: CoverFact = { text: 'Cookies are off.', pressed: ['Try again'], stays: true, tried: 'all' };
const visited = (given: Partial<RefusedVisit>) => site({ refused: [refused({ again, ...given })] });
const subject = 'page without cookies';
const loads = {
  page: home,
  subject,
  expected: 'the page loads without cookies as it does with them',
  evidence: [],
};
const shows = {
  page: home,
  subject,
  expected: 'the main content is shown without cookies as it is with them',
  evidence: [],
};
const other = `${home}b`;
const wall = reading({
  words: 100,
  kept: 6,
  shown: 9,
  text: 'Cookies are off. Please enable cookies in your browser.',
  asksForCookies: 'Please enable cookies in your browser.',
});
const exhibits = [
  exhibitPath(refusedSheet(home), 'txt'),
  exhibitPath(refusedPicture(home), 'png'),
  exhibitPath(refusedPicture(other), 'png'),
];
const open = { page: home, subject: 'visit without cookies' };

const menu = 'About Register Nominate Complaint Directions Contact Screening Meeting Dashboard Newsletter';
/** Five pages with a menu of ten words in their content; of the first, `kept` of twelve other words are left without cookies. */
const withMenu = (kept: number) =>
  site({
    pages: ['', 'b', 'c', 'd', 'e'].map(path => page({ url: `${home}${path}` })),
    crawl: { pages: ['', 'b', 'c', 'd', 'e'].map(path => inventoryPage(page({ url: `${home}${path}` }))) },
    refused: [
      refused({
        again: { ...again, text: `${menu} Falls toolkit with a checklist for every shift` },
        reading: reading({
          words: 22,
          kept: 10 + kept,
          shown: 16,
          text: `${menu} Please enable cookies to view this page.`,
          asksForCookies: 'Please enable cookies to view this page.',
        }),
      }),
      ...['b', 'c', 'd', 'e'].map(path =>
        refused({ page: `${home}${path}`, reading: reading({ text: `${menu} Words of this page ${path}` }) }),
      ),
    ],
  });

testClaim(rule, {
  conforms: [
    {
      name: 'a page below a menu that loses a feature',
      evidence: withMenu(7),
      subjectsChecked: 5,
    },
    { name: 'a page that shows the same words', evidence: site(), subjectsChecked: 1 },
    {
      name: 'a page that loses a feature: more than half of its words are left',
      evidence: visited({ reading: reading({ words: 100, kept: 50 }) }),
      subjectsChecked: 1,
    },
    {
      name: 'a request to enable cookies beside the content',
      evidence: visited({
        reading: reading({ words: 100, kept: 100, asksForCookies: wall.asksForCookies }),
      }),
      subjectsChecked: 1,
    },
    {
      name: 'a page that changes so much that no words are left to compare',
      evidence: visited({ reading: reading({ words: 0, kept: 0 }) }),
      subjectsChecked: 1,
    },
    {
      name: 'a page of few words that shows others',
      evidence: visited({ reading: reading({ words: 5, kept: 1, shown: 6 }) }),
      subjectsChecked: 1,
    },
    {
      name: 'a redirect that tests for cookies and then lets everybody in',
      evidence: site({ refused: [refused({ loads: 2, finalUrl: `${home}?cookies=tested` })] }),
      subjectsChecked: 1,
    },
    {
      name: 'a prompt over the page that can be put away',
      evidence: site({ refused: [refused({ cover: { ...cover, stays: false } })] }),
      subjectsChecked: 1,
    },
    {
      name: 'what lies over the page with cookies as well',
      evidence: visited({ cover, again: { ...again, covered: true } }),
      subjectsChecked: 1,
    },
    {
      name: 'one visit stands for the pages of its make-up, and the report says so',
      evidence: site({ pages: [page(), page({ url: other })] }),
      subjectsChecked: 1,
      notes: ['1 of 2 pages were visited without cookies: one of each make-up, scripts and styles alike.'],
    },
    {
      name: 'pages that were stood for are a limit of the mode',
      evidence: site({ pages: [page(), page({ url: other, representedBy: home })] }),
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
      notes: ['1 of 2 pages were visited without cookies: one of each make-up, scripts and styles alike.'],
    },
  ],
  violates: [
    {
      name: 'a page of which nothing but the menu is left',
      evidence: withMenu(1),
      violations: [
        {
          ...shows,
          subject,
          says: 'asks to enable cookies in the place of its content',
          actual: '"Please enable cookies to view this page."',
        },
      ],
    },
    {
      name: 'redirects without end',
      evidence: visited({ status: 0, loads: 20, reading: undefined }),
      violations: [{ ...loads, says: 'redirected without end', actual: 'more than 20 redirects' }],
    },
    {
      name: 'reloads without end',
      evidence: visited({ status: 0, loads: 6, reading: undefined }),
      violations: [
        { ...loads, says: 'loads itself anew without end', actual: 'loaded itself more than 5 times' },
      ],
    },
    {
      name: 'an answer that refuses',
      evidence: visited({ status: 403 }),
      violations: [{ ...loads, says: 'refused by the server', actual: 'answered 403' }],
    },
    {
      name: 'no answer at all',
      evidence: visited({
        status: 0,
        loads: 0,
        reading: undefined,
        failure: { reason: 'err-empty-response', detail: 'no answer' },
      }),
      violations: [{ ...loads, says: 'does not load', actual: 'err-empty-response: no answer' }],
    },
    {
      name: 'a request to enable cookies in the place of the content, on two pages: one violation, with what shows it',
      evidence: site({
        pages: [page(), page({ url: other })],
        refused: [refused({ again, reading: wall }), refused({ page: other, again, reading: wall })],
        exhibits,
      }),
      violations: [
        {
          ...shows,
          says: `asks to enable cookies in the place of its content. Show the content all the same. The same stands on 1 more page, such as ${other}.`,
          actual: '"Please enable cookies in your browser."',
          evidence: exhibits.slice(0, 2),
        },
      ],
    },
    {
      name: 'other text in the place of the content',
      evidence: visited({ reading: reading({ words: 100, kept: 49, text: 'Loading' }) }),
      violations: [
        { ...shows, says: 'the main content of this page is missing', actual: 'instead: "Loading"' },
      ],
    },
    {
      name: 'a wall over the page',
      evidence: visited({ cover }),
      violations: [
        {
          ...shows,
          says: 'cannot be put away lies over this page',
          actual: 'covered by: "Cookies are off."',
        },
      ],
    },
    {
      name: 'a page that stays empty',
      evidence: visited({ reading: reading({ words: 4, kept: 0, shown: 0, text: '' }) }),
      violations: [{ ...shows, says: 'stays empty', actual: 'no content at all' }],
    },
  ],
  undetermined: [
    {
      name: 'a page that could not be looked at with cookies once more',
      evidence: visited({ reading: wall, again: { outcome: timedOut, status: 0, text: '', covered: false } }),
      undetermined: [
        {
          ...open,
          code: 'observation-failed',
          reason: `the page looked otherwise without cookies, and could not be looked at with them again: ${timedOutReason}`,
        },
      ],
    },
    {
      name: 'more buttons over the page than are pressed',
      evidence: visited({ cover: { ...cover, tried: 'some' }, bounds: ['coverPresses'] }),
      undetermined: [
        {
          ...open,
          code: 'bound-reached',
          reason:
            'the bound of 8 buttons of what lies over a page was reached: whether it can be put away was not found out',
        },
      ],
    },
    {
      name: 'a visit without cookies that failed',
      evidence: site({ refused: [refused({ outcome: timedOut })] }),
      undetermined: [{ ...open, code: 'observation-failed', reason: timedOutReason }],
    },
    {
      name: 'no browser that refuses cookies',
      evidence: site({ refused: [] }),
      undetermined: [
        {
          ...open,
          code: 'not-visited',
          reason: 'neither this page nor one like it was visited in a browser that refuses cookies',
        },
      ],
    },
    {
      name: 'a page of another make-up that was not visited without cookies',
      evidence: site({
        pages: [page(), page({ url: other })],
        crawl: { pages: [inventoryPage(page()), inventoryPage(page({ url: other }), { fingerprint: 'x' })] },
      }),
      undetermined: [
        {
          page: other,
          subject: 'visit without cookies',
          code: 'not-visited',
          reason: 'neither this page nor one like it was visited in a browser that refuses cookies',
        },
      ],
    },
    {
      name: 'a page that failed on its first visit',
      evidence: site({ pages: [page(), page({ url: other, outcome: timedOut })] }),
      undetermined: [{ page: other, subject: 'page', code: 'page-failed', reason: timedOutReason }],
    },
    {
      name: 'an unfinished crawl',
      evidence: site({ crawl: { complete: false } }),
      undetermined: [
        {
          page: home,
          subject: 'crawl',
          code: 'crawl-incomplete',
          reason: 'the crawl did not finish: pages may be missing',
        },
      ],
    },
  ],
  noSubject: { cannotBe: 'every site has pages, and each of them must be readable without cookies' },
});
