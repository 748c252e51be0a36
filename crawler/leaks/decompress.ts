import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { Decompress } from 'fzstd';
import { printable } from './byte-classes.js';
import { looksDeflated } from './deflate-look.js';
import { mayBeLzBytes, readLzString } from './lz-strings.js';

/** What came of unpacking: the layer's name and the bytes. */
export interface Unpacked {
  readonly layer: string;
  readonly bytes: Uint8Array;
}

/** Bounds of one scan, counted down as it goes. */
export interface Budget {
  /** Bytes that decoders may still make. */
  bytes: number;
  /** Streams without a mark of their own that may still be tried. */
  attempts: number;
  /** Something was left undone. */
  exceeded: boolean;
}

/** Most bytes that one stream is unpacked to. */
const largest = 16 * 2 ** 20;

/** What the bytes hold if a compressed stream with a mark of its own begins at `at`. */
export function unpackMarked(bytes: Uint8Array, at: number, budget: Budget): Unpacked | undefined {
  const [one, two = 0, three = 0, four = 0] = bytes.subarray(at, at + 4);
  const rest = bytes.subarray(at);
  if (one === 0x1f && two === 0x8b && three === 8)
    return attempt('gzip', budget, size => inflateRawSync(rest.subarray(gzipHeader(rest)), size));
  if (one === 0x78 && (0x7800 + two) % 31 === 0 && (two & 0x20) === 0)
    return attempt('deflate', budget, size => inflateSync(rest, size));
  if (one === 0x28 && two === 0xb5 && three === 0x2f && four === 0xfd)
    return attempt('zstd', budget, ({ maxOutputLength }) => unzstd(rest, maxOutputLength));
  return undefined;
}

/** What a stream without a mark of its own from `start` up to `end` may hold: raw deflate, brotli, LZString. */
export function unpackUnmarked(
  bytes: Uint8Array,
  start: number,
  end: number,
  budget: Budget,
): readonly Unpacked[] {
  if (end - start < 6 || isPrintable(bytes, start, Math.min(end, start + 24))) return [];
  const found: (Unpacked | undefined)[] = [];
  const stream = (): Uint8Array => bytes.subarray(start, end);
  if (looksDeflated(bytes, start, end))
    found.push(attempt('deflate-raw', budget, size => inflateRawSync(stream(), size)));
  if (mayBeBrotli(bytes, start, end))
    found.push(
      attempt('brotli', budget, ({ maxOutputLength }) => brotliDecompressSync(stream(), { maxOutputLength })),
    );
  const text = mayBeLzBytes(bytes, start) ? readLzString(stream(), 8) : undefined;
  if (text !== undefined) found.push({ layer: 'lz-string', bytes: Buffer.from(text) });
  return found.filter(unpacked => unpacked !== undefined).filter(({ bytes: { length } }) => length > 6);
}

function isPrintable(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (printable[bytes[at] ?? 0] === 0) return false;
  return true;
}

/**
 * Length of a gzip header (RFC 1952): what follows is raw deflate, which, unlike zlib's reader of gzip, does not mind what comes after.
 */
function gzipHeader(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const named of [8, 16]) if (flags & named) at = bytes.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}

interface Size {
  readonly maxOutputLength: number;
  readonly finishFlush: number;
}

function attempt(layer: string, budget: Budget, unpack: (size: Size) => Uint8Array): Unpacked | undefined {
  budget.attempts -= 1;
  const maxOutputLength = Math.min(largest, budget.bytes);
  if (maxOutputLength <= 0 || budget.attempts < 0) {
    budget.exceeded = true;
    return undefined;
  }
  try {
    // With a flush, not a finish, at the end, what a cut-off stream holds is still given out.
    return { layer, bytes: unpack({ maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }) };
  } catch (error) {
    if (error instanceof RangeError) {
      budget.exceeded = true;
      budget.bytes -= maxOutputLength;
    }
    return undefined;
  }
}

/** A first block of a length that its packed size allows. RFC 7932, section 9. */
function mayBeBrotli(bytes: Uint8Array, start: number, end: number): boolean {
  const head =
    (bytes[start] ?? 0) |
    ((bytes[start + 1] ?? 0) << 8) |
    ((bytes[start + 2] ?? 0) << 16) |
    ((bytes[start + 3] ?? 0) << 24);
  let at = (head & 1) === 0 ? 1 : ((head >> 1) & 7) !== 0 ? 4 : 7;
  const isLast = (head >> at++) & 1;
  if (isLast && (head >> at++) & 1) return false;
  const nibbles = ((head >> at) & 3) + 4;
  at += 2;
  if (nibbles > 6) return false;
  let length = 0;
  for (let bit = at; bit < at + nibbles * 4; bit += 1)
    length += (((bytes[start + (bit >> 3)] ?? 0) >> (bit & 7)) & 1) * 2 ** (bit - at);
  const size = end - start;
  return length >= 6 && length > size / 2 - 16 && length < size * (size < 1024 ? 60 : 1000);
}

function unzstd(bytes: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Decompress(part => {
    size += part.length;
    if (size > most) throw new RangeError(`Expected at most ${most} bytes from a zstd stream.`);
    parts.push(part.slice());
  });
  const step = 1024;
  try {
    for (let at = 0; at < bytes.length; at += step) stream.push(bytes.subarray(at, at + step), false);
  } catch (error) {
    // What follows the frame is no part of it.
    if (error instanceof RangeError || size === 0) throw error;
  }
  return Buffer.concat(parts);
}
