import { createHmac } from 'node:crypto';
import { remembered } from './digest-memory.js';
import { DigestTable, mostDigests } from './digest-table.js';
import { hashes } from './hashes.js';
import { transforms } from './transforms.js';
import type { TypedValue } from '../typed-value.js';
import { normalisationsOf, type Normalisation } from './normalisations.js';

/** A text that a hash may have been taken of, and how far layers upon it are followed. */
interface Source extends Normalisation {
  readonly typed: TypedValue;
  /** Salted texts are hashed once, by the usual functions; others go through further layers. */
  readonly reach: 'once' | 'deep';
  /** The text is hashed with this key (HMAC). */
  readonly key?: string;
}

/** Texts that are always hashed together: a normalisation, or all ways to salt it with one salt. `key` names them among all others. */
interface Family {
  readonly key: string;
  readonly sources: readonly Source[];
}

/** A digest that belongs to a value: the layers inside it (outermost first). */
export interface DigestMatch {
  readonly typed: TypedValue;
  readonly part: string;
  readonly layers: readonly string[];
}

/** Most salts that are tried; the rest is left out. */
export const mostSalts = 200;
const separators = ['', ':', '|', '-', '.', '_'] as const;

/**
 * Digests of every normalisation of the values. Layers within a hash, in all up to three: of each normalisation the hash itself and the hash of any
 * usual transform; of the usual normalisations (as typed, lower case, E.164) the hash of any transform, and of any two usual ones.
 */
export class Digests {
  readonly #families: readonly Family[];
  readonly #sources: readonly Source[];
  #table: DigestTable | undefined;

  /** `salts`: constants that the site shows and may have mixed in. */
  constructor(typed: readonly TypedValue[], salts: readonly string[]) {
    this.#families = typed.flatMap(value => {
      const normalisations = normalisationsOf(value);
      const usual = normalisations.filter(normalisation => normalisation.usual);
      return [
        ...normalisations.map(normalisation => plain(normalisation, value)),
        ...usual.flatMap(normalisation =>
          salts.slice(0, mostSalts).map(salt => salted(normalisation, value, salt)),
        ),
      ];
    });
    this.#sources = this.#families.flatMap(({ sources }) => sources);
  }

  /** Built when first asked for: most of what leaves a page holds nothing that looks like a digest. */
  get table(): DigestTable {
    this.#table ??= this.#build();
    return this.#table;
  }

  /** Calls `found` for digests that begin with the eight bytes of which `agrees` says that they stand there. */
  find(
    low: number,
    high: number,
    agrees: (digest: Buffer) => boolean,
    found: (match: DigestMatch) => void,
  ): void {
    this.table.find(low, high, (index, recipe) => {
      const source = this.#sources[index];
      if (!source) return;
      const [outer, first, second] = [recipe & 255, (recipe >> 8) & 255, (recipe >> 16) & 255];
      if (!agrees(digestOf(source, outer, first, second))) return;
      const layers = [hashes[outer]?.name, transforms[second - 1]?.label, transforms[first - 1]?.label];
      found({ typed: source.typed, part: source.part, layers: named(layers, source) });
    });
  }

  #build(): DigestTable {
    const table = new DigestTable();
    let first = 0;
    for (const { key, sources } of this.#families) {
      if (table.size > mostDigests - 100_000) break;
      const digests = remembered(key, () => digestsOf(sources));
      for (let at = 0; at < digests.length; at += 4) {
        const [low = 0, high = 0, nth = 0, recipe = 0] = digests.subarray(at, at + 4);
        table.add(low, high, first + nth, recipe);
      }
      first += sources.length;
    }
    return table;
  }
}

/** For each digest four numbers: its first eight bytes, as two words, the place of the text among the sources, and the layers on it. */
function digestsOf(sources: readonly Source[]): Uint32Array {
  const facts: number[] = [];
  for (const [nth, source] of sources.entries()) {
    const add: Add = (outer, first, second, bytes) => {
      const digest = source.key === undefined ? hashes[outer]?.digest(bytes) : keyed(source, outer);
      if (digest)
        facts.push(
          digest.readUInt32LE(0),
          digest.readUInt32LE(4),
          nth,
          outer | (first << 8) | (second << 16),
        );
    };
    const bytes = Buffer.from(source.text);
    for (const [outer, hash] of hashes.entries())
      if (source.reach === 'deep' || hash.isUsual) add(outer, 0, 0, bytes);
    if (source.reach === 'deep') addLayers(source, bytes, add);
  }
  return Uint32Array.from(facts);
}

type Add = (outer: number, first: number, second: number, bytes: Uint8Array) => void;

function addLayers(source: Source, bytes: Uint8Array, add: Add): void {
  for (const [first, one] of transforms.entries()) {
    if (!source.usual && !one.isUsual) continue;
    const once = one.apply(bytes);
    for (const [outer, hash] of hashes.entries())
      if (source.usual || !hash.isRare) add(outer, first + 1, 0, once);
    if (!source.usual || !one.isUsual) continue;
    for (const [second, two] of transforms.entries()) {
      if (!two.isUsual) continue;
      const twice = two.apply(once);
      for (const [outer, hash] of hashes.entries())
        if (!hash.isRare) add(outer, first + 1, second + 1, twice);
    }
  }
}

const plain = (normalisation: Normalisation, typed: TypedValue): Family => ({
  key: JSON.stringify([normalisation.text, normalisation.usual]),
  sources: [{ ...normalisation, typed, reach: 'deep' }],
});

function salted(normalisation: Normalisation, typed: TypedValue, salt: string): Family {
  const { text } = normalisation;
  const mixed = (text: string): Source => ({
    ...normalisation,
    text,
    rule: `${normalisation.rule}, salted`,
    typed,
    reach: 'once',
  });
  return {
    key: JSON.stringify([text, salt]),
    sources: [
      ...separators.flatMap(separator => [mixed(salt + separator + text), mixed(text + separator + salt)]),
      { ...normalisation, rule: `${normalisation.rule}, keyed`, typed, reach: 'once', key: salt },
    ],
  };
}

function keyed(source: Source, outer: number): Buffer | undefined {
  const hash = hashes[outer];
  return hash?.isUsual
    ? createHmac(hash.name, source.key ?? '')
        .update(source.text)
        .digest()
    : undefined;
}

function digestOf(source: Source, outer: number, first: number, second: number): Buffer {
  if (source.key !== undefined) return keyed(source, outer) ?? Buffer.alloc(0);
  let bytes: Uint8Array = Buffer.from(source.text);
  for (const step of [first, second]) bytes = transforms[step - 1]?.apply(bytes) ?? bytes;
  return hashes[outer]?.digest(bytes) ?? Buffer.alloc(0);
}

/** The layers that are there; the innermost also says which normalisation it holds. */
function named(layers: readonly (string | undefined)[], { rule }: Source): string[] {
  const present = layers.filter(layer => layer !== undefined);
  const last = present.length - 1;
  return rule === 'typed'
    ? present
    : present.map((layer, index) => (index === last ? `${layer}:${rule}` : layer));
}
