import { delimiter, resolve } from 'node:path';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { startReplica } from '../../fixtures/replica/replica.js';
import { fieldSites } from './field/sites/index.js';
import { serveFieldSite } from './field/serve-field-site.js';
import { resultRows } from './result-rows.js';
import { freshReportsDir, runCli, type CliRun } from './run-cli.js';

/**
 * One site, one verdict, by hand (`npm run same-verdict -- [replica|name of a field site…]`; the replica where none is named): runs the
 * command line with one, two and four workers, in three shards, with the full browser and with a browser that has a sixth of the
 * processor's time, and prints each line of the result in which a way of running differs from the first. Ends with 1 when one does.
 */
const names = process.argv.slice(2);
const known = ['replica', ...fieldSites.map(({ name }) => name)];
const unknown = names.filter(name => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`expected some of ${known.join(', ')}, got ${unknown.join(', ')}\n`);
  process.exit(1);
}

type Env = Readonly<Record<string, string>>;
interface Way {
  readonly name: string;
  readonly run: (env: Env, reportsDir: string) => Promise<CliRun>;
}

const shards = 3;

/** As several machines do it: crawled once, visited in parts, judged once. */
async function inShards(env: Env, reportsDir: string): Promise<CliRun> {
  await runCli(env, ['--project=crawl'], reportsDir);
  for (let shard = 1; shard <= shards; shard += 1)
    await runCli(env, ['--project=observe', '--no-deps', `--shard=${shard}/${shards}`], reportsDir);
  return runCli(env, ['--project=claims', '--no-deps'], reportsDir);
}

const withWorkers = (count: number): Way => ({
  name: `${count} workers`,
  run: (env, reportsDir) => runCli(env, [`--workers=${count}`], reportsDir),
});

const { light, full } = findBrowsers();
const fullPath = full?.executablePath;
const slowPath = [resolve('test/e2e/field/slow-browser'), process.env['PATH']].join(delimiter);
const ways: readonly Way[] = [
  withWorkers(2),
  withWorkers(1),
  withWorkers(4),
  { name: `${shards} shards`, run: inShards },
  ...(fullPath === undefined || fullPath === light.executablePath
    ? []
    : [
        {
          name: 'full browser',
          run: (env: Env, reportsDir: string) => runCli({ ...env, CHROMIUM_PATH: fullPath }, [], reportsDir),
        },
      ]),
  // The slow browser stands before the system's on the path; Playwright's own is not looked for there.
  ...(light.executablePath === undefined
    ? []
    : [
        {
          name: 'slow browser',
          run: (env: Env, reportsDir: string) => runCli({ ...env, PATH: slowPath }, [], reportsDir),
        },
      ]),
];

async function serve(name: string): Promise<{ readonly env: Env; readonly close: () => Promise<void> }> {
  const folder = freshReportsDir();
  const site = fieldSites.find(each => each.name === name);
  if (site) return serveFieldSite(site, folder);
  const replica = await startReplica({ defects: [], dir: folder });
  const { baseUrl, connectTo, caFile } = replica;
  return {
    env: { BASE_URL: baseUrl, CONNECT_TO: connectTo, EXTRA_CA_CERTS: caFile },
    close: () => replica.close(),
  };
}

let differing = 0;
for (const name of names.length > 0 ? names : ['replica']) {
  const served = await serve(name);
  try {
    let first: ReadonlySet<string> | undefined;
    for (const way of ways) {
      const began = Date.now();
      const { conformance, reportsDir } = await way.run(served.env, freshReportsDir());
      const rows = new Set(conformance ? resultRows(conformance) : ['nothing was judged']);
      const lost = [...(first ?? rows)].filter(row => !rows.has(row));
      const gained = first ? [...rows].filter(row => !first?.has(row)) : [];
      first ??= rows;
      differing += lost.length + gained.length;
      const seconds = Math.round((Date.now() - began) / 1000);
      process.stdout.write(
        `${name}, ${way.name}: ${rows.size} lines, ${lost.length + gained.length} differ (${seconds} s, ${reportsDir})\n` +
          [...lost.map(row => `  - ${row}\n`), ...gained.map(row => `  + ${row}\n`)].join(''),
      );
    }
  } finally {
    await served.close();
  }
}
process.exit(differing === 0 ? 0 : 1);
