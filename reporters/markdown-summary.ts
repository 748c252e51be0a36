import type { Claim } from '../policy/claim.js';
import { endingWords, type Ending } from '../policy/endings.js';
import { asFarAs } from '../policy/limit.js';
import { findingWords, gateSummary, type Gate } from './baseline/gate.js';
import type { Conformance } from './conformance-schema.js';
import { judgesNothing, nothingJudged } from './judges-nothing.js';
import { markdownText } from './printable.js';
import { noNotes, type RunNotes } from './run-notes.js';
import { countsOf, coverageWords, plural, tallyOf, violationWords, type OpenClaim } from './tally.js';

/** CI shows a summary of 1 MiB at most, and none that is longer. */
const mostBytes = 1_000_000;

/** How many lines of a list are shown, the fewer the longer the whole gets; the whole lists stand in conformance.json. */
const lengths = [20, 5, 1, 0];

/** Renders the result as Markdown for a CI job's page. Nothing from the site can act there. */
export function markdownSummary(
  result: Conformance,
  claims: readonly Claim[],
  notes: RunNotes = noNotes,
): string {
  let text = '';
  for (const shown of lengths) {
    text = render(result, claims, notes, shown);
    if (Buffer.byteLength(text) <= mostBytes) break;
  }
  return text;
}

function render(
  result: Conformance,
  claims: readonly Claim[],
  { ending, gate }: RunNotes,
  shown: number,
): string {
  const tally = tallyOf(result, claims);
  const { pagesFailed, pagesSkipped } = result.coverage;
  const lines = [
    `# Policy conformance of ${markdownText(result.target)}`,
    '',
    `Policy effective ${result.policy.effectiveDate}: ${countsOf(tally)}.`,
    '',
    `${coverageWords(result)}.`,
    '',
    ...(judgesNothing(result) ? [`Judged: ${markdownText(nothingJudged)}.`, ''] : []),
    ...againstBaseline(gate, shown),
    ...section('Violated', tally.violated, item => violations(item, shown)),
    ...section('Undetermined', tally.undetermined, item => undetermined(item, shown)),
    ...section('Waived', tally.waived, item => violations(item, shown)),
    ...section('What this run did not ask', tally.limited, item => limits(item, shown)),
    ...endingList(ending),
    ...pageList('Pages that failed', pagesFailed, shown),
    ...pageList('Pages that were skipped', pagesSkipped, shown),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function againstBaseline(gate: Gate | undefined, shown: number): string[] {
  const words = gate === undefined ? '' : gateSummary(gate);
  if (gate === undefined || words === '') return [];
  const fresh = gate.baseline === undefined ? [] : gate.fresh;
  const rest = fresh.length - shown;
  return [
    '## Against the baseline',
    '',
    `${markdownText(words)}.`,
    '',
    ...fresh.slice(0, shown).map(finding => `- new: ${markdownText(findingWords(finding), 600)}`),
    ...(fresh.length > 0 && rest > 0 ? ['', `and ${plural(rest, 'more line')} in conformance.json`] : []),
    ...(fresh.length > 0 ? [''] : []),
  ];
}

function endingList(ending: readonly Ending[]): string[] {
  if (ending.length === 0) return [];
  return [
    '## Waivers and statements that end',
    '',
    ...ending.map(each => `- ${markdownText(endingWords(each))}`),
    '',
  ];
}

function section(
  heading: string,
  items: readonly OpenClaim[],
  table: (item: OpenClaim) => string[],
): string[] {
  if (items.length === 0) return [];
  return [`## ${heading}`, '', ...items.flatMap(item => [...head(item), ...table(item), ''])];
}

const head = ({ claim }: OpenClaim): string[] => [
  `### ${claim.title}`,
  '',
  `\`${claim.id}\` · ${claim.section} · ${claim.severity}`,
  '',
  `> ${claim.quote}`,
  '',
];

const violations = (item: OpenClaim, shown: number): string[] => [
  `${violationWords(item)}. ${item.claim.remedy}`,
  '',
  ...table(
    shown,
    ['Page', 'Subject', 'What is wrong', 'Expected', 'Seen', 'Evidence'],
    item.entry.violations.map(v => [
      v.page,
      v.subject,
      v.waived ? `(waived) ${v.message}` : v.message,
      v.expected,
      v.actual,
      v.evidence.join(', '),
    ]),
  ),
];

const undetermined = ({ entry }: OpenClaim, shown: number): string[] =>
  table(
    shown,
    ['Page', 'Subject', 'Why it could not be told'],
    entry.undetermined.map(item => [item.page, item.subject, item.reason]),
  );

const limits = ({ entry }: OpenClaim, shown: number): string[] => [
  ...(entry.verdict === 'conforms' ? [`Conforms, ${asFarAs(entry.limits)}.`, ''] : []),
  ...table(
    shown,
    ['Page', 'Subject', 'Question', 'Settled by'],
    entry.limits.map(item => [item.page, item.subject, item.question, item.settledBy]),
  ),
];

function pageList(heading: string, pages: Conformance['coverage']['pagesFailed'], shown: number): string[] {
  if (pages.length === 0) return [];
  return [
    `## ${heading}`,
    '',
    ...table(
      shown,
      ['Page', 'Reason'],
      pages.map(page => [page.url, page.reason]),
    ),
    '',
  ];
}

function table(shown: number, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rest = rows.length - shown;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.slice(0, shown).map(cells => line(cells.map(cell => markdownText(cell)))),
    ...(rest > 0 ? ['', `and ${plural(rest, 'more line')} in conformance.json`] : []),
  ];
}
