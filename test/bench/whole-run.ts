import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { readInventory } from '../../crawler/evidence/inventory-file.js';
import { measure, serveGenerated, table } from './measure.js';
import { treeMemory } from './tree-memory.js';

/**
 * The whole run (`npx playwright test`: crawl, observe, claims) beside a bare Playwright loop that visits the same pages once. The
 * generated site is not encrypted, so the run ends with 1: what counts is that it ends and how long it takes.
 */
const size = Number(process.env['BENCH_PAGES'] ?? '2000');
const large = Number(process.env['BENCH_LARGE'] ?? '10000');
const host = 'www.bench.test';

interface Run {
  readonly seconds: number;
  /** Resident memory of the run's processes at its highest, looked at four times a second. */
  readonly peakMiB: number;
  readonly pages: number;
}

/** One run of the command line over a generated site; browsers count as part of it. */
async function run(
  port: number,
  name: string,
  visits: 'all' | 'distinct',
  args: readonly string[],
): Promise<Run> {
  const reportsDir = resolve(`.cache/bench/reports-${name}`);
  if (args.length === 0) rmSync(reportsDir, { recursive: true, force: true });
  const env = {
    ...process.env,
    BASE_URL: `http://${host}/`,
    CONNECT_TO: `*:80:127.0.0.1:${port}`,
    VISITS: visits,
    REPORTS_DIR: reportsDir,
  };
  const cli = resolve('node_modules/@playwright/test/cli.js');
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'test', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakMiB = 0;
  const watch = setInterval(() => (peakMiB = Math.max(peakMiB, treeMemory(child.pid ?? 0))), 250);
  const status = await new Promise<number | null>(done => child.once('close', done));
  clearInterval(watch);
  if (status !== 0 && status !== 1) throw new Error(`npx playwright test ended with ${status}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, peakMiB, pages: readInventory(reportsDir).pages.length };
}

const row = (name: string, { seconds, peakMiB, pages }: Run, bare?: number): string[] => [
  name,
  seconds.toFixed(1),
  bare === undefined ? '' : `${(seconds / bare).toFixed(2)}x`,
  peakMiB.toFixed(0),
  String(pages),
];
const head = ['', 'seconds', 'time', 'peak MiB', 'pages'];

async function besideBareLoop(): Promise<void> {
  const site = await serveGenerated(size);
  try {
    const command = ['--import', 'tsx', 'test/bench/bare-browser-loop.ts', site.url, String(size)];
    const bare = await measure(command, process.cwd());
    const all = await run(site.port, 'all', 'all', []);
    const distinct = await run(site.port, 'distinct', 'distinct', []);
    const rows = [
      ['bare Playwright loop', bare.seconds.toFixed(1), '1.00x', '', String(bare.pages)],
      row('whole run, VISITS=all', all, bare.seconds),
      row('whole run, VISITS=distinct', distinct, bare.seconds),
    ];
    process.stdout.write(`\nWhole run on ${size} pages\n${table([head, ...rows])}\n`);
  } finally {
    site.close();
  }
}

/** The evidence of a large site, judged again. */
async function claimsAlone(): Promise<void> {
  const site = await serveGenerated(large);
  try {
    const whole = await run(site.port, 'large', 'distinct', []);
    const claims = await run(site.port, 'large', 'distinct', ['--project=claims', '--no-deps']);
    const rows = [row('whole run, VISITS=distinct', whole), row('claims over its evidence', claims)];
    process.stdout.write(`\nA large site\n${table([head, ...rows])}\n`);
  } finally {
    site.close();
  }
}

await besideBareLoop();
await claimsAlone();
