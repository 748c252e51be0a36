import { Digests } from './hashes/digests.js';
import { plainFormsOf } from './plain-forms.js';
import { inspect, type Inspection, type Search, type Trace } from './inspect.js';
import { NeedleSet, shortestNeedle, type Needle } from './needles.js';
import { isSearchable } from './searchable.js';
import { reversed, rotated } from './codecs/rot13-reversed.js';
import type { RequestParts, RequestSighting, ValueSighting, TypedValue } from './typed-value.js';
import { WeakHashes } from './hashes/weak-hashes.js';
import { unwrapped } from './codecs/content-encoding.js';

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
  readonly scan: (content: Uint8Array | string, context?: ScanContext) => readonly ValueSighting[];
  /** As `scan`, and whether everything could be searched within bounds. */
  readonly inspect: (content: Uint8Array | string, context?: ScanContext) => Inspection;
  /** Traces in address, host name, headers and body. */
  readonly scanRequest: (request: RequestParts) => readonly RequestSighting[];
}

/** Bodies above this size hold too many numbers for 32-bit hashes to say anything. */
const longestForWeak = 16_384;

/**
 * Makes a matcher that finds the typed values in anything that leaves.
 *
 * Found, in any container (address, header, form, JSON, multipart, MessagePack, protobuf, plain or binary body):
 * - the value as typed, in small, capital or (from 12 characters on) any letters; with other joints between its words; user name of an
 *   e-mail; a phone's digits in the usual groupings; long words and halves of a name; a birth date in other orders;
 * - under percent-escapes, %u, JSON and JavaScript escapes, HTML references and quoted-printable, each repeated or mixed; UTF-16, UTF-32;
 * - within base64 and base64url (at any alignment in a run, lines broken or not), hex, base32 (one case), base58 (a whole run);
 * - turned by rot13, or reversed, as plain text or outside another encoding by digits, or outside percent-escapes of the plain text;
 * - packed by gzip, zlib, zstd (wherever their mark stands), raw deflate, brotli or LZString (where a body, part, parameter or encoded
 *   value begins; of text, not of other packed data);
 * - hashed by the functions of `hashes.ts`, over the writings of `writings.ts`, written in hex, as a UUID, in base64, base32, base58, as
 *   bytes, or (64 bits) in decimal, whole or cut to 64 bits and more; hashed again or of an encoding, as `digests.ts` says; mixed with a
 *   salt given here, joined or as HMAC key, by md5, sha1, sha256 and sha512;
 * - any nesting of these, ten deep.
 *
 * Not found: values shorter than seven characters or common words (`isSearchable`); ciphers and home-made encodings; hashes of several
 * values joined, or over many rounds; 32-bit hashes that stand alone (two must agree); packed data within base64 that begins in the
 * middle of a run, except behind a slash; base58 within runs of more than 4,096 digits; what lies beyond 32 MB, or beyond the bounds of
 * `inspect`, which then says so by `complete`.
 */
export function createMatcher(typed: readonly TypedValue[], options: MatcherOptions = {}): Matcher {
  const background = (options.background ?? []).join('\n').toLowerCase();
  const searched = typed.filter(value => value.searchable ?? isSearchable(value.value, value.kind));
  const search: Search = {
    needles: new NeedleSet(needlesOf(searched, background)),
    digests: new Digests(searched, options.salts ?? []),
  };
  const weak = new WeakHashes(searched);
  const look = (content: Uint8Array | string, context: ScanContext = {}): Inspection => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const { layers, plain } = unwrapped(bytes, context.contentEncoding);
    const { sightings, complete } = inspect(plain, search);
    const agreed = plain.length <= longestForWeak ? weak.scan(Buffer.from(plain).toString('latin1')) : [];
    const all = [...sightings, ...agreed];
    return { complete, sightings: all.map(each => ({ ...each, encoding: [...layers, ...each.encoding] })) };
  };
  const scan: Matcher['scan'] = (content, context) => look(content, context).sightings;
  return { scan, inspect: look, scanRequest: request => scanRequest(request, scan) };
}

const percent = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(encodeURIComponent(Buffer.from(bytes).toString()));

function* needlesOf(typed: readonly TypedValue[], background: string): Generator<Needle<Trace>> {
  for (const value of typed) {
    for (const { text, part } of plainFormsOf(value)) {
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
  const add = (where: string, sightings: readonly ValueSighting[]): void => {
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
