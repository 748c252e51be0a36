/** Reads bits of bytes from the lowest of each byte on, as deflate (RFC 1951) and brotli (RFC 7932) do. */
export class LowBits {
  #at: number;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start * 8;
    this.#end = end * 8;
  }

  /** More bits were read than there are; what is behind the end reads as zeros or what stands there. */
  get isAtEnd(): boolean {
    return this.#at > this.#end;
  }

  /** The next `count` bits, at most 16, the first of them lowest. */
  read(count: number): number {
    const at = this.#at >> 3;
    const bytes = this.#bytes;
    const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    const value = (three >> (this.#at & 7)) & ((1 << count) - 1);
    this.#at += count;
    return value;
  }

  /** Whether the bits up to the next byte are zeros; reads them. */
  readsPadding(): boolean {
    return this.read((8 - (this.#at & 7)) & 7) === 0;
  }

  /** The next symbol of a Huffman code by the widths of its symbols, `widest` at most; `undefined` where the bits are no code. */
  readCanonical(widths: Uint8Array, widest: number): number | undefined {
    let [code, first] = [0, 0];
    for (let width = 1; width <= widest; width += 1) {
      code = (code << 1) | this.read(1);
      let before = 0;
      for (let symbol = 0; symbol < widths.length; symbol += 1) {
        if (widths[symbol] !== width) continue;
        if (code - first === before) return symbol;
        before += 1;
      }
      first = (first + before) << 1;
    }
    return undefined;
  }

  /** The next bits as a Huffman code: the first of them highest. */
  readCode(count: number): number {
    let code = 0;
    for (let bit = 0; bit < count; bit += 1) code = (code << 1) | this.read(1);
    return code;
  }
}
