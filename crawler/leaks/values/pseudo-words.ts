import { createHash } from 'node:crypto';

const onsets = ['z', 'v', 'w', 'y', 'j', 'd', 'g', 'l', 'm', 'n', 'r', 'b', 'h', 'qu', 'kr', 'thr'] as const;
const vowels = ['a', 'e', 'i', 'o', 'u'] as const;
const codas = ['l', 'm', 'n', 'r', 'v', 'x', 'z', 'rn', 'lm', 'ld'] as const;

/** A stream of numbers that a key alone decides: the same key, the same values, on every machine. */
export class KeyedNumbers {
  #block = Buffer.alloc(0);
  #used = 0;
  #round = 0;

  constructor(readonly key: string) {}

  /** A whole number from 0 up to, not including, `limit` (at most 2^32). */
  below(limit: number): number {
    if (this.#used + 4 > this.#block.length) {
      this.#block = createHash('sha256').update(`${this.#round++}|${this.key}`).digest();
      this.#used = 0;
    }
    const number = this.#block.readUInt32BE(this.#used);
    this.#used += 4;
    return Math.floor((number / 2 ** 32) * limit);
  }

  /** One of `list`, which must not be empty. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError('Expected a list with something in it.');
    return item;
  }

  /** `count` decimal digits. */
  digits(count: number): string {
    return Array.from({ length: count }, () => String(this.below(10))).join('');
  }
}

/**
 * A lower-case word that no dictionary holds and that can be pronounced, of `minLength` to about `minLength + 4` letters.
 * Three syllables of 800 each: two keys coin the same word once in half a thousand million.
 */
export function pseudoWord(numbers: KeyedNumbers, minLength = 9): string {
  let word = '';
  while (word.length < minLength) word += numbers.pick(onsets) + numbers.pick(vowels) + numbers.pick(codas);
  return word;
}

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
