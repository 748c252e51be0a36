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
  { url }: { readonly url: string },
  channel: string,
  category: string,
): boolean {
  if (channel === 'beacon' || channel === 'ping' || channel === 'report') return true;
  if (collectingCategories.has(category)) return true;
  const { hostname, pathname, search } = new URL(url);
  if (collectingHost.test(`${hostname}.`) && hostname.split('.').length > 2) return true;
  if (collectingPath.test(pathname) || collectingRoot.test(pathname)) return true;
  // A picture that is asked for with parameters is there for the parameters.
  return channel === 'image' && search.length > 1;
}
