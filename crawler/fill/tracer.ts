import type { Sighting } from '../evidence/filled.js';
import type { TypedValue } from '../leaks/typed-value.js';
import type { ProxiedMessage, ProxiedRequest } from '../proxy/exchange.js';

/** What a request or message gives away. */
export interface Traces {
  readonly sightings: readonly Sighting[];
  /** Its body could not be read: encrypted, or of an unknown format. */
  readonly opaque: boolean;
}

/** Looks for the values of one form in what leaves. */
export interface Tracer {
  request(request: ProxiedRequest): Promise<Traces>;
  message(message: ProxiedMessage): Promise<Traces>;
  /** Values spread over several requests, in the order they came: the sightings, and the requests that make them up. */
  split(requests: readonly ProxiedRequest[]): Promise<readonly Sighting[]>;
}

export const noTraces: Traces = { sightings: [], opaque: false };

/** A tracer for the values typed so far. */
export function createTracer(typed: readonly TypedValue[]): Tracer {
  const find = (text: string, where: string): Sighting[] =>
    typed
      .filter(value => value.value.length > 5 && text.toLowerCase().includes(value.value.toLowerCase()))
      .map(value => ({
        field: value.id,
        kind: value.kind,
        part: 'whole',
        encoding: [],
        where,
        excerpt: value.value,
      }));
  return {
    request: request =>
      Promise.resolve({
        sightings: [
          ...find(decodeURIComponent(request.url.replace(/%(?![0-9a-f]{2})/gi, '')), 'url'),
          ...find(
            decodeURIComponent(
              Buffer.from(request.body)
                .toString('latin1')
                .replace(/%(?![0-9a-f]{2})/gi, ''),
            ),
            'body',
          ),
        ],
        opaque: false,
      }),
    message: message =>
      Promise.resolve({ sightings: find(Buffer.from(message.body).toString(), 'message'), opaque: false }),
    split: () => Promise.resolve([]),
  };
}
