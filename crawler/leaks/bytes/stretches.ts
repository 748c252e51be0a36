import type { ByteClass } from './byte-classes.js';

/** Bytes that are looked at together. */
const block = 4;

/**
 * Where the first longest stretch of at least `shortest` bytes (seven or more) of a class begins, from `from` up to `to`; -1 where there
 * is none. Blocks of four bytes are looked at, so far apart that every stretch that is long enough holds one of them; and each of them
 * at once, since a processor guesses badly what a single byte of random data will be.
 */
export function nextStretch(
  bytes: Uint8Array,
  from: number,
  to: number,
  of: ByteClass,
  shortest: number,
): number {
  const stride = shortest - block + 1;
  let probe = from;
  while (probe + block <= to) {
    const isBlock =
      (of[bytes[probe] ?? 0] ?? 0) &
      (of[bytes[probe + 1] ?? 0] ?? 0) &
      (of[bytes[probe + 2] ?? 0] ?? 0) &
      (of[bytes[probe + 3] ?? 0] ?? 0);
    if (isBlock === 0) {
      probe += stride;
      continue;
    }
    let start = probe;
    while (start > from && of[bytes[start - 1] ?? 0] === 1) start -= 1;
    const end = endOfStretch(bytes, probe + block, to, of);
    if (end - start >= shortest) return start;
    probe = end + 1;
  }
  return -1;
}

/** Where the stretch of bytes of a class that goes on at `start` ends, `to` at the latest. */
export function endOfStretch(bytes: Uint8Array, start: number, to: number, of: ByteClass): number {
  let end = start;
  while (end < to && of[bytes[end] ?? 0] === 1) end += 1;
  return end;
}

/** Calls `found` for each longest stretch of at least `shortest` bytes of a class from `from` up to `to`. */
export function forEachStretch(
  bytes: Uint8Array,
  from: number,
  to: number,
  of: ByteClass,
  shortest: number,
  found: (start: number, end: number) => void,
): void {
  let start = nextStretch(bytes, from, to, of, shortest);
  while (start >= 0) {
    const end = endOfStretch(bytes, start, to, of);
    found(start, end);
    start = nextStretch(bytes, end, to, of, shortest);
  }
}
