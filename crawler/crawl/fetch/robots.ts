import robotsModule from 'robots-parser';
import { redirectTarget } from '../../network/fetch-document.js';
import { FetchError } from '../../network/fetch-error.js';
import type { Fetched } from '../../network/fetcher.js';
import { robotName } from '../../network/user-agent.js';
import type { Answer, FailReason } from './answer.js';
import { decodeDocument } from './decode.js';

/** An address that is not asked: its owner says so, or could not be asked for leave. */
export type RobotsRefusal = Extract<Answer, { kind: 'skipped' | 'failed' }>;

/** What a host's robots.txt says to this crawler. */
export interface RobotsRules {
  /** Why an address must not be asked; `undefined` where it may. */
  refuses(url: string): RobotsRefusal | undefined;
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
}

// The package is CommonJS and exports the function itself; its types speak of an ES module's default.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** RFC 9309 §2.3.1.2 and §2.5. */
const maxRedirects = 5;
const maxRulesLength = 500 * 1024;

const free: RobotsRules = { refuses: () => undefined, crawlDelayMs: 0, sitemaps: [] };
/** RFC 9309 §2.3.1.4: a host that cannot say its rules has not agreed to anything; its pages stay open questions. */
const closed = (why: string, reason: FailReason | 'private-address' = 'robots-unreachable'): RobotsRules => ({
  ...free,
  refuses: () => {
    const detail = `robots.txt ${why}, so the host is taken as closed (RFC 9309); RESPECT_ROBOTS=false asks all the same`;
    return reason === 'private-address'
      ? { kind: 'skipped', reason, detail }
      : { kind: 'failed', reason, detail };
  },
});

/** Rules out of a robots.txt; exported for those who have one at hand. */
export function parseRobots(address: string, text: string): RobotsRules {
  const robots = robotsParser(address, text.replace(/^\ufeff/, '').slice(0, maxRulesLength));
  const delay = robots.getCrawlDelay(robotName) ?? 0;
  return {
    refuses(url) {
      if (robots.isAllowed(url, robotName) !== false) return undefined;
      const line = robots.getMatchingLineNumber(url, robotName);
      return { kind: 'skipped', reason: 'robots', detail: `robots.txt forbids it (line ${line})` };
    },
    crawlDelayMs: Number.isFinite(delay) && delay > 0 ? delay * 1000 : 0,
    sitemaps: robots.getSitemaps(),
  };
}

/**
 * Why an address must not be asked: its rules forbid the key, or every way in which pages write it (a rule may name a parameter
 * by its place: `/*?page=`).
 */
export function refusesAsWritten(
  rules: RobotsRules,
  key: string,
  spellings: readonly string[],
): RobotsRefusal | undefined {
  const [first, ...others] = spellings.map(address => rules.refuses(address));
  return rules.refuses(key) ?? (others.every(refusal => refusal !== undefined) ? first : undefined);
}

/** RFC 9309 §2.3 asks for UTF-8; some editors save UTF-16, with a byte order mark that tells. */
const textOf = ({ body, headers }: Fetched): string =>
  body === undefined ? '' : decodeDocument(body, headers['content-type'] ?? '');

/** Fetches and reads the robots.txt of an origin; `fetch` is patient with failures that pass. Never throws for what the server does. */
export async function fetchRobots(
  origin: string,
  fetch: (url: string) => Promise<Fetched>,
  isFamily: (host: string) => boolean,
): Promise<RobotsRules> {
  const address = `${origin}/robots.txt`;
  let url = address;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    let answer: Fetched;
    try {
      answer = await fetch(url);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      if (error.code === 'aborted') throw error;
      const { code } = error;
      // A file that is too large or broken says nothing; a host that does not answer is closed.
      if (code === 'too-large' || code === 'compression-bomb' || code === 'bad-content-encoding') return free;
      return closed(`could not be had (${code})`, code);
    }
    if (answer.status >= 500 || answer.status === 429) return closed(`answered ${answer.status}`);
    const next = redirectTarget(answer.status, answer.headers.location, url);
    if (next === undefined)
      return answer.status >= 200 && answer.status < 300 ? parseRobots(address, textOf(answer)) : free;
    if (!isFamily(new URL(next).hostname)) return free;
    url = next;
  }
  return free;
}
