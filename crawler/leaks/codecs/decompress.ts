import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { Decompress } from 'fzstd';
import { printableBytes } from '../bytes/byte-classes.js';
import { looksBrotli } from './detect-brotli.js';
import { looksDeflated } from './detect-deflate.js';
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
    return attempt('gzip', rest.length, budget, size =>
      inflateRawSync(rest.subarray(gzipHeader(rest)), size),
    );
  if (one === 0x78 && (0x7800 + two) % 31 === 0 && (two & 0x20) === 0)
    return attempt('deflate', rest.length, budget, size => inflateSync(rest, size));
  if (one === 0x28 && two === 0xb5 && three === 0x2f && four === 0xfd)
    return attempt('zstd', rest.length, budget, ({ maxOutputLength }) => unzstd(rest, maxOutputLength));
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
  const isDeflate = looksDeflated(bytes, start, end);
  const isBrotli = looksBrotli(bytes, start, end);
  const mayBeLz = mayBeLzBytes(bytes, start);
  if (!isDeflate && !isBrotli && !mayBeLz) return [];
  const stream = bytes.subarray(start, end);
  const found: (Unpacked | undefined)[] = [];
  if (isDeflate)
    found.push(attempt('deflate-raw', stream.length, budget, size => inflateRawSync(stream, size)));
  if (isBrotli)
    found.push(
      attempt('brotli', stream.length, budget, ({ maxOutputLength, chunkSize }) =>
        brotliDecompressSync(stream, { maxOutputLength, chunkSize }),
      ),
    );
  const text = mayBeLz ? readLzString(stream, 8) : undefined;
  if (text !== undefined) found.push({ layer: 'lz-string', bytes: Buffer.from(text) });
  return found.filter(unpacked => unpacked !== undefined).filter(({ bytes: { length } }) => length > 6);
}

function isPrintable(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (printableBytes[bytes[at] ?? 0] === 0) return false;
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
  /** Bytes of room at a time: a new buffer of this size is made for every attempt. */
  readonly chunkSize: number;
}

function attempt(
  layer: string,
  packed: number,
  budget: Budget,
  unpack: (size: Size) => Uint8Array,
): Unpacked | undefined {
  budget.attempts -= 1;
  const maxOutputLength = Math.min(largest, budget.bytes);
  if (maxOutputLength <= 0 || budget.attempts < 0) {
    budget.exceeded = true;
    return undefined;
  }
  // Most attempts fail, and noting where they did takes several times as long as they do.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    // With a flush, not a finish, at the end, what a cut-off stream holds is still given out.
    const chunkSize = Math.max(256, Math.min(16_384, 4 * packed));
    return { layer, bytes: unpack({ maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH, chunkSize }) };
  } catch (error) {
    if (error instanceof RangeError) {
      budget.exceeded = true;
      budget.bytes -= maxOutputLength;
    }
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
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
