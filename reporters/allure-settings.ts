import { join } from 'node:path';
import { reportPaths } from './report-paths.js';
import { organisation } from '../policy/organisation.js';

/** A kind of failure, told by how its message begins: claim tests begin theirs with these words, anything else is a fault of the harness. */
export interface FailureCategory {
  readonly name: string;
  readonly statuses: readonly ('failed' | 'broken' | 'skipped' | 'unknown')[];
  /** Matches the error's message as a whole. */
  readonly message: RegExp;
}

/** First words of a failed claim test's message when the claim is violated. */
export const violationPrefix = 'Policy violation:';

/** First words of a failed claim test's message when the claim could not be told. */
export const undeterminedPrefix = 'Undetermined:';

/** First words of why a test was skipped: no statement is signed, or there is nothing to test. */
export const unattestedPrefix = 'Not attested:';
export const informationalPrefix = 'Informational:';

/** Playwright puts the class of an error before its message. */
const begins = (prefix: string): RegExp => new RegExp(`^(?:\\w*Error: )?${prefix}[\\s\\S]*`);

/** The first that fits counts. */
export const failureCategories: readonly FailureCategory[] = [
  { name: 'Policy violation', statuses: ['failed', 'broken'], message: begins(violationPrefix) },
  { name: 'Undetermined', statuses: ['failed', 'broken'], message: begins(undeterminedPrefix) },
  { name: 'Fault of the harness', statuses: ['failed', 'broken', 'unknown'], message: /^[\s\S]*$/ },
  { name: `Only ${organisation} can state it`, statuses: ['skipped'], message: begins(unattestedPrefix) },
  { name: 'Nothing to test', statuses: ['skipped'], message: begins(informationalPrefix) },
  { name: 'Did not run', statuses: ['skipped'], message: /^[\s\S]*$/ },
];

/** What an Allure report says of the run as a whole. */
export interface AllureEnvironment {
  /** Address of the site. */
  readonly target: string;
  readonly effectiveDate: string;
  /** SHA-256 of the policy's text. */
  readonly policySha256: string;
  /** SUBMIT and VISITS of the run. */
  readonly submit: string;
  readonly visits: string;
  /** VIEWPORT of the run. */
  readonly viewport: string;
  /** MEMBERS_AREA of the run. */
  readonly membersArea: string;
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Options for allure-playwright; results go under the reports folder. */
export const allureSettings = (reportsDir: string, environment: AllureEnvironment) => ({
  resultsDir: join(reportsDir, reportPaths.allureResults),
  detail: false,
  suiteTitle: false,
  environmentInfo: {
    Site: environment.target,
    'Policy effective': environment.effectiveDate,
    'Policy SHA-256': environment.policySha256,
    'Forms submitted': environment.submit,
    'Pages visited': environment.visits,
    'Looked at on': environment.viewport,
    'Members area': environment.membersArea,
    'As of': environment.asOf,
  },
  categories: failureCategories.map(({ name, statuses, message }) => ({
    name,
    matchedStatuses: [...statuses],
    messageRegex: message.source,
  })),
});
