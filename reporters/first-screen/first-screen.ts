import type { Claim, Severity } from '../../policy/claim.js';
import { severity } from '../../policy/claim.js';
import { leftQuestions } from '../../policy/limit.js';
import type { Verdict } from '../../policy/result.js';
import type { Section } from '../../policy/text.js';
import type { Conformance } from '../conformance-schema.js';
import { htmlText } from '../printable.js';
import { coverageWords, plural, tallyOf, violationWords, type OpenClaim } from '../tally.js';
import type { Changes } from './changes.js';
import { judgedSentences, type JudgedSentence } from './sentence-verdicts.js';
import { script, style } from './style.js';

/** What the first screen is made from. */
export interface FirstScreenInput {
  readonly result: Conformance;
  readonly claims: readonly Claim[];
  readonly sections: readonly Section[];
  /** Against the last run, where there was one. */
  readonly changes: Changes | undefined;
  /** Address of a claim's own page in the report, such as `#3f2a…`; undefined where it has none. */
  readonly linkOf: (claimId: string) => string | undefined;
}

/** How a verdict reads in the report. */
const words: Readonly<Record<Verdict, string>> = {
  conforms: 'kept',
  violated: 'broken',
  undetermined: 'could not be told',
  attested: 'signed',
  unattested: 'not signed',
  informational: 'nothing to check',
};

const time = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
/** Lists longer than this end with how many are left; the rest stands on the page of the claim. */
const shownRows = 20;

/** The first thing that a reader of the report sees: an HTML fragment that stands before Allure's own pages. */
export function firstScreen(input: FirstScreenInput): string {
  const body = [
    heading(input),
    counts(input),
    needsAPerson(input),
    changed(input),
    coverage(input),
    notAsked(input),
    toSign(input),
    policy(input),
  ].join('\n');
  return `<style>${style}</style><main id="first-screen" lang="en">${body}</main><button id="to-first-screen" type="button">Back to the summary</button><script>${script}</script>`;
}

const hostOf = (target: string): string => (URL.canParse(target) ? new URL(target).host : target);

const heading = ({ result }: FirstScreenInput): string =>
  `<h1>Does ${htmlText(hostOf(result.target))} keep its Privacy Policy?</h1>
  <p>${htmlText(result.target)}, checked on ${time.format(new Date(result.startedAt))} UTC against the policy effective ${day.format(new Date(result.policy.effectiveDate))}.</p>`;

function counts({ result, claims }: FirstScreenInput): string {
  const tally = tallyOf(result, claims);
  const rows: readonly (readonly [number, string])[] = [
    [tally.violated.length, 'promises broken'],
    [tally.undetermined.length, 'could not be told'],
    [tally.conforming.length, 'promises kept'],
    [tally.waived.length, 'broken, and waived'],
    [tally.notSelected, 'not looked at in this run'],
    [tally.attested, 'signed by MPRO'],
    [tally.unattested, 'to be signed by MPRO'],
    [tally.informational, 'say nothing to check'],
  ];
  return `<ul class="counts">${rows
    .filter(([count], at) => count > 0 || at === 0)
    .map(([count, word]) => `<li><b>${count}</b>${word}</li>`)
    .join('')}</ul><p><button id="open-report" type="button">All results, claim by claim</button></p>`;
}

const rank = (level: Severity): number => severity.options.indexOf(level);

const named = ({ claim }: OpenClaim, { linkOf }: FirstScreenInput): string => {
  const href = linkOf(claim.id);
  return href === undefined
    ? htmlText(claim.title)
    : `<a href="${htmlText(href)}">${htmlText(claim.title)}</a>`;
};

function needsAPerson(input: FirstScreenInput): string {
  const { violated, undetermined } = tallyOf(input.result, input.claims);
  const worst = [...violated].sort((a, b) => rank(a.claim.severity) - rank(b.claim.severity));
  const broken = worst.map(
    item =>
      `<li><span class="mark violated">${words.violated}</span> ${named(item, input)}: ${violationWords(item)}. ${htmlText(item.claim.remedy, 600)}</li>`,
  );
  const open = undetermined.map(
    item =>
      `<li><span class="mark undetermined">${words.undetermined}</span> ${named(item, input)}: ${plural(item.entry.undetermined.length, 'question')}, such as: ${htmlText(item.entry.undetermined[0]?.reason ?? '', 300)}</li>`,
  );
  const list = [...broken, ...open];
  return `<h2>What needs a person today</h2>${
    list.length === 0
      ? '<p>Nothing: no promise that can be checked was found broken or left open.</p>'
      : `<ul>${list.join('')}</ul>`
  }`;
}

