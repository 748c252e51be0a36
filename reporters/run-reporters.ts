import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReporterDescription } from '@playwright/test';
import type { Settings } from '../crawler/settings.js';
import { effectiveDate, policySha256 } from '../policy/text.js';
import { allureSettings } from './allure-settings.js';
import { BaselineError, readBaseline } from './baseline/baseline.js';
import { reportPaths } from './report-paths.js';

const conformanceReporter = fileURLToPath(new URL('./conformance-reporter.ts', import.meta.url));
const allureReporter = fileURLToPath(new URL('./allure-results.ts', import.meta.url));

/**
 * The reporters of a run, for `reporter` in the Playwright config. The conformance reporter stands before Allure's, since it empties the
 * folder of Allure's results; `--list` runs nothing, yet Allure would write every test as skipped.
 */
export function runReporters(settings: Settings): ReporterDescription[] {
  checkBaseline(settings);
  keepConformance(process.argv);
  const environment = {
    target: settings.baseUrl,
    effectiveDate,
    policySha256,
    submit: settings.submit,
    visits: settings.visits,
    viewport: settings.viewport,
    membersArea: settings.membersArea.join(', ') || 'none named',
    asOf: settings.policyAsOf,
  };
  const reporters: ReporterDescription[] = [['list'], [conformanceReporter]];
  if (!process.argv.includes('--list'))
    reporters.push(
      [allureReporter, allureSettings(settings.reportsDir, environment)],
      [
        'junit',
        { outputFile: join(settings.reportsDir, reportPaths.junit), embedAnnotationsAsProperties: true },
      ],
    );
  return reporters;
}

/**
 * `--reporter` takes the place of every reporter of the config. Whatever it shows, the result has to be written, the exit code to follow from
 * the claims, and traces to lose their secrets: Playwright adds the reporter that this variable names, as editors have it do.
 */
function keepConformance(args: readonly string[]): void {
  if (args.some(arg => arg === '--reporter' || arg.startsWith('--reporter=')))
    process.env['PW_TEST_REPORTER'] ??= conformanceReporter;
}

/** A baseline that cannot be read ends the run with one line, as a variable does that cannot be used. */
function checkBaseline({ baseline }: Settings): void {
  try {
    readBaseline(resolve(baseline));
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
