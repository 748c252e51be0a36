import type { Chunk } from './bytes/chunk.js';
import { trace } from './bytes/chunk.js';
import type { Budget } from './codecs/decompress.js';
import { scanBytes, scanRuns } from './hashes/digest-scan.js';
import { best } from './best-sightings.js';
import type { DigestMatch, Digests } from './hashes/digests.js';
import { NumberList } from './bytes/number-list.js';
import { fromQuotedPrintable, unescaped } from './codecs/escapes.js';
import type { NeedleSet } from './needles.js';
import { fromBase32, fromBase58, fromBase64, fromHex } from './codecs/radix.js';
import { survey, type Survey } from './bytes/runs.js';
import { turned, withoutNul } from './codecs/rot13-reversed.js';
import type { ValueSighting, TypedValue } from './typed-value.js';
import { fromLzText, unpacked } from './codecs/unpacked.js';

/** What a needle stands for. */
export interface Trace {
  readonly typed: TypedValue;
  readonly part: string;
  readonly layers: readonly string[];
}

/** What is searched for. */
export interface Search {
  readonly needles: NeedleSet<Trace>;
  readonly digests: Digests;
}

/** Deepest nesting of decoders: three layers, and the containers around and between them. */
const deepest = 10;
/** A body of more bytes is searched up to here only. */
export const longestBody = 32 * 2 ** 20;

/** Most traces that one body is reported with. */
const mostSightings = 500;

export interface Inspection {
  readonly sightings: readonly ValueSighting[];
  /** False when a bound was met and something was left unsearched. */
  readonly complete: boolean;
}

/** Searches bytes and, layer by layer, all that they may encode, within bounds of time and memory. */
export function inspect(sent: Uint8Array, search: Search): Inspection {
  const bytes = sent.subarray(0, longestBody);
  const budget: Budget = {
    bytes: 16 * bytes.length + 4 * 2 ** 20,
    attempts: 2000,
    exceeded: bytes.length < sent.length,
  };
  const sightings: ValueSighting[] = [];
  const seenBefore = new Set<string>();
  const report = (seen: Trace, chunk: Chunk, start: number, end: number, extra: readonly string[]): void => {
    const { layers, offset } = trace(chunk, start, end);
    const encoding = [...layers, ...extra, ...seen.layers];
    const { id, kind } = seen.typed;
    const key = JSON.stringify([id, seen.part, encoding]);
    if (seenBefore.has(key) || sightings.length >= mostSightings) return;
    seenBefore.add(key);
    const excerpt = excerptOf(chunk.bytes, start, end);
    sightings.push({ valueId: id, kind, part: seen.part, encoding, offset, excerpt });
  };
  const root: Chunk = {
    bytes,
    isNew: () => true,
    streams: [[0, bytes.length]],
    isRotated: false,
    isReversed: false,
    isBinary: false,
    depth: 0,
  };
  const waiting = [root];
  for (let chunk = waiting.shift(); chunk; chunk = waiting.shift()) {
    const facts = chunk.isBinary ? binaryFacts : survey(chunk);
    searchChunk(chunk, facts, search, report);
    if (chunk.depth === deepest) continue;
    for (const child of children(chunk, facts, budget)) {
      budget.bytes -= child.bytes.length;
      if (budget.bytes < 0) budget.exceeded = true;
      else waiting.push(child);
    }
  }
  return { sightings: best(sightings), complete: !budget.exceeded };
}

/** Of a digest's bytes, five in eight cannot be printed. */
const fewestUnprintable = 2;

/** What is taken for granted of decoded binary data. */
const binaryFacts: Survey = {
  runs: new NumberList(),
  hasEscapes: false,
  hasNul: false,
  hasEquals: false,
  unprintable: Infinity,
};

type Report = (seen: Trace, chunk: Chunk, start: number, end: number, extra: readonly string[]) => void;

function searchChunk(chunk: Chunk, facts: Survey, { needles, digests }: Search, report: Report): void {
  const { bytes } = chunk;
  const add = (match: DigestMatch, start: number, end: number): void => report(match, chunk, start, end, []);
  if (!chunk.isBinary) {
    needles.scan(bytes, (seen, start, end) => {
      if (chunk.isNew(start, end) && !isTurnedBack(chunk, seen)) report(seen, chunk, start, end, []);
    });
  }
  if (facts.runs.length > 0) scanRuns(bytes, facts.runs, digests, add);
  if (facts.unprintable >= fewestUnprintable) scanBytes(bytes, digests, add);
}

/** Plain text that was turned and is met as turned text: its plain place is looked at anyway. */
const isTurnedBack = ({ isRotated, isReversed }: Chunk, { layers }: Trace): boolean =>
  (isRotated && layers.includes('rot13')) || (isReversed && layers.includes('reversed'));

function* children(chunk: Chunk, facts: Survey, budget: Budget): Generator<Chunk> {
  const made = [
    facts.hasEscapes ? unescaped(chunk) : undefined,
    facts.hasEquals ? fromQuotedPrintable(chunk) : undefined,
    facts.hasNul ? withoutNul(chunk) : undefined,
  ];
  if (facts.runs.length > 0) {
    for (const decoder of [fromBase64, fromHex, fromBase32, fromBase58]) {
      const { text, binary } = decoder(chunk, facts);
      made.push(text.chunk(chunk, false), binary.chunk(chunk, true));
    }
    if (!chunk.isRotated && !chunk.isReversed) made.push(turned(chunk, facts, 'rot13'));
    if (!chunk.isReversed) made.push(turned(chunk, facts, 'reversed'));
  }
  for (const child of made) if (child) yield child;
  yield* unpacked(chunk, facts, budget);
  yield* fromLzText(chunk, facts, budget);
}

/** The text found and what stands around it, with what cannot be printed as dots. */
function excerptOf(bytes: Uint8Array, start: number, end: number): string {
  const [from, to] = [
    Math.max(0, start - 16),
    Math.min(bytes.length, Math.max(end + 16, start + 48), start + 64),
  ];
  return Buffer.from(bytes.subarray(from, to))
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '.');
}
