import { gaps } from '../bytes/byte-classes.js';
import type { Chunk, ChunkOrigin } from '../bytes/chunk.js';
import { NumberList } from '../bytes/number-list.js';
import { forEachRun, isTurnable, type Survey } from '../bytes/runs.js';

/** The text with each letter moved by 13. */
export function rotated(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) out[at] = rotation[bytes[at] ?? 0] ?? 0;
  return out;
}

/** The text from its end to its beginning. */
export const reversed = (bytes: Uint8Array): Uint8Array => bytes.toReversed();

const rotation = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = byte & 0xdf;
  if (letter < 0x41 || letter > 0x5a) return byte;
  return ((letter - 0x41 + 13) % 26) + 0x41 + (byte & 0x20);
});

const isGap = (byte: number | undefined): boolean => gaps[byte ?? 0] === 1;

/**
 * The words of a chunk that hold encoded runs, moved by 13 letters or turned round; plain text that was turned is searched for as it
 * stands.
 */
export function turned(chunk: Chunk, { runs }: Survey, how: 'rot13' | 'reversed'): Chunk | undefined {
  const { bytes } = chunk;
  /** Where each part begins in the result, and the word's bounds in the chunk. */
  const [ats, begins, ends] = [new NumberList(), new NumberList(), new NumberList()];
  let length = 0;
  forEachRun(runs, (from, to, sorts) => {
    const done = ends.at(ends.length - 1) ?? 0;
    if ((sorts & isTurnable) === 0 || to <= done) return;
    let [start, end] = [from, to];
    while (start > done && !isGap(bytes[start - 1])) start -= 1;
    while (end < bytes.length && !isGap(bytes[end])) end += 1;
    ats.push(length);
    begins.push(start);
    ends.push(end);
    length += end - start + 1;
  });
  if (length === 0) return undefined;
  const gathered = new Uint8Array(length).fill(0x0a);
  for (let word = 0; word < ats.length; word += 1) {
    const [at, start, end] = [ats.at(word) ?? 0, begins.at(word) ?? 0, ends.at(word) ?? 0];
    gathered.set(bytes.subarray(start, end), at);
    if (how === 'reversed') gathered.subarray(at, at + end - start).reverse();
  }
  const origin = (from: number, to: number): ChunkOrigin => {
    const index = Math.max(0, ats.lowerBound(from + 1) - 1);
    const [at, start, end] = [ats.at(index) ?? 0, begins.at(index) ?? 0, ends.at(index) ?? 0];
    const [near, far] = [from - at, Math.min(to - at, end - start)];
    const bounds = how === 'rot13' ? [start + near, start + far] : [end - far, end - near];
    return { layers: [how], start: bounds[0] ?? start, end: bounds[1] ?? end };
  };
  return {
    bytes: how === 'rot13' ? rotated(gathered) : gathered,
    parent: chunk,
    origin,
    isNew: () => true,
    streams: [],
    isRotated: chunk.isRotated || how === 'rot13',
    isReversed: chunk.isReversed || how === 'reversed',
    isBinary: false,
    depth: chunk.depth + 1,
  };
}

/** Whether zero bytes stand at every other place, five times in a row. */
function hasEveryOther(bytes: Uint8Array): boolean {
  let inRow = 0;
  for (let at = bytes.indexOf(0); at >= 0 && inRow < 5;) {
    const next = bytes.indexOf(0, at + 1);
    inRow = next === at + 2 ? inRow + 1 : 0;
    at = next;
  }
  return inRow >= 5;
}

/** UTF-16 and UTF-32 text, either byte order: ASCII characters stand between zero bytes, which are left out. */
export function withoutNul(chunk: Chunk): Chunk | undefined {
  const { bytes } = chunk;
  const isWide = hasEveryOther(bytes);
  const isWider = !isWide && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\0\0\0');
  if (!isWide && !isWider) return undefined;
  const scale = isWide ? 2 : 4;
  return derived(
    chunk,
    bytes.filter(byte => byte !== 0),
    isWide ? 'utf-16' : 'utf-32',
    scale,
  );
}

/** A chunk that stands for the whole of its parent. */
export function derived(parent: Chunk, bytes: Uint8Array, layer: string, scale: number): Chunk {
  const clamp = (offset: number): number => Math.min(offset * scale, parent.bytes.length);
  return {
    ...parent,
    bytes,
    parent,
    origin: (start, end) => ({ layers: [layer], start: clamp(start), end: clamp(end) }),
    isNew: () => true,
    streams: [[0, bytes.length]],
    depth: parent.depth + 1,
  };
}
