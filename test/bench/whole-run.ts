import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { readInventory } from '../../crawler/crawl/read-inventory.js';
import { measure, serveGenerated, table } from './measure.js';

/**
 * The whole run (`npx playwright test`: crawl, observe, claims) beside a bare Playwright loop that visits the same pages once. The
 * generated site keeps few promises, so the run ends with 1: what counts is that it ends and how long it takes.
 */
const size = Number(process.env['BENCH_PAGES'] ?? '2000');
const host = 'www.bench.test';

function wholeRun(port: number, visits: 'all' | 'distinct'): { seconds: number; pages: number } {
  const reportsDir = resolve(`.cache/bench/reports-${visits}`);
  rmSync(reportsDir, { recursive: true, force: true });
  const env = {
    ...process.env,
    BASE_URL: `http://${host}/`,
    CONNECT_TO: `*:80:127.0.0.1:${port}`,
    VISITS: visits,
    REPORTS_DIR: reportsDir,
  };
  const started = performance.now();
  const { status } = spawnSync('npx', ['playwright', 'test', '--reporter=dot'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0 && status !== 1) throw new Error(`npx playwright test ended with ${status}`);
  return { seconds: (performance.now() - started) / 1000, pages: readInventory(reportsDir).pages.length };
}

const site = await serveGenerated(size);
try {
  const bare = await measure(
    ['--import', 'tsx', 'test/bench/bare-browser-loop.ts', site.url, String(size)],
    process.cwd(),
  );
  const rows = (['all', 'distinct'] as const).map(visits => {
    const { seconds, pages } = wholeRun(site.port, visits);
    return [
      `whole run, VISITS=${visits}`,
      seconds.toFixed(1),
      `${(seconds / bare.seconds).toFixed(2)}x`,
      String(pages),
    ];
  });
  process.stdout.write(
    `${table([['', 'seconds', 'time', 'pages'], ['bare Playwright loop', bare.seconds.toFixed(1), '1.00x', String(bare.pages)], ...rows])}\n`,
  );
} finally {
  site.close();
}
