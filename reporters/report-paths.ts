import { isAbsolute, relative, resolve } from 'node:path';

/** Files and folders of the reports, relative to the reports folder. */
export const reportPaths = {
  conformance: 'conformance.json',
  /** The result of the last run that came to its end, for telling what changed since. */
  earlierConformance: 'conformance.earlier.json',
  /** Since when each violation has stood; worth keeping in CI's cache, with the result of the last run. */
  firstSeen: 'findings.first-seen.json',
  findings: 'findings.csv',
  sarif: 'conformance.sarif',
  summary: 'summary.md',
  junit: 'junit.xml',
  /** How the site was looked at. */
  run: 'run.json',
  /** SHA-256 of all evidence and of the result, as `sha256sum` writes them; the statement names this file's own hash. */
  evidenceManifest: 'evidence.sha256',
  /** The same of what is made for people afterwards. */
  reportManifest: 'report.sha256',
  statement: 'statement.pdf',
  allureResults: 'allure-results',
  allureReport: 'allure-report/index.html',
  /** One line a report made, for the trend over runs; worth keeping in CI's cache. */
  allureHistory: 'allure-history.jsonl',
} as const;

/** A path as one types it in the current folder: relative below it, absolute elsewhere. */
export function pathToType(path: string): string {
  const way = relative(process.cwd(), path);
  return way.startsWith('..') || isAbsolute(way) ? resolve(path) : way;
}
