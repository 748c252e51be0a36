import robotsModule from 'robots-parser';
import { redirectTarget } from '../network/fetch-document.js';
import { FetchError } from '../network/fetch-error.js';
import type { Fetched, Fetcher } from '../network/fetcher.js';
import { robotName } from '../network/user-agent.js';

/** What a host's robots.txt says to this crawler. */
export interface RobotsRules {
  /** Why an address must not be asked; `undefined` where it may. */
  refuses(
    url: string,
  ): { readonly reason: 'robots' | 'robots-unreachable'; readonly detail: string } | undefined;
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
}

// The package is CommonJS and exports the function itself; its types speak of an ES module's default.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** RFC 9309 §2.3.1.2 and §2.5. */
const maxRedirects = 5;
const maxRulesLength = 500 * 1024;

const free: RobotsRules = { refuses: () => undefined, crawlDelayMs: 0, sitemaps: [] };
const closed = (why: string): RobotsRules => ({
  ...free,
  // RFC 9309 §2.3.1.4: a server that cannot say its rules has not agreed to anything.
  refuses: () => ({
    reason: 'robots-unreachable',
    detail: `robots.txt ${why}, so the host is taken as closed (RFC 9309); RESPECT_ROBOTS=false looks all the same`,
  }),
});

/** Rules out of a robots.txt; exported for those who have one at hand. */
export function parseRobots(address: string, text: string): RobotsRules {
  const robots = robotsParser(address, text.replace(/^\ufeff/, '').slice(0, maxRulesLength));
  const delay = robots.getCrawlDelay(robotName) ?? 0;
  return {
    refuses(url) {
      if (robots.isAllowed(url, robotName) !== false) return undefined;
      const line = robots.getMatchingLineNumber(url, robotName);
      return { reason: 'robots', detail: `robots.txt forbids it (line ${line})` };
    },
    crawlDelayMs: Number.isFinite(delay) && delay > 0 ? delay * 1000 : 0,
    sitemaps: robots.getSitemaps(),
  };
}

/** Fetches and reads the robots.txt of an origin. Never throws for what the server does. */
export async function fetchRobots(
  origin: string,
  fetcher: Fetcher,
  isFamily: (host: string) => boolean,
  signal?: AbortSignal,
): Promise<RobotsRules> {
  const address = `${origin}/robots.txt`;
  let url = address;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    let answer: Fetched;
    try {
      answer = await fetcher.fetch(url, { signal });
    } catch (error) {
      if (!(error instanceof FetchError) || error.code === 'aborted') throw error;
      // A file that is too large or broken says nothing; a host that does not answer is closed.
      return ['too-large', 'compression-bomb', 'bad-content-encoding'].includes(error.code)
        ? free
        : closed(`could not be had (${error.code})`);
    }
    if (answer.status >= 500 || answer.status === 429) return closed(`answered ${answer.status}`);
    const next = redirectTarget(answer.status, answer.headers.location, url);
    if (next === undefined)
      return answer.status >= 200 && answer.status < 300
        ? parseRobots(address, answer.body?.toString('utf8') ?? '')
        : free;
    if (!isFamily(new URL(next).hostname)) return free;
    url = next;
  }
  return free;
}
