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
process.stdout.write(JSON.stringify({ pages, peakMiB: process.resourceUsage().maxRSS / 1024 }));
