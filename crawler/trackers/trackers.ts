import thirdPartyWeb from 'third-party-web';
import type { TrackerRequest } from '../evidence/consent.js';
import { isFamilyHost, registrableDomain } from '../../kernel/party.js';
import { decoded, namesPage, reportsPage, withoutGuards, requestWords } from './page-report.js';
import { isConsentManager, isMeasuring, isPortraits } from './tracker-hosts.js';
import type { WireRequest } from './wire-request.js';

/** What is known of a visitor while their requests are read. */
export interface TrackerContext {
  readonly familyHosts: readonly string[];
  /** The page they are on. */
  readonly page: string;
  /** Tokens that tell this visitor from the other: of stored values, and of parameters that differ between the two. */
  readonly identifiers: readonly string[];
  /** Tokens that the very click on the choice sends as a visitor's id; they tell of tracking where a third party gets them. */
  readonly sentByClick?: readonly string[];
}

const trackingCategories = ['ad', 'analytics', 'marketing', 'social', 'customer-success'];
/** Frames of these show forms and chats, which a visitor came for. */
const categoriesOfFrames = ['ad', 'analytics', 'social'];
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
  /\/(collect|pixel|beacon|track(er)?|pageview|piwik|matomo|analytics|tr)(\.(gif|png|js|php))?\/?$/i;
/** Names that content goes by too: they tell of tracking where something is sent to them. */
const sentEndpoint = /\/(events?|hit|batch|capture|decide)(\.(gif|png|js|php))?\/?$/i;

/** A hit of Google's tag that says what was consented to (Consent Mode: `gcs=G100` is nothing): a visit is reported all the same. */
const consentModeHit = (url: URL): boolean =>
  /^G1[01-]{2}$/.test(url.searchParams.get('gcs') ?? '') &&
  (url.searchParams.has('tid') || url.searchParams.has('en') || /\/collect\/?$/.test(url.pathname));

/**
 * A hit for a property of a vendor that passes through a host of the site (a tag manager on a server of its own): Google's Measurement
 * Protocol (`/g/collect?v=2&tid=G-…`, `/collect?v=1&tid=UA-…`), Meta's pixel (`/tr?id=<15 digits>&ev=PageView`), Adobe Analytics
 * (`/b/ss/<report suite>/…`). What a site counts for itself names no such property.
 */
function vendorHit({ pathname, searchParams }: URL): boolean {
  const [property, event] = [searchParams.get('tid') ?? '', searchParams.get('ev') ?? ''];
  if (/\/collect\/?$/.test(pathname))
    return /^(G-[A-Z0-9]{4,}|UA-\d{4,}-\d+|(AW|DC|GT)-[A-Z0-9]+)$/.test(property);
  if (/\/tr\/?$/.test(pathname)) return /^\d{12,17}$/.test(searchParams.get('id') ?? '') && event !== '';
  return /\/b\/ss\/[\w,.-]+\/\d+\//.test(pathname);
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
  const words = requestWords(url.search, request.body);
  const said = `${decoded(url.pathname)} ${words}`;
  const isReport = reportTypes.includes(request.type);
  const isPushed = request.method !== 'GET' || ['ping', 'beacon', 'image'].includes(request.type);
  const carries = (text: string): boolean => context.identifiers.some(token => text.includes(token));
  const signs: string[] = [];
  const entity = isFirst ? undefined : thirdPartyWeb.getEntity(host);
  if (entity?.categories.includes('consent-provider') || isConsentManager(host)) return undefined;
  if (consentModeHit(url)) signs.push('consent-mode-hit');
  else if (isFirst && vendorHit(url)) signs.push('vendor-hit');
  if (isFirst) {
    // A site may count its own visits without telling them apart; an identifier beside the page's address does tell them apart.
    const names = reportsPage(words, context.page, false) || (isPushed && namesPage(words, context.page));
    if (isReport && request.type !== 'script' && carries(withoutGuards(said)) && names)
      signs.push('identifier', 'page-report');
  } else {
    const counted = request.type === 'document' ? categoriesOfFrames : trackingCategories;
    const category = isPortraits(host) ? undefined : entity?.categories.find(name => counted.includes(name));
    if (category !== undefined) signs.push(`category:${category}`);
    else if (isMeasuring(host)) signs.push('category:analytics');
    const clicked = (context.sentByClick ?? []).some(token => said.includes(token));
    if (carries(said) || clicked) signs.push('identifier');
    if (isReport && reportsPage(words, context.page, isPushed)) signs.push('page-report');
    const labels = host.slice(0, -registrableDomain(host).length).split('.');
    const isEndpoint = trackerEndpoint.test(url.pathname) || (isPushed && sentEndpoint.test(url.pathname));
    if (labels.some(label => trackerLabel.test(label))) signs.push('tracking-host');
    else if (isReport && request.type !== 'script' && isEndpoint) signs.push('tracking-endpoint');
  }
  if (signs.length === 0) return undefined;
  return {
    host,
    party: isFirst ? 'first' : 'third',
    url: redacted(request.url, [...context.identifiers, ...(context.sentByClick ?? [])]),
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
