import type { Claim } from '../../policy/claim.js';
import { asFarAs } from '../../policy/limit.js';
import type { ClaimResult } from '../../policy/result.js';
import { firstSentence } from '../pages/first-sentence.js';
import { pageLink } from '../pages/page-link.js';
import { pageStyle } from '../pages/page-style.js';
import { severityWords, verdictWords } from '../pages/verdict-words.js';
import { htmlText } from '../printable.js';
import { grouped, plural } from '../tally.js';
import type { Detail } from './detail.js';
import { detailHtml, tableOf } from './detail-html.js';
import { exhibitsShown, type ShownExhibit } from './exhibits-shown.js';
import { groupFindings, type ClaimViolation, type FindingGroup } from './group-findings.js';
import { seeItYourself } from './see-it.js';
import { organisation } from '../../policy/organisation.js';

/** What the page of a claim is made from. */
export interface ClaimPageInput {
  readonly claim: Claim;
  readonly result: ClaimResult;
  /** `YYYY-MM-DD`. */
  readonly effectiveDate: string;
  readonly exhibits?: readonly ShownExhibit[];
  /** What the evidence holds of a finding beside its words. */
  readonly detailsOf?: (finding: ClaimViolation) => readonly Detail[];
  /** Names what a page is built like; undefined where that is not known. */
  readonly templateOf?: (page: string) => string | undefined;
}

/** Name of the file with the findings as a table, beside the page. */
export const findingsFile = 'findings.csv';

/** What a site sent, as text of an HTML page: neither markup nor control characters survive. */
const text = (value: string): string => htmlText(value, 2_000);

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
/** So many pages are named before the rest is folded away. */
const openPages = 8;

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

/** Pages as links; many folded away, none left out. */
function pagesHtml(pages: readonly string[]): string {
  const items = (some: readonly string[]): string =>
    `<ul>${some.map(page => `<li>${pageLink(page)}</li>`).join('')}</ul>`;
  const rest = pages.slice(openPages);
  return `${items(pages.slice(0, openPages))}${rest.length === 0 ? '' : `<details><summary>and ${plural(rest.length, 'more page')}</summary>${items(rest)}</details>`}`;
}

/** Where a group is: what it is about, and its pages. */
function whereHtml({ by, findings }: FindingGroup): string {
  const pages = distinct(findings.map(({ page }) => page));
  const subjects = distinct(findings.map(({ subject }) => subject));
  if (by === '')
    return `<p>On ${pages.map(page => pageLink(page)).join('')}: <code>${text(subjects[0] ?? '')}</code></p>`;
  const about =
    subjects.length === 1
      ? `<code>${text(subjects[0] ?? '')}</code>, on ${plural(pages.length, 'page')}`
      : `${plural(findings.length, 'finding')} on ${plural(pages.length, 'page')}${by === 'template' ? ' that are built alike' : ''}`;
  return `<p>${about}:</p>${pagesHtml(pages)}`;
}

function foundHtml(groups: readonly FindingGroup[]): string {
  const items = groups.map(group => {
    const [{ message, waived }] = group.findings;
    const mark = waived ? '<span class="mark waived">waived</span> ' : '';
    const such =
      group.by === '' || distinct(group.findings.map(each => each.message)).length === 1
        ? ''
        : ' (and the like)';
    return `<li><p>${mark}${text(message)}${such}</p>${whereHtml(group)}</li>`;
  });
  return groups.length === 1 ? `<ul>${items.join('')}</ul>` : `<ol>${items.join('')}</ol>`;
}

/** The findings of a group behind its first, as rows. */
function othersHtml([first, ...others]: readonly [ClaimViolation, ...ClaimViolation[]]): string {
  if (others.length === 0) return '';
  const same = (pick: (finding: ClaimViolation) => string): boolean =>
    others.every(other => pick(other) === pick(first));
  const columns: readonly (readonly [string, (finding: ClaimViolation) => string])[] = [
    ['Subject', ({ subject }) => subject],
    ['What is wrong', ({ message }) => message],
    ['Found', ({ actual }) => actual],
  ];
  const differing = columns.filter(([, pick]) => !same(pick));
  const rows = others.map(
    finding =>
      `<tr><td>${pageLink(finding.page)}</td>${differing.map(([, pick]) => `<td>${htmlText(pick(finding), 300)}</td>`).join('')}</tr>`,
  );
  const heads = ['Page', ...differing.map(([name]) => name)];
  return `<details><summary>${plural(others.length, 'more finding')} of the kind</summary><div class="scroll" role="group" tabindex="0" aria-label="More findings of the kind"><table><thead><tr>${heads.map(name => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
}

function evidenceHtml(groups: readonly FindingGroup[], input: ClaimPageInput): string {
  const shown = exhibitsShown(input.exhibits ?? []);
  return groups
    .map(({ findings }, at) => {
      const [first] = findings;
      const details = input.detailsOf?.(first) ?? [];
      // What a request carries is told by its table; in one line it is for those who look for its words.
      const found = details.some(({ kind }) => kind === 'request')
        ? `<details><summary>in the words of the machine</summary>${text(first.actual)}</details>`
        : text(first.actual);
      const rows = [
        ['Page', pageLink(first.page)],
        ['Subject', `<code>${text(first.subject)}</code>`],
        ['Expected', text(first.expected)],
        ['Found', found],
      ];
      const list = rows.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${value}</dd>`).join('');
      const heading = `${groups.length === 1 ? '' : `${at + 1}. `}${text(firstSentence(first.message))}`;
      return `<article><h3>${heading}</h3><dl>${list}</dl>${details.map(detailHtml).join('')}${shown(first.evidence, `${first.subject} on ${first.page}`)}${othersHtml(findings)}</article>`;
    })
    .join('\n');
}

