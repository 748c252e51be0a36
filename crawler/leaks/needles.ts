import { folded, isAlphanumeric, isDecimal } from './bytes/byte-classes.js';

/** A text that is searched for in any case. */
export interface Needle<T> {
  readonly text: string;
  readonly of: T;
}

interface Prepared<T> {
  readonly of: T;
  /** As typed, and folded. */
  readonly exact: Uint8Array;
  readonly fold: Uint8Array;
  /** What may not touch the text on either side. */
  readonly edge: 'none' | 'alphanumeric' | 'digit';
}

/** Every needle has at least this many bytes; the filter's stride rests on it. */
export const shortestNeedle = 7;
const gram = 4;
const stride = shortestNeedle - gram + 1;
/** Texts of this many bytes are told from chance in any case and with anything touching them. */
const freestanding = 12;
const filterBits = 18;

const mix = (value: number): number => Math.imul(value, 0x9e3779b1) >>> (32 - filterBits);

/**
 * Many texts searched for at once, by four-byte grams: every fourth position of the haystack is looked up in a bit filter, and only
 * what passes is compared. A text found must be set off from letters and digits when it is short, from digits when it is a number,
 * and a short one must be written as typed, in small or in capital letters.
 */
export class NeedleSet<T> {
  readonly #filter = new Uint8Array(2 ** filterBits / 8);
  readonly #buckets = new Map<number, { readonly needle: Prepared<T>; readonly at: number }[]>();

  /** Throws a RangeError for a text shorter than {@link shortestNeedle} bytes. */
  constructor(needles: Iterable<Needle<T>>) {
    for (const { text, of } of needles) {
      const exact = Buffer.from(text);
      if (exact.length < shortestNeedle)
        throw new RangeError(`Expected a text of at least ${shortestNeedle} bytes, got "${text}".`);
      const fold = exact.map(byte => folded[byte] ?? byte);
      this.#index({ of, exact, fold, edge: edgeOf(text) });
    }
  }

  #index(needle: Prepared<T>): void {
    for (let at = 0; at < stride; at += 1) {
      const key = gramAt(needle.fold, at);
      const bit = mix(key);
      this.#filter[bit >> 3] = (this.#filter[bit >> 3] ?? 0) | (1 << (bit & 7));
      const bucket = this.#buckets.get(key) ?? [];
      bucket.push({ needle, at });
      this.#buckets.set(key, bucket);
    }
  }

  /** Calls `found` for each place where a needle stands, in no order that matters. */
  scan(bytes: Uint8Array, found: (of: T, start: number, end: number) => void): void {
    const filter = this.#filter;
    const last = bytes.length - gram;
    for (let position = 0; position <= last; position += stride) {
      const key =
        (folded[bytes[position] ?? 0] ?? 0) |
        ((folded[bytes[position + 1] ?? 0] ?? 0) << 8) |
        ((folded[bytes[position + 2] ?? 0] ?? 0) << 16) |
        ((folded[bytes[position + 3] ?? 0] ?? 0) << 24);
      const bit = mix(key);
      if (((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
      for (const { needle, at } of this.#buckets.get(key) ?? []) {
        const start = position - at;
        if (stands(needle, bytes, start)) found(needle.of, start, start + needle.fold.length);
      }
    }
  }
}

function gramAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

function edgeOf(text: string): Prepared<unknown>['edge'] {
  if (/^[\d\s.,_+/()-]+$/.test(text)) return 'digit';
  return Buffer.byteLength(text) < freestanding ? 'alphanumeric' : 'none';
}

function stands<T>({ fold, exact, edge }: Prepared<T>, bytes: Uint8Array, start: number): boolean {
  const end = start + fold.length;
  if (start < 0 || end > bytes.length) return false;
  for (let index = 0; index < fold.length; index += 1)
    if (folded[bytes[start + index] ?? 0] !== fold[index]) return false;
  if (edge === 'none') return true;
  if (edge === 'digit') return !continuesNumber(bytes, start, end);
  if (isAlphanumeric(bytes[start - 1]) || isAlphanumeric(bytes[end])) return false;
  return hasUsualCase(bytes.subarray(start, end), exact, fold);
}

/** A digit touches the text, or a decimal point with a digit beyond it. */
function continuesNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (isDecimal(bytes[start - 1]) || isDecimal(bytes[end])) return true;
  const point = 0x2e;
  return (
    (bytes[start - 1] === point && isDecimal(bytes[start - 2])) ||
    (bytes[end] === point && isDecimal(bytes[end + 1]))
  );
}

function hasUsualCase(seen: Uint8Array, exact: Uint8Array, fold: Uint8Array): boolean {
  const rest = seen.subarray(1);
  return (
    seen.every((byte, index) => byte === exact[index]) ||
    rest.every((byte, index) => byte === fold[index + 1]) ||
    seen.every(byte => byte < 0x61 || byte > 0x7a)
  );
}
