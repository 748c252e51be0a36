import { pageLink } from '../pages/page-link.js';
import { htmlText } from '../printable.js';
import type { ClaimViolation } from './group-findings.js';

/** What a person does on the page, and what then is to be seen; both as HTML. */
type Steps = (finding: ClaimViolation) => readonly [act: string, look: string];

const subjectOf = ({ subject }: ClaimViolation): string => `<code>${htmlText(subject, 300)}</code>`;
/** Its own full stop would stand before the sentence's. */
const unended = (text: string): string => htmlText(text.replace(/(?<![.\s])[.\s]+$/, ''), 300);
const foundOf = ({ actual }: ClaimViolation): string => unended(actual);
const expectedOf = ({ expected }: ClaimViolation): string => unended(expected);
const devTools = 'open the tools of the browser (F12; on a Mac Option-Command-I)';

const findElement = (finding: ClaimViolation): string =>
  `Find ${subjectOf(finding)}: the picture below shows it outlined. To be sure, ${devTools}, choose Elements, press Ctrl-F and paste that name.`;

/** The host of the page itself is in every line of the list. */
const isOwnHost = ({ page, subject }: ClaimViolation): boolean =>
  URL.canParse(page) && new URL(page).host === subject;

const sent: Steps = finding => [
  `Before typing, ${devTools} and choose Network. Then fill in the form with made-up values and press its button.`,
  `Search the list (Ctrl-F) for ${isOwnHost(finding) ? '' : `${subjectOf(finding)}, or for `}what you typed. The request below, with the value marked, is what to look for.`,
];

const policyText: Steps = finding => [
  `Find the place: ${subjectOf(finding)}. Search the page (Ctrl-F) for words of it.`,
  `The registered policy wants: ${expectedOf(finding)}. The page has: ${foundOf(finding)}.`,
];

const element: Steps = finding => [
  findElement(finding),
  `Compare what is there (${foundOf(finding)}) with what has to be (${expectedOf(finding)}).`,
];

const cookies: Steps = finding => [
  `${devTools.charAt(0).toUpperCase()}${devTools.slice(1)}, choose Application (in Firefox: Storage), and under it Cookies.`,
  `Look for ${subjectOf(finding)} there, and for the domain beside it. Expected: ${expectedOf(finding)}.`,
];

const byClaim: Readonly<Record<string, Steps>> = {
  'no-pii-transfer': sent,
  'third-party-collectors': sent,
  'telemetry-not-linked-to-pii': sent,
  'cookies-domain-scope': cookies,
  'cookies-declined': finding => [
    'Decline everything that the page asks to be allowed to store, then load the page again.',
    `${devTools.charAt(0).toUpperCase()}${devTools.slice(1)}, choose Application (in Firefox: Storage) and Network, and look for ${subjectOf(finding)}. Expected: ${expectedOf(finding)}.`,
  ],
  'usable-without-cookies': finding => [
    'Have the browser refuse all cookies (Chrome: chrome://settings/content/siteData, “Don’t allow sites to save data”), and load the page again.',
    `Compare the page with the same page in a window that takes cookies. Found: ${foundOf(finding)}.`,
  ],
  'tls-in-transit': finding => [
    `Press the sign to the left of the address and look at the connection and its certificate, of ${subjectOf(finding)}. For an address that begins with http://, type it in with these letters.`,
    `Expected: ${expectedOf(finding)}. Found: ${foundOf(finding)}.`,
  ],
  'policy-link-current': finding => [
    `Look for the link to the Privacy Policy, at the foot of the page as a rule, and follow it.`,
    `Expected: ${expectedOf(finding)}. Found: ${foundOf(finding)}.`,
  ],
  'policy-text-matches': policyText,
  'texas-phi-notice-posted': policyText,
  'california-disclosure-posted': policyText,
  'contact-channels-published': policyText,
  'browse-without-personal-information': finding => [
    `Go to ${subjectOf(finding)} without giving a name, an address or a log-in.`,
    `What was to be read cannot be: ${foundOf(finding)}.`,
  ],
  'under-13-refused': finding => [
    `${findElement(finding)} Fill it in as a child of ten would: made-up values and a birth date ten years ago.`,
    `Expected: ${expectedOf(finding)}. Found: ${foundOf(finding)}.`,
  ],
};

/** How a person sees a finding with their own browser: three steps, as a list in HTML. */
export function seeItYourself(claimId: string, finding: ClaimViolation): string {
  const [act, look] = (byClaim[claimId] ?? element)(finding);
  const steps = [
    `Open ${pageLink(finding.page)} in a private window, so that nothing of an earlier visit counts.`,
    act,
    look,
  ];
  return `<ol>${steps.map(step => `<li>${step}</li>`).join('')}</ol>`;
}
