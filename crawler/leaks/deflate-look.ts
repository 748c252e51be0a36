import { printable } from './byte-classes.js';

/** Reads deflate's bits: from the lowest of each byte on. */
class Bits {
  #at: number;

  constructor(
    readonly bytes: Uint8Array,
    start: number,
    readonly end: number,
  ) {
    this.#at = start * 8;
  }

  get isAtEnd(): boolean {
    return this.#at > this.end * 8;
  }

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1, this.#at += 1)
      value |= (((this.bytes[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) << bit;
    return value;
  }
}

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
  const bits = new Bits(bytes, start, end);
  bits.read(3);
  return type === 1 ? looksFixed(bits) : looksDynamic(bits);
}

const areOpposite = (one = 0, two = 0): boolean => (one ^ two) === 0xff;

/** The first symbols are literals of text, or the marks of gzip, zlib or zstd, or copies of what went before. */
function looksFixed(bits: Bits): boolean {
  const literals: number[] = [];
  for (let index = 0; index < looked; index += 1) {
    const symbol = fixedSymbol(bits);
    if (bits.isAtEnd) return literals.length > 5;
    if (symbol === 256) return literals.length > 5;
    if (symbol > 256) {
      const extra = symbol < 265 || symbol === 285 ? 0 : (symbol - 261) >> 2;
      bits.read(extra);
      const distance = bits.read(5);
      if (symbol > 285 || literals.length === 0 || distance > 4) return false;
      return true;
    }
    literals.push(symbol);
    const [one, two] = literals;
    const isMarked = one === 0x1f || one === 0x78 || (one === 0x28 && two === 0xb5);
    if (printable[symbol] === 0 && !isMarked) return false;
  }
  return true;
}

/** Codes of 7, 8 or 9 bits, each with its highest bit first. */
function fixedSymbol(bits: Bits): number {
  let code = 0;
  for (let count = 0; count < 7; count += 1) code = (code << 1) | bits.read(1);
  if (code < 24) return 256 + code;
  code = (code << 1) | bits.read(1);
  if (code >= 48 && code < 192) return code - 48;
  if (code >= 192 && code < 200) return 280 + code - 192;
  return 144 + ((code << 1) | bits.read(1)) - 400;
}

/** The code for code lengths is complete, and the code lengths it writes make a complete code for the literals. */
function looksDynamic(bits: Bits): boolean {
  const [literals, distances, count] = [bits.read(5) + 257, bits.read(5) + 1, bits.read(4) + 4];
  if (literals > 286 || distances > 30) return false;
  const widths = new Uint8Array(19);
  for (const symbol of codeLengthOrder.slice(0, count)) widths[symbol] = bits.read(3);
  if (kraft(widths) !== 1) return false;
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = canonicalSymbol(bits, widths);
    if (symbol === undefined || bits.isAtEnd) return false;
    if (symbol < 16) lengths.push(symbol);
    else {
      const repeated = symbol === 16 ? lengths.at(-1) : 0;
      if (repeated === undefined) return false;
      const times = symbol === 16 ? 3 + bits.read(2) : symbol === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
      for (let index = 0; index < times; index += 1) lengths.push(repeated);
    }
  }
  return (
    lengths.length === literals + distances &&
    kraft(lengths.slice(0, literals)) === 1 &&
    (lengths[256] ?? 0) > 0
  );
}

const kraft = (widths: ArrayLike<number>): number =>
  Array.from(widths).reduce((sum, width) => (width > 0 ? sum + 2 ** -width : sum), 0);

function canonicalSymbol(bits: Bits, widths: Uint8Array): number | undefined {
  let [code, first] = [0, 0];
  for (let width = 1; width <= 7; width += 1) {
    code = (code << 1) | bits.read(1);
    const symbols = [...widths.keys()].filter(symbol => widths[symbol] === width);
    if (code - first < symbols.length) return symbols[code - first];
    first = (first + symbols.length) << 1;
  }
  return undefined;
}
