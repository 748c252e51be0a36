import { setTimeout as delay } from 'node:timers/promises';
import { load } from 'cheerio';
import { parseRefresh } from '../crawl/html/collect-links.js';
import { crawlLimits } from '../crawl/crawl-limits.js';
import { decodeDocument } from '../crawl/fetch/decode.js';
import { fetchWithRetries } from '../crawl/fetch/retry-policy.js';
import { fetchRobots, type RobotsRules } from '../crawl/fetch/robots.js';
import { notMapped, type PlainAnswer } from '../evidence/connection.js';
import { plainTwin } from '../evidence/endpoints.js';
import type { AcceptedKeys } from '../network/accepted-keys.js';
import { connectRuleFor } from '../network/connect-to.js';
import { redirectTarget } from '../network/fetch-document.js';
import { FetchError } from '../network/fetch-error.js';
import { Fetcher, type Fetched, type FetchRequest } from '../network/fetcher.js';
import { isFamilyHost } from '../../kernel/party.js';
import type { Settings } from '../settings.js';
import { mayMoveOn } from './moves-on.js';

/** Hops of one answer that are followed; browsers give up at 20 (Fetch standard §4.4). */
const mostHops = 20;
/** A page that sends its visitors on at once. */
const instantSeconds = 1;

const withoutWww = (url: URL): string => url.hostname.replace(/^www\./, '');

function isSamePath(from: string, to: string): boolean {
  const [one, other] = [new URL(from), new URL(to)];
  const path = ({ pathname }: URL): string => pathname.replace(/\/$/, '');
  return withoutWww(one) === withoutWww(other) && path(one) === path(other);
}

const htmlOf = ({ headers, body }: Fetched): string =>
  body ? decodeDocument(body, headers['content-type'] ?? '') : '';

/** Where a page that was answered sends its visitors on to at once, by header or `<meta http-equiv="refresh">`. */
function refreshTarget(answer: Fetched): string | undefined {
  const { headers, url } = answer;
  const html = htmlOf(answer);
  const inPage = html === '' ? undefined : load(html)('meta[http-equiv="refresh" i]').attr('content');
  const header = headers['refresh'];
  for (const text of [header, inPage]) {
    const refresh = typeof text === 'string' ? parseRefresh(text) : undefined;
    if (refresh && refresh.seconds <= instantSeconds && URL.canParse(refresh.href, url))
      return new URL(refresh.href, url).href;
  }
  return undefined;
}

/** How a connection fails where nothing answers on a port, or a firewall lets nothing through to it. */
const closedCodes = new Set(['connection-refused', 'connect-timeout']);

/** Why the unencrypted twins of a host are not asked; undefined where they can be. */
function outOfReach({ connectTo }: Settings, host: string): PlainAnswer['outcome'] | undefined {
  const isMapped = connectRuleFor(connectTo, host, 443) !== undefined;
  if (!isMapped || connectRuleFor(connectTo, host, 80) !== undefined) return undefined;
  const detail = `CONNECT_TO says where to find ${host} for https: only, and not for http: (port 80)`;
  return { ok: false, reason: notMapped, detail };
}

/** The page that a browser ends on which is sent to an address; undefined where it does not come up. */
export type ShownAt = (url: string) => Promise<string | undefined>;

/** Asks the unencrypted twins of pages what they do, as the crawl asks pages: robots.txt and pauses hold. */
export class PlainAsker {
  readonly #fetcher: Fetcher;
  readonly #robots = new Map<string, Promise<RobotsRules>>();
  /** Hosts on whose port 80 nothing answers: their pages need not be asked one by one. */
  readonly #closed = new Map<string, Promise<PlainAnswer['outcome'] | undefined>>();

  /** Without `shownAt`, it stays open whether scripts send visitors on. `accepted` serves robots.txt, to which http: often redirects. */
  constructor(
    readonly settings: Settings,
    readonly shownAt: ShownAt = () => Promise.resolve(undefined),
    accepted?: AcceptedKeys,
  ) {
    this.#fetcher = new Fetcher(settings, {}, accepted);
  }

