// linkinator, told to stay on the site.
import process from 'node:process';
import { LinkChecker } from 'linkinator';

const checker = new LinkChecker();
const { links } = await checker.check({
  path: process.argv[2],
  recurse: true,
  concurrency: 24,
  linksToSkip: ['/assets/'],
});
const pages = links.filter(link => link.state === 'OK').length;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
process.stdout.write(`\n${JSON.stringify({ pages, peakMiB: maxRSS / 1024, cpuSeconds })}\n`);
