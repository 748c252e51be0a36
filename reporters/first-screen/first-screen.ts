import { endingWords } from '../../policy/endings.js';
import { pageStyle } from '../pages/page-style.js';
import { escapedHtml, htmlText, jsonText } from '../printable.js';
import { tallyOf } from '../tally.js';
import { dayOf, moment, type FirstScreenInput } from './input.js';
import { lookedAt, notAsked } from './looked-at.js';
import { needsAPerson } from './needs-a-person.js';
import { policyHtml } from './policy-text.js';
import { script } from './script.js';
import { statements } from './statements.js';
import { style } from './style.js';
import { whatChanged } from './what-changed.js';
import { organisation } from '../../policy/organisation.js';

/**
 * The first thing that a reader of the report sees: an HTML fragment that stands before Allure's own pages, with room for the page of a
 * claim, which its script takes out of Allure's data.
 */
export function firstScreen(input: FirstScreenInput): string {
  const body = [
    heading(input),
    counts(input),
    needsAPerson(input),
    whatChanged(input),
    lookedAt(input),
    notAsked(input),
    ends(input),
    statements(input),
    policyHtml(input),
    forDevelopers,
  ].join('\n');
  const claimView =
    '<div id="claim-view" class="mpro" lang="en"><p><button id="close-claim" type="button">Back to the summary</button> <a id="claim-in-allure" href="#">Earlier runs and details of the test</a></p></div>';
  return `<style>${pageStyle}${style}</style><main id="first-screen" class="mpro" lang="en">${body}</main>${claimView}<button id="to-first-screen" class="mpro-float" type="button">Back to the summary</button><script type="application/json" id="claim-places">${placesJson(input)}</script><script>${script}</script>`;
}

const hostOf = (target: string): string => (URL.canParse(target) ? new URL(target).host : target);

const placesJson = ({ places }: FirstScreenInput): string =>
  jsonText(Object.fromEntries(places)).replaceAll('<', '\\u003c');

const heading = ({ result }: FirstScreenInput): string =>
  `<h1 tabindex="-1">Does ${htmlText(hostOf(result.target))} keep its Privacy Policy?</h1>
  <p>${htmlText(result.target)}, checked on ${moment(result.startedAt)} against the policy effective ${dayOf(result.policy.effectiveDate)} <span class="quiet">(SHA-256 ${escapedHtml(result.policy.sha256.slice(0, 12))}…)</span>.</p>${howItLooked(result)}`;

const submitWords = {
  never: 'forms were filled in and not sent',
  dry: 'forms were sent, and held back before anything typed left this machine',
  real: 'forms were really sent, with made-up values',
} as const;

/** What the run was asked to do, in words. */
function howItLooked({ run }: FirstScreenInput['result']): string {
  if (run === undefined) return '';
  const parts = [
    run.onlyPages.length > 0 ? `only the pages ${run.onlyPages.join(', ')}` : 'the whole site',
    run.visits === 'all' ? 'every page visited' : 'one page of each kind visited',
    run.viewport === 'mobile' ? 'as a telephone shows it' : 'as a desktop shows it',
    submitWords[run.submit],
  ];
  return `<p class="quiet">How it was looked at: ${htmlText(parts.join('; '))}.</p>`;
}

function counts({ result, claims }: FirstScreenInput): string {
  const tally = tallyOf(result, claims);
  const rows: readonly (readonly [number, string, string])[] = [
    [tally.violated.length, tally.violated.length === 1 ? 'promise broken' : 'promises broken', 'violated'],
    [tally.undetermined.length, 'could not be told', 'undetermined'],
    [tally.conforming.length, tally.conforming.length === 1 ? 'promise kept' : 'promises kept', 'conforms'],
    [tally.waived.length, 'broken, and waived', 'waived'],
    [tally.notSelected, 'not looked at in this run', 'informational'],
    [tally.attested, `signed by ${organisation}`, 'attested'],
    [tally.unattested, `to be signed by ${organisation}`, 'unattested'],
    [tally.informational, 'say nothing to check', 'informational'],
  ];
  return `<ul class="counts">${rows
    .filter(([count], at) => count > 0 || at === 0)
    .map(([count, word, kind]) => `<li><b class="${count > 0 ? kind : 'conforms'}">${count}</b>${word}</li>`)
    .join('')}</ul><p><button id="open-report" type="button">All results, claim by claim</button></p>`;
}

function ends({ ending }: FirstScreenInput): string {
  if (ending.length === 0) return '';
  const rows = ending.map(each => `<li>${htmlText(endingWords(each), 800)}</li>`);
  return `<h2>Waivers and statements that end</h2><ul>${rows.join('')}</ul>`;
}

const forDevelopers =
  '<h2>For developers</h2><p>“All results, claim by claim” leads to Allure: history over runs, durations, attachments, and, in a group of their own, the tests of the crawl and of the visits. <code>conformance.json</code>, <code>inventory.json</code> and the folder <code>evidence</code> beside this report hold the same for programs.</p>';
