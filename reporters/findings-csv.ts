import type { Claim } from '../policy/claim.js';
import type { ClaimResult } from '../policy/result.js';
import { printable } from './printable.js';

/** What a spreadsheet takes for the beginning of a formula, its wide forms as well. */
const formula = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
/** The same behind a separator: programs set to another one than the comma begin a cell there. */
const behindSeparator = /([,;|])(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * A cell of a CSV file: one line, in quotation marks, and no spreadsheet takes it for a formula (an apostrophe stands before what would
 * be one, as spreadsheets themselves write text).
 */
export function csvCell(text: string): string {
  const line = printable(text, 5_000).replace(behindSeparator, "$1'");
  const inert = formula.test(line) ? `'${line}` : line;
  return `"${inert.replaceAll('"', '""')}"`;
}

const columns = [
  'Claim',
  'What has to hold',
  'Section of the policy',
  'Severity',
  'State',
  'Page',
  'Subject',
  'What is wrong',
  'Expected',
  'Found',
  'What to change',
  'Evidence',
] as const;

const rowsOf = (claim: Claim, result: Pick<ClaimResult, 'violations' | 'undetermined'>): string[][] => {
  const head = [claim.id, claim.title, claim.section, claim.severity];
  return [
    ...result.violations.map(({ page, subject, message, expected, actual, evidence, waived }) => [
      ...head,
      waived ? 'waived' : 'violated',
      page,
      subject,
      message,
      expected,
      actual,
      claim.remedy,
      evidence.join(' '),
    ]),
    ...result.undetermined.map(({ page, subject, reason }) => [
      ...head,
      'could not be told',
      page,
      subject,
      reason,
      '',
      '',
      '',
      '',
    ]),
  ];
};

/** The findings of claims and what could not be told of them as CSV (RFC 4180, UTF-8 with a mark by which spreadsheets tell). */
export function findingsCsv(
  results: readonly (readonly [Claim, Pick<ClaimResult, 'violations' | 'undetermined'>])[],
): string {
  const rows = results.flatMap(([claim, result]) => rowsOf(claim, result));
  return `\uFEFF${[[...columns], ...rows].map(cells => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}
