import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runSettings } from '../../fixtures/run-settings.js';
import { isJudged } from '../../policy/claim.js';
import { claims } from '../../policy/claims.js';
import { readWaivers, waivers } from '../../policy/waivers.js';
import { readResult } from '../../reporters/earlier-result.js';
import { printable } from '../../reporters/printable.js';
import { pathToType, reportPaths } from '../../reporters/report-paths.js';
import { plural } from '../../reporters/tally.js';
import { answersTo, CommandError, dayWithin, saysSomething, type Ask } from './ask.js';
import { withRows } from './register-source.js';
import { writeWhole } from '../../crawler/evidence/write-whole.js';

const usage =
  'npm run waive -- CLAIM [--reason WHY] [--owner WHO_ANSWERS_FOR_IT] [--expires DAY] [--page URL_PATTERN] [--subject PATTERN]\n\nWithout --page and --subject it waives what the last run found, and nothing else; in patterns, * stands for any characters.';
const path = fileURLToPath(new URL('../../policy/waivers.ts', import.meta.url));

/** More than a person goes through one by one: then a pattern has to say what is meant. */
const mostRows = 50;

interface Covered {
  readonly page: string;
  readonly subject: string;
}

/** The open violations that the last run found, each page and subject once. */
function foundLast(id: string, reportsDir: string): readonly Covered[] {
  const path = join(reportsDir, reportPaths.conformance);
  const result = readResult(path);
  if (result === undefined)
    throw new CommandError(
      `expected the result of a run in ${pathToType(path)}: run "npx playwright test" first, or say what to waive by --page and --subject`,
    );
  const open = result.claims.find(entry => entry.id === id)?.violations.filter(({ waived }) => !waived) ?? [];
  const rows = new Map(open.map(({ page, subject }) => [`${page}\n${subject}`, { page, subject }]));
  return [...rows.values()];
}

/** What the waiver covers: what the patterns say, else what the last run found. */
function coveredBy(
  id: string,
  page: string | undefined,
  subject: string | undefined,
  reportsDir: string,
): readonly Covered[] {
  if (page !== undefined || subject !== undefined) return [{ page: page ?? '*', subject: subject ?? '*' }];
  const found = foundLast(id, reportsDir);
  if (found.length === 0)
    throw new CommandError(
      `the last run found no open violation of ${id}: say what to waive by --page and --subject`,
    );
  if (found.length > mostRows)
    throw new CommandError(
      `the last run found ${id} violated in ${found.length} places, more than one goes through one by one: say what to waive by --page and --subject`,
    );
  return found;
}

/**
 * Enters waivers into their register and says what was entered. `env` is the environment, which says what day it is and where the
 * reports are. Throws errors whose message is one line.
 */
export async function waive(args: readonly string[], ask: Ask, env = process.env): Promise<string> {
  const { policyAsOf, reportsDir } = runSettings(env);
  const {
    values: { help, ...given },
    positionals,
  } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      owner: { type: 'string' },
      expires: { type: 'string' },
      page: { type: 'string' },
      subject: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [id, second] = positionals;
  if (help) return usage;
  if (id === undefined) throw new CommandError('expected: npm run waive -- CLAIM (--help says more)');
  if (second !== undefined) throw new CommandError(`expected one claim, got ${positionals.join(' and ')}`);
  if (!claims.some(entry => entry.id === id && isJudged(entry)))
    throw new CommandError(
      `expected the id of a claim that a machine judges (policy/CLAIMS.md lists them), got ${JSON.stringify(id)}`,
    );
  const covered = coveredBy(id, given.page, given.subject, reportsDir);
  const places = covered.map(({ page, subject }) => `  ${printable(page)}  ${printable(subject)}`).join('\n');
  if (ask !== undefined) process.stdout.write(`To be waived of ${id}:\n${places}\n\n`);
  const answers = await answersTo(
    [
      { option: 'reason', ask: 'Why is it borne with', fault: saysSomething },
      { option: 'owner', ask: 'Who answers for it', fault: saysSomething },
      { option: 'expires', ask: 'The last day on which it waives', fault: dayWithin(policyAsOf) },
    ],
    given,
    ask,
  );
  const rows = covered.map(({ page, subject }) => ({
    row: {
      claim: id,
      page,
      subject,
      reason: answers['reason'] ?? '',
      owner: answers['owner'] ?? '',
      expires: answers['expires'] ?? '',
    },
    // One that stands there already, ended perhaps, is renewed.
    at: waivers.findIndex(old => old.claim === id && old.page === page && old.subject === subject),
  }));
  const renewed = new Set(rows.map(({ at }) => at));
  readWaivers([...waivers.filter((_, index) => !renewed.has(index)), ...rows.map(({ row }) => row)]);
  const placed = rows.map(({ row, at }) => ({ row, at: at < 0 ? undefined : at }));
  writeWhole(path, await withRows(path, readFileSync(path, 'utf8'), 'readWaivers', placed));
  return `policy/waivers.ts: ${plural(rows.length, 'place')} of ${id} waived until ${answers['expires'] ?? ''}:\n${places}\nCommit the file: the next run counts it.`;
}
