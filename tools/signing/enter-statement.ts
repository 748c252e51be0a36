import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runSettings } from '../../fixtures/run-settings.js';
import { attestations, monthsLater, readAttestations } from '../../policy/attestations.js';
import { claims } from '../../policy/claims.js';
import { attestationState } from '../../policy/waive.js';
import { answersTo, CommandError, dayWithin, saysSomething, type Ask } from './ask.js';
import { withRows, type NewRow } from './register-source.js';
import { writeWhole } from '../../crawler/evidence/write-whole.js';
import { organisation } from '../../policy/organisation.js';

const usage =
  'npm run attest -- CLAIM [--owner WHO_SIGNS] [--reason WHAT_IT_RESTS_ON] [--document WHERE_IT_IS_KEPT] [--signed-on DAY] [--expires DAY]';
const path = fileURLToPath(new URL('../../policy/attestations.ts', import.meta.url));

/** The statements that can be signed, each with whether one holds today. */
function statements(asOf: string): string {
  const stated = claims.filter(claim => claim.attestation !== undefined);
  const width = Math.max(...stated.map(({ id }) => id.length));
  const rows = stated.map(claim => {
    const { state, note } = attestationState(claim, attestations, asOf);
    return `  ${claim.id.padEnd(width)}  ${state}: ${note}`;
  });
  return `${usage}\n\nStatements that only ${organisation} can make:\n${rows.join('\n')}`;
}

/**
 * Enters a signed statement into its register and says what was entered. `env` is the environment, which says what day it is and where
 * the reports are. Throws errors whose message is one line.
 */
export async function attest(args: readonly string[], ask: Ask, env = process.env): Promise<string> {
  const { policyAsOf } = runSettings(env);
  const {
    values: { help, ...given },
    positionals,
  } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      owner: { type: 'string' },
      reason: { type: 'string' },
      document: { type: 'string' },
      'signed-on': { type: 'string' },
      expires: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [id, second] = positionals;
  if (help || id === undefined) return statements(policyAsOf);
  if (second !== undefined) throw new CommandError(`expected one claim, got ${positionals.join(' and ')}`);
  const claim = claims.find(entry => entry.id === id);
  const terms = claim?.attestation;
  if (claim === undefined || terms === undefined)
    throw new CommandError(
      `expected a claim that only ${organisation} can state ("npm run attest" lists them), got ${JSON.stringify(id)}`,
    );
  if (ask !== undefined) process.stdout.write(`${claim.howTested}\n\n`);
  const { 'signed-on': signedOn = '' } = await answersTo(
    [
      {
        option: 'signed-on',
        ask: 'Signed on which day',
        fallback: policyAsOf,
        fault: dayWithin('1970-01-01', policyAsOf),
      },
    ],
    given,
    ask,
  );
  const latest = monthsLater(signedOn, terms.everyMonths);
  const answers = await answersTo(
    [
      { option: 'owner', ask: `Who signed it (${terms.signedBy})`, fault: saysSomething },
      { option: 'reason', ask: 'What does the statement rest on', fault: saysSomething },
      { option: 'document', ask: 'Where is the signed document kept', fault: saysSomething },
      {
        option: 'expires',
        ask: 'The last day on which it holds',
        ...(ask === undefined ? {} : { fallback: latest }),
        fault: dayWithin(signedOn, latest),
      },
    ],
    given,
    ask,
  );
  const row: NewRow = {
    claim: id,
    signedBy: answers['owner'] ?? '',
    signedOn,
    validUntil: answers['expires'] ?? '',
    document: answers['document'] ?? '',
    reason: answers['reason'] ?? '',
  };
  // A second statement of one day takes the place of the first: the register tells them apart by claim and day.
  const at = attestations.findIndex(old => old.claim === id && old.signedOn === signedOn);
  readAttestations([...attestations.filter((_, index) => index !== at), row]);
  const text = await withRows(path, readFileSync(path, 'utf8'), 'readAttestations', [
    { row, at: at < 0 ? undefined : at },
  ]);
  writeWhole(path, text);
  return `policy/attestations.ts: ${id} is attested, signed by ${row['signedBy']} on ${signedOn}, until ${row['validUntil']}. Commit the file: the next run counts it.`;
}