function changed({ changes, claims }: FirstScreenInput): string {
  if (changes === undefined) return '';
  const titles = new Map(claims.map(({ id, title }) => [id, title]));
  const rows = changes.claims.map(({ id, appeared, gone }) => {
    const parts = [
      ...(appeared > 0 ? [`${plural(appeared, 'new violation')}`] : []),
      ...(gone > 0 ? [`${plural(gone, 'violation')} gone`] : []),
    ];
    return `<li>${htmlText(titles.get(id) ?? id)}: ${parts.join(', ')}</li>`;
  });
  const still =
    changes.still > 0
      ? `<p>${plural(changes.still, 'violation')} stood there before and still ${changes.still === 1 ? 'does' : 'do'}.</p>`
      : '';
  const list = rows.length === 0 ? '<p>Nothing new, nothing fixed.</p>' : `<ul>${rows.join('')}</ul>`;
  return `<h2>What changed since ${time.format(new Date(changes.since))} UTC</h2>${list}${still}`;
}

function coverage({ result }: FirstScreenInput): string {
  const { pagesFailed, pagesSkipped } = result.coverage;
  const byReason = new Map<string, string[]>();
  for (const { url, reason } of [...pagesFailed, ...pagesSkipped])
    byReason.set(reason, [...(byReason.get(reason) ?? []), url]);
  const rows = [...byReason].map(
    ([reason, urls]) =>
      `<li>${plural(urls.length, 'page')}: ${htmlText(reason)}, such as ${htmlText(urls[0] ?? '')}</li>`,
  );
  return `<h2>How much of the site was looked at</h2><p>${coverageWords(result)}.</p>${rows.length === 0 ? '' : `<ul>${rows.join('')}</ul>`}`;
}

function notAsked(input: FirstScreenInput): string {
  const { limited } = tallyOf(input.result, input.claims);
  if (limited.length === 0)
    return '<h2>What this run did not ask</h2><p>Nothing: its settings left no question out.</p>';
  const parts = limited.map(item => {
    const { limits } = item.entry;
    const rows = limits
      .slice(0, shownRows)
      .map(
        ({ page, question, settledBy }) =>
          `<tr><td>${htmlText(page)}</td><td>${htmlText(question)}</td><td>${htmlText(settledBy)}</td></tr>`,
      );
    const rest = limits.length - rows.length;
    return `<h3>${named(item, input)}</h3><p>${leftQuestions(limits)}.</p><table><thead><tr><th scope="col">Page</th><th scope="col">Question</th><th scope="col">Settled by</th></tr></thead><tbody>${rows.join('')}</tbody></table>${rest > 0 ? `<p>and ${plural(rest, 'more question')} on the page of this claim</p>` : ''}`;
  });
  return `<h2>What this run did not ask</h2><p>These verdicts hold as far as the settings of this run let it look.</p>${parts.join('')}`;
}

function toSign({ result, claims }: FirstScreenInput): string {
  const unsigned = new Set(
    result.claims.filter(({ verdict }) => verdict === 'unattested').map(({ id }) => id),
  );
  const rows = claims.flatMap(({ id, title, attestation }) =>
    unsigned.has(id) && attestation !== undefined
      ? [
          `<li>${htmlText(title)} <span class="mark unattested">${words.unattested}</span> ${htmlText(attestation.signedBy)}, every ${plural(attestation.everyMonths, 'month')}</li>`,
        ]
      : [],
  );
  return rows.length === 0
    ? ''
    : `<h2>Statements that only MPRO can make</h2><p>No visit to the website can show these. Each is to be signed by the person named.</p><ul>${rows.join('')}</ul>`;
}

function policy(input: FirstScreenInput): string {
  const verdicts = new Map(input.result.claims.map(({ id, verdict }) => [id, verdict]));
  const sentence = ({ text, claims, verdict }: JudgedSentence): string => {
    const marks = claims.map(({ id, title }) => {
      const is = verdicts.get(id);
      if (is === undefined || is === 'informational') return '';
      const href = input.linkOf(id);
      const label = `<span class="mark ${is}" title="${htmlText(title)}">${words[is]}</span>`;
      return href === undefined
        ? ` ${label}`
        : ` <a href="${htmlText(href)}" aria-label="${htmlText(`${words[is]}: ${title}`)}">${label}</a>`;
    });
    return `<span class="sentence ${verdict ?? 'informational'}-text">${htmlText(text, 5_000)}</span>${marks.join('')}`;
  };
  const parts = input.sections.map(section => {
    const paragraphs = judgedSentences(section, input.claims, id => verdicts.get(id));
    return `<h3>${htmlText(section.heading)}</h3>${paragraphs.map(each => `<p>${each.map(sentence).join(' ')}</p>`).join('')}`;
  });
  return `<h2>The policy, sentence by sentence</h2>${parts.join('')}`;
}
