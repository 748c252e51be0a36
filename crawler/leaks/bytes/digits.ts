/** A way to write bytes as digits of 6, 5 or 4 bits each (RFC 4648). */
export type Radix = 'base64' | 'base32' | 'hex';

const none = 0xff;
const table = (digits: string, canonical: (character: string) => string): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => {
    const value = digits.indexOf(canonical(String.fromCharCode(byte)));
    return value < 0 ? none : value;
  });

const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: Readonly<Record<Radix, Uint8Array>> = {
  base64: table(digits64, character => ({ '-': '+', _: '/' })[character] ?? character),
  base32: table('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', character => character.toUpperCase()),
  hex: table('0123456789abcdef', character => character.toLowerCase()),
};

/** The number that `count` hex digits at `at` write; -1 where they are no hex digits. */
export function hexAt(bytes: Uint8Array, at: number, count: number): number {
  if (at + count > bytes.length) return -1;
  let number = 0;
  for (let index = at; index < at + count; index += 1) {
    const value = values.hex[bytes[index] ?? 0] ?? none;
    if (value === none) return -1;
    number = number * 16 + value;
  }
  return number;
}

/** Room that is used again for what is read of one run after another, and grows with the longest. */
class Room {
  #bytes = new Uint8Array(4096);

  of(size: number): Uint8Array {
    if (size > largestKept) return new Uint8Array(size);
    if (size > this.#bytes.length) this.#bytes = new Uint8Array(2 * size);
    return this.#bytes;
  }
}
const largestKept = 2 ** 20;
const [digitRoom, byteRoom] = [new Room(), new Room()];

/** The values of the digits from `from` up to `to`, other bytes (line ends) passed over; good until it is called again. */
export function readDigits(bytes: Uint8Array, from: number, to: number, radix: Radix): Uint8Array {
  const digits = digitRoom.of(to - from);
  const valueOf = values[radix];
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const value = valueOf[bytes[at] ?? 0] ?? none;
    digits[count] = value;
    if (value !== none) count += 1;
  }
  return digits.subarray(0, count);
}

/** The bytes that the digits from `from` on stand for, and how many there are; good until it is called again. */
export function decodeDigits(
  digits: Uint8Array,
  from: number,
  radix: Radix,
): { readonly bytes: Uint8Array; readonly length: number } {
  const bytes = byteRoom.of(digits.length);
  const decode = radix === 'base64' ? decode64 : radix === 'hex' ? decode16 : decode32;
  return { bytes, length: decode(digits, from, bytes) };
}

function decode64(digits: Uint8Array, from: number, bytes: Uint8Array): number {
  let [at, length] = [from, 0];
  for (const last = digits.length - 3; at < last; at += 4) {
    const group =
      ((digits[at] ?? 0) << 18) |
      ((digits[at + 1] ?? 0) << 12) |
      ((digits[at + 2] ?? 0) << 6) |
      (digits[at + 3] ?? 0);
    bytes[length] = group >> 16;
    bytes[length + 1] = group >> 8;
    bytes[length + 2] = group;
    length += 3;
  }
  const left = digits.length - at;
  const [one, two, three] = [digits[at] ?? 0, digits[at + 1] ?? 0, digits[at + 2] ?? 0];
  if (left > 1) bytes[length++] = (one << 2) | (two >> 4);
  if (left > 2) bytes[length++] = (two << 4) | (three >> 2);
  return length;
}

function decode16(digits: Uint8Array, from: number, bytes: Uint8Array): number {
  let length = 0;
  for (let at = from; at + 1 < digits.length; at += 2)
    bytes[length++] = ((digits[at] ?? 0) << 4) | (digits[at + 1] ?? 0);
  return length;
}

function decode32(digits: Uint8Array, from: number, bytes: Uint8Array): number {
  let [held, count, length] = [0, 0, 0];
  for (let at = from; at < digits.length; at += 1) {
    held = ((held << 5) | (digits[at] ?? 0)) & 0xfff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes[length++] = held >> count;
  }
  return length;
}
