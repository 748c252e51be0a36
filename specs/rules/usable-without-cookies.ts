import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { RefusedReading, RefusedVisit } from '../../crawler/evidence/refused.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { reachedBounds } from './reading/bounds.js';
import { exhibitsWithoutCookies } from './reading/exhibits.js';
import { alsoOn } from './reading/forms.js';
import { leftOutPages } from './reading/limits.js';
import { because, unseenPages } from './reading/pages.js';
import { unseenWithoutCookies } from './reading/refused-visits.js';
import { sharedIn, siteWideWords } from './reading/site-wide-words.js';
import { excerpt } from './reading/words.js';
import type { Rule } from './rule.js';

/** More loads than this are a loop: so many the browser makes of one that has no end. */
const mostLoads = 5;
/** So many the browser follows of redirects that have no end. */
const mostRedirects = 20;
/** Fewer words are too few for a share of them to tell anything. */
const fewWords = 8;
/** Less than this share of its words left: the main content is gone, not a part of it. */
const mainShare = 0.5;

/** What is wrong with a page without cookies; `kind` and `actual` together tell faults apart. */
interface PageFault {
  readonly problem: string;
  readonly advice: string;
  readonly expected: string;
  readonly actual: string;
}

const loading = 'the page loads without cookies as it does with them';
const showing = 'the main content is shown without cookies as it is with them';
const noTest = 'Do not send visitors on to find out whether cookies come back.';

/** The main content is gone: less than half of its words are left, or all of its few. `around`: so many of those left stand on most pages. */
const isGone = ({ words, kept, shown }: RefusedReading, around: number): boolean =>
  words >= fewWords
    ? kept < mainShare * words || (words - around >= fewWords && kept - around < mainShare * (words - around))
    : words > 0 && shown === 0;

/** Content that is there and cannot be reached. */
const coverFault = ({ cover, again }: RefusedVisit): PageFault | undefined =>
  cover?.stays && cover.tried === 'all' && again?.covered === false
    ? {
        problem: 'something that cannot be put away lies over this page',
        advice: 'Let it be closed without a cookie, or do not show it.',
        expected: showing,
        actual: `covered by: "${excerpt(cover.text, 200)}"`,
      }
    : undefined;

function faultOf(visit: RefusedVisit, siteWide: ReadonlySet<string>): PageFault | undefined {
  const { failure, status, loads, reading, again } = visit;
  if (failure)
    return {
      problem: 'this page does not load',
      advice: 'Serve it to visitors without cookies too.',
      expected: loading,
      actual: because(failure.reason, failure.detail),
    };
  if (status === 0 && loads >= mostRedirects)
    return {
      problem: 'this page is redirected without end',
      advice: noTest,
      expected: loading,
      actual: `more than ${mostRedirects} redirects`,
    };
  if (loads > mostLoads)
    return {
      problem: 'this page loads itself anew without end',
      advice: noTest,
      expected: loading,
      actual: `loaded itself more than ${mostLoads} times`,
    };
  if (status >= 400)
    return {
      problem: 'this page is refused by the server',
      advice: 'Serve it to visitors without cookies too.',
      expected: loading,
      actual: `answered ${status}`,
    };
  const around = reading && again ? sharedIn(siteWide, reading.text, again.text) : 0;
  if (!reading || !isGone(reading, around)) return coverFault(visit);
  const { asksForCookies, text } = reading;
  if (asksForCookies !== '')
    return {
      problem: 'this page asks to enable cookies in the place of its content',
      advice: 'Show the content all the same.',
      expected: showing,
      actual: `"${excerpt(asksForCookies, 200)}"`,
    };
  return text === ''
    ? {
        problem: 'this page stays empty',
        advice: 'Let no script that needs a cookie or storage stand before the content.',
        expected: showing,
        actual: 'no content at all',
      }
    : {
        problem: 'the main content of this page is missing',
        advice: 'Let no script that needs a cookie or storage stand before the content.',
        expected: showing,
        actual: `instead: "${excerpt(text, 200)}"`,
      };
}

/** One violation for pages on which the same is wrong and the same is shown. */
function violationsOf(
  evidence: Evidence,
  faulty: readonly { page: string; fault: PageFault }[],
): Violation[] {
  const groups = new Map<string, { fault: PageFault; pages: string[] }>();
  for (const { page, fault } of faulty) {
    const key = `${fault.problem}\n${fault.actual}`;
    const group = groups.get(key);
    if (group) group.pages.push(page);
    else groups.set(key, { fault, pages: [page] });
  }
  return [...groups.values()].map(({ fault: { problem, advice, expected, actual }, pages }) => {
    const page = pages[0] ?? '';
    return {
      page,
      subject: 'page without cookies',
      message: `Where the browser refuses cookies, ${problem}. ${advice}${alsoOn(pages)}`,
      expected,
      actual,
      evidence: exhibitsWithoutCookies(evidence, page),
    };
  });
}

/** A page that differs from its first visit, and that could not be looked at with cookies once more: nobody can tell what differs anyway. */
const unclear = ({ page, again }: RefusedVisit): Undetermined[] =>
  again === undefined || again.outcome.ok
    ? []
    : [
        {
          page,
          subject: 'visit without cookies',
          code: 'observation-failed',
          reason: `the page looked otherwise without cookies, and could not be looked at with them again: ${because(again.outcome.reason, again.outcome.detail)}`,
        },
      ];

function notesOf(evidence: Evidence, looked: readonly RefusedVisit[]): string[] {
  const stoodFor = evidence.pages.length - looked.length;
  return stoodFor > 0 && looked.length > 0
    ? [
        `${looked.length} of ${evidence.pages.length} pages were visited without cookies: one of each make-up, scripts and styles alike.`,
      ]
    : [];
}

function judge(evidence: Evidence): RuleResult {
  const looked = evidence.refused.filter(visit => visit.outcome.ok);
  const siteWide = siteWideWords(looked.flatMap(({ reading }) => reading ?? []));
  const found = looked.map(visit => ({ visit, fault: faultOf(visit, siteWide) }));
  const faulty = found.flatMap(({ visit, fault }) =>
    fault && visit.again?.outcome.ok ? [{ page: visit.page, fault }] : [],
  );
  return {
    subjectsChecked: looked.length,
    violations: violationsOf(evidence, faulty),
    undetermined: [
      ...unseenPages(evidence),
      ...unseenWithoutCookies(evidence),
      ...found.flatMap(({ visit, fault }) => (fault ? unclear(visit) : [])),
      ...reachedBounds(evidence, ['pages', 'reading']),
    ],
    limits: leftOutPages(evidence),
    notes: notesOf(evidence, looked),
  };
}

/**
 * "If you choose to decline cookies, you may not be able to fully experience the interactive features": those, and not the pages. What
 * changes from visit to visit is not compared, and an accusation rests on visits with cookies kept that were made after the one without.
 */
export const rule: Rule = { id: 'usable-without-cookies', judge };
