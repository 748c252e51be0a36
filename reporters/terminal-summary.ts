import type { Claim } from '../policy/claim.js';
import { endingWords } from '../policy/endings.js';
import { leftQuestions } from '../policy/limit.js';
import { findingWords, gateSummary, type Gate } from './baseline/gate.js';
import type { Conformance } from './conformance-schema.js';
import { judgesNothing, nothingJudged } from './judges-nothing.js';
import { printable } from './printable.js';
import { noNotes, type RunNotes } from './run-notes.js';
import { countsOf, coverageWords, tallyOf, violationWords, type OpenClaim, type Tally } from './tally.js';

/** Room for the widest mark, so that ids stand under one another. */
const column = 14;

/** Renders the result for a terminal: one line a claim that a person should look at. Nothing from the site can act on the terminal. */
export function terminalSummary(
  result: Conformance,
  claims: readonly Claim[],
  reports: readonly string[],
  { ending, gate }: RunNotes = noNotes,
): string {
  const tally = tallyOf(result, claims);
  const lines = [
    `Policy of ${result.policy.effectiveDate} on ${printable(result.target)}: ${countsOf(tally)}.`,
    ...(judgesNothing(result) ? [`${'judged'.padEnd(column)}${nothingJudged}`] : []),
    ...tally.violated.map(item =>
      row('violated', item, violationWords(item), item.entry.violations.find(v => !v.waived)?.message),
    ),
    ...tally.waived.map(item => row('waived', item, violationWords(item), undefined)),
    ...undeterminedRows(tally.undetermined),
    ...limitRows(tally),
    ...gateRows(gate),
    ...ending.map(
      each => `${(each.daysLeft < 0 ? 'ended' : 'ends soon').padEnd(column)}${printable(endingWords(each))}`,
    ),
    `${'coverage'.padEnd(column)}${coverageWords(result)}`,
    `${'reports'.padEnd(column)}${reports.join(', ')}; "npm run report" makes one for reading`,
  ];
  return `\n${lines.map(line => `  ${line}`).join('\n')}\n`;
}

/** More new findings are counted; the summary and the SARIF file hold all of them. */
const shownNew = 10;

/** How the findings stand against the baseline, and the new ones by name: they are what a person looks for. */
function gateRows(gate: Gate | undefined): string[] {
  const words = gate === undefined ? '' : gateSummary(gate);
  if (gate === undefined || words === '') return [];
  const fresh = gate.baseline === undefined ? [] : gate.fresh;
  const rest = fresh.length - shownNew;
  return [
    `${'baseline'.padEnd(column)}${words}`,
    ...fresh.slice(0, shownNew).map(finding => `${'new'.padEnd(column)}${findingWords(finding)}`),
    ...(rest > 0 ? [`${'new'.padEnd(column)}… and ${rest} more`] : []),
  ];
}

/** What the mode of the run left out: one line, and where the questions stand. */
function limitRows({ limited }: Tally): string[] {
  const limits = limited.flatMap(({ entry }) => entry.limits);
  if (limits.length === 0) return [];
  const ids = limited.map(({ claim }) => claim.id);
  return [`${'not asked'.padEnd(column)}${leftQuestions(limits)} (${ids.join(', ')})`];
}

/** One trouble (a crawl or a set-up that failed) leaves many claims open: said once, it is not lost among its own repetitions. */
function undeterminedRows(items: readonly OpenClaim[]): string[] {
  const byReason = new Map<string, OpenClaim[]>();
  for (const item of items) {
    const reason = [...new Set(item.entry.undetermined.map(each => each.reason))].join('\n');
    byReason.set(reason, [...(byReason.get(reason) ?? []), item]);
  }
  return [...byReason].flatMap(([reason, [first, ...others]]) => {
    if (first === undefined) return [];
    if (others.length > 0) {
      const ids = [first, ...others].map(({ claim }) => claim.id);
      const named = [...ids.slice(0, 3), ...(ids.length > 3 ? ['…'] : [])].join(', ');
      return [
        `${'undetermined'.padEnd(column)}${ids.length} claims for one reason (${named}): ${printable(reason, 300)}`,
      ];
    }
    return [
      row(
        'undetermined',
        first,
        `${first.entry.undetermined.length} could not be told`,
        first.entry.undetermined[0]?.reason,
      ),
    ];
  });
}

function row(mark: string, { claim }: OpenClaim, counts: string, example: string | undefined): string {
  const such = example === undefined || example === '' ? '' : `, such as: ${printable(example, 160)}`;
  return `${mark.padEnd(column)}${claim.id}: ${counts}${such}`;
}