  /** What `http:` of an https: page does; undefined where the page has no such twin. Never throws for what a server does. */
  async ask(page: string): Promise<PlainAnswer | undefined> {
    const url = plainTwin(page);
    if (url === undefined) return undefined;
    const shell = { url, page, status: 0, hops: [url], samePath: false };
    const unreached = outOfReach(this.settings, new URL(url).hostname);
    if (unreached) return { ...shell, outcome: unreached, answer: 'unknown' };
    try {
      const closed = await this.#whetherClosed(new URL(url).host);
      if (closed) return { ...shell, outcome: closed, answer: 'closed' };
      const refusal = this.settings.respectRobots ? (await this.#rules(url)).refuses(url) : undefined;
      if (refusal) {
        const { reason, detail } = refusal;
        return { ...shell, outcome: { ok: false, reason, detail }, answer: 'unknown' };
      }
      return { ...shell, ...(await this.#follow(url)) };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return {
        ...shell,
        outcome: { ok: false, reason: error.code, detail: error.message },
        answer: 'unknown',
      };
    }
  }

  close(): void {
    this.#fetcher.close();
  }

  async #follow(start: string): Promise<Omit<PlainAnswer, 'url' | 'page'>> {
    const hops: string[] = [];
    let url = start;
    for (;;) {
      hops.push(url);
      if (hops.length > mostHops)
        throw new FetchError('too-many-redirects', `${start} redirects ${mostHops} times`);
      const answer = await this.#asked(url);
      const { status } = answer;
      const next = redirectTarget(status, answer.headers.location, url) ?? refreshTarget(answer);
      const so = (reached: PlainAnswer['answer'], all = hops): Omit<PlainAnswer, 'url' | 'page'> => ({
        outcome: { ok: true },
        answer: reached,
        status,
        hops: all,
        samePath: reached === 'leads-to-https' && isSamePath(start, all.at(-1) ?? start),
      });
      if (next?.startsWith('https:')) return so('leads-to-https', [...hops, next]);
      if (next !== undefined && hops.includes(next))
        throw new FetchError('redirect-loop', `the redirects of ${start} lead in a circle`);
      if (next !== undefined && isFamilyHost(this.settings.familyHosts, new URL(next).hostname)) url = next;
      else if (next !== undefined) return so('answers', [...hops, next]);
      else if (status >= 500) throw new FetchError('fetch-failed', `${url} answered ${status}`);
      else if (status < 400 && mayMoveOn(htmlOf(answer))) return this.#asShown(url, so, hops);
      else return so(status >= 400 ? 'refuses' : 'answers');
    }
  }

  /** What a page's scripts make of it, where they may send its visitors on. */
  async #asShown(
    url: string,
    so: (reached: PlainAnswer['answer'], all?: string[]) => Omit<PlainAnswer, 'url' | 'page'>,
    hops: readonly string[],
  ): Promise<Omit<PlainAnswer, 'url' | 'page'>> {
    const shown = await this.shownAt(url);
    if (shown?.startsWith('https:')) return so('leads-to-https', [...hops, shown]);
    if (shown !== undefined) return so('answers');
    const detail = `a script of ${url} may send its visitors on, and no browser showed whether it does`;
    return { ...so('unknown'), outcome: { ok: false, reason: 'may-move-on', detail } };
  }

  /** A redirect is told by HEAD; anything else is asked again, for the page itself may send its visitors on. */
  async #asked(url: string): Promise<Fetched> {
    const head = await this.#fetch(url, { method: 'HEAD' }).catch((error: unknown) => {
      if (!(error instanceof FetchError)) throw error;
      return undefined;
    });
    if (head && redirectTarget(head.status, head.headers.location, url) !== undefined) return head;
    return this.#fetch(url, { wantsBody: ({ status }) => status === 200 });
  }

  async #fetch(url: string, request: FetchRequest): Promise<Fetched> {
    const { crawlDelayMs } = this.settings;
    if (crawlDelayMs > 0) await delay(crawlDelayMs);
    return fetchWithRetries(() => this.#fetcher.fetch(url, request), crawlLimits, delay);
  }

  #whetherClosed(host: string): Promise<PlainAnswer['outcome'] | undefined> {
    const known = this.#closed.get(host);
    if (known) return known;
    const asked = this.#fetch(`http://${host}/robots.txt`, { method: 'HEAD' }).then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof FetchError)) throw error;
        return closedCodes.has(error.code)
          ? { ok: false as const, reason: error.code, detail: error.message }
          : undefined;
      },
    );
    this.#closed.set(host, asked);
    return asked;
  }

  #rules(url: string): Promise<RobotsRules> {
    const { origin } = new URL(url);
    const known = this.#robots.get(origin);
    if (known) return known;
    const rules = fetchRobots(
      origin,
      address => this.#fetch(address, {}),
      host => isFamilyHost(this.settings.familyHosts, host),
    );
    this.#robots.set(origin, rules);
    return rules;
  }
}
