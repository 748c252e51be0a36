import { installPeers } from './peers.js';
import { measure, median, serveGenerated, table, type Measured } from './measure.js';

/**
 * The crawl beside its peers on a generated site, and its growth. Run by `npm run bench`; `whole-run.ts` measures the pipeline.
 * Ratios of runs in one go are what counts: times depend on the machine.
 */
const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3');
const sizes = (process.env['BENCH_SIZES'] ?? '200,2000,10000').split(',').map(Number);
const size = 2_000;
const here = process.cwd();
const peers = installPeers();

interface Contender {
  readonly name: string;
  readonly run: (url: string) => Promise<Measured>;
}
const own = (file: string) => (url: string) => measure(['--import', 'tsx', `test/bench/${file}`, url], here);
const contenders: readonly Contender[] = [
  { name: 'this crawl', run: own('our-crawl.ts') },
  { name: 'got + cheerio + p-limit', run: own('bare-loop.ts') },
  { name: 'linkinator', run: url => measure(['linkinator.js', url], peers) },
  { name: "Crawlee's CheerioCrawler", run: url => measure(['crawlee.js', url], peers) },
];

async function sideBySide(): Promise<void> {
  const site = await serveGenerated(size);
  try {
    const runs = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
    // Taking turns, so that a busy moment of the machine hits all of them.
    for (let round = 0; round < rounds; round += 1)
      for (const { name, run } of contenders) runs.get(name)?.push(await run(site.url));
    const middles = contenders.map(({ name }) => ({ name, ...median(runs.get(name) ?? []) }));
    const ours = middles[0];
    if (!ours) return;
    const rows = middles.map(run => [
      run.name,
      run.seconds.toFixed(2),
      run.cpuSeconds.toFixed(2),
      `${(run.seconds / ours.seconds).toFixed(2)}x`,
      `${(run.cpuSeconds / ours.cpuSeconds).toFixed(2)}x`,
      run.peakMiB.toFixed(0),
      String(run.pages),
    ]);
    process.stdout.write(
      `\nCrawl of ${size} pages, median of ${rounds}\n${table([['', 'seconds', 'cpu s', 'time', 'cpu', 'peak MiB', 'pages'], ...rows])}\n`,
    );
  } finally {
    site.close();
  }
}

async function growth(): Promise<void> {
  const rows: string[][] = [];
  for (const pages of sizes) {
    const site = await serveGenerated(pages);
    try {
      const run = await own('our-crawl.ts')(site.url);
      rows.push([
        String(pages),
        run.seconds.toFixed(2),
        ((1000 * run.cpuSeconds) / run.pages).toFixed(2),
        run.peakMiB.toFixed(0),
        String(run.pages),
      ]);
    } finally {
      site.close();
    }
  }
  process.stdout.write(
    `\nGrowth of this crawl\n${table([['size', 'seconds', 'cpu ms a page', 'peak MiB', 'pages'], ...rows])}\n`,
  );
}

await sideBySide();
await growth();
