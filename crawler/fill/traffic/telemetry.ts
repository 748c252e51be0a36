import { unwrapped } from '../../leaks/codecs/content-encoding.js';
import type { ProxiedRequest } from '../../proxy/exchange.js';
import type { InterceptedRequest } from './intercepted-request.js';

/** Last part of an address that collects what visitors do; names of end points, not of vendors. */
const collectingPath =
  /(^|[/._-])(collect|collector|beacon|beacons|pixel|track|tracking|tracker|analytics|telemetry|metrics|rum|stats?|events?|log|logs|logger|logging|ingest|capture|batch|engage|hit|ping|impression|replay|recordings?|session-?replay|snapshot|decide|matomo|piwik|g\/collect|__utm|tr|csp-?report|report-?uri)(\.(gif|php|js|png|ashx|aspx|json))?\/?$/i;
/** Such an end point has parts of its own below it. */
const collectingRoot = /\/(ingest|telemetry|rum|beacon|session-?replay)\//i;
const collectingHost =
  /(^|\.)(analytics|telemetry|metrics|stats|collect|collector|tracking|track|tracker|pixel|events|rum|beacon|log|logs|ingest|replay|t)\./i;
/** Categories of third-party-web whose requests report on visitors. */
const collectingCategories = new Set([
  'analytics',
  'ad',
  'marketing',
  'social',
  'tag-manager',
  'session-replay',
]);

/**
 * Whether a request reports on visitors by its looks: a beacon, ping or pixel, an address that collects, or an owner whose business it
 * is. First-party requests are judged alike. A form's own submission is none; the caller knows which that is.
 */
export function looksLikeTelemetry(
  request: Pick<ProxiedRequest, 'url' | 'method' | 'headers'>,
  channel: string,
  category: string,
): boolean {
  if (channel === 'beacon' || channel === 'ping' || channel === 'report') return true;
  if (collectingCategories.has(category)) return true;
  const { hostname, pathname, search } = new URL(request.url);
  if (collectingHost.test(`${hostname}.`) && hostname.split('.').length > 2) return true;
  if (collectingPath.test(pathname) || collectingRoot.test(pathname)) return true;
  // A picture that is asked for with parameters is there for the parameters.
  return channel === 'image' && search.length > 1;
}

/**
 * Whether a script posts data whose answer it may not read: that is there to be collected. Of what leaves when a form is submitted
 * this says nothing, for forms are sent to other services in the same way.
 */
export const isBlindPost = ({ method, headers }: Pick<ProxiedRequest, 'method' | 'headers'>): boolean =>
  method === 'POST' && headers['sec-fetch-mode'] === 'no-cors' && headers['sec-fetch-dest'] === 'empty';

const bare = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** Tells of a request whether it goes to an address that was posted to unseen before anything was typed: that gets reports, whatever a form adds to them. */
export function getsReports(
  interceptedRequests: readonly Pick<InterceptedRequest, 'moment' | 'request'>[],
): (request: Pick<ProxiedRequest, 'url'>) => boolean {
  const before = interceptedRequests.filter(
    ({ moment, request }) => moment === 'before' && isBlindPost(request),
  );
  const addresses = new Set(before.map(({ request }) => bare(request.url)));
  return ({ url }) => addresses.has(bare(url));
}

/** Names by which reports on visitors go: of events, of visitors and sessions, of browsers and times. */
const reportedNames =
  /"(?:\$?(event|events|event_?name|properties|distinct_?id|anonymous_?id|session_?id|visitor_?id|device_?id|user_?agent|current_?url|page_?url|referrer|timestamp|sent_?at|viewport|screen(?:_width)?|lib|token))"\s*:/gi;

/** Whether a JSON body, compressed or not, is made up as reports on visitors are: with three of their usual names at least. */
export function bodyReportsOnVisitor({ body, headers }: Pick<ProxiedRequest, 'body' | 'headers'>): boolean {
  if (body.length === 0) return false;
  const gzip = body[0] === 0x1f && body[1] === 0x8b ? 'gzip' : headers['content-encoding'];
  const text = Buffer.from(unwrapped(body, gzip).plain.subarray(0, 20_000)).toString();
  const names = [...text.matchAll(reportedNames)].map(match => (match[1] ?? '').toLowerCase());
  return new Set(names).size >= 3;
}
