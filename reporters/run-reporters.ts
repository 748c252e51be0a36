import type { ReporterDescription } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { effectiveDate, policySha256 } from '../policy/text.js';
import { allureSettings } from './allure-settings.js';

const conformanceReporter = fileURLToPath(new URL('./conformance-reporter.ts', import.meta.url));

/** What the settings of a run say in a report. */
export interface ReportedSettings {
  readonly baseUrl: string;
  readonly reportsDir: string;
  readonly submit: string;
  readonly visits: string;
  readonly policyAsOf: string;
}

/**
 * The reporters of a run, for `reporter` in the Playwright config. The conformance reporter stands before Allure's, since it empties the
 * folder of Allure's results; `--list` runs nothing, yet Allure would write every test as skipped.
 */
export function runReporters(settings: ReportedSettings, browser: string): ReporterDescription[] {
  const environment = {
    target: settings.baseUrl,
    effectiveDate,
    policySha256,
    browser,
    submit: settings.submit,
    visits: settings.visits,
    asOf: settings.policyAsOf,
  };
  const reporters: ReporterDescription[] = [['list'], [conformanceReporter]];
  if (!process.argv.includes('--list'))
    reporters.push(['allure-playwright', allureSettings(settings.reportsDir, environment)]);
  return reporters;
}
