import { readFileSync } from 'node:fs';
import type { FullResult, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { isJudged, type Claim } from '../policy/claim.js';
import { claimResult, claimResultAttachment, type ClaimResult } from '../policy/result.js';
import { passes, type Requirement } from '../policy/verdict.js';
import { undeterminedPrefix } from './allure-settings.js';
import type { ClaimOutcome } from './conformance-of.js';
import { printable } from './printable.js';

/**
 * Type of the annotation by which a test says which claim it judges; the description is the claim's id. Allure shows it as a label; any
 * other annotation would stand among the test's steps, ticked as passed.
 */
export const claimAnnotation = 'allure.label.claim';

/** The claim that a test judges; undefined for any other test. */
export const claimOf = (test: TestCase): string | undefined =>
  test.annotations.find(annotation => annotation.type === claimAnnotation)?.description;

/** Title of the test that fails when a page was not seen; what claims make of that, they say themselves. */
export const coverageTitle = 'coverage: every page of the site was looked at';

/** What a run brought: its tests, the errors outside of them (a spec that does not load, a set-up that fails), and how it ended. */
export interface RunFacts {
  readonly tests: readonly TestCase[];
  readonly errors: readonly TestError[];
  readonly status: FullResult['status'];
  /** What a green run takes. */
  readonly require: Requirement;
}

/** What Playwright says where `--debug`, `-x` or `--max-failures` ended a run: it stopped as it was asked to, and every test had been found. */
const stoppedAsAsked = /^Testing stopped early after \d+ maximum allowed failures/;

/**
 * What became of each claim that the run was asked for. After an error outside of the tests, such as a spec that does not load, every
 * judged claim counts as asked for.
 */
export function claimOutcomes(claims: readonly Claim[], run: RunFacts): ReadonlyMap<string, ClaimOutcome> {
  const outcomes = new Map<string, ClaimOutcome>();
  for (const claim of claims.filter(isJudged)) {
    const [test, second] = run.tests.filter(candidate => claimOf(candidate) === claim.id);
    const error = run.errors.find(({ message = '' }) => !stoppedAsAsked.test(message));
    if (second !== undefined)
      outcomes.set(claim.id, { code: 'harness-fault', reason: 'harness fault: two tests judge this claim' });
    else if (test !== undefined) outcomes.set(claim.id, outcomeOf(claim, test, run));
    else if (error !== undefined)
      outcomes.set(claim.id, { code: 'not-run', reason: `not run: ${firstLine(error)}` });
  }
  return outcomes;
}

function outcomeOf(claim: Claim, test: TestCase, run: RunFacts): ClaimOutcome {
  const last = test.results.at(-1);
  if (last === undefined) return { code: 'not-run', reason: `not run: ${whyNotRun(run)}` };
  if (last.status === 'skipped') {
    const skip = test.annotations.find(annotation => annotation.type === 'skip')?.description;
    return {
      code: 'not-run',
      reason: skip === undefined ? `not run: ${whyNotRun(run)}` : `skipped: ${printable(skip)}`,
    };
  }
  const result = handedOver(claim, last);
  // A test that fails over a result which lets it pass failed for another reason: that result cannot be trusted.
  if (result !== undefined && (last.status === 'passed' || !passes(claim, result, run.require)))
    return { result };
  if (last.status === 'passed')
    return { code: 'harness-fault', reason: 'harness fault: the test ended without a result' };
  const message = firstLine(last.error);
  const at = message.indexOf(undeterminedPrefix);
  // What the fixtures could not lay before the test (evidence that cannot be read) says so itself, and is no fault of the harness.
  return at >= 0 && classOfError.test(message.slice(0, at))
    ? { code: 'evidence-missing', reason: message.slice(at + undeterminedPrefix.length).trim() }
    : { code: 'harness-fault', reason: `harness fault: ${message}` };
}

/** What Playwright puts before the message of an error that is not caught. */
const classOfError = /^(?:\w*Error: )?$/;

/** The result that a claim test attached, if it is one and is this claim's. */
function handedOver(claim: Claim, result: TestResult): ClaimResult | undefined {
  const attachment = result.attachments.filter(item => item.name === claimResultAttachment).at(-1);
  if (attachment === undefined) return undefined;
  try {
    const body = attachment.body ?? readFileSync(attachment.path ?? '');
    const parsed = claimResult.parse(JSON.parse(body.toString('utf8')));
    return parsed.id === claim.id ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A test that never started waits for one that failed, or the run was cut short. */
function whyNotRun({ tests, errors, status }: RunFacts): string {
  const failed = tests.find(test => claimOf(test) === undefined && test.outcome() === 'unexpected');
  const [error] = errors;
  if (failed !== undefined)
    return `${printable(failed.title, 100)} failed: ${firstLine(failed.results.at(-1)?.error)}`;
  if (error !== undefined) return firstLine(error);
  return status === 'passed' || status === 'failed'
    ? 'the test was skipped'
    : `the run ended before (${status})`;
}

/** The first line of an error that says something, printable. */
function firstLine(error: TestError | undefined): string {
  const text = error?.message ?? error?.value ?? 'no reason was given';
  const line = text.split('\n').find(part => printable(part) !== '') ?? text;
  return printable(line);
}
