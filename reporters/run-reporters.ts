import { fileURLToPath } from 'node:url';
import type { ReporterDescription } from '@playwright/test';
import { BrowserNotFoundError, findBrowsers } from '../crawler/browser/find-browser.js';
import type { Settings } from '../crawler/settings.js';
import { effectiveDate, policySha256 } from '../policy/text.js';
import { allureSettings } from './allure-settings.js';

const conformanceReporter = fileURLToPath(new URL('./conformance-reporter.ts', import.meta.url));

/**
 * The reporters of a run, for `reporter` in the Playwright config. The conformance reporter stands before Allure's, since it empties the
 * folder of Allure's results; `--list` runs nothing, yet Allure would write every test as skipped.
 */
export function runReporters(settings: Settings): ReporterDescription[] {
  const environment = {
    target: settings.baseUrl,
    effectiveDate,
    policySha256,
    browser: browserOf(settings),
    submit: settings.submit,
    visits: settings.visits,
    membersArea: settings.membersArea.join(', ') || 'none named',
    asOf: settings.policyAsOf,
  };
  const reporters: ReporterDescription[] = [['list'], [conformanceReporter]];
  if (!process.argv.includes('--list'))
    reporters.push(['allure-playwright', allureSettings(settings.reportsDir, environment)]);
  return reporters;
}

/** The browsers of the run, for people; where there is none yet, the run installs one before its first visit. */
function browserOf(settings: Settings): string {
  try {
    return findBrowsers(settings.chromiumPath).summary;
  } catch (error) {
    if (error instanceof BrowserNotFoundError) return 'installed by the run';
    throw error;
  }
}
