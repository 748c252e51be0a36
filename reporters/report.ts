import { runSettings } from '../fixtures/run-settings.js';
import { reportManifest, writeManifest } from './evidence-hash/manifest.js';
import { pathToType } from './report-paths.js';
import { makeReport, ReportError } from './single-report.js';

try {
  const { reportsDir, policyAsOf } = runSettings();
  const path = await makeReport(reportsDir, policyAsOf);
  await writeManifest(reportsDir, reportManifest);
  process.stdout.write(`The report is in ${pathToType(path)}: one file, to be opened in any browser.\n`);
} catch (error) {
  if (!(error instanceof ReportError)) throw error;
  process.stderr.write(`${error.message}${error.cause instanceof Error ? `\n${error.cause.message}` : ''}\n`);
  process.exitCode = 1;
}
