import type { Attestation } from '../../policy/attestations.js';
import type { Claim } from '../../policy/claim.js';
import { leftQuestions } from '../../policy/limit.js';
import type { Verdict } from '../../policy/result.js';
import type { Section } from '../../policy/text.js';
import type { Waiver } from '../../policy/waivers.js';
import type { Conformance, ConformanceClaim } from '../conformance-schema.js';
import { judgedSentences } from '../first-screen/sentence-verdicts.js';
import { codeOfReason } from '../page-reason.js';
import { skipWords } from '../pages/skip-words.js';
import { htmlText } from '../printable.js';
import { reportPaths } from '../report-paths.js';
import type { RunRecord } from '../run-record.js';
import { coverageWords, plural, tallyOf, violationWords, type OpenClaim, type Tally } from '../tally.js';
import { statementStyle } from './statement-style.js';
import { organisation } from '../../policy/organisation.js';

/** What the statement is made from. */
export interface StatementInput {
  readonly result: Conformance;
  readonly claims: readonly Claim[];
  readonly sections: readonly Section[];
  readonly attestations: readonly Attestation[];
  readonly waivers: readonly Waiver[];
  /** How the site was looked at; undefined where no run said so. */
  readonly run: RunRecord | undefined;
  /** SHA-256 of the manifest of the evidence, and how many files that names. */
  readonly evidence: { readonly sha256: string; readonly files: number };
  /** The day of the statement, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Rows of one list that are printed; what is left out is counted, and stands in the result. */
const printedRows = 25;

const dates = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
  hourCycle: 'h23',
});
const day = (text: string): string => dates.format(new Date(text));
const time = (text: string): string => `${times.format(new Date(text))} UTC`;

const words: Readonly<Record<Verdict, string>> = {
  conforms: 'Kept',
  violated: 'Not kept',
  undetermined: 'Could not be determined',
  attested: `Stated by ${organisation}`,
  unattested: 'Statement outstanding',
  informational: 'Promises nothing to check',
};

