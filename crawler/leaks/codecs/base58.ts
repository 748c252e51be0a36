import { textBytes } from '../bytes/byte-classes.js';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const values = Int8Array.from({ length: 256 }, (_, byte) => alphabet.indexOf(String.fromCharCode(byte)));

/** Every text up to this length is decoded; its cost grows with the square. */
const alwaysDecoded = 176;
const longest = 4096;
const bitsADigit = Math.log2(58);

/**
 * Written by hand for its speed, since every run of digits in a body is tried: base-x takes four to eight times as long for 64 or 128 bytes, and
 * decodes to the end what the first digits show to be nothing.
 *
 * Bytes that a base58 text stands for; `undefined` for what is none, is longer than 4,096 digits, or is long and by its first bytes
 * neither text nor compressed.
 */
export function decodeBase58(text: Uint8Array): Uint8Array | undefined {
  const { length } = text;
  if (length > longest || (length > alwaysDecoded && !beginsWell(text))) return undefined;
  let used = 0;
  for (let at = 0; at < length;) {
    let [number, scale] = [0, 1];
    for (const end = Math.min(at + 4, length); at < end; at += 1) {
      const value = values[text[at] ?? 0] ?? -1;
      if (value < 0) return undefined;
      number = number * 58 + value;
      scale *= 58;
    }
    for (let limb = 0; limb < used; limb += 1) {
      number += (limbs[limb] ?? 0) * scale;
      const carry = Math.floor(number / limbSize);
      limbs[limb] = number - carry * limbSize;
      number = carry;
    }
    if (number > 0) limbs[used++] = number;
  }
  return bytesOf(used, leadingZeros(text));
}

/** Numbers of 24 bits, the lowest first: 58 to the fourth times one of them is exact in a double. */
const limbSize = 2 ** 24;
const limbs = new Float64Array(longest / 4 + 1);

function leadingZeros(text: Uint8Array): number {
  let zeros = 0;
  while (zeros < text.length && values[text[zeros] ?? 0] === 0) zeros += 1;
  return zeros;
}

/** The number that the first limbs make, without zeros in front, behind as many zeros as are asked for. */
function bytesOf(used: number, zeros: number): Uint8Array {
  const top = used > 0 ? (limbs[used - 1] ?? 0) : 0;
  const size = used === 0 ? 0 : 3 * (used - 1) + (top > 0xffff ? 3 : top > 0xff ? 2 : 1);
  const bytes = new Uint8Array(zeros + size);
  for (let index = 0; index < size; index += 1) {
    const limb = limbs[Math.floor(index / 3)] ?? 0;
    bytes[zeros + size - 1 - index] = limb >>> (8 * (index % 3));
  }
  return bytes;
}

/** The first three bytes, told from the first ten digits alone: text, of wide characters too, or a mark of gzip, zlib or zstd. */
function beginsWell(text: Uint8Array): boolean {
  let lead = 0;
  for (const byte of text.subarray(0, 10)) lead = lead * 58 + Math.max(0, values[byte] ?? 0);
  const bits = Math.log2(lead) + (text.length - 10) * bitsADigit;
  const first = 2 ** (bits - 8 * Math.floor(bits / 8)) * 65536;
  const bytes = [first / 65536, (first / 256) % 256, first % 256].map(Math.floor);
  const [one = 0, two = 0] = bytes;
  const isCompressed = (one === 0x1f && two === 0x8b) || one === 0x78 || (one === 0x28 && two === 0xb5);
  return isCompressed || bytes.every(byte => textBytes[byte] === 1);
}

/** Whether the bytes are base58 digits and, as those of random numbers are, of more than one sort of letter or digit. */
export function looksBase58(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0;
  for (let at = start; at < end; at += 1) {
    const sort = sorts[bytes[at] ?? 0] ?? 0;
    if (sort === 0) return false;
    seen |= sort;
  }
  return seen === 7 || (end - start < 24 && (seen & (seen - 1)) !== 0);
}

/** 1 for a digit of base58 that is a decimal digit, 2 for a capital, 4 for a small letter. */
const sorts = Uint8Array.from(values, (value, byte) => {
  if (value < 0) return 0;
  return byte < 0x40 ? 1 : byte < 0x60 ? 2 : 4;
});

/** The base58 text of bytes (Bitcoin's alphabet). */
export function encodeBase58(bytes: Uint8Array): string {
  let number = bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (number > 0n) {
    text = (alphabet[Number(number % 58n)] ?? '') + text;
    number /= 58n;
  }
  const zeros = bytes.findIndex(byte => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}
