import { base58Digit, base64Digit, classes, decimalDigit, hexDigit } from './byte-classes.js';
import type { Chunk } from './chunk.js';
import { NumberList } from './number-list.js';

/** Shortest run of base64 digits that is decoded: seven bytes of text take ten. */
export const shortestRun = 10;
/** Lines of base64 are as long as this where a message breaks them (MIME: 76, PEM: 64). */
const brokenLine = 60;

/** What a pass over a chunk showed. */
export interface Survey {
  /** Begin and end, in turn, of each run of base64 digits (both alphabets; hex, base32 and base58 digits are among them). */
  readonly runs: NumberList;
  readonly hasEscapes: boolean;
  readonly hasNul: boolean;
  readonly hasEquals: boolean;
  /** Bytes that are no printable ASCII, line ends and tabs aside. */
  readonly unprintable: number;
}

const printable = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13 ? 1 : 0,
);

/** Finds the runs of a chunk that may be encoded text and have not been looked at in its parent. */
export function survey(chunk: Chunk): Survey {
  const { bytes } = chunk;
  const runs = new NumberList();
  let [start, lineStart, unprintable] = [-1, 0, 0];
  let hasEscapes = false;
  let hasNul = false;
  let hasEquals = false;
  const close = (end: number): void => {
    if (end - start >= shortestRun && chunk.isNew(start, end)) {
      runs.push(start);
      runs.push(end);
    }
    start = -1;
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (((classes[byte] ?? 0) & base64Digit) !== 0) {
      if (start < 0) start = lineStart = at;
      continue;
    }
    if (start >= 0) {
      const next = nextLine(bytes, at);
      if (at - lineStart >= brokenLine && next > at) {
        at = next - 1;
        lineStart = next;
        continue;
      }
      close(at);
    }
    if (printable[byte] === 0) unprintable += 1;
    if (byte === 0) hasNul = true;
    else if (byte === 0x3d) hasEquals = true;
    else if (byte === 0x25 || byte === 0x5c || byte === 0x26) hasEscapes = true;
  }
  if (start >= 0) close(bytes.length);
  return { runs, hasEscapes, hasNul, hasEquals, unprintable };
}

/** Where the next line begins, if a line ends at `at` and goes on with a base64 digit; else `at`. */
function nextLine(bytes: Uint8Array, at: number): number {
  const next = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : bytes[at] === 0x0a ? at + 1 : at;
  return next > at && ((classes[bytes[next] ?? 0] ?? 0) & base64Digit) !== 0 ? next : at;
}

/** Calls `found` for each longest stretch of bytes of class `kind`, of at least `shortest`, from `from` up to `to`. */
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

/** Whether the bytes are base58 digits and, as random ones are, of more than one sort of letter or digit. */
export function looksBase58(bytes: Uint8Array, start: number, end: number): boolean {
  let [small, capital, digits] = [0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    const kinds = classes[byte] ?? 0;
    if ((kinds & base58Digit) === 0) return false;
    if ((kinds & decimalDigit) !== 0) digits += 1;
    else if (byte < 0x61) capital += 1;
    else small += 1;
  }
  return Math.sign(small) + Math.sign(capital) + Math.sign(digits) > (end - start < 24 ? 1 : 2);
}

/** Whether all bytes are hex digits. */
export function isHex(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (((classes[bytes[at] ?? 0] ?? 0) & hexDigit) === 0) return false;
  return true;
}
