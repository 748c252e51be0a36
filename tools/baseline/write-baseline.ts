import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { findInventory } from '../../crawler/evidence/inventory-file.js';
import { runSettings } from '../../fixtures/run-settings.js';
import { baselineOf, BaselineError } from '../../reporters/baseline/baseline.js';
import { templatesOf } from '../../reporters/baseline/known-finding.js';
import { readResult } from '../../reporters/earlier-result.js';
import { jsonText } from '../../reporters/printable.js';
import { pathToType, reportPaths } from '../../reporters/report-paths.js';
import { plural } from '../../reporters/tally.js';
import { writeWhole } from '../../crawler/evidence/write-whole.js';

/** Stores what the last run found as known: `npm run baseline`. */
async function writeBaseline(): Promise<string> {
  const settings = runSettings();
  const from = join(settings.reportsDir, reportPaths.conformance);
  const result = readResult(resolve(from));
  if (result === undefined)
    throw new BaselineError(`expected the result of a run in ${from}: run "npx playwright test" first`);
  const known = baselineOf(result, templatesOf(findInventory(settings.reportsDir)));
  const path = resolve(settings.baseline);
  const style = await resolveConfig(path);
  writeWhole(path, await format(jsonText(known), { ...style, parser: 'json' }));
  return `${pathToType(path)}: ${plural(known.findings.length, 'finding')} of ${result.target} known from now on; FAIL_ON=new fails on others alone. Commit the file.`;
}

try {
  process.stdout.write(`${await writeBaseline()}\n`);
} catch (error) {
  if (!(error instanceof BaselineError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
