import { characterOf, keyCodeForm, streamForms } from './keystrokes.js';
import { leavesOf, type Leaf } from './leaves.js';
import type { Matcher } from './matcher.js';
import { isSearchable } from './searchable.js';
import type { RequestParts, RequestSighting, ValueSighting, TypedValue } from './typed-value.js';

/** Finds values that no single place holds: split over parameters or requests, or logged key by key. */
export interface SplitDetector {
  /**
   * Takes in the next request (or frame of a WebSocket) to `destination` and gives what has come together with it. Encodings begin with
   * `split over parameters`, `split over requests`, `key by key` or `growing text`. Each is given once a destination.
   */
  readonly add: (destination: string, request: RequestParts) => readonly RequestSighting[];
}

/** Leaves of one name that are kept a destination, and their characters; names a destination; destinations. */
const mostKept = 512;
const longestKept = 4096;
const mostNames = 500;
const mostDestinations = 500;
/** Prefixes of a value, of growing length, that must have been sent, and how long the longest must be. */
const fewestPrefixes = 4;
const shortestPrefix = 5;

interface Stream {
  readonly leaves: string[];
  /** Characters that the leaves write if they are keys. */
  keys: string;
  /** The same, of leaves that are numbers. */
  codes: string;
  readonly prefixes: Map<string, Set<number>>;
}

interface Destination {
  readonly streams: Map<string, Stream>;
  readonly given: Set<string>;
}

/** Makes a detector for one form's filling; `matcher` must be of the same values. */
export function createSplitDetector(typed: readonly TypedValue[], matcher: Matcher): SplitDetector {
  const searched = typed.filter(value => value.searchable ?? isSearchable(value.value, value.kind));
  const forms = searched.flatMap(value => streamForms(value).map(form => ({ value, form })));
  const destinations = new Map<string, Destination>();

  const inStream = (stream: Stream): ValueSighting[] => {
    const found: ValueSighting[] = [];
    for (const { value, form } of forms) {
      const byKey =
        stream.keys.includes(form) ||
        [form, keyCodeForm(form)].some(codes => stream.codes.includes(codes.toLowerCase()));
      if (byKey) found.push(sightingOf(value, 'key by key', stream.keys || stream.leaves.join(' ')));
      const lengths = [...(stream.prefixes.get(form) ?? [])];
      if (lengths.length >= fewestPrefixes && Math.max(...lengths) >= shortestPrefix)
        found.push(sightingOf(value, 'growing text', stream.leaves.slice(-6).join(' ')));
    }
    return found;
  };

  const add: SplitDetector['add'] = (name, request) => {
    const destination = destinations.get(name) ?? {
      streams: new Map<string, Stream>(),
      given: new Set<string>(),
    };
    if (destinations.size < mostDestinations) destinations.set(name, destination);
    const leaves = leavesOf(request);
    const found = joined(
      leaves.map(({ value }) => value),
      'split over parameters',
      matcher,
    );
    for (const [key, values] of byKey(leaves)) {
      const stream = destination.streams.get(key) ?? { leaves: [], keys: '', codes: '', prefixes: new Map() };
      if (destination.streams.size >= mostNames && !destination.streams.has(key)) continue;
      destination.streams.set(key, stream);
      // The same again (a client's id, a page's address) tells nothing new; one character, or its code, may well be typed twice.
      const only = values.length === 1 ? values[0] : undefined;
      const isKey = only !== undefined && (only.length <= 1 || /^\d{2,3}$/.test(only));
      if (only !== undefined && !isKey && only === stream.leaves.at(-1)) continue;
      for (const value of values)
        take(
          stream,
          value,
          forms.map(({ form }) => form),
        );
      found.push(...inStream(stream), ...joined(stream.leaves, 'split over requests', matcher));
    }
    return found
      .filter(({ valueId, part, encoding }) => {
        const key = JSON.stringify([valueId, part, encoding]);
        return !destination.given.has(key) && destination.given.add(key);
      })
      .map(sighting => ({ ...sighting, where: 'body' }));
  };
  return { add };
}

function byKey(leaves: readonly Leaf[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { key, value } of leaves) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

function take(stream: Stream, value: string, forms: readonly string[]): void {
  stream.leaves.push(value);
  while (
    stream.leaves.length > mostKept ||
    (stream.leaves.length > 1 && lengthOf(stream.leaves) > longestKept)
  )
    stream.leaves.shift();
  const character = characterOf(value);
  if (value === 'Backspace') stream.keys = stream.keys.slice(0, -1);
  else if (character !== undefined) stream.keys = (stream.keys + character.toLowerCase()).slice(-longestKept);
  if (/^\d{1,3}$/.test(value)) stream.codes = nextCodes(stream.codes, Number(value));
  const text = value.toLowerCase();
  for (const form of forms) {
    if (!form.startsWith(text)) continue;
    const lengths = stream.prefixes.get(form) ?? new Set<number>();
    stream.prefixes.set(form, lengths.add(text.length));
  }
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);

/** Codes of Shift, Control and Alt write nothing; 8 is Backspace. */
function nextCodes(codes: string, code: number): string {
  if (code === 8) return codes.slice(0, -1);
  return code >= 16 && code <= 20
    ? codes
    : (codes + String.fromCharCode(code).toLowerCase()).slice(-longestKept);
}

/** What stands in the texts put together and not in them kept apart. */
function joined(texts: readonly string[], manner: string, matcher: Matcher): ValueSighting[] {
  if (texts.length < 2) return [];
  const keyOf = ({ valueId, part, encoding }: ValueSighting): string =>
    JSON.stringify([valueId, part, encoding]);
  const together = matcher.scan(texts.join(''));
  if (together.length === 0) return [];
  const apart = new Set(matcher.scan(texts.join('\n')).map(keyOf));
  return together
    .filter(sighting => !apart.has(keyOf(sighting)))
    .map(sighting => ({ ...sighting, encoding: [manner, ...sighting.encoding] }));
}

const sightingOf = ({ id, kind }: TypedValue, manner: string, excerpt: string): ValueSighting => ({
  valueId: id,
  kind,
  part: 'whole',
  encoding: [manner],
  offset: 0,
  excerpt: excerpt.slice(-80).replace(/[^\x20-\x7e]/g, '.'),
});
