import {
  base64Digits,
  capitalBase32Digits,
  capitalLetters,
  decimalDigits,
  hexDigits,
  printableBytes,
  smallBase32Digits,
  smallLetters,
  turnedHexDigits,
} from './byte-classes.js';
import type { Chunk } from './chunk.js';
import { NumberList } from './number-list.js';
import { nextStretch } from './stretches.js';

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
  let [at, unprintable, signs] = [0, 0, 0];
  while (at < length) {
    const looks = looksOf[bytes[at] ?? 0] ?? 0;
    if ((looks & digit) === 0) {
      unprintable += looks & 1;
      signs |= looks;
      at += 1;
      continue;
    }
    const start = at;
    at = endOfRun(bytes, start);
    if (at - start >= shortestRun && isNew(start, at)) {
      runs.push(start);
      runs.push(at);
      // The two digits of a percent-escape are no part of what follows it.
      runs.push(sortsOf(bytes, bytes[start - 1] === 0x25 ? start + 2 : start, at));
    }
  }
  return {
    runs,
    unprintable,
    hasEscapes: (signs & escapeSign) !== 0,
    hasEquals: (signs & equalsSign) !== 0,
    hasNul: (signs & nul) !== 0,
  };
}

const [digit, escapeSign, equalsSign, nul] = [2, 4, 8, 16];
/** The lowest bit: it cannot be printed. */
const looksOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = { 0x25: escapeSign, 0x5c: escapeSign, 0x26: escapeSign, 0x3d: equalsSign, 0: nul }[byte] ?? 0;
  return sign | (base64Digits[byte] === 1 ? digit : 0) | (printableBytes[byte] === 1 ? 0 : 1);
});

/** Where a run of base64 digits ends, its lines taken together. */
function endOfRun(bytes: Uint8Array, start: number): number {
  const { length } = bytes;
  let [at, lineStart] = [start, start];
  for (;;) {
    while (at < length && base64Digits[bytes[at] ?? 0] === 1) at += 1;
    const next = at - lineStart >= brokenLine ? nextLine(bytes, at) : at;
    if (next === at) return at;
    at = lineStart = next;
  }
}

/** Where the next line begins, if a line ends at `at` and goes on with a base64 digit; else `at`. */
function nextLine(bytes: Uint8Array, at: number): number {
  const next = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : bytes[at] === 0x0a ? at + 1 : at;
  return next > at && base64Digits[bytes[next] ?? 0] === 1 ? next : at;
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
  const seen = characterSorts(bytes, start, end);
  const isHex = nextStretch(bytes, start, end, hexDigits, 14) >= 0;
  const isCapitalBase32 = nextStretch(bytes, start, end, capitalBase32Digits, 12) >= 0;
  let sorts = 0;
  if (isHex) sorts |= hasHex;
  if (isCapitalBase32 || nextStretch(bytes, start, end, smallBase32Digits, 12) >= 0) sorts |= hasBase32;
  if ((seen & decimal) !== 0 && nextStretch(bytes, start, end, decimalDigits, 17) >= 0) sorts |= hasDecimals;
  const isMixedCase = (seen & small) !== 0 && (seen & capital) !== 0;
  const isOfTwoSorts = (seen & (seen - 1)) !== 0;
  if (isMixedCase || (isOfTwoSorts && end - start <= 13)) sorts |= isMixed;
  const isTurnableHex =
    (seen & decimal) !== 0 && (isHex || nextStretch(bytes, start, end, turnedHexDigits, 14) >= 0);
  if (isMixedCase || isCapitalBase32 || isTurnableHex) sorts |= isTurnable;
  return sorts;
}

const [small, capital, decimal] = [1, 2, 4];
const characterSort = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (smallLetters[byte] === 1) return small;
  if (capitalLetters[byte] === 1) return capital;
  return decimalDigits[byte] === 1 ? decimal : 0;
});

/** Which of small letters, capital letters and decimal digits a run holds. */
function characterSorts(bytes: Uint8Array, start: number, end: number): number {
  let seen = 0;
  for (let at = start; at < end && seen !== 7; at += 1) seen |= characterSort[bytes[at] ?? 0] ?? 0;
  return seen;
}

/** Calls `each` for every run. */
export function forEachRun(
  runs: NumberList,
  each: (start: number, end: number, sorts: number) => void,
): void {
  for (let index = 0; index < runs.length; index += 3)
    each(runs.at(index) ?? 0, runs.at(index + 1) ?? 0, runs.at(index + 2) ?? 0);
}
