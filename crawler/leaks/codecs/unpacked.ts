import type { Chunk, ByteSpan } from '../bytes/chunk.js';
import { unpackMarked, unpackUnmarked, type Budget, type Unpacked } from './decompress.js';
import { ByteFinder } from '../bytes/byte-finder.js';
import { characterValues, readLzString, uriDigitValues } from './lz-strings.js';
import { innerStarts } from './radix.js';
import type { Survey } from '../bytes/runs.js';
import { derived } from './rot13-reversed.js';

/** First bytes of streams that say what they are; zlib's at each of its four levels. */
const marks = ['1f8b08', '28b52ffd', '7801', '785e', '789c', '78da'].map(hex => Buffer.from(hex, 'hex'));
const partBody = Buffer.from('\r\n\r\n');

/** What compressed streams within the chunk unpack to: marked ones wherever they stand, others where a value begins. */
export function* unpacked(chunk: Chunk, { unprintable }: Survey, budget: Budget): Generator<Chunk> {
  if (unprintable === 0) return;
  const bytes = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length);
  for (const mark of marks) {
    for (let at = bytes.indexOf(mark); at >= 0 && budget.attempts > 0; at = bytes.indexOf(mark, at + 1)) {
      const found = unpackMarked(bytes, at, budget);
      if (found) yield placed(chunk, found, at, bytes.length);
    }
  }
  for (const [start, end] of streamsOf(chunk, bytes))
    for (const found of unpackUnmarked(bytes, start, end, budget)) yield placed(chunk, found, start, end);
}

function* streamsOf(chunk: Chunk, bytes: Buffer): Generator<ByteSpan> {
  yield* chunk.streams;
  let bodies = 0;
  for (let at = bytes.indexOf(partBody); at >= 0 && bodies < 32; at = bytes.indexOf(partBody, at + 4)) {
    bodies += 1;
    yield [at + 4, bytes.length];
  }
}

/** LZString forms that are text: those for URLs in ASCII runs, those for UTF-16 in runs of other characters. */
export function* fromLzText(chunk: Chunk, { runs, unprintable }: Survey, budget: Budget): Generator<Chunk> {
  const { bytes } = chunk;
  const dashes = new ByteFinder(bytes, 0x2d);
  for (let index = 0; index < runs.length; index += 3) {
    const [from, end] = [runs.at(index) ?? 0, runs.at(index + 1) ?? 0];
    // Without a `-`, base64 reads the same.
    if (!dashes.isWithin(from, end)) continue;
    const found = lzUriAt(bytes, from, end);
    if (found) yield placed(chunk, found, from, end);
    for (const start of innerStarts(bytes, from, end)) {
      const inner = lzUriAt(bytes, start, end);
      if (inner) yield placed(chunk, inner, start, end);
    }
  }
  if (unprintable * 3 < bytes.length || bytes.length > longestLzText || !isWideText(bytes)) return;
  const whole = Buffer.from(bytes).toString('utf8');
  for (const match of whole.matchAll(/[^\n\r\t"&=<>]{6,}/g)) {
    if (budget.attempts-- <= 0) return;
    for (const text of [
      readLzString(characterValues(match[0]), 15),
      readLzString(charactersOf(match[0]), 16),
    ]) {
      if (text === undefined || text.length <= 6) continue;
      const start = Buffer.byteLength(whole.slice(0, match.index));
      yield placed(chunk, { layer: 'lz-string', bytes: Buffer.from(text) }, start, bytes.length);
    }
  }
}

function lzUriAt(bytes: Uint8Array, start: number, end: number): Unpacked | undefined {
  if (!mayBeLzUri(bytes[start])) return undefined;
  const text = readLzString(uriDigitValues(bytes.subarray(start, end)), 6);
  return text === undefined ? undefined : { layer: 'lz-string', bytes: Buffer.from(text) };
}

/** Most of it is characters of three bytes in UTF-8, as LZString's 15-bit characters are. */
function isWideText(bytes: Uint8Array): boolean {
  let wide = 0;
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) >> 4 !== 0xe) continue;
    if ((bytes[at + 1] ?? 0) >> 6 === 2 && (bytes[at + 2] ?? 0) >> 6 === 2) wide += 3;
  }
  return wide * 4 > bytes.length;
}

const longestLzText = 2 ** 20;
const charactersOf = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** The stream's first two bits are 0 where its first character is ASCII; they lead the first digit. */
const mayBeLzUri = (first: number | undefined): boolean =>
  first !== undefined && first >= 0x41 && first <= 0x50;

const placed = (chunk: Chunk, { layer, bytes }: Unpacked, start: number, end: number): Chunk => ({
  ...derived(chunk, bytes, layer, 1),
  origin: () => ({ layers: [layer], start, end }),
  isRotated: false,
  isReversed: false,
  isBinary: false,
});