function openHtml({ undetermined }: ClaimResult): string {
  if (undetermined.length === 0) return '';
  const byReason = new Map<string, string[]>();
  for (const { reason, page } of undetermined) byReason.set(reason, [...(byReason.get(reason) ?? []), page]);
  const items = [...byReason].map(
    ([reason, pages]) => `<li><p>${text(reason)}</p>${pagesHtml(distinct(pages))}</li>`,
  );
  return `<h2>What could not be told (${undetermined.length})</h2><p>What was tried and failed never counts as kept.</p><ul>${items.join('')}</ul>`;
}

function limitsHtml({ limits }: ClaimResult): string {
  if (limits.length === 0) return '';
  const rows = limits.map(
    ({ page, subject, question, settledBy }) =>
      `<td>${pageLink(page)}</td><td><code>${text(subject)}</code></td><td>${text(question)}</td><td>${text(settledBy)}</td>`,
  );
  return `<h2>What this run did not ask (${limits.length})</h2>${tableOf('Questions that the settings of the run left out', ['Page', 'Subject', 'Question', 'Settled by'], rows)}`;
}

function stateHtml({ claim, result }: ClaimPageInput): string {
  const { verdict, violations, subjectsChecked, limits } = result;
  const open = violations.filter(({ waived }) => !waived);
  const isWaived = violations.length > 0 && open.length === 0;
  const mark = isWaived
    ? '<span class="mark waived">broken, and waived</span>'
    : `<span class="mark ${verdict}">${verdictWords[verdict]}</span>`;
  const counts =
    violations.length === 0
      ? ''
      : ` ${plural(violations.length, 'violation')} on ${plural(distinct(violations.map(({ page }) => page)).length, 'page')}${isWaived || open.length === violations.length ? '' : `, ${grouped(violations.length - open.length)} of them waived`}; severity: ${severityWords[claim.severity]}.`;
  const checked = subjectsChecked > 0 ? ` ${plural(subjectsChecked, 'thing')} checked.` : '';
  const howFar = verdict === 'conforms' && limits.length > 0 ? ` Kept, ${text(asFarAs(limits))}.` : '';
  return `<p>${mark}${counts}${checked}${howFar}</p>`;
}

function violationsHtml(input: ClaimPageInput): string {
  const { claim, result } = input;
  const [first] = result.violations;
  if (first === undefined) return '';
  const groups = groupFindings(result.violations, input.templateOf ?? (() => undefined));
  const together =
    groups.length < result.violations.length
      ? `<p>${plural(result.violations.length, 'finding')}, put together to ${plural(groups.length, 'group')}.</p>`
      : '';
  return [
    `<h2>What was found, and where</h2>${together}${foundHtml(groups)}<p class="csv quiet" data-csv="${findingsFile}">As a table for a spreadsheet: <code>${findingsFile}</code>, in the folder of this page.</p>`,
    `<h2>How to see it yourself</h2>${seeItYourself(claim.id, first)}`,
    `<h2>What to change</h2><p>${text(claim.remedy)}</p>`,
    `<h2>The evidence</h2>${evidenceHtml(groups, input)}`,
  ].join('\n');
}

/** What was found about a claim, as a page of its own for people, with the exhibits that it is given. */
export function claimPage(input: ClaimPageInput): string {
  const { claim, result, effectiveDate } = input;
  const notes = result.notes.map(note => `<p>${text(note)}</p>`).join('');
  const rest =
    claim.restForPerson === undefined ? '' : `<p>Left to a person: ${text(claim.restForPerson)}</p>`;
  const body = [
    `<h1>${text(claim.title)}</h1>${stateHtml(input)}`,
    `<figure><blockquote>${text(claim.quote)}</blockquote><figcaption>${organisation}’s Privacy Policy, effective ${day.format(new Date(effectiveDate))}, “${text(claim.section)}”</figcaption></figure>`,
    violationsHtml(input),
    openHtml(result),
    limitsHtml(result),
    notes === '' ? '' : `<h2>Notes</h2>${notes}`,
    `<h2>How this is tested</h2><p>${text(claim.howTested)}</p>${rest}`,
  ].join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${text(claim.title)}</title><style>html{background:Canvas}body{margin:0}${pageStyle}</style></head><body><main class="mpro">${body}</main></body></html>\n`;
}
