import {
  base32Digit,
  base64Digit,
  capitalLetter,
  classes,
  decimalDigit,
  hexDigit,
  printable,
  smallLetter,
  turnedHexDigit,
} from './byte-classes.js';
import type { Chunk } from './chunk.js';
import { NumberList } from './number-list.js';

/** Shortest run of base64 digits that is decoded: seven bytes of text take ten. */
export const shortestRun = 10;
/** Lines of base64 are at least as long as this where a message breaks them (MIME: 76, PEM: 64). */
const brokenLine = 60;

/** What a pass over a chunk showed. */
export interface Survey {
  /** Begin, end and sorts (see {@link sortsOf}), in turn, of each run of base64 digits; hex, base32 and base58 digits are among them. */
  readonly runs: NumberList;
  readonly hasEscapes: boolean;
  readonly hasNul: boolean;
  readonly hasEquals: boolean;
  /** Bytes that are no printable ASCII, line ends and tabs aside. */
  readonly unprintable: number;
}

/** Finds the runs of a chunk that may be encoded text and have not been looked at in its parent. */
export function survey(chunk: Chunk): Survey {
  const { bytes, isNew } = chunk;
  const { length } = bytes;
  const runs = new NumberList();
  let [start, lineStart, unprintable, signs] = [-1, 0, 0, 0];
  for (let at = 0; at <= length; at += 1) {
    const byte = at < length ? (bytes[at] ?? 0) : 0x20;
    if (((classes[byte] ?? 0) & base64Digit) !== 0) {
      if (start < 0) start = lineStart = at;
      continue;
    }
    if (start >= 0) {
      if (at - lineStart >= brokenLine) {
        const next = nextLine(bytes, at);
        if (next > at) {
          at = next - 1;
          lineStart = next;
          continue;
        }
      }
      if (at - start >= shortestRun && isNew(start, at)) {
        runs.push(start);
        runs.push(at);
        // The two digits of a percent-escape are no part of what follows it.
        runs.push(sortsOf(bytes, bytes[start - 1] === 0x25 ? start + 2 : start, at));
      }
      start = -1;
    }
    if (printable[byte] === 0) unprintable += 1;
    signs |= sign[byte] ?? 0;
  }
  return {
    runs,
    unprintable,
    hasEscapes: (signs & 1) !== 0,
    hasEquals: (signs & 2) !== 0,
    hasNul: (signs & 4) !== 0,
  };
}

const sign = Uint8Array.from(
  { length: 256 },
  (_, byte) => ({ 0x25: 1, 0x5c: 1, 0x26: 1, 0x3d: 2, 0: 4 })[byte] ?? 0,
);

/** Where the next line begins, if a line ends at `at` and goes on with a base64 digit; else `at`. */
function nextLine(bytes: Uint8Array, at: number): number {
  const next = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : bytes[at] === 0x0a ? at + 1 : at;
  return next > at && ((classes[bytes[next] ?? 0] ?? 0) & base64Digit) !== 0 ? next : at;
}

/** The run is of digits as random bytes in base64 have them, not a word. */
export const isMixed = 1;
/** It holds 12 digits of base32 in a row, of one case. */
export const hasBase32 = 2;
/** It holds 14 hex digits in a row. */
export const hasHex = 4;
/** It may be encoded text that was moved by 13 letters or turned round. */
export const isTurnable = 8;
/** It holds 17 decimal digits in a row. */
export const hasDecimals = 16;

function sortsOf(bytes: Uint8Array, start: number, end: number): number {
  let seen = 0;
  let [hex, turnedHex, base32, decimals, sorts, letterCase] = [0, 0, 0, 0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const kinds = classes[bytes[at] ?? 0] ?? 0;
    seen |= kinds;
    hex = (kinds & hexDigit) !== 0 ? hex + 1 : 0;
    decimals = (kinds & decimalDigit) !== 0 ? decimals + 1 : 0;
    const nowCase = kinds & (smallLetter | capitalLetter);
    base32 =
      (kinds & base32Digit) === 0
        ? 0
        : nowCase !== 0 && letterCase !== 0 && nowCase !== letterCase
          ? 1
          : base32 + 1;
    letterCase = base32 <= 1 ? nowCase : letterCase | nowCase;
    turnedHex = (kinds & turnedHexDigit) !== 0 ? turnedHex + 1 : 0;
    if (hex >= 14) sorts |= hasHex;
    if ((hex >= 14 || turnedHex >= 14) && (seen & decimalDigit) !== 0) sorts |= isTurnable;
    if (base32 >= 12) sorts |= letterCase === capitalLetter ? hasBase32 | isTurnable : hasBase32;
    if (decimals >= 17) sorts |= hasDecimals;
  }
  const length = end - start;
  const [small, capital, decimal] = [seen & smallLetter, seen & capitalLetter, seen & decimalDigit];
  const twoSorts = Math.sign(small) + Math.sign(capital) + Math.sign(decimal) > 1;
  if ((small && capital) || (twoSorts && length <= 13)) sorts |= isMixed;
  if (small && capital) sorts |= isTurnable;
  return sorts;
}

/** Calls `each` for every run. */
export function forEachRun(
  runs: NumberList,
  each: (start: number, end: number, sorts: number) => void,
): void {
  for (let index = 0; index < runs.length; index += 3)
    each(runs.at(index) ?? 0, runs.at(index + 1) ?? 0, runs.at(index + 2) ?? 0);
}

/** Calls `found` for each longest stretch of bytes that have a class of `kind`, of at least `shortest`, from `from` up to `to`. */
export function stretches(
  bytes: Uint8Array,
  from: number,
  to: number,
  kind: number,
  shortest: number,
  found: (start: number, end: number) => void,
): void {
  let start = -1;
  for (let at = from; at <= to; at += 1) {
    const isIn = at < to && ((classes[bytes[at] ?? 0] ?? 0) & kind) !== 0;
    if (isIn && start < 0) start = at;
    if (isIn || start < 0) continue;
    if (at - start >= shortest) found(start, at);
    start = -1;
  }
}
