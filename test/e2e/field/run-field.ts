import { delimiter, resolve } from 'node:path';
import { findBrowsers } from '../../../crawler/browser/find-browser.js';
import { freshReportsDir, runCli } from '../run-cli.js';
import { deviationsOf } from './compare.js';
import { serveFieldSite } from './serve-field-site.js';
import { fieldSites } from './sites/index.js';

/**
 * Runs the command line on the field sites one after the other, by hand (`npx tsx test/e2e/field/run-field.ts [name…]`), and prints how
 * each result differs from what the site expects. SUBMIT is passed on; it is `real` where unset. With `--slow` the browser has a sixth of
 * the processor's time. Ends with 1 when something differs.
 */
const isSlow = process.argv.includes('--slow');
const names = process.argv.slice(2).filter(argument => argument !== '--slow');
const submit = process.env['SUBMIT'] ?? 'real';
const unknown = names.filter(name => !fieldSites.some(site => site.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `expected names of field sites (${fieldSites.map(site => site.name).join(', ')}), got ${unknown.join(', ')}\n`,
  );
  process.exit(1);
}
if (isSlow) {
  process.env['PATH'] = [resolve('test/e2e/field/slow-browser'), process.env['PATH']].join(delimiter);
  if (!findBrowsers().summary.includes('slow-browser')) {
    process.stderr.write("--slow: expected the system's Chromium to be used, got Playwright's own\n");
    process.exit(1);
  }
}
let differing = 0;
for (const site of fieldSites.filter(each => names.length === 0 || names.includes(each.name))) {
  const folder = freshReportsDir();
  const served = await serveFieldSite(site, folder);
  const began = Date.now();
  try {
    const run = await runCli({ ...served.env, SUBMIT: submit }, [], folder);
    const { missed, falselyAccused, undetermined } = deviationsOf(run, site);
    differing += missed.length + falselyAccused.length + undetermined.length;
    const pages = run.conformance?.coverage.pagesObserved ?? 0;
    const print = (head: string, rows: readonly string[]): string =>
      rows.map(row => `  ${head}: ${row}\n`).join('');
    process.stdout.write(
      `${site.name}: ${pages} pages, ${Math.round((Date.now() - began) / 1000)} s, exit code ${run.exitCode}, ${folder}\n` +
        print('missed', missed) +
        print('falsely accused', falselyAccused) +
        print('undetermined', undetermined) +
        (run.conformance ? '' : `${run.output}\n`),
    );
  } finally {
    await served.close();
  }
}
process.exit(differing === 0 ? 0 : 1);
