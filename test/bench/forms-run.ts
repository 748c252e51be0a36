import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { formsAtOnce } from '../../crawler/observe/forms-at-once.js';
import { conformance } from '../../reporters/conformance-schema.js';
import { serveFieldSite } from '../e2e/field/serve-field-site.js';
import { formsSite, type Actor } from '../observe/forms-site.js';
import { measure, table } from './measure.js';

/**
 * Pages with one form each, alike but for the script beside it, of which some leak: the whole run beside a bare Playwright loop that
 * visits the same pages once, types into the form and waits the same two seconds, with the same number of tabs. The site is encrypted,
 * so each finding is a leak. Sizes: BENCH_FORMS (pages), BENCH_LEAKS.
 */
const size = Number(process.env['BENCH_FORMS'] ?? '200');
const leaking = Number(process.env['BENCH_LEAKS'] ?? '20');
const tabs = Math.max(2, availableParallelism()) * formsAtOnce.light;

const leaks: readonly Actor[] = [
  'blur',
  'keys',
  'two-parts',
  'submit-event',
  'base64',
  'sha256',
  'pagehide',
  'debounced',
];
const harmless: readonly Actor[] = ['page-view', 'counts-keys', 'silent'];
const every = Math.max(1, Math.floor(size / leaking));
const actorOf = (at: number): Actor =>
  (at % every === 0 && at / every < leaking
    ? leaks[(at / every) % leaks.length]
    : harmless[at % harmless.length]) ?? 'silent';
const pages = Array.from(
  { length: size },
  (_, at) => [`/p${String(at).padStart(4, '0')}/`, actorOf(at)] as const,
);

/** Seconds of the command line over the site, and the paths of the pages that it accuses. */
async function wholeRun(
  env: Readonly<Record<string, string>>,
  reportsDir: string,
): Promise<{ readonly seconds: number; readonly accused: readonly string[] }> {
  const cli = resolve('node_modules/@playwright/test/cli.js');
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'test'], {
    env: { ...process.env, ...env, SUBMIT: 'dry', VISITS: 'all', REPORTS_DIR: reportsDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const status = await new Promise<number | null>(done => child.once('close', done));
  if (status !== 0 && status !== 1) throw new Error(`npx playwright test ended with ${status}`);
  const seconds = (performance.now() - started) / 1000;
  const { claims } = conformance.parse(
    JSON.parse(readFileSync(join(reportsDir, 'conformance.json'), 'utf8')),
  );
  const found = claims.filter(({ id }) => id === 'no-pii-transfer').flatMap(({ violations }) => violations);
  return { seconds, accused: [...new Set(found.map(({ page }) => new URL(page).pathname))].sort() };
}

const folder = resolve('.cache/bench/forms');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const site = await serveFieldSite(formsSite(pages), folder);
try {
  const { BASE_URL = '', CONNECT_TO = '', EXTRA_CA_CERTS = '' } = site.env;
  const loop = [
    'test/bench/bare-forms-loop.ts',
    BASE_URL,
    String(size),
    String(tabs),
    CONNECT_TO,
    EXTRA_CA_CERTS,
  ];
  const bare = await measure(['--import', 'tsx', ...loop], process.cwd());
  const whole = await wholeRun(site.env, join(folder, 'reports'));
  const wanted: string[] = pages.flatMap(([path], at) => (leaks.includes(actorOf(at)) ? [path] : []));
  const missed = wanted.filter(path => !whole.accused.includes(path));
  const wrong = whole.accused.filter(path => !wanted.includes(path));
  const rows = [
    ['', 'seconds', 'time', 'leaks found', 'accused wrongly'],
    ['bare loop, nothing looked at', bare.seconds.toFixed(1), '1.00x', '', ''],
    [
      'whole run, VISITS=all',
      whole.seconds.toFixed(1),
      `${(whole.seconds / bare.seconds).toFixed(2)}x`,
      `${wanted.length - missed.length} of ${wanted.length}`,
      String(wrong.length),
    ],
  ];
  process.stdout.write(`\n${size} pages with a form each, ${tabs} tabs\n${table(rows)}\n`);
  for (const path of [...missed, ...wrong]) process.stdout.write(`missed or accused wrongly: ${path}\n`);
} finally {
  await site.close();
}
