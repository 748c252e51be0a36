import type { Claim } from '../policy/claim.js';
import { asFarAs } from '../policy/limit.js';
import type { Conformance } from './conformance-schema.js';
import { markdownText } from './printable.js';
import { countsOf, coverageWords, plural, tallyOf, violationWords, type OpenClaim } from './tally.js';

/** CI shows a summary of 1 MiB at most; the whole lists stand in conformance.json. */
const shown = 20;

/** Renders the result as Markdown for a CI job's page. Nothing from the site can act there. */
export function markdownSummary(result: Conformance, claims: readonly Claim[]): string {
  const tally = tallyOf(result, claims);
  const { pagesFailed, pagesSkipped } = result.coverage;
  const lines = [
    `# Policy conformance of ${markdownText(result.target)}`,
    '',
    `Policy effective ${result.policy.effectiveDate}: ${countsOf(tally)}.`,
    '',
    `${coverageWords(result)}.`,
    '',
    ...section('Violated', tally.violated, violations),
    ...section('Undetermined', tally.undetermined, undetermined),
    ...section('Waived', tally.waived, violations),
    ...section('What this run did not ask', tally.limited, limits),
    ...pageList('Pages that failed', pagesFailed),
    ...pageList('Pages that were skipped', pagesSkipped),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
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

const violations = (item: OpenClaim): string[] => [
  `${violationWords(item)}. ${item.claim.remedy}`,
  '',
  ...table(
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

const undetermined = ({ entry }: OpenClaim): string[] =>
  table(
    ['Page', 'Subject', 'Why it could not be told'],
    entry.undetermined.map(item => [item.page, item.subject, item.reason]),
  );

const limits = ({ entry }: OpenClaim): string[] => [
  ...(entry.verdict === 'conforms' ? [`Conforms, ${asFarAs(entry.limits)}.`, ''] : []),
  ...table(
    ['Page', 'Subject', 'Question', 'Settled by'],
    entry.limits.map(item => [item.page, item.subject, item.question, item.settledBy]),
  ),
];

function pageList(heading: string, pages: Conformance['coverage']['pagesFailed']): string[] {
  if (pages.length === 0) return [];
  return [
    `## ${heading}`,
    '',
    ...table(
      ['Page', 'Reason'],
      pages.map(page => [page.url, page.reason]),
    ),
    '',
  ];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rest = rows.length - shown;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.slice(0, shown).map(cells => line(cells.map(cell => markdownText(cell)))),
    ...(rest > 0 ? ['', `and ${plural(rest, 'more line')} in conformance.json`] : []),
  ];
}
