/** Files and folders of the reports, relative to the reports folder. */
export const reportPaths = {
  conformance: 'conformance.json',
  sarif: 'conformance.sarif',
  summary: 'summary.md',
  allureResults: 'allure-results',
  allureReport: 'allure-report/index.html',
  /** One line a report made, for the trend over runs; worth keeping in CI's cache. */
  allureHistory: 'allure-history.jsonl',
} as const;
