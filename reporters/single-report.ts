import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findInventory } from '../crawler/evidence/inventory-file.js';
import { attestations } from '../policy/attestations.js';
import { claims } from '../policy/claims.js';
import { endings } from '../policy/endings.js';
import { sections } from '../policy/text.js';
import { waivers } from '../policy/waivers.js';
import { templatesOf } from './baseline/known-finding.js';
import { claimPlaces } from './allure-links.js';
import { failureCategories } from './allure-settings.js';
import { readResult } from './earlier-result.js';
import { changesSince } from './first-screen/changes.js';
import { readFirstSeen, sinceOf } from './first-screen/first-seen.js';
import { firstScreen } from './first-screen/first-screen.js';
import { prepareResults } from './prepare-results.js';
import { readRunRecord } from './run-record.js';
import { reportPaths } from './report-paths.js';

/** A report could not be made; the message says what to do. */
export class ReportError extends Error {
  readonly code = 'E_REPORT';
}

/** Labels that say where and by what a test ran: nobody who reads about a policy looks for them. */
const technicalLabels = ['language', 'framework', 'package', 'titlePath', 'host', 'thread', 'parentSuite'];

/** What Allure puts into every report: a script of Google's, and the one that feeds it. */
const analytics =
  /<script\b[^>]*\bsrc="https:\/\/www\.googletagmanager\.com\/[^"]*"[^>]*>\s*<\/script>\s*<script>\s*window\.dataLayer\b[\s\S]*?<\/script>/g;

/** Cuts the analytics out of a report's page. Throws {@link ReportError} when some of it is left, as after a change in Allure. */
export function withoutAnalytics(html: string): string {
  const cut = html.replace(analytics, '');
  const rest = /<script\b[^>]*\bsrc\s*=\s*["']?https?:[^>]*>|gtag\('config'/.exec(cut);
  if (rest !== null)
    throw new ReportError(
      `expected a report that loads nothing from elsewhere, found ${rest[0].slice(0, 120)}`,
    );
  return cut;
}

/**
 * Gives pages that are attached room to be read: Allure fits its frame to them only where the report comes from a server, and in a
 * report that is opened as a file a frame is a few lines high.
 */
const withRoom = (html: string): string =>
  html.replace('</head>', '<style>iframe[title="HTML attachment"] { min-height: 75vh; }</style></head>');

/**
 * Makes one single-file report of the Allure results in the reports folder, grouped by policy, section and claim, and gives its path.
 * `asOf` is today, `YYYY-MM-DD`. Throws {@link ReportError} when there are no results or Allure fails.
 */
export async function makeReport(reportsDir: string, asOf: string): Promise<string> {
  const dir = resolve(reportsDir);
  const results = join(dir, reportPaths.allureResults);
  const report = join(dir, reportPaths.allureReport);
  if (!existsSync(results) || !readdirSync(results).some(name => name.endsWith('-result.json')))
    throw new ReportError(`expected results of a run in ${results}: run "npx playwright test" first`);
  // Into a folder that exists Allure writes beside the old index.html, which then still shows the last run.
  rmSync(dirname(report), { recursive: true, force: true });
  const config = join(dir, 'allurerc.mjs');
  writeFileSync(config, allureConfig(dir));
  const prepared = join(dir, 'allure-prepared');
  prepareResults(results, prepared, readRunRecord(dir)?.browser);
  await generate(prepared, dirname(report), config, dir);
  rmSync(prepared, { recursive: true });
  if (!existsSync(report)) throw new ReportError(`expected Allure to write ${report}, it did not`);
  writeFileSync(report, withFirstScreen(withRoom(withoutAnalytics(readFileSync(report, 'utf8'))), dir, asOf));
  rmSync(config);
  return report;
}

/** Lets the report open with what was found, in words, and lead from there into Allure's pages; as it is where the run left no result. */
function withFirstScreen(html: string, reportsDir: string, asOf: string): string {
  const result = readResult(join(reportsDir, reportPaths.conformance));
  if (result === undefined) return html;
  const earlier = readResult(join(reportsDir, reportPaths.earlierConformance));
  const templateOf = templatesOf(findInventory(reportsDir));
  const screen = firstScreen({
    result,
    claims,
    sections,
    browser: readRunRecord(reportsDir)?.browser,
    changes: earlier && changesSince(earlier, result, templateOf),
    ending: endings(waivers, attestations, asOf),
    sinceOf: sinceOf(readFirstSeen(join(reportsDir, reportPaths.firstSeen), result.target), templateOf),
    attestations,
    asOf,
    places: claimPlaces(html),
  });
  return html.replace('<body>', () => `<body>${screen}`);
}

/** Allure's own configuration file, a module, since only there may matchers be regular expressions. */
function allureConfig(dir: string): string {
  const rules = failureCategories.map(
    ({ name, statuses, message }) =>
      `{ name: ${JSON.stringify(name)}, matchers: { statuses: ${JSON.stringify(statuses)}, message: ${String(message)} } }`,
  );
  const options = {
    singleFile: true,
    reportName: 'Policy conformance',
    reportLanguage: 'en',
    groupBy: ['epic', 'feature', 'story'],
    // Sections and quotes begin with their numbers; by time they would stand in the order in which tests happened to end.
    defaultSortBy: 'name,asc',
  };
  return `export default {
  name: 'Policy conformance',
  historyPath: ${JSON.stringify(join(dir, reportPaths.allureHistory))},
  appendHistory: true,
  hideLabels: ${JSON.stringify(technicalLabels)},
  categories: { rules: [${rules.join(', ')}] },
  plugins: { awesome: { options: ${JSON.stringify(options)} } },
};
`;
}

async function generate(results: string, output: string, config: string, cwd: string): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('allure')), '..', 'cli.js');
  try {
    await promisify(execFile)(
      process.execPath,
      [cli, 'generate', results, '--config', config, '--output', output, '--cwd', cwd],
      { cwd, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 },
    );
  } catch (cause) {
    throw new ReportError('expected Allure to make a report, it failed; the cause holds what it said', {
      cause,
    });
  }
}
