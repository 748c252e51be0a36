import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { runSettings } from '../fixtures/run-settings.js';
import { attestations } from '../policy/attestations.js';
import { claims } from '../policy/claims.js';
import { effectiveDate, policySha256 } from '../policy/text.js';
import { claimOutcomes } from './claim-outcomes.js';
import { conformanceOf, selectedPass, type ClaimOutcome } from './conformance-of.js';
import type { Conformance, Coverage } from './conformance-schema.js';
import { readCoverage } from './coverage.js';
import { markdownSummary } from './markdown-summary.js';
import { keepEarlierResult } from './earlier-result.js';
import { jsonText } from './printable.js';
import { pathToType, reportPaths } from './report-paths.js';
import { sarifOf } from './sarif.js';
import { terminalSummary } from './terminal-summary.js';
import { writeRehearsal } from './write-rehearsal.js';

/** Every file that is made from the result; a new format is one more line. */
const renderings: readonly { readonly path: string; readonly render: (result: Conformance) => string }[] = [
  { path: reportPaths.conformance, render: jsonText },
  { path: reportPaths.sarif, render: result => jsonText(sarifOf(result, claims)) },
  { path: reportPaths.summary, render: result => markdownSummary(result, claims) },
];

const now = (): string => new Date().toISOString();
const nothingSeen: Coverage = { pagesDiscovered: 0, pagesObserved: 0, pagesSkipped: [], pagesFailed: [] };

/**
 * Turns a run into its one result and writes everything that is made from it. The result is written as soon as the run begins, with every
 * claim undetermined, so that a run which is killed leaves no older verdict behind. A run fails when a selected claim does not pass, even if
 * its test did.
 */
export default class ConformanceReporter implements Reporter {
  readonly #settings = runSettings();
  readonly #reportsDir = resolve(this.#settings.reportsDir);
  /** `--list` runs nothing: the reports of the last run stay. */
  readonly #idle = process.argv.includes('--list');
  readonly #errors: TestError[] = [];
  #tests: readonly TestCase[] = [];
  #startedAt = now();

  onBegin(_config: FullConfig, suite: Suite): void {
    if (this.#idle) return;
    this.#startedAt = now();
    this.#tests = suite.allTests();
    keepEarlierResult(this.#reportsDir);
    // Allure reads every result in its folder: those of the last run would stand among this one's.
    rmSync(join(this.#reportsDir, reportPaths.allureResults), { recursive: true, force: true });
    const unfinished = claims.map(
      claim => [claim.id, { code: 'not-run', reason: 'not run: the run did not finish' }] as const,
    );
    this.#write(this.#resultOf(new Map(unfinished), nothingSeen));
  }

  /**
   * Playwright attaches instructions for mending a test to every one that fails. Here the site is to be mended: who reads the report of
   * a claim, or its terminal, would be led astray. This reporter stands before those that show attachments.
   */
  onTestEnd(_test: TestCase, result: TestResult): void {
    result.attachments = result.attachments.filter(({ name }) => name !== 'error-context');
  }

  onError(error: TestError): void {
    this.#errors.push(error);
  }

  onEnd({ status }: FullResult): Promise<{ status?: FullResult['status'] }> {
    if (this.#idle) return Promise.resolve({});
    try {
      return Promise.resolve(this.#finish(status) || status !== 'passed' ? {} : { status: 'failed' });
    } catch (error) {
      // Playwright only prints what a reporter throws: a run whose result could not be written would be green.
      process.stderr.write(`The result could not be written to ${this.#reportsDir}: ${String(error)}\n`);
      return Promise.resolve({ status: 'failed' });
    }
  }

  printsToStdio(): boolean {
    return false;
  }

  /** Writes the result; tells whether the claims that were selected let the run pass. */
  #finish(status: FullResult['status']): boolean {
    const outcomes = claimOutcomes(claims, {
      tests: this.#tests,
      errors: this.#errors,
      status,
      require: this.#settings.require,
    });
    const result = this.#resultOf(outcomes, readCoverage(this.#reportsDir));
    this.#write(result);
    writeRehearsal(this.#settings);
    this.#say(result);
    return selectedPass(result, claims, outcomes, this.#settings.require);
  }

  #resultOf(outcomes: ReadonlyMap<string, ClaimOutcome>, coverage: Coverage): Conformance {
    return conformanceOf({
      target: this.#settings.baseUrl,
      startedAt: this.#startedAt,
      finishedAt: now(),
      policy: { effectiveDate, sha256: policySha256 },
      coverage,
      claims,
      outcomes,
      attestations,
      asOf: this.#settings.policyAsOf,
    });
  }

  #write(result: Conformance): void {
    mkdirSync(this.#reportsDir, { recursive: true });
    for (const { path, render } of renderings) writeFileSync(join(this.#reportsDir, path), render(result));
  }

  #say(result: Conformance): void {
    const files = renderings.map(({ path }) => pathToType(join(this.#reportsDir, path)));
    process.stdout.write(terminalSummary(result, claims, files));
    const page = process.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (page !== '') appendFileSync(page, markdownSummary(result, claims));
  }
}
