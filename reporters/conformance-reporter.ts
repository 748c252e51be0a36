import { existsSync, appendFileSync, rmSync } from 'node:fs';
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
import { runSettings, usesReplica } from '../fixtures/run-settings.js';
import { attestations } from '../policy/attestations.js';
import { claimById, claims } from '../policy/claims.js';
import { endings } from '../policy/endings.js';
import { effectiveDate, policySha256 } from '../policy/text.js';
import { waivers } from '../policy/waivers.js';
import { findInventory } from '../crawler/evidence/inventory-file.js';
import { browsersOf } from './browser-words.js';
import { annotations } from './annotations.js';
import { readBaseline } from './baseline/baseline.js';
import { gateOf, isKnownFailure, type Gate } from './baseline/gate.js';
import { templatesOf, type TemplateOf } from './baseline/known-finding.js';
import { claimOf, claimOutcomes, coverageTitle } from './claim-outcomes.js';
import { conformanceOf, selectedPass, type ClaimOutcome } from './conformance-of.js';
import type { Conformance, Coverage } from './conformance-schema.js';
import { readCoverage } from './coverage.js';
import { markdownSummary } from './markdown-summary.js';
import { keepEarlierResult } from './earlier-result.js';
import { evidenceManifest, writeManifest } from './evidence-hash/manifest.js';
import { findingsCsv } from './findings-csv.js';
import { keepFirstSeen } from './first-screen/first-seen.js';
import { ofOneRun } from './judges-nothing.js';
import { lastLine } from './last-line.js';
import { jsonText } from './printable.js';
import { pathToType, reportPaths } from './report-paths.js';
import type { RunNotes } from './run-notes.js';
import { readRunRecord, writeRunRecord, type RunRecord } from './run-record.js';
import { redactTrace } from './redact-trace.js';
import { sarifOf } from './sarif.js';
import { terminalSummary } from './terminal-summary.js';
import { writeRehearsal } from './write-rehearsal.js';
import { writeWhole } from '../crawler/evidence/write-whole.js';

