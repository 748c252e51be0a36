import { decimalDigits, hexDigits } from '../bytes/byte-classes.js';
import type { DigestMatch, Digests } from './digests.js';
import type { NumberList } from '../bytes/number-list.js';
import { decodeDigits, readDigits } from '../bytes/digits.js';
import { forEachRun, hasDecimals, hasHex } from '../bytes/runs.js';
import { forEachStretch } from '../bytes/stretches.js';

type OnDigest = (match: DigestMatch, start: number, end: number) => void;

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
export function scanBytes(bytes: Uint8Array, digests: Digests, found: OnDigest): void {
  const { table } = digests;
  for (let at = table.next(bytes, 0); at >= 0; at = table.next(bytes, at + 1)) {
    const start = at;
    digests.find(word(bytes, at), word(bytes, at + 4), agreesAt(bytes, at), match =>
      found(match, start, Math.min(start + 64, bytes.length)),
    );
  }
}

/** Digests that stand in hex, anywhere in a run, dashes (as in a UUID) passed over; and 64-bit ones in decimal. */
export function scanRuns(bytes: Uint8Array, runs: NumberList, digests: Digests, found: OnDigest): void {
  forEachRun(runs, (from, to, sorts) => {
    if (to - from < 2 * fewest) return;
    if (mayBeUuid(bytes, from, to)) scanHex(bytes, from, to, found, digests);
    if ((sorts & hasHex) !== 0)
      forEachStretch(bytes, from, to, hexDigits, 2 * fewest, (start, end) =>
        scanHex(bytes, start, end, found, digests),
      );
    if ((sorts & hasDecimals) !== 0)
      forEachStretch(bytes, from, to, decimalDigits, 17, (start, end) =>
        scanDecimal(bytes, start, end, digests, found),
      );
  });
}

function scanHex(bytes: Uint8Array, start: number, end: number, found: OnDigest, digests: Digests): void {
  const digits = readDigits(bytes, start, end, 'hex');
  for (const phase of [0, 1]) {
    const decoded = decodeDigits(digits, phase, 'hex');
    scanBytes(decoded.bytes.subarray(0, decoded.length), digests, (match, at) =>
      found(match, start + phase + 2 * at, end),
    );
  }
}

const dash = 0x2d;
const mayBeUuid = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 36 &&
  bytes[from + 8] === dash &&
  bytes[from + 13] === dash &&
  bytes[from + 18] === dash &&
  bytes[from + 23] === dash;

function scanDecimal(bytes: Uint8Array, start: number, end: number, digests: Digests, found: OnDigest): void {
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
