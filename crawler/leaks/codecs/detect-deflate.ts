import { LowBits } from '../bytes/bits.js';
import { printableBytes } from '../bytes/byte-classes.js';

/** How many symbols of a block with fixed codes are looked at. */
const looked = 8;
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Whether bytes look like raw deflate (RFC 1951) of text or of another compressed stream, without unpacking them: most bytes that are
 * something else can be told by their first block's header or first symbols, at a hundredth of zlib's cost.
 */
export function looksDeflated(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  const type = (first >> 1) & 3;
  if (type === 3 || (type === 2 && first >> 3 > 29)) return false;
  if (type === 0)
    return areOpposite(bytes[start + 1], bytes[start + 3]) && areOpposite(bytes[start + 2], bytes[start + 4]);
  const bits = new LowBits(bytes, start, end);
  bits.read(3);
  return type === 1 ? looksFixed(bits) : looksDynamic(bits);
}

const areOpposite = (one = 0, two = 0): boolean => (one ^ two) === 0xff;

/** The first symbols are literals of text, or the marks of gzip, zlib or zstd, or copies of what went before. */
function looksFixed(bits: LowBits): boolean {
  const literals: number[] = [];
  for (let index = 0; index < looked; index += 1) {
    const symbol = fixedSymbol(bits);
    if (bits.isAtEnd) return literals.length > 5;
    if (symbol === 256) return literals.length > 5;
    if (symbol > 256) {
      const extra = symbol < 265 || symbol === 285 ? 0 : (symbol - 261) >> 2;
      bits.read(extra);
      return symbol <= 285 && leastDistance(bits.readCode(5)) <= literals.length;
    }
    const before = literals.at(-1);
    literals.push(symbol);
    const [one, two] = literals;
    const isMarked = one === 0x1f || one === 0x78 || (one === 0x28 && two === 0xb5);
    if (!isMarked && !mayFollow(before, symbol)) return false;
  }
  return true;
}

/** Whether a byte may be the next of a text in UTF-8. */
function mayFollow(before: number | undefined, byte: number): boolean {
  const isOpen = before !== undefined && before >= 0xc2;
  const isWithin = before !== undefined && before >= 0x80;
  if (byte >= 0x80 && byte < 0xc0) return isWithin;
  return !isOpen && (printableBytes[byte] === 1 || (byte >= 0xc2 && byte < 0xf5));
}

/** The shortest distance that a distance code stands for; endless for the two that stand for none. */
function leastDistance(code: number): number {
  if (code > 29) return Infinity;
  return code < 4 ? code + 1 : 1 + ((2 + (code & 1)) << ((code >> 1) - 1));
}

/** Codes of 7, 8 or 9 bits. */
function fixedSymbol(bits: LowBits): number {
  let code = bits.readCode(7);
  if (code < 24) return 256 + code;
  code = (code << 1) | bits.read(1);
  if (code >= 48 && code < 192) return code - 48;
  if (code >= 192 && code < 200) return 280 + code - 192;
  return 144 + ((code << 1) | bits.read(1)) - 400;
}

/** The code for code lengths is complete, and the code lengths it writes make a complete code for the literals. */
function looksDynamic(bits: LowBits): boolean {
  const [literals, distances, count] = [bits.read(5) + 257, bits.read(5) + 1, bits.read(4) + 4];
  if (literals > 286 || distances > 30) return false;
  const widths = new Uint8Array(19);
  for (let index = 0; index < count; index += 1) widths[codeLengthOrder[index] ?? 0] = bits.read(3);
  if (!isComplete(widths, 19)) return false;
  const lengths = new Uint8Array(literals + distances);
  for (let at = 0; at < lengths.length;) {
    const symbol = bits.readCanonical(widths, 7);
    if (symbol === undefined || bits.isAtEnd) return false;
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) return false;
    const repeated = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + bits.read(2) : symbol === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
    if (at + times > lengths.length) return false;
    lengths.fill(repeated, at, at + times);
    at += times;
  }
  return isComplete(lengths, literals) && (lengths[256] ?? 0) > 0;
}

/** Whether the first widths make a code that leaves no bits without a meaning (Kraft's sum is one); none is above 15. */
function isComplete(widths: Uint8Array, count: number): boolean {
  let sum = 0;
  for (let symbol = 0; symbol < count; symbol += 1) {
    const width = widths[symbol] ?? 0;
    if (width > 0) sum += 0x8000 >> width;
  }
  return sum === 0x8000;
}
