import { decimalDigit, hexDigit } from './byte-classes.js';
import type { DigestMatch, Digests } from './digests.js';
import type { NumberList } from './number-list.js';
import { forEachRun, hasDecimals, hasHex, stretches } from './runs.js';

type Found = (match: DigestMatch, start: number, end: number) => void;

/** Fewest bytes of a digest that must stand there, whether it is whole or cut off. */
const fewest = 8;

/** Whether the digest, or as much of it as there is room for, stands at `at`. */
const agreesAt =
  (bytes: Uint8Array, at: number) =>
  (digest: Buffer): boolean => {
    const length = Math.min(digest.length, bytes.length - at);
    for (let index = 0; index < length; index += 1) if (bytes[at + index] !== digest[index]) return false;
    return length >= fewest;
  };

/** Digests that stand as bytes, anywhere in a chunk of binary data. */
export function scanBytes(bytes: Uint8Array, digests: Digests, found: Found): void {
  const { coarse, fine } = digests.table;
  const last = bytes.length - fewest;
  for (let at = 0; at <= last; at += 1) {
    const bits = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    const low = bits & 0x1fffff;
    if (((coarse[low >> 3] ?? 0) & (1 << (low & 7))) === 0) continue;
    if (((fine[bits >> 3] ?? 0) & (1 << (bits & 7))) === 0) continue;
    digests.find(word(bytes, at), word(bytes, at + 4), agreesAt(bytes, at), match =>
      found(match, at, Math.min(at + 64, bytes.length)),
    );
  }
}

/** Digests that stand in hex, anywhere in a run, dashes (as in a UUID) passed over; and 64-bit ones in decimal. */
export function scanRuns(bytes: Uint8Array, runs: NumberList, digests: Digests, found: Found): void {
  forEachRun(runs, (from, to, sorts) => {
    if (to - from < 2 * fewest) return;
    if (mayBeUuid(bytes, from, to))
      scanHex(
        withoutDashes(bytes, from, to),
        0,
        32,
        (match, start) => found(match, from + start, to),
        digests,
      );
    if ((sorts & hasHex) !== 0)
      stretches(bytes, from, to, hexDigit, 2 * fewest, (start, end) =>
        scanHex(bytes, start, end, found, digests),
      );
    if ((sorts & hasDecimals) !== 0)
      stretches(bytes, from, to, decimalDigit, 17, (start, end) =>
        scanDecimal(bytes, start, end, digests, found),
      );
  });
}

const hexValues = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? 0 : value;
});

function scanHex(digits: Uint8Array, start: number, end: number, found: Found, digests: Digests): void {
  for (let from = start; from < start + 2; from += 1) {
    const pairs = new Uint8Array((end - from) >> 1);
    for (let index = 0; index < pairs.length; index += 1)
      pairs[index] =
        ((hexValues[digits[from + 2 * index] ?? 0] ?? 0) << 4) |
        (hexValues[digits[from + 2 * index + 1] ?? 0] ?? 0);
    scanBytes(pairs, digests, (match, at) => found(match, from + 2 * at, end));
  }
}

const dash = 0x2d;
const mayBeUuid = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 36 && bytes[from + 8] === dash && bytes[from + 13] === dash;
const withoutDashes = (bytes: Uint8Array, from: number, to: number): Uint8Array =>
  bytes.subarray(from, to).filter(byte => byte !== dash);

function scanDecimal(bytes: Uint8Array, start: number, end: number, digests: Digests, found: Found): void {
  if (end - start > 20) return;
  const isNegative = bytes[start - 1] === dash;
  const size = BigInt(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
  const digest = Buffer.alloc(fewest);
  digest.writeBigUInt64BE(BigInt.asUintN(64, isNegative ? -size : size));
  const isWhole = (candidate: Buffer): boolean => candidate.length === fewest && candidate.equals(digest);
  digests.find(digest.readUInt32LE(0), digest.readUInt32LE(4), isWhole, match => found(match, start, end));
}

const word = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)) >>>
  0;
