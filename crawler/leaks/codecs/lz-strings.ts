/** Longest text that one LZString is read to: its dictionary lets a small text stand for a huge one. */
const longestText = 4 * 2 ** 20;

/** Reads an LZString's bits: from the highest of each digit on, each number with its lowest bit first. */
class HighBits {
  #at = 0;
  #left: number;

  constructor(
    readonly digits: ArrayLike<number>,
    readonly width: number,
  ) {
    this.#left = width;
  }

  get isAtEnd(): boolean {
    return this.#at > this.digits.length || (this.#at === this.digits.length && this.#left < this.width);
  }

  read(count: number): number {
    let value = 0;
    let digit = this.digits[this.#at] ?? 0;
    for (let bit = 0; bit < count; bit += 1) {
      this.#left -= 1;
      value |= ((digit >> this.#left) & 1) << bit;
      if (this.#left > 0) continue;
      this.#left = this.width;
      this.#at += 1;
      digit = this.digits[this.#at] ?? 0;
    }
    return value;
  }
}

/**
 * The text that digits of `width` bits (8: bytes, which base64 carries too; 6: LZString's digits for URLs; 15 and 16: characters) stand
 * for; `undefined` where they break off against the rules, would make control characters, as digits of anything else soon do, or hold no
 * stretch of ASCII in which a value could stand.
 */
export function readLzString(digits: ArrayLike<number>, width: number): string | undefined {
  const bits = new HighBits(digits, width);
  const first = bits.read(2);
  const firstCode = first > 1 ? noText : literal(bits, first);
  if (firstCode === noText) return undefined;
  let last = String.fromCharCode(firstCode);
  const dictionary: (string | undefined)[] = [undefined, undefined, undefined, last];
  let text = last;
  let [entries, codeWidth, room] = [1, 3, 4];
  while (text.length < longestText && !bits.isAtEnd) {
    let code = bits.read(codeWidth);
    if (bits.isAtEnd) break;
    if (code === endOfText) return hasAscii.test(text) ? text : undefined;
    let added = 1;
    if (code < endOfText) {
      const character = literal(bits, code);
      if (character === noText) return undefined;
      code = dictionary.push(String.fromCharCode(character)) - 1;
      added = 2;
    }
    const entry: string | undefined = code === dictionary.length ? last + last.charAt(0) : dictionary[code];
    if (entry === undefined) return undefined;
    text += entry;
    entries += 1;
    dictionary.push(last + entry.charAt(0));
    last = entry;
    for (; added > 0; added -= 1) {
      room -= 1;
      if (room > 0) continue;
      room = 2 ** codeWidth;
      codeWidth += 1;
    }
  }
  // Cut off: what came before the cut counts where it is long enough not to be chance.
  return entries > 5 && hasAscii.test(text) ? text : undefined;
}

const endOfText = 2;
const noText = -1;
const hasAscii = /[ -~]{7}/;

/** The next character, after a mark that says whether it takes 8 bits or 16; -1 where it is none that a text holds. */
function literal(bits: HighBits, mark: number): number {
  const code = bits.read(mark === 0 ? 8 : 16);
  // A character that fits into 8 bits is not written in 16.
  if (mark === 1) return code > 0xff ? code : noText;
  const isText = code >= 0x20 ? code !== 0x7f : code === 9 || code === 10 || code === 13;
  return isText ? code : noText;
}

/** Whether an LZString of text may begin at `start` of bytes: told by its first number and character. */
export function mayBeLzBytes(bytes: Uint8Array, start: number): boolean {
  const one = bytes[start] ?? 0;
  const two = bytes[start + 1] ?? 0;
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
