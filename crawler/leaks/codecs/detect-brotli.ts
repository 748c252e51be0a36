import { LowBits } from '../bytes/bits.js';

/**
 * Whether bytes look like a brotli stream (RFC 7932, section 9): a first block of a length that the packed size allows, and a first
 * prefix code that can be one. Most bytes that are something else are told by that, at a hundredth of the unpacker's cost.
 */
export function looksBrotli(bytes: Uint8Array, start: number, end: number): boolean {
  const bits = new LowBits(bytes, start, end);
  if (!readsWindow(bits)) return false;
  const isLast = bits.read(1) === 1;
  if (isLast && bits.read(1) === 1) return false;
  const nibbles = bits.read(2) + 4;
  if (nibbles > 6) return false;
  let length = 0;
  for (let index = 0; index < nibbles; index += 1) {
    const nibble = bits.read(4);
    if (index > 3 && index === nibbles - 1 && nibble === 0) return false;
    length |= nibble << (4 * index);
  }
  const size = end - start;
  // A small window cuts a long text into blocks of a thousand bytes.
  const shortest = Math.max(6, Math.min(size / 2 - 15, 1000));
  if (length < shortest || length >= size * (size < 1024 ? 60 : 1000)) return false;
  const isStored = !isLast && bits.read(1) === 1;
  return isStored ? bits.readsPadding() : beginsWithCode(bits) && !bits.isAtEnd;
}

/** The window's size in 1, 4 or 7 bits, of which one value is not given out. */
function readsWindow(bits: LowBits): boolean {
  if (bits.read(1) === 0 || bits.read(3) !== 0) return true;
  return bits.read(3) !== 1;
}

/** The header up to its first prefix code, and whether that can be one. */
function beginsWithCode(bits: LowBits): boolean {
  for (let category = 0; category < 3; category += 1) {
    const types = countOf(bits);
    if (types > 1) return types <= 256 && mayBePrefixCode(bits, types + 2);
  }
  // Postfix bits and direct distances; the one context mode.
  bits.read(8);
  for (let map = 0; map < 2; map += 1) {
    const trees = countOf(bits);
    if (trees === 1) continue;
    const longestRun = bits.read(1) === 1 ? bits.read(4) + 1 : 0;
    return trees <= 256 && mayBePrefixCode(bits, trees + longestRun);
  }
  return mayBePrefixCode(bits, 256);
}

/** A number of 1 to 256, in 1 to 11 bits. */
function countOf(bits: LowBits): number {
  if (bits.read(1) === 0) return 1;
  const extra = bits.read(3);
  return 1 + (1 << extra) + bits.read(extra);
}

/** RFC 7932, sections 3.4 and 3.5. */
function mayBePrefixCode(bits: LowBits, symbols: number): boolean {
  const skipped = bits.read(2);
  return skipped === 1 ? mayBeSimple(bits, symbols) : mayBeComplex(bits, skipped, symbols);
}

function mayBeSimple(bits: LowBits, symbols: number): boolean {
  const count = bits.read(2) + 1;
  const width = 32 - Math.clz32(symbols - 1);
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const symbol = bits.read(width);
    if (symbol >= symbols || seen.includes(symbol)) return false;
    seen.push(symbol);
  }
  return true;
}

const lengthOrder = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/** The widths of the code for code lengths fill it, and the code lengths that follow fill the code. */
function mayBeComplex(bits: LowBits, skipped: number, symbols: number): boolean {
  const widths = new Uint8Array(18);
  let [space, used] = [32, 0];
  for (let index = skipped; index < 18 && space > 0; index += 1) {
    const width = codeLengthWidth(bits);
    if (width === 0) continue;
    widths[lengthOrder[index] ?? 0] = width;
    used += 1;
    space -= 32 >> width;
  }
  if (space < 0 || (space > 0 && used !== 1)) return false;
  return used === 1 || fills(bits, widths, symbols);
}

function codeLengthWidth(bits: LowBits): number {
  const two = bits.read(2);
  if (two !== 3) return [0, 4, 3][two] ?? 0;
  if (bits.read(1) === 0) return 2;
  return bits.read(1) === 0 ? 1 : 5;
}

/** Code lengths that `widths` write fill a code of so many symbols exactly. */
function fills(bits: LowBits, widths: Uint8Array, symbols: number): boolean {
  let [space, at, last, repeated, repeats] = [32768, 0, 8, -1, 0];
  while (at < symbols && space > 0) {
    const length = bits.readCanonical(widths, 5);
    if (length === undefined || bits.isAtEnd) return false;
    if (length < 16) {
      at += 1;
      repeated = -1;
      if (length === 0) continue;
      last = length;
      space -= 32768 >> length;
      continue;
    }
    // A repeat that follows a repeat of its sort multiplies it.
    const extra = length - 14;
    const before = repeated === length ? repeats : 0;
    repeats = (before > 0 ? (before - 2) << extra : 0) + bits.read(extra) + 3;
    repeated = length;
    at += repeats - before;
    if (at > symbols) return false;
    if (length === 16) space -= (repeats - before) * (32768 >> last);
  }
  return space === 0;
}
