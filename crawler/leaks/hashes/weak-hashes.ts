import { weakHashes } from './hashes.js';
import type { ValueSighting, TypedValue } from '../typed-value.js';
import { normalisationsOf } from './normalisations.js';

/** A message with more such numbers than this is not judged: chance would have its way. */
const mostTokens = 400;
/** A number of ten digits or eight hex digits, alone between other signs. */
const token = /(?<![\w.-])(?:[\da-f]{8}|[\dA-F]{8}|-?[1-9]\d{7,9})(?![\w.-])/g;

interface Claim {
  readonly typed: TypedValue;
  readonly part: string;
  readonly name: string;
  readonly rule: string;
}

/** Finds 32-bit hashes (crc32, xxhash32, murmur3-32), which one by one prove nothing. */
export class WeakHashes {
  readonly #claims = new Map<number, Claim[]>();

  constructor(typed: readonly TypedValue[]) {
    for (const value of typed)
      for (const { text, part, rule, usual } of normalisationsOf(value))
        for (const { name, digest } of usual ? weakHashes : []) {
          const key = digest(Buffer.from(text));
          this.#claims.set(key, [...(this.#claims.get(key) ?? []), { typed: value, part, name, rule }]);
        }
  }

  /**
   * Traces in a text in which two numbers agree: hashes of two different values by one function, or of one value by two functions. A
   * single number that fits is met once in some million, two together never.
   */
  scan(text: string): readonly ValueSighting[] {
    const tokens = [...text.matchAll(token)];
    if (tokens.length < 2 || tokens.length > mostTokens) return [];
    const seen = tokens.flatMap(match =>
      this.#read(match[0]).map(claim => ({ ...claim, at: match.index, token: match[0] })),
    );
    const agreeing = seen.filter(one =>
      seen.some(
        two =>
          one.token !== two.token &&
          (one.typed.id !== two.typed.id ? one.name === two.name : one.name !== two.name),
      ),
    );
    return agreeing.map(({ typed, part, name, rule, at }) => ({
      valueId: typed.id,
      kind: typed.kind,
      part,
      encoding: [rule === 'typed' ? name : `${name}:${rule}`],
      offset: at,
      excerpt: text.slice(Math.max(0, at - 24), at + 40).replace(/[^\x20-\x7e]/g, '.'),
    }));
  }

  #read(digits: string): readonly Claim[] {
    const asHex = /^[\da-f]{8}$/i.test(digits) ? (this.#claims.get(Number.parseInt(digits, 16)) ?? []) : [];
    const asDecimal = /^-?\d+$/.test(digits) ? (this.#claims.get(Number(digits) >>> 0) ?? []) : [];
    return [...asHex, ...asDecimal];
  }
}
