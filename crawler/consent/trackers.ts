import thirdPartyWeb from 'third-party-web';
import type { TrackerRequest } from '../evidence/consent.js';
import { isFamilyHost, registrableDomain } from '../network/party.js';
import type { WireRequest } from './wire.js';

/** What is known of a visitor while their requests are read. */
export interface TrackerContext {
  readonly familyHosts: readonly string[];
  /** The page they are on. */
  readonly page: string;
  /** Tokens that tell this visitor from the other: of stored values, and of parameters that differ between the two. */
  readonly identifiers: readonly string[];
}

const trackingCategories = ['ad', 'analytics', 'marketing', 'social', 'customer-success'];
const reportTypes = [
  'ping',
  'beacon',
  'xhr',
  'fetch',
  'image',
  'script',
  'websocket',
  'eventsource',
  'other',
];
const trackerLabel =
  /^(analytics|metrics?|stats?|statistics|track(er|ing)?|telemetry|pixels?|beacons?|collect(or)?|adserver|ads?|doubleclick|matomo|piwik|segment|hotjar)\d*$/;
const trackerEndpoint =
  /\/(collect|pixel|beacon|track(er)?|events?|hit|pageview|piwik|matomo|analytics|tr|batch|capture|decide)(\.(gif|png|js|php))?\/?$/i;
const reportKeys =
  /(^|[&?"'{,\s])(uid|cid|sid|vid|client_?id|visitor_?id|user_?id|device_?id|distinct_?id|anonymous_?id|referr?er|ref|dr|dl|dt|title|screen|sr|vp|viewport|lang(uage)?|ul|event|resolution|tz|timezone)["']?\s*[=:]/gi;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** Whether the words report which page the visitor is on: the page's whole address or, off the home page, its path, and something about the visitor. */
function reportsPage(text: string, page: string): boolean {
  const { origin, pathname } = new URL(page);
  const named = text.includes(`${origin}${pathname}`) || (pathname.length > 2 && text.includes(pathname));
  return named && (text.match(reportKeys)?.length ?? 0) >= 1;
}

function redacted(address: string, identifiers: readonly string[]): string {
  const hidden = identifiers.reduce((text, token) => text.replaceAll(token, '…'), address);
  return hidden.slice(0, 200);
}

/** Tells whether a request tracks, and by which signs; `undefined` when nothing says so. */
export function trackerIn(request: WireRequest, context: TrackerContext): TrackerRequest | undefined {
  if (!URL.canParse(request.url)) return undefined;
  const url = new URL(request.url);
  const host = url.hostname;
  const isFirst = isFamilyHost(context.familyHosts, host);
  const said = decoded(`${url.pathname}${url.search} ${request.body}`);
  const isReport = reportTypes.includes(request.type);
  const carries = (text: string): boolean => context.identifiers.some(token => text.includes(token));
  const signs: string[] = [];
  const entity = isFirst ? undefined : thirdPartyWeb.getEntity(host);
  if (isFirst) {
    // A site may count its own visits without telling them apart; an identifier beside the page's address does tell them apart.
    if (isReport && request.type !== 'script' && carries(said) && reportsPage(said, context.page))
      signs.push('identifier', 'page-report');
  } else {
    const category = entity?.categories.find(name => trackingCategories.includes(name));
    if (category !== undefined) signs.push(`category:${category}`);
    if (carries(said)) signs.push('identifier');
    if (isReport && reportsPage(said, context.page)) signs.push('page-report');
    if (host.split('.').some(label => trackerLabel.test(label))) signs.push('tracking-host');
    else if (isReport && request.type !== 'script' && trackerEndpoint.test(url.pathname))
      signs.push('tracking-endpoint');
  }
  if (signs.length === 0) return undefined;
  return {
    host,
    party: isFirst ? 'first' : 'third',
    url: redacted(request.url, context.identifiers),
    type: request.type,
    signs,
    owner: entity?.name ?? registrableDomain(host),
  };
}

const order = (row: TrackerRequest): string => `${row.host}\n${row.type}\n${row.signs.join()}`;

/** The tracker requests among many, one for each host, type and set of signs, in a stable order. */
export function trackersIn(requests: readonly WireRequest[], context: TrackerContext): TrackerRequest[] {
  const rows = new Map<string, TrackerRequest>();
  for (const request of requests) {
    const row = trackerIn(request, context);
    if (!row) continue;
    const known = rows.get(order(row));
    if (!known || row.url < known.url) rows.set(order(row), row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
