// Crawlee's CheerioCrawler with its own defaults, as its documentation shows it.
import process from 'node:process';
import { CheerioCrawler, Configuration } from '@crawlee/cheerio';

let pages = 0;
const crawler = new CheerioCrawler(
  {
    maxRequestRetries: 0,
    requestHandler: async ({ $, enqueueLinks }) => {
      pages += 1;
      $('title').text();
      await enqueueLinks({ strategy: 'same-hostname' });
    },
  },
  new Configuration({ persistStorage: false, logLevel: 'OFF' }),
);
await crawler.run([process.argv[2]]);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
process.stdout.write(`\n${JSON.stringify({ pages, peakMiB: maxRSS / 1024, cpuSeconds })}\n`);
