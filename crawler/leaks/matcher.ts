import { Digests } from './digests.js';
import { partsOf } from './forms.js';
import { inspect, type Inspection, type Search, type Trace } from './inspect.js';
import { NeedleSet, shortestNeedle, type Needle } from './needles.js';
import { isSearchable } from './searchable.js';
import { reversed, rotated } from './text-turns.js';
import type { RequestParts, RequestSighting, Sighting, TypedValue } from './typed-value.js';
import { unwrapped } from './content-encoding.js';

export interface MatcherOptions {
  /** Constants that the site shows (in scripts, configuration) and may mix into hashes; at most 200 are used. */
  readonly salts?: readonly string[];
  /** Texts of the site from before anything was typed: what stands in them in plain is not a trace of typing. */
  readonly background?: readonly string[];
}

export interface ScanContext {
  readonly contentType?: string;
  /** The Content-Encoding header, if it has not been undone. */
  readonly contentEncoding?: string;
}

export interface Matcher {
  /** Traces in bytes or text, by offset; each value, part and encoding once. */
  readonly scan: (content: Uint8Array | string, context?: ScanContext) => readonly Sighting[];
  /** As `scan`, and whether everything could be searched within bounds. */
  readonly inspect: (content: Uint8Array | string, context?: ScanContext) => Inspection;
  /** Traces in address, host name, headers and body. */
  readonly scanRequest: (request: RequestParts) => readonly RequestSighting[];
}

/** Makes a matcher that finds the typed values in anything that leaves. */
export function createMatcher(typed: readonly TypedValue[], options: MatcherOptions = {}): Matcher {
  const background = (options.background ?? []).join('\n').toLowerCase();
  const searched = typed.filter(value => value.searchable ?? isSearchable(value.value, value.kind));
  const search: Search = {
    needles: new NeedleSet(needlesOf(searched, background)),
    digests: new Digests(searched, options.salts ?? []),
  };
  const look = (content: Uint8Array | string, context: ScanContext = {}): Inspection => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const { layers, plain } = unwrapped(bytes, context.contentEncoding);
    const { sightings, complete } = inspect(plain, search);
    return {
      complete,
      sightings: sightings.map(each => ({ ...each, encoding: [...layers, ...each.encoding] })),
    };
  };
  const scan: Matcher['scan'] = (content, context) => look(content, context).sightings;
  return { scan, inspect: look, scanRequest: request => scanRequest(request, scan) };
}

const percent = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(encodeURIComponent(Buffer.from(bytes).toString()));

function* needlesOf(typed: readonly TypedValue[], background: string): Generator<Needle<Trace>> {
  for (const value of typed) {
    for (const { text, part } of partsOf(value)) {
      if (Buffer.byteLength(text) < shortestNeedle || background.includes(text.toLowerCase())) continue;
      const turn = (
        layers: readonly string[],
        ...steps: ((bytes: Uint8Array) => Uint8Array)[]
      ): Needle<Trace> => {
        const bytes = steps.reduce((turned: Uint8Array, step) => step(turned), Buffer.from(text));
        return { text: Buffer.from(bytes).toString(), of: { typed: value, part, layers } };
      };
      yield turn([]);
      yield turn(['reversed'], reversed);
      if (encodeURIComponent(text) !== text) yield turn(['reversed', 'percent'], percent, reversed);
      if (!/[a-z]/i.test(text)) continue;
      yield turn(['rot13'], rotated);
      yield turn(['rot13', 'reversed'], rotated, reversed);
    }
  }
}

function scanRequest({ url, headers = {}, body }: RequestParts, scan: Matcher['scan']): RequestSighting[] {
  const found: RequestSighting[] = [];
  const add = (where: string, sightings: readonly Sighting[]): void => {
    found.push(...sightings.map(sighting => ({ ...sighting, where })));
  };
  const host = URL.canParse(url) ? new URL(url).host : '';
  add('host', scan(`${host}\n${host.replaceAll('.', '')}`));
  add('url', scan(host ? url.replace(host, ' ') : url));
  const all = Object.entries(headers).flatMap(([name, values]) =>
    [values ?? []].flat().map(value => [name.toLowerCase(), value] as const),
  );
  for (const [name, value] of all) add(nameOf(name), scan(value));
  const contentEncoding = all.find(([name]) => name === 'content-encoding')?.[1];
  const context = contentEncoding === undefined ? {} : { contentEncoding };
  if (body !== undefined && body !== null && body.length > 0) add('body', scan(body, context));
  return found;
}

const nameOf = (header: string): string =>
  header === 'referer' || header === 'cookie' ? header : `header:${header}`;
