import type { Transmission } from '../../evidence/filled.js';
import type { ProxiedRequest } from '../../proxy/exchange.js';

type Channel = Transmission['channel'];

const byDestination: Readonly<Record<string, Channel>> = {
  document: 'navigation',
  iframe: 'frame',
  frame: 'frame',
  fencedframe: 'frame',
  object: 'frame',
  embed: 'frame',
  image: 'image',
  script: 'script',
  worker: 'script',
  sharedworker: 'script',
  serviceworker: 'script',
  audioworklet: 'script',
  paintworklet: 'script',
  style: 'style',
  xslt: 'style',
  font: 'font',
  audio: 'media',
  video: 'media',
  track: 'media',
  report: 'report',
  manifest: 'other',
};

/** The browser's word for a resource, where its headers leave it open (plain http has no Sec-Fetch headers). */
const byType: Readonly<Record<string, Channel>> = {
  document: 'navigation',
  stylesheet: 'style',
  image: 'image',
  media: 'media',
  font: 'font',
  script: 'script',
  xhr: 'fetch',
  fetch: 'fetch',
  eventsource: 'eventsource',
  websocket: 'websocket',
  ping: 'beacon',
  beacon: 'beacon',
  prefetch: 'prefetch',
  cspviolationreport: 'report',
};

/** How a request was made. `resourceType` is what the browser's own events say of it; undefined where they missed it. */
export function channelOf({ headers, url }: ProxiedRequest, resourceType: string | undefined): Channel {
  const purpose = `${headers['sec-purpose'] ?? ''}${headers['purpose'] ?? ''}`;
  if (purpose.includes('prefetch') || purpose.includes('prerender')) return 'prefetch';
  if (/^wss?:/.test(url)) return 'websocket';
  if (headers['ping-to'] !== undefined || headers['content-type'] === 'text/ping') return 'ping';
  if (/csp-report|reports\+json/.test(headers['content-type'] ?? '')) return 'report';
  if ((headers['accept'] ?? '').includes('text/event-stream')) return 'eventsource';
  const destination = headers['sec-fetch-dest'] ?? '';
  if (destination === 'empty' && (headers['accept'] ?? '').startsWith('image/')) return 'image';
  const told = byDestination[destination];
  if (told) return told;
  const type = resourceType === undefined ? undefined : byType[resourceType.toLowerCase()];
  if (type && !(type === 'navigation' && destination === 'empty')) return type;
  // Unseen by the browser's events and without an answer to read: what a page sends as it goes away, pictures included.
  if (destination === 'empty') return headers['sec-fetch-mode'] === 'no-cors' ? 'beacon' : 'fetch';
  if (headers['upgrade-insecure-requests'] !== undefined) return 'navigation';
  return 'other';
}
