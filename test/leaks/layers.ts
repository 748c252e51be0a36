import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import lzString from 'lz-string';
import { encodeBase58 } from '../../crawler/leaks/codecs/base58.js';
import { encodeBase32 } from '../../crawler/leaks/hashes/transforms.js';

/** A way to write bytes, and what may lie inside it. */
export interface Layer {
  readonly name: string;
  readonly sort: 'escape' | 'digits' | 'turn' | 'packed' | 'unmarked' | 'hash';
  /** It makes bytes that are no text. */
  readonly isBinary: boolean;
  readonly write: (bytes: Buffer) => Buffer;
}

const text =
  (write: (text: string) => string) =>
  (bytes: Buffer): Buffer =>
    Buffer.from(write(bytes.toString('latin1')), 'latin1');

const each = (write: (code: number) => string) =>
  text(value => [...value].map(sign => write(sign.charCodeAt(0))).join(''));

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const rot13 = (value: string): string =>
  value.replace(/[a-z]/gi, sign => {
    const base = sign <= 'Z' ? 65 : 97;
    return String.fromCharCode(((sign.charCodeAt(0) - base + 13) % 26) + base);
  });

const row = (name: string, sort: Layer['sort'], write: Layer['write'], isBinary = false): Layer => ({
  name,
  sort,
  write,
  isBinary,
});

const hashNames = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha3-256',
  'sha3-512',
  'ripemd160',
  'blake2b512',
];

/** Hashes, written in hex of either case, in base64, and as they are. */
const hashLayers: readonly Layer[] = hashNames.flatMap(name => {
  const digest = (bytes: Buffer): Buffer => createHash(name).update(bytes).digest();
  return [
    row(name, 'hash', bytes => Buffer.from(digest(bytes).toString('hex'))),
    row(name, 'hash', bytes => Buffer.from(digest(bytes).toString('hex').toUpperCase())),
    row(name, 'hash', bytes => Buffer.from(digest(bytes).toString('base64'))),
    row(name, 'hash', digest, true),
  ];
});

export const layers: readonly Layer[] = [
  row('percent', 'escape', text(encodeURIComponent)),
  row(
    'percent all',
    'escape',
    each(code => `%${hex(code, 2)}`),
  ),
  row(
    'percent-utf16',
    'escape',
    each(code => `%u${hex(code, 4)}`),
  ),
  row('json', 'escape', text(JSON.stringify)),
  row(
    'json escapes',
    'escape',
    each(code => `\\u${hex(code, 4)}`),
  ),
  row(
    'html',
    'escape',
    each(code => `&#${code};`),
  ),
  row(
    'html hex',
    'escape',
    each(code => `&#x${hex(code, 2)};`),
  ),
  row(
    'quoted-printable',
    'escape',
    each(code => `=${hex(code, 2).toUpperCase()}`),
  ),
  row('base64', 'digits', bytes => Buffer.from(bytes.toString('base64'))),
  row('base64url', 'digits', bytes => Buffer.from(bytes.toString('base64url'))),
  row('hex', 'digits', bytes => Buffer.from(bytes.toString('hex'))),
  row('base32', 'digits', bytes => Buffer.from(encodeBase32(bytes))),
  row('base58', 'digits', bytes => Buffer.from(encodeBase58(bytes))),
  row('rot13', 'turn', text(rot13)),
  row('reversed', 'turn', bytes => Buffer.from(bytes.toReversed())),
  row('gzip', 'packed', bytes => gzipSync(bytes), true),
  row('deflate', 'packed', bytes => deflateSync(bytes), true),
  row('deflate-raw', 'unmarked', bytes => deflateRawSync(bytes), true),
  row('brotli', 'unmarked', bytes => brotliCompressSync(bytes), true),
  row('lz-string base64', 'unmarked', text(lzString.compressToBase64)),
  row('lz-string url', 'unmarked', text(lzString.compressToEncodedURIComponent)),
  row(
    'lz-string bytes',
    'unmarked',
    bytes => Buffer.from(lzString.compressToUint8Array(bytes.toString('latin1'))),
    true,
  ),
  row('utf-16', 'unmarked', bytes => Buffer.from(bytes.toString('latin1'), 'utf16le'), true),
  ...hashLayers,
];

/** What may have been done before a hash was taken, and once more before that. */
const beforeHash = new Set([
  'base64',
  'base64url',
  'hex',
  'percent',
  'base32',
  'base58',
  'rot13',
  'reversed',
]);
const usualBeforeHash = new Set([
  'base64',
  'base64url',
  'hex',
  'percent',
  'rot13',
  'reversed',
  'md5',
  'sha1',
  'sha256',
  'sha512',
]);

/** Whether the matcher promises to find a value under these layers, the innermost first. */
export function isPromised(chain: readonly Layer[]): boolean {
  const outermostHash = chain.findLastIndex(({ sort }) => sort === 'hash');
  const inside = chain.slice(0, Math.max(outermostHash, 0));
  if (!inside.every(layer => (layer.sort === 'hash' ? true : beforeHash.has(layer.name)))) return false;
  if (
    inside.length > 1 &&
    !inside.every(layer => usualBeforeHash.has(layer.name) && !layer.isBinary && isUsualForm(layer))
  )
    return false;
  return chain.every((layer, index) => isAllowed(layer, chain[index - 1]));
}

/** Within two further layers, digests in small hex and base64 are followed. */
const isUsualForm = ({ sort, write }: Layer): boolean =>
  sort !== 'hash' || !/^[\dA-F]+$/.test(write(Buffer.from('probe')).toString('latin1'));

/** Whether `layer` can be put on what `inner` makes. */
function isAllowed(layer: Layer, inner: Layer | undefined): boolean {
  const isText = inner?.isBinary !== true;
  switch (layer.sort) {
    case 'escape':
      return isText;
    case 'turn':
      return isText && (inner === undefined || ['digits', 'turn', 'hash'].includes(inner.sort));
    case 'unmarked':
      return isText;
    default:
      return true;
  }
}
