import { join, resolve } from 'node:path';
import { BrowserNotFoundError } from '../../crawler/browser/find-browser.js';
import { runSettings } from '../../fixtures/run-settings.js';
import { attestations } from '../../policy/attestations.js';
import { claims } from '../../policy/claims.js';
import { policySha256, sections } from '../../policy/text.js';
import { waivers } from '../../policy/waivers.js';
import { readResult } from '../../reporters/earlier-result.js';
import {
  changedFiles,
  evidenceManifest,
  ManifestError,
  manifestHash,
  readManifest,
  reportManifest,
  writeManifest,
} from '../../reporters/evidence-hash/manifest.js';
import { pathToType, reportPaths } from '../../reporters/report-paths.js';
import { readRunRecord } from '../../reporters/run-record.js';
import { statementPage } from '../../reporters/statement/statement.js';
import { plural } from '../../reporters/tally.js';
import { printPage } from './print-page.js';

/** A statement cannot be made; the message is one line that says what to do. */
class StatementError extends Error {
  readonly code = 'E_STATEMENT';
}

/** Prints the statement of the last run: `npm run statement`. Gives its path. */
async function writeStatement(): Promise<string> {
  const { reportsDir, policyAsOf, chromiumPath } = runSettings();
  const result = readResult(join(reportsDir, reportPaths.conformance));
  if (result === undefined)
    throw new StatementError(
      `expected the result of a run in ${join(reportsDir, reportPaths.conformance)}: run "npx playwright test" first`,
    );
  if (result.policy.sha256 !== policySha256)
    throw new StatementError(
      'the policy has changed since the last run, which judged another text: run "npx playwright test" first',
    );
  const changed = await changedFiles(reportsDir, evidenceManifest);
  if (changed.length > 0)
    throw new StatementError(
      `${plural(changed.length, 'file')} of the evidence is not as the run left it ("npm run verify-evidence" names each): no statement can rest on it`,
    );
  const html = statementPage({
    result,
    claims,
    sections,
    attestations,
    waivers,
    run: readRunRecord(reportsDir),
    evidence: {
      sha256: (await manifestHash(reportsDir, evidenceManifest)) ?? '',
      files: readManifest(reportsDir, evidenceManifest)?.size ?? 0,
    },
    asOf: policyAsOf,
  });
  const path = join(resolve(reportsDir), reportPaths.statement);
  await printPage(html, path, { footer: `Conformance of ${result.target}, ${policyAsOf}`, chromiumPath });
  await writeManifest(reportsDir, reportManifest);
  return path;
}

try {
  process.stdout.write(`The statement is in ${pathToType(await writeStatement())}.\n`);
} catch (error) {
  if (!(
    error instanceof StatementError ||
    error instanceof ManifestError ||
    error instanceof BrowserNotFoundError
  ))
    throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
