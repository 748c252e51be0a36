import { getHashes, hash } from 'node:crypto';
import {
  createBLAKE2b,
  createBLAKE3,
  createCRC32,
  createKeccak,
  createMD4,
  createWhirlpool,
  createXXHash128,
  createXXHash3,
  createXXHash32,
  createXXHash64,
  type IHasher,
} from 'hash-wasm';
import { murmur128, murmur32 } from './murmur3.js';

/** A hash function; its digest has at least 8 bytes. */
export interface Hash {
  readonly name: string;
  /** Among those that trackers use most. */
  readonly isUsual: boolean;
  /** Hardly ever met: not followed through three layers. */
  readonly isRare: boolean;
  readonly digest: (bytes: Uint8Array) => Buffer;
}

/** A hash function of 32 bits: too short to accuse by itself. */
export interface WeakHash {
  readonly name: string;
  readonly digest: (bytes: Uint8Array) => number;
}

const usual = new Set(['md5', 'sha1', 'sha256', 'sha512']);
const rare = new Set([
  'sha512-256',
  'sm3',
  'md4',
  'keccak-256',
  'blake2b-256',
  'whirlpool',
  'xxh3-64',
  'xxh3-128',
  'murmur3-128',
]);

/** Names as we report them, and as OpenSSL knows them. */
const native = [
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha224', 'sha224'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha512-256', 'sha512-256'],
  ['sha3-224', 'sha3-224'],
  ['sha3-256', 'sha3-256'],
  ['sha3-384', 'sha3-384'],
  ['sha3-512', 'sha3-512'],
  ['ripemd160', 'ripemd160'],
  ['blake2b-512', 'blake2b512'],
  ['blake2s-256', 'blake2s256'],
  ['sm3', 'sm3'],
] as const;

const byHasher = (hasher: IHasher) => (bytes: Uint8Array) =>
  Buffer.from(hasher.init().update(bytes).digest('binary'));

const [blake2b, blake3, keccak, md4, whirlpool, xxh64, xxh3, xxh128, xxh32, crc32] = await Promise.all([
  createBLAKE2b(256),
  createBLAKE3(),
  createKeccak(256),
  createMD4(),
  createWhirlpool(),
  createXXHash64(),
  createXXHash3(),
  createXXHash128(),
  createXXHash32(0),
  createCRC32(),
]);

/** Every hash function that is looked for; those of the machine's OpenSSL only where it has them. */
export const hashes: readonly Hash[] = [
  ...native
    .filter(([, openssl]) => getHashes().includes(openssl))
    .map(([name, openssl]) => ({
      name,
      isUsual: usual.has(name),
      isRare: rare.has(name),
      // In one go: an object for each text takes as long again.
      digest: (bytes: Uint8Array) => hash(openssl, bytes, 'buffer'),
    })),
  ...(
    [
      ['md4', byHasher(md4)],
      ['keccak-256', byHasher(keccak)],
      ['blake2b-256', byHasher(blake2b)],
      ['blake3', byHasher(blake3)],
      ['whirlpool', byHasher(whirlpool)],
      ['xxhash64', byHasher(xxh64)],
      ['xxh3-64', byHasher(xxh3)],
      ['xxh3-128', byHasher(xxh128)],
      ['murmur3-128', (bytes: Uint8Array) => murmur128(Buffer.from(bytes))],
    ] as const
  ).map(([name, digest]) => ({ name, isUsual: false, isRare: rare.has(name), digest })),
];

/** 32-bit functions; see `weak-hashes.ts` for what it takes to believe them. */
export const weakHashes: readonly WeakHash[] = [
  { name: 'crc32', digest: bytes => byHasher(crc32)(bytes).readUInt32BE() },
  { name: 'xxhash32', digest: bytes => byHasher(xxh32)(bytes).readUInt32BE() },
  { name: 'murmur3-32', digest: bytes => murmur32(Buffer.from(bytes)) },
];
