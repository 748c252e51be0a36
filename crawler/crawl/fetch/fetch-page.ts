import { CookieJar } from 'tough-cookie';
import { redirectTarget } from '../../network/fetch-document.js';
import { FetchError } from '../../network/fetch-error.js';
import type { Fetched, Fetcher } from '../../network/fetcher.js';
import type { Answer, PageAnswer, Validators } from './answer.js';
import { parseRefresh } from '../html/collect-links.js';
import { contentKind, looksBinary, looksLikeFile, looksLikeHtml } from './content-kind.js';
import { decodeDocument, detectEncoding } from './decode.js';
import { canonicalInHeader } from './link-header.js';
import { nestingDepth } from '../html/page-nesting.js';
import { readPage, type PageContext } from '../html/read-page.js';

export interface FetchPageContext extends Omit<PageContext, 'url'> {
  readonly fetcher: Fetcher;
  readonly signal: AbortSignal | undefined;
  /** Whether an address that a redirect leads to may be asked at once. */
  readonly mayAsk: (key: string) => Promise<boolean>;
}

/** What asking an address came to. */
export interface FetchedPage {
  readonly answer: Answer;
  /** The server's answer, if there was one. */
  readonly fetched: Fetched | undefined;
  /** The page at another address that only those see who bring the cookies of the redirects before it. */
  readonly behind?: { readonly key: string; readonly page: PageAnswer };
}

/** Redirects that are followed on the spot: of a page to itself, and of those that set a cookie, which may lead back to it. */
const maxHops = 10;
/** Redirects for good: no check for cookies sends these. */
const lasting = new Set([301, 308]);
const deepest = 10_000;
/** Letters that are kept of the address of another site. */
const longestTarget = 500;
/** A page that moves on at once and says nothing itself. */
const instantSeconds = 1;
const sayingSomething = 200;

/** How servers fail that know GET only. */
const headTroubles = new Set(['response-timeout', 'connection-reset', 'truncated-body', 'bad-http']);

const failed = (reason: Extract<Answer, { kind: 'failed' }>['reason'], detail: string): Answer => ({
  kind: 'failed',
  reason,
  detail,
});
const skipped = (reason: Extract<Answer, { kind: 'skipped' }>['reason'], detail: string): Answer => ({
  kind: 'skipped',
  reason,
  detail,
});

/** A redirect out of the site. */
const leaving = (detail: string, to: string): Answer => ({
  kind: 'skipped',
  reason: 'redirect-off-site',
  detail,
  to: to.slice(0, longestTarget),
});

const conditional = (known: Validators): Record<string, string> => ({
  ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
  ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
});

/** Only what may be a page is read whole. */
const wantsBody = (head: Parameters<typeof contentKind>[0]): boolean =>
  head.status >= 200 && head.status <= 300 && ['page', 'unknown'].includes(contentKind(head));

/** Asks one address and says what it is. `known` is what an earlier crawl got there: an unchanged page is not sent again. Throws `FetchError` where no whole answer came. */
export async function fetchPage(
  key: string,
  context: FetchPageContext,
  known?: PageAnswer,
): Promise<FetchedPage> {
  const { fetcher, signal } = context;
  const head = looksLikeFile(key) ? await askHead(key, context) : undefined;
  if (head) {
    const kind = contentKind(head);
    if (head.status === 200 && (kind === 'other' || kind === 'download'))
      return { answer: noPage(head), fetched: head };
    if (redirectTarget(head.status, head.headers.location, key) !== undefined)
      return { answer: redirect(head, key, context), fetched: head };
  }
  // Kept for one chain of redirects only.
  const jar = new CookieJar();
  let hasCookies = false;
  let first: FetchedPage | undefined;
  let url = key;
  for (let hop = 0, at: string | undefined = key; hop <= maxHops && at !== undefined; hop += 1) {
    const cookie = await jar.getCookieString(url);
    const headers = {
      ...(cookie === '' ? {} : { cookie }),
      ...(known && at === key ? conditional(known.validators) : {}),
    };
    const fetched = await fetcher.fetch(url, { headers, wantsBody, signal });
    if (fetched.status === 304 && known && at === key) return { answer: known, fetched };
    for (const text of fetched.headers['set-cookie'] ?? [])
      hasCookies = (await jar.setCookie(text, url, { ignoreError: true })) !== undefined || hasCookies;
    const asked = { answer: judge(fetched, at, context), fetched };
    const target = redirectTarget(fetched.status, fetched.headers.location, url);
    const next = target === undefined ? undefined : context.keys.keyOf(target, url);
    if (target === undefined || next === undefined) {
      if (hop === 0 || !hasCookies) return at === key ? asked : withPage(first ?? asked, at, asked);
      const tested = { ...asked, answer: behindCookieTest(asked.answer) };
      return at === key || (await isOwnCheck(key, at, asked, context))
        ? tested
        : withPage(first ?? tested, at, tested);
    }
    const isBack = next === key && (context.keys.isSettled || !context.keys.isTwin(new URL(target).hostname));
    if (!isBack) {
      first ??= asked;
      // The site's other name is for the crawl to settle on.
      if (next === key || !hasCookies || lasting.has(fetched.status) || !(await context.mayAsk(next)))
        return first;
    }
    url = target;
    at = next;
  }
  return (
    first ?? { answer: failed('redirect-loop', `${key} redirects to itself for ever`), fetched: undefined }
  );
}

/** What is shown only to those who bring back a cookie is of another template than what is shown to all. */
const behindCookieTest = (answer: Answer): Answer =>
  answer.kind === 'page'
    ? { ...answer, facts: { ...answer.facts, fingerprint: `${answer.facts.fingerprint}-cookie` } }
    : answer;

