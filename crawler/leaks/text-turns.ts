import { classes, gap } from './byte-classes.js';
import { Pieces, type Chunk } from './chunk.js';
import type { Survey } from './runs.js';

/** The text with each letter moved by 13. */
export const rotated = (bytes: Uint8Array): Uint8Array => bytes.map(byte => rotation[byte] ?? byte);

/** The text from its end to its beginning. */
export const reversed = (bytes: Uint8Array): Uint8Array => bytes.toReversed();

const rotation = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = byte & 0xdf;
  if (letter < 0x41 || letter > 0x5a) return byte;
  return ((letter - 0x41 + 13) % 26) + 0x41 + (byte & 0x20);
});

const isGap = (byte: number | undefined): boolean => ((classes[byte ?? 0] ?? gap) & gap) !== 0;

/** Texts longer than this are turned only where runs of encoded text stand: plain text turned is searched for as it stands. */
const turnedWhole = 2048;

/** The words of a chunk that hold encoded runs, moved by 13 letters or turned round. */
export function turned(chunk: Chunk, { runs }: Survey, how: 'rot13' | 'reversed'): Chunk | undefined {
  const { bytes } = chunk;
  const turn = how === 'rot13' ? rotated : reversed;
  const pieces = new Pieces(64);
  const add = (start: number, end: number): void => {
    pieces.add(turn(bytes.subarray(start, end)), { layers: [how], start, end }, false);
  };
  if (chunk.depth === 0 && bytes.length <= turnedWhole) add(0, bytes.length);
  else {
    let done = 0;
    for (let index = 0; index < runs.length; index += 2) {
      let [start, end] = [runs.at(index) ?? 0, runs.at(index + 1) ?? 0];
      if (end <= done) continue;
      while (start > done && !isGap(bytes[start - 1])) start -= 1;
      while (end < bytes.length && !isGap(bytes[end])) end += 1;
      add(start, end);
      done = end;
    }
  }
  if (pieces.length === 0) return undefined;
  return {
    bytes: pieces.bytes(),
    parent: chunk,
    origin: start => pieces.originOf(start),
    isNew: () => true,
    streams: [],
    isRotated: chunk.isRotated || how === 'rot13',
    isReversed: chunk.isReversed || how === 'reversed',
    depth: chunk.depth + 1,
  };
}

/** UTF-16 and UTF-32 text, either byte order: ASCII characters stand between zero bytes, which are left out. */
export function withoutNul(chunk: Chunk): Chunk | undefined {
  const { bytes } = chunk;
  let inRow = 0;
  const isWide = bytes.some((byte, index) => {
    inRow =
      byte === 0 && bytes[index - 1] !== 0 && bytes[index - 2] === 0 ? inRow + 1 : byte === 0 ? 1 : inRow;
    return inRow > 4;
  });
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

/** A line that goes on, a sign that is always or often quoted, or several quoted characters in a row. */
const quotedPrintable = /=\r?\n|=(?:3D|40|2E|2B|2D|5F|20)|(?:=[2-7][\dA-F]){4}/;

/** Quoted-printable (RFC 2045): `=XX`, and `=` at the end of a line that goes on. */
export function fromQuotedPrintable(chunk: Chunk): Chunk | undefined {
  const text = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length).toString('latin1');
  if (!quotedPrintable.test(text)) return undefined;
  const plain = text.replace(/=(?:\r?\n|([\dA-F]{2}))/g, (_, digits: string | undefined) =>
    digits ? String.fromCharCode(Number.parseInt(digits, 16)) : '',
  );
  return derived(chunk, Buffer.from(plain, 'latin1'), 'quoted-printable', 1);
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