/** Every file that is made from the result; a new format is one more line. */
const renderings: readonly {
  readonly path: string;
  readonly render: (result: Conformance, notes: RunNotes) => string;
}[] = [
  { path: reportPaths.conformance, render: jsonText },
  {
    path: reportPaths.sarif,
    render: (result, { gate }) =>
      jsonText(sarifOf(result, claims, { env: process.env, ...(gate === undefined ? {} : { gate }) })),
  },
  { path: reportPaths.summary, render: (result, notes) => markdownSummary(result, claims, notes) },
  {
    path: reportPaths.findings,
    render: result => findingsCsv(result.claims.map(entry => [claimById(entry.id), entry])),
  },
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
  /** What of the registers has ended, or ends soon. */
  readonly #ending = endings(waivers, attestations, this.#settings.policyAsOf);
  /** Asked before the set-up names the replica's address as that of a site. */
  readonly #isReplica = usesReplica(process.env);
  readonly #baseline = readBaseline(resolve(this.#settings.baseline));
  #tests: readonly TestCase[] = [];
  #lastLine = '';
  #startedAt = now();

  onBegin(_config: FullConfig, suite: Suite): void {
    if (this.#idle) return;
    this.#startedAt = now();
    this.#tests = suite.allTests();
    // Whether that is an error, or a filter that fits no test, is known at the end.
    if (this.#tests.length > 0) this.#begin();
  }

  #begin(): void {
    keepEarlierResult(this.#reportsDir);
    // Allure reads every result in its folder: those of the last run would stand among this one's.
    // With `--reporter`, nobody may write them anew.
    for (const path of [reportPaths.allureResults, reportPaths.junit])
      rmSync(join(this.#reportsDir, path), { recursive: true, force: true });
    const unfinished = claims.map(
      claim => [claim.id, { code: 'not-run', reason: 'not run: the run did not finish' }] as const,
    );
    const result = this.#resultOf(new Map(unfinished), nothingSeen);
    this.#write(result, this.#gateOf(result));
  }

  /**
   * Playwright attaches instructions for mending a test to every one that fails. Here the site is to be mended: who reads the report of
   * a claim, or its terminal, would be led astray. A trace holds cookies and credentials, which nobody is to read in a report. This
   * reporter stands before those that show attachments.
   */
  onTestEnd(_test: TestCase, result: TestResult): void {
    result.attachments = result.attachments.filter(({ name }) => name !== 'error-context');
    for (const { name, path } of result.attachments)
      if (name === 'trace' && path !== undefined) redactTrace(path);
    result.attachments = result.attachments.filter(({ path }) => path === undefined || existsSync(path));
  }

  onError(error: TestError): void {
    this.#errors.push(error);
  }

  async onEnd({ status }: FullResult): Promise<{ status?: FullResult['status'] }> {
    if (this.#idle) return {};
    if (this.#tests.length === 0) {
      if (this.#errors.every(({ message }) => /no tests found/i.test(message ?? ''))) return this.#keepLast();
      this.#begin();
    }
    try {
      return { status: await this.#finish(status) };
    } catch (error) {
      // Playwright only prints what a reporter throws: a run whose result could not be written would be green.
      process.stderr.write(`The result could not be written to ${this.#reportsDir}: ${String(error)}\n`);
      this.#lastLine = JSON.stringify({ policyConformance: 1, status: 'failed' });
      return { status: 'failed' };
    }
  }

  /** `--grep` or `--last-failed` fits no test: what the last run wrote stays as it is. */
  #keepLast(): Record<string, never> {
    process.stdout.write(
      `No test fits what was asked for, so nothing was judged; ${pathToType(this.#reportsDir)} is left as the last run wrote it.\n`,
    );
    this.#lastLine = JSON.stringify({ policyConformance: 1, status: 'partial' });
    return {};
  }

  /** After every reporter has had its say: what scripts read is the last line. */
  onExit(): Promise<void> {
    if (this.#lastLine !== '') process.stdout.write(`${this.#lastLine}\n`);
    return Promise.resolve();
  }

  printsToStdio(): boolean {
    return false;
  }

  /** Writes the result; tells how the run ends, whatever its tests say. */
  async #finish(status: FullResult['status']): Promise<FullResult['status']> {
    const { require, reportsDir } = this.#settings;
    const outcomes = claimOutcomes(claims, { tests: this.#tests, errors: this.#errors, status, require });
    const coverage = readCoverage(this.#reportsDir);
    const result = this.#resultOf(outcomes, outcomes.size === 0 ? ofOneRun(coverage) : coverage);
    const gate = this.#gateOf(result);
    this.#write(result, gate);
    keepFirstSeen(join(this.#reportsDir, reportPaths.firstSeen), result, this.#templates());
    writeRehearsal(this.#settings);
    writeRunRecord(this.#reportsDir, this.#record(), this.#tests.some(looks));
    await writeManifest(this.#reportsDir, evidenceManifest);
    // Report and statement that lie there are those of an earlier run.
    rmSync(join(this.#reportsDir, reportPaths.reportManifest), { force: true });
    this.#say(result, gate);
    const passes = status === 'passed' && selectedPass(result, claims, outcomes, require);
    const isKnown = isKnownFailure(gate, {
      status,
      errors: this.#errors.length,
      failed: this.#tests.filter(test => test.outcome() === 'unexpected').map(kindOf),
      limitsFail:
        require === 'complete' &&
        result.claims.some(({ id, limits }) => outcomes.has(id) && limits.length > 0),
    });
    const ends = passes || isKnown ? 'passed' : status === 'passed' ? 'failed' : status;
    this.#lastLine = lastLine(result, claims, gate, { status: ends, reportsDir });
    return ends;
  }

  /** How the site was looked at: by this run, or, where it only judges, by the run that looked. */
  #howLooked(): RunRecord {
    const looked = this.#tests.some(looks) ? undefined : readRunRecord(this.#reportsDir);
    return looked ?? this.#record();
  }

  #record(): RunRecord {
    const { submit, visits, viewport, onlyPages, include, exclude, chromiumPath } = this.#settings;
    return {
      schemaVersion: 2,
      replica: this.#isReplica,
      submit,
      visits,
      viewport,
      onlyPages: [...onlyPages],
      include: [...include],
      exclude: [...exclude],
      connectTo: this.#isReplica ? '' : (process.env['CONNECT_TO'] ?? ''),
      browser: browsersOf(this.#reportsDir, chromiumPath),
    };
  }

  /** The templates that the crawl found. */
  #templates(): TemplateOf {
    return templatesOf(findInventory(this.#reportsDir));
  }

  /** Against the baseline. */
  #gateOf(result: Conformance): Gate {
    const { failOn, baseline } = this.#settings;
    return gateOf(result, {
      failOn,
      path: pathToType(resolve(baseline)),
      known: this.#baseline,
      templateOf: this.#templates(),
    });
  }

  #resultOf(outcomes: ReadonlyMap<string, ClaimOutcome>, coverage: Coverage): Conformance {
    const { submit, visits, viewport, onlyPages } = this.#howLooked();
    return conformanceOf({
      target: this.#settings.baseUrl,
      startedAt: this.#startedAt,
      finishedAt: now(),
      policy: { effectiveDate, sha256: policySha256 },
      run: { submit, visits, viewport, onlyPages },
      coverage,
      claims,
      outcomes,
      attestations,
      asOf: this.#settings.policyAsOf,
    });
  }

  #write(result: Conformance, gate: Gate): void {
    for (const { path, render } of renderings)
      writeWhole(join(this.#reportsDir, path), render(result, { ending: this.#ending, gate }));
  }

  #say(result: Conformance, gate: Gate): void {
    const notes = { ending: this.#ending, gate };
    const files = renderings.map(({ path }) => pathToType(join(this.#reportsDir, path)));
    process.stdout.write(terminalSummary(result, claims, files, notes));
    if (process.env['GITHUB_ACTIONS'] === 'true')
      for (const line of annotations(result, claims, gate, this.#ending)) process.stdout.write(`${line}\n`);
    const page = process.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (page !== '') appendFileSync(page, markdownSummary(result, claims, notes));
  }
}

const kindOf = (test: TestCase): 'claim' | 'coverage' | 'other' =>
  claimOf(test) !== undefined ? 'claim' : test.title === coverageTitle ? 'coverage' : 'other';

/** Whether a test looks at the site; the others judge. */
const looks = (test: TestCase): boolean => ['crawl', 'observe'].includes(test.parent.project()?.name ?? '');