/** Letters of a page without the cookie, as a share of those with it, below which it shows something else. */
const sameShare = 0.5;

/**
 * The page stands at an address of the check itself: that of the page with something added. Whoever comes there without the cookie is sent
 * on (to another such address, with the time in it), refused, or shown something else ("Please enable cookies").
 */
async function isOwnCheck(
  key: string,
  at: string,
  { answer }: FetchedPage,
  context: FetchPageContext,
): Promise<boolean> {
  const bare = (address: string): string => address.split('?')[0] ?? address;
  if (answer.kind !== 'page' || bare(key) !== bare(at)) return false;
  const without = judge(await context.fetcher.fetch(at, { wantsBody, signal: context.signal }), at, context);
  return (
    without.kind !== 'page' ||
    without.facts.title !== answer.facts.title ||
    without.facts.textLength < sameShare * answer.facts.textLength
  );
}

/** A redirect with the page that it led to, if it did. */
const withPage = (first: FetchedPage, key: string, { answer }: FetchedPage): FetchedPage =>
  answer.kind === 'page' ? { ...first, behind: { key, page: answer } } : first;

/** What a server says of a file; `undefined` where it does not get along with HEAD, as GET will tell. */
async function askHead(key: string, { fetcher, signal }: FetchPageContext): Promise<Fetched | undefined> {
  try {
    return await fetcher.fetch(key, { method: 'HEAD', signal });
  } catch (error) {
    if (error instanceof FetchError && headTroubles.has(error.code)) return undefined;
    throw error;
  }
}

function redirect(answer: Fetched, key: string, context: FetchPageContext): Answer {
  // Of the choices of a 300 that shows none, the server's own counts (RFC 9110 §15.4.1).
  const status = answer.status === 300 ? 302 : answer.status;
  const target = redirectTarget(status, answer.headers.location, answer.url);
  const to = target === undefined ? undefined : context.keys.keyOf(target, answer.url);
  if (target === undefined || to === undefined)
    return failed('bad-redirect', `answered ${answer.status} without an address to go on to`);
  const { hostname } = new URL(target);
  if (!context.isFamily(hostname)) return leaving(`redirects to ${hostname}, outside the site`, target);
  // The site's other name is kept as it stands: it may be the name that the site settles on.
  return { kind: 'redirect', status: answer.status, to: to === key ? target : to };
}

function noPage(answer: Fetched): Answer {
  const type = answer.headers['content-type'] ?? 'no content type';
  return contentKind(answer) === 'download'
    ? skipped('download', `offered as a file to keep (${type})`)
    : skipped('not-html', `is ${type}`);
}

function judge(answer: Fetched, key: string, context: FetchPageContext): Answer {
  const { status } = answer;
  if (status === 404) return skipped('not-found', 'answered 404: there is no such page');
  if (status === 410) return skipped('gone', 'answered 410: the page is gone for good');
  if (status === 204 || status === 205)
    return skipped('no-content', `answered ${status}: there is nothing to show`);
  if (status === 304) return failed('http-304', 'answered 304 to a request without conditions');
  // Browsers show what a 300 says of its choices.
  const isMoved = status > 300 && status < 400;
  if (isMoved || (status === 300 && !answer.body?.length)) return redirect(answer, key, context);
  if (status < 200 || status >= 400) return failed(`http-${status}`, `answered ${status}`);
  if (answer.body === undefined) return noPage(answer);
  return judgeBody(answer, answer.body, context);
}

function judgeBody(answer: Fetched, body: Buffer, context: FetchPageContext): Answer {
  const contentType = answer.headers['content-type'] ?? '';
  if (looksBinary(body))
    return skipped('not-html', `says ${contentType || 'nothing'}, but is a file of another kind`);
  const encoding = detectEncoding(body, contentType);
  const html = decodeDocument(body, contentType, encoding);
  if (contentKind(answer) === 'unknown' && !looksLikeHtml(html))
    return skipped('not-html', 'has no content type and does not look like HTML');
  const depth = nestingDepth(html);
  if (depth > deepest) return failed('too-deeply-nested', `nests ${depth} elements; ${deepest} are read`);
  const { keys, isFamily } = context;
  const facts = readPage(html, { url: answer.url, keys, isFamily, encoding });
  const header = answer.headers['refresh'];
  const refresh = typeof header === 'string' ? parseRefresh(header) : undefined;
  const refreshKey = refresh && context.keys.keyOf(refresh.href, answer.url);
  const moved =
    facts.refresh ??
    (refresh && refreshKey !== undefined ? { key: refreshKey, seconds: refresh.seconds } : undefined);
  const own = context.keys.keyOf(answer.url, answer.url);
  if (
    moved &&
    moved.key !== own &&
    moved.seconds <= instantSeconds &&
    facts.textLength < sayingSomething &&
    facts.forms.length === 0
  ) {
    return context.isFamily(new URL(moved.key).hostname)
      ? { kind: 'redirect', status: answer.status, to: moved.key }
      : leaving(`sends its visitors on to ${new URL(moved.key).hostname}, outside the site`, moved.key);
  }
  const { etag, 'last-modified': lastModified, link } = answer.headers;
  const named = canonicalInHeader(link);
  const canonical = facts.canonical ?? (named === undefined ? undefined : keys.keyOf(named, answer.url));
  return {
    kind: 'page',
    status: answer.status,
    contentType,
    facts: { ...facts, canonical },
    validators: {
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    wireBytes: answer.wireBytes,
  };
}
