/** Longest text that one LZString is read to: its dictionary lets a small text stand for a huge one. */
const longestText = 4 * 2 ** 20;

/** Reads an LZString's bits: from the highest of each digit on, each number with its lowest bit first. */
class Bits {
  #at = 0;

  constructor(
    readonly digits: ArrayLike<number>,
    readonly width: number,
  ) {}

  get isAtEnd(): boolean {
    return this.#at > this.digits.length * this.width;
  }

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) {
      const digit = this.digits[Math.floor(this.#at / this.width)] ?? 0;
      value += ((digit >> (this.width - 1 - (this.#at % this.width))) & 1) * 2 ** bit;
      this.#at += 1;
    }
    return value;
  }
}

/**
 * The text that digits of `width` bits (8: bytes, which base64 carries too; 6: LZString's digits for URLs; 15 and 16: characters) stand
 * for; `undefined` where they break off against the rules, or would make control characters, as digits of anything else soon do.
 */
export function readLzString(digits: ArrayLike<number>, width: number): string | undefined {
  const bits = new Bits(digits, width);
  const literal = (mark: number): string | undefined => {
    const code = bits.read(mark === 0 ? 8 : 16);
    const isText = code >= 0x20 ? code !== 0x7f : code === 9 || code === 10 || code === 13;
    return isText ? String.fromCharCode(code) : undefined;
  };
  const first = bits.read(2);
  let last = first > 1 ? undefined : literal(first);
  if (last === undefined) return undefined;
  const dictionary: (string | undefined)[] = [undefined, undefined, undefined, last];
  const parts = [last];
  let [length, width2, room] = [1, 3, 4];
  const widen = (): void => {
    room -= 1;
    if (room > 0) return;
    room = 2 ** width2;
    width2 += 1;
  };
  while (length < longestText && !bits.isAtEnd) {
    let code = bits.read(width2);
    if (bits.isAtEnd) break;
    if (code === 2) return parts.join('');
    if (code < 2) {
      const character = literal(code);
      if (character === undefined) return undefined;
      code = dictionary.push(character) - 1;
      widen();
    }
    const entry: string | undefined = code === dictionary.length ? last + last.charAt(0) : dictionary[code];
    if (entry === undefined) return undefined;
    parts.push(entry);
    length += entry.length;
    dictionary.push(last + entry.charAt(0));
    last = entry;
    widen();
  }
  // Cut off: what came before the cut counts where it is long enough not to be chance.
  return parts.length > 5 ? parts.join('') : undefined;
}

/** Whether an LZString of text may begin at `start` of bytes: told by its first number and character. */
export function mayBeLzBytes(bytes: Uint8Array, start: number): boolean {
  const [one, two] = [bytes[start] ?? 0, bytes[start + 1] ?? 0];
  if ((one & 0x40) !== 0) return false;
  if ((one & 0x80) !== 0) return true;
  let code = 0;
  for (let bit = 0; bit < 6; bit += 1) code |= ((one >> (5 - bit)) & 1) << bit;
  code |= ((two >> 7) << 6) | (((two >> 6) & 1) << 7);
  return code >= 0x20 && code !== 0x7f;
}

const uriDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';
const uriValues = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = uriDigits.indexOf(String.fromCharCode(byte));
  return value < 0 || value > 63 ? 0 : value;
});

/** Values of LZString's digits for URLs, an alphabet in which `-` comes after `+`. */
export const uriDigitValues = (text: Uint8Array): Uint8Array => text.map(byte => uriValues[byte] ?? 0);

/** Values of the characters of LZString's form for UTF-16: 15 bits each, moved up by 32. */
export const characterValues = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at) - 32);