/** Renders the statement of conformance as a page to print. Nothing from the site can act in it, and it loads nothing. */
export function statementPage(input: StatementInput): string {
  const body = [
    heading(input),
    opinion(input),
    subject(input),
    method(input),
    findings(input),
    coverage(input),
    limits(input),
    statements(input),
    waived(input),
    policy(input),
    evidence(input),
    signatures(input),
  ].join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Statement of conformance with the ${organisation} Privacy Policy</title><style>${statementStyle}</style></head><body><main>${body}</main></body></html>`;
}

const heading = ({ result, run, asOf }: StatementInput): string =>
  `<h1>Statement of conformance with the ${organisation} Privacy Policy</h1><p>${htmlText(result.target)} · ${day(asOf)}</p>${
    run?.replica === true
      ? '<p class="opinion"><b>Sample.</b> This is about the replica of the website that comes with the program, not about the website itself. It is not to be signed.</p>'
      : ''
  }`;

const table = (name: string, head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table class="${name}"><thead><tr>${head.map(each => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>${rows
    .map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const more = (rest: number, noun: string): string =>
  rest > 0 ? `<p class="small">and ${plural(rest, noun)} more, listed in ${reportPaths.conformance}</p>` : '';

function opinion({ result, claims }: StatementInput): string {
  const tally = tallyOf(result, claims);
  const judged = tally.conforming.length + tally.violated.length + tally.waived.length;
  const broken = tally.violated.length + tally.waived.length;
  const whole = judged + tally.undetermined.length + tally.notSelected;
  const lead =
    broken > 0
      ? `The website <b>does not keep</b> ${plural(broken, 'promise')} of ${whole} that can be checked on it`
      : tally.undetermined.length + tally.notSelected > 0
        ? 'On what could be checked, no promise was found broken; <b>the check is not complete</b>'
        : `The website <b>keeps</b> all ${plural(whole, 'promise')} that can be checked on it`;
  const many = (count: number, one: string, several: string): string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  const rest = [
    ...many(tally.waived.length, 'breach is known and waived', 'breaches are known and waived'),
    ...many(tally.undetermined.length, 'promise could not be determined', 'promises could not be determined'),
    ...many(tally.notSelected, 'promise was not looked at', 'promises were not looked at'),
    ...many(
      tally.limited.length,
      'verdict holds within the limits named below',
      'verdicts hold within the limits named below',
    ),
    ...many(
      tally.unattested,
      `statement that only ${organisation} can make is outstanding`,
      `statements that only ${organisation} can make are outstanding`,
    ),
  ];
  return `<p class="opinion">${lead}.${rest.length > 0 ? ` Besides: ${rest.join('; ')}.` : ''}</p>${counts(tally)}`;
}

function counts(tally: Tally): string {
  const rows: readonly (readonly [string, number])[] = [
    ['Kept', tally.conforming.length],
    ['Not kept', tally.violated.length],
    [`Not kept, and waived by ${organisation}`, tally.waived.length],
    ['Could not be determined', tally.undetermined.length],
    ['Not looked at in this run', tally.notSelected],
    [`Stated by ${organisation}`, tally.attested],
    [`Statement of ${organisation} outstanding`, tally.unattested],
    ['Promise nothing to check', tally.informational],
  ];
  return table(
    'counts',
    ['Entries of the claims register', 'Number'],
    rows.map(([word, count]) => [word, String(count)]),
  );
}

const submits: Readonly<Record<RunRecord['submit'], string>> = {
  never: 'filled in, and not sent',
  dry: 'filled in and sent, and held back before anything typed left the machine',
  real: 'filled in and really sent',
};
const visited: Readonly<Record<RunRecord['visits'], string>> = {
  all: 'every page was opened in the browser',
  distinct:
    'one page of each kind was opened in the browser; the others were read as they come from the server',
};

function subject({ result, sections, run }: StatementInput): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Website', htmlText(result.target)],
    ['Policy', `${htmlText(sections[0]?.heading ?? '')}, effective ${day(result.policy.effectiveDate)}`],
    ['SHA-256 of the policy’s text', `<span class="hash">${htmlText(result.policy.sha256)}</span>`],
    ['Check began', time(result.startedAt)],
    ['Check ended', time(result.finishedAt)],
    ...(run === undefined ? [] : howItRan(run)),
  ];
  return `<h2>What was checked</h2><table class="facts"><tbody>${rows
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`)
    .join('')}</tbody></table>`;
}

const screens: Readonly<Record<RunRecord['viewport'], string>> = {
  desktop: 'that of a desktop computer',
  mobile: 'that of a telephone',
};

const howItRan = (run: RunRecord): readonly (readonly [string, string])[] => [
  [
    'Pages',
    run.onlyPages.length > 0
      ? `<b>only some</b>: ${htmlText(run.onlyPages.join(', '))}; of these, ${visited[run.visits]}`
      : visited[run.visits],
  ],
  ['Screen', screens[run.viewport]],
  ['Forms', submits[run.submit]],
  ...(run.include.length > 0 ? [['Pages asked for', htmlText(run.include.join(', '))] as const] : []),
  ...(run.exclude.length > 0 ? [['Pages left out', htmlText(run.exclude.join(', '))] as const] : []),
  ...(run.connectTo === '' ? [] : [['Connected to', htmlText(run.connectTo)] as const]),
  ['Browser', htmlText(run.browser)],
];

const method = (_input: StatementInput): string =>
  `<h2>How it was checked</h2><p>Every sentence of the policy is accounted for in a register of claims. A program walked the website as a visitor does, looked at its pages and forms in a browser, and recorded what it saw. Fixed rules then judged that record, claim by claim. What could not be looked at never counts as kept. Names, numbers and addresses that were typed into forms are invented. What no visit can show is left to signed statements of ${organisation}.</p>`;

function findings({ result, claims }: StatementInput): string {
  const tally = tallyOf(result, claims);
  const found = [...tally.violated, ...tally.waived].map(brokenClaim);
  const open = tally.undetermined.map(openClaim);
  const nothing = found.length + open.length === 0 ? '<p>None.</p>' : '';
  return `<h2>What was found</h2>${nothing}${found.join('')}${open.join('')}`;
}

function brokenClaim(item: OpenClaim): string {
  const { entry, claim } = item;
  const rows = entry.violations.slice(0, printedRows);
  return `<h3>Not kept: ${htmlText(claim.title)}</h3><p>“${htmlText(claim.quote, 3_000)}” (${htmlText(claim.section)})</p><p>${violationWords(item)}. ${htmlText(claim.remedy, 1_000)}</p>${table(
    'findings',
    ['Page', 'Where', 'What was found'],
    rows.map(({ page, subject: where, message, waived: isWaived }) => [
      htmlText(page),
      htmlText(where, 200),
      `${isWaived ? '(waived) ' : ''}${htmlText(message, 600)}`,
    ]),
  )}${more(entry.violations.length - rows.length, 'finding')}`;
}

function openClaim({ entry, claim }: OpenClaim): string {
  const rows = entry.undetermined.slice(0, printedRows);
  return `<h3>Could not be determined: ${htmlText(claim.title)}</h3>${table(
    'findings',
    ['Page', 'Where', 'Why'],
    rows.map(({ page, subject: where, reason }) => [
      htmlText(page),
      htmlText(where, 200),
      htmlText(reason, 600),
    ]),
  )}${more(entry.undetermined.length - rows.length, 'question')}`;
}

function coverage({ result }: StatementInput): string {
  const { pagesFailed, pagesSkipped } = result.coverage;
  const failed = pagesFailed
    .slice(0, printedRows)
    .map(({ url, reason }) => [htmlText(url), htmlText(reason)]);
  const byCode = new Map<string, typeof pagesSkipped>();
  for (const page of pagesSkipped) {
    const code = codeOfReason(page.reason);
    byCode.set(code, [...(byCode.get(code) ?? []), page]);
  }
  const skipped = [...byCode].map(([code, pages]) => [
    htmlText(skipWords(pages[0]?.reason ?? code)),
    String(pages.length),
    pages
      .slice(0, 3)
      .map(({ url }) => htmlText(url))
      .join('<br>'),
  ]);
  return `<h2>How much of the website was looked at</h2><p>${coverageWords(result)}.</p>${
    failed.length === 0
      ? ''
      : `<h3>Pages that could not be looked at</h3>${table('pages', ['Page', 'Reason'], failed)}${more(pagesFailed.length - failed.length, 'page')}`
  }${
    skipped.length === 0
      ? ''
      : `<h3>Addresses that were not opened in the browser</h3>${table('skipped', ['Reason', 'Number', 'Such as'], skipped)}<p class="small">Each is listed in ${reportPaths.conformance}.</p>`
  }`;
}

function limits({ result, claims }: StatementInput): string {
  const { limited } = tallyOf(result, claims);
  if (limited.length === 0) return '<h2>Limits</h2><p>The settings of the check left no question out.</p>';
  const rows = limited.map(({ claim, entry }) => [
    htmlText(claim.title),
    [...new Set(entry.limits.map(({ question }) => htmlText(question, 300)))].slice(0, 1).join(''),
    leftQuestions(entry.limits),
  ]);
  return `<h2>Limits</h2><p>The settings of the check left these questions out on purpose. The verdicts on these promises hold as far as that. SUBMIT=real: forms are really sent. VISITS=all: every page is opened.</p>${table('limits', ['Promise', 'Such as', 'Left to'], rows)}`;
}

function statements({ result, claims, attestations, asOf }: StatementInput): string {
  const verdicts = verdictsOf(result);
  const rows = claims.flatMap(({ id, title, attestation }) => {
    if (attestation === undefined) return [];
    const held = attestations.find(row => row.claim === id && row.signedOn <= asOf && asOf <= row.validUntil);
    const state =
      held === undefined || verdicts.get(id) !== 'attested'
        ? `<i>outstanding; to be signed by ${htmlText(attestation.signedBy)}</i>`
        : `signed by ${htmlText(held.signedBy)} on ${day(held.signedOn)}, until ${day(held.validUntil)}: ${htmlText(held.document)}`;
    return [[htmlText(title), state]];
  });
  return `<h2>Statements that only ${organisation} can make</h2><p>No visit to the website can show these.</p>${table('statements', ['Promise', 'Statement'], rows)}`;
}

function waived({ waivers, asOf }: StatementInput): string {
  const rows = waivers
    .filter(({ expires }) => asOf <= expires)
    .map(({ claim, page, subject: where, reason, owner, expires }) => [
      htmlText(claim),
      `${htmlText(page)} (${htmlText(where, 200)})`,
      `${htmlText(reason, 600)}; ${htmlText(owner)}`,
      day(expires),
    ]);
  return rows.length === 0
    ? ''
    : `<h2>Waivers in force</h2>${table('waivers', ['Claim', 'What is borne with', 'Why, and who answers for it', 'Until'], rows)}`;
}

const verdictsOf = (result: Conformance): ReadonlyMap<string, Verdict> =>
  new Map(result.claims.map(({ id, verdict }) => [id, verdict]));

function policy({ result, claims, sections }: StatementInput): string {
  const entries = new Map(result.claims.map(entry => [entry.id, entry]));
  const verdictOf = (id: string): Verdict | undefined => entries.get(id)?.verdict;
  const parts = sections.map(section => {
    const rows = judgedSentences(section, claims, verdictOf)
      .flat()
      .map(({ text, claims: about }) => {
        const told = about.flatMap(claim => {
          const entry = entries.get(claim.id);
          return entry === undefined ? [] : [`<div class="${entry.verdict}">${verdictWords(entry)}</div>`];
        });
        return `<tr><td>${htmlText(text, 5_000)}</td><td class="verdict">${[...new Set(told)].join('')}</td></tr>`;
      });
    return `<h3>${htmlText(section.heading)}</h3><table class="sentences"><thead><tr><th scope="col">Sentence of the policy</th><th scope="col" class="verdict">Verdict</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  });
  return `<h2>The policy, sentence by sentence</h2><p>A sentence with several verdicts makes several promises.</p>${parts.join('')}`;
}

function verdictWords({ verdict, violations, limits: left, undetermined }: ConformanceClaim): string {
  if (verdict === 'violated' && violations.every(each => each.waived)) return `${words.violated}, waived`;
  if (undetermined.length > 0 && undetermined.every(({ code }) => code === 'not-selected'))
    return 'Not looked at in this run';
  return verdict === 'conforms' && left.length > 0 ? `${words.conforms}, within the limits` : words[verdict];
}

const evidence = ({ evidence: { sha256, files } }: StatementInput): string =>
  `<h2>Evidence</h2><p>What was seen is kept in ${plural(files, 'file')}: pictures, requests and records of every visit, and the result of the rules. The manifest <i>${reportPaths.evidenceManifest}</i> names each with its SHA-256. The SHA-256 of the manifest itself is:</p><p class="hash">${htmlText(sha256)}</p><p>Whoever holds the files can check that they are the ones on which this statement rests: <i>npm run verify-evidence</i>, or <i>sha256sum -c ${reportPaths.evidenceManifest}</i>, and compare the number above.</p>`;

function signatures(_input: StatementInput): string {
  const line = (who: string): string =>
    `<div class="line"><span>${who}: name, title, signature</span><span>Place and date</span></div>`;
  return `<section class="signatures"><h2>Signatures</h2><p>The signatories have read this statement and its limits. They state that it says what the check found.</p>${[
    'Who ran the check',
    `For ${organisation}, privacy officer`,
    `For ${organisation}, legal counsel`,
  ]
    .map(line)
    .join('')}</section>`;
}
