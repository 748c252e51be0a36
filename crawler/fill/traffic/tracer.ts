import type { Sighting } from '../../evidence/filled.js';
import { withoutPersons } from '../../evidence/without-secrets.js';
import { createMatcher, type Matcher } from '../../leaks/matcher.js';
import { createSplitDetector } from '../../leaks/split-detector.js';
import type { ValueSighting as Trace, TypedValue } from '../../leaks/typed-value.js';
import type { ProxiedMessage, ProxiedRequest } from '../../proxy/exchange.js';
import { isBeginning } from './beginnings.js';
import { dataUnitsOf } from './data-units.js';
import { isOpaque } from './opaque.js';

/** What a request or message gives away. */
export interface Traces {
  readonly sightings: readonly Sighting[];
  /** It holds data that could not be read: encrypted, of an unknown format, or too deep to be searched whole. */
  readonly opaque: boolean;
  /** It may hold the beginning of a value, or one too short to be searched for. */
  readonly suspect: boolean;
}

/** Looks for the values of one form in what leaves. */
export interface Tracer {
  request(request: ProxiedRequest): Traces;
  message(message: ProxiedMessage): Traces;
  /** Values spread over several requests to one host, given in the order they were made: for each request what came together with it. */
  split(requests: readonly ProxiedRequest[]): readonly (readonly Sighting[])[];
}

export const noTraces: Traces = { sightings: [], opaque: false, suspect: false };

/** What stands around a value in these is a secret of the visit. */
const isSecret = (where: string): boolean =>
  /^(cookie|header:(authorization|proxy-authorization|x-csrf.*|.*token.*))$/.test(where);

const asEvidence = (
  { valueId, kind, part, encoding, excerpt }: Trace,
  where: string,
  typed: readonly string[],
): Sighting => ({
  field: valueId,
  kind,
  part,
  encoding: [...encoding],
  where,
  excerpt: isSecret(where) ? '(not shown)' : withoutPersons(excerpt, typed),
});

/** Matchers for the values of forms that were filled in last: equal forms of a site get equal values, and hashing those takes long. */
const matchers = new Map<string, Matcher>();
const mostMatchers = 24;

function matcherFor(typed: readonly TypedValue[]): Matcher {
  const key = JSON.stringify(typed);
  const matcher = matchers.get(key) ?? createMatcher(typed);
  matchers.delete(key);
  matchers.set(key, matcher);
  const [oldest] = matchers.keys();
  if (matchers.size > mostMatchers && oldest !== undefined) matchers.delete(oldest);
  return matcher;
}

/**
 * A tracer for the values typed so far; `all` are these and what was chosen or is too short to be searched for. `known` tells what
 * left before the first key.
 */
export function createTracer(
  typed: readonly TypedValue[],
  all: readonly string[],
  known: (run: string) => boolean,
): Tracer {
  const matcher = matcherFor(typed);
  const values = all.map(value => value.trim().toLowerCase()).filter(value => value !== '');
  const suspects = (request: ProxiedRequest): boolean =>
    dataUnitsOf(request).some(leaf => isBeginning(leaf, values));
  const split: Tracer['split'] = requests => {
    const detector = createSplitDetector(typed, matcher);
    return requests.map(({ url, body }) =>
      detector.add('', { url, body }).map(trace => asEvidence(trace, body.length > 0 ? 'body' : 'url', all)),
    );
  };
  return {
    request(request) {
      const { url, headers, body } = request;
      const isWhole = body.length === 0 || matcher.inspect(body).complete;
      const plain = matcher
        .scanRequest({ url, headers, body })
        .map(trace => asEvidence(trace, trace.where, all));
      return {
        sightings: plain.length > 0 ? plain : split([request]).flat(),
        opaque:
          request.isCut ||
          !isWhole ||
          isOpaque(body, headers['content-encoding'], new URL(url).search, known),
        suspect: suspects(request),
      };
    },
    message({ handshake, body }) {
      const { sightings, complete } = matcher.inspect(body);
      return {
        sightings: sightings.map(trace => asEvidence(trace, 'message', all)),
        opaque: !complete || isOpaque(body, undefined, '', known),
        suspect: suspects({ ...handshake, body }),
      };
    },
    split,
  };
}
