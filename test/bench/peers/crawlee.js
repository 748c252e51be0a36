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
process.stdout.write(JSON.stringify({ pages, peakMiB: process.resourceUsage().maxRSS / 1024 }));
