import type { Answer } from '../fetch/answer.js';
import { CrawlError } from '../crawl-error.js';
import type { Entry } from './frontier.js';
import type { UrlKeys } from '../urls/url-keys.js';

/**
 * Follows BASE_URL's redirects to the page it stands for, and settles on the name (with `www.` or without) that the site goes by.
 * Gives the page's key; throws {@link CrawlError} where there is no page to begin with.
 */
export async function settleOnEntry(
  baseUrl: string,
  keys: UrlKeys,
  maxRedirects: number,
  ask: (entry: Entry) => Promise<Answer | undefined>,
): Promise<string> {
  let address = baseUrl;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const key = keys.keyOf(address, address) ?? address;
    const answer = await ask({ key, depth: 0, foundBy: 'seed', foundOn: undefined, hops });
    if (answer?.kind === 'page') {
      keys.settle();
      return key;
    }
    if (answer?.kind !== 'redirect') {
      const why = answer ? `${answer.reason} (${answer.detail})` : 'no answer';
      throw new CrawlError(
        'E_SEED_FAILED',
        `expected a page at ${address}, got ${why}; check BASE_URL, CONNECT_TO and EXTRA_CA_CERTS`,
      );
    }
    const { hostname } = new URL(answer.to);
    if (keys.isTwin(hostname)) keys.preferHost(hostname);
    address = answer.to;
  }
  throw new CrawlError('E_SEED_FAILED', `expected a page at ${baseUrl}, got redirects without end`);
}
