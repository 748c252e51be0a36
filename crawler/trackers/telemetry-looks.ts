/** Last part of an address that collects what visitors do; names of end points, not of vendors. */
const collectingPath =
  /(^|[/._-])(collect|collector|beacon|beacons|pixel|track|tracking|tracker|analytics|telemetry|metrics|rum|stats?|log|logs|logger|logging|breadcrumbs|errors|page-?views?|clickstream|heartbeat|vitals|ingest|engage|hit|ping|impression|session-?replay|decide|matomo|piwik|g\/collect|__utm|tr|csp-?report|report-?uri)(\.(gif|php|js|png|ashx|aspx|json))?\/?$/i;
/** Names that content goes by too, such as a list of events: they collect what is sent to them. */
const sentPath =
  /(^|[/._-])(events?|batch|capture|replay|recordings?|snapshot)(\.(gif|php|js|png|ashx|aspx|json))?\/?$/i;
/** Such an end point has parts of its own below it. */
const collectingRoot =
  /\/(ingest|telemetry|rum|beacon|session-?replay|clickstream|logs|logging|log(?!\/(in|out|on|off)(\/|$)))\/|\/track(ing|er)?\/(events?|forms?|inputs?|fields?|clicks?|pages?|views?|errors?|users?|visitors?)\/?$|\/api\/(?:[^/]+\/)*(analytics|metrics)\//i;
const collectingHost =
  /(^|\.)(analytics|telemetry|metrics|stats|collect|collector|tracking|track|tracker|pixel|rum|beacon|log|logs|ingest|replay|t)\./i;
/** Categories of third-party-web whose requests report on visitors. */
const collectingCategories = new Set([
  'analytics',
  'ad',
  'marketing',
  'social',
  'tag-manager',
  'session-replay',
]);

/** A request, as far as its looks are known. */
export interface RequestHead {
  readonly url: string;
  readonly method?: string;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page's own host may have any name: an association shows its calendar on `events.`, a laboratory its parcels on `track.` */
function namesCollector({ hostname }: URL, { headers }: RequestHead): boolean {
  const site = headers?.['sec-fetch-site'];
  if (site === 'same-origin' || hostname.split('.').length <= 2) return false;
  // A calendar of the same site has this name as well; collectors of others are known by it.
  return collectingHost.test(hostname) || (site !== 'same-site' && /(^|\.)events\./i.test(hostname));
}

/**
 * Whether a request reports on visitors by its looks: a beacon, ping or pixel, an address that collects, or an owner whose business it
 * is. First-party requests are judged alike. A form's own submission is none; the caller knows which that is.
 */
export function looksLikeTelemetry(request: RequestHead, channel: string, category: string): boolean {
  if (channel === 'beacon' || channel === 'ping' || channel === 'report') return true;
  if (collectingCategories.has(category)) return true;
  const url = new URL(request.url);
  if (namesCollector(url, request)) return true;
  if (collectingPath.test(url.pathname) || collectingRoot.test(url.pathname)) return true;
  if (request.method !== 'GET' && sentPath.test(url.pathname)) return true;
  // A picture that is asked for with parameters is there for the parameters.
  return channel === 'image' && url.search.length > 1;
}
