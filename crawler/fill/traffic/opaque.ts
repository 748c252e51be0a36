import { unwrapped } from '../../leaks/codecs/content-encoding.js';

/** Shorter data is an identifier rather than an encrypted value. */
const fewestBytes = 48;
const base64Run = /[A-Za-z0-9+/_-]{64,}={0,2}/g;
const hexRun = /\b(?:[0-9a-f]{2}){48,}\b/gi;
/** A signed token (RFC 7519): what it says can be read, and its signature says nothing. */
const signedToken = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/**
 * Whether bytes are spread as evenly as chance spreads them, told by how many pairs are equal (index of coincidence, Friedman 1922):
 * one in 256 of random bytes, a dozen times as many of text or of records. It holds for few bytes and for many, as entropy does not.
 */
function isEven(bytes: Uint8Array): boolean {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const equal = counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const expected = (bytes.length * (bytes.length - 1)) / 2 / 256;
  // Chance alone exceeds six standard deviations less than once in a million; a plain header before the data adds to long ones.
  return equal <= Math.max(expected + 6 * Math.sqrt(expected) + 2, 1.6 * expected);
}

const unprintableShare = (bytes: Uint8Array): number =>
  bytes.filter(byte => (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte > 0x7e).length /
  bytes.length;

/** Whether bytes look like encrypted data: as even as chance would have it, and not compressed in a way that can be undone. */
export function looksEncrypted(bytes: Uint8Array): boolean {
  if (bytes.length < fewestBytes) return false;
  const part = bytes.subarray(0, 65_536);
  if (unprintableShare(part) < 0.25) return false;
  return isEven(part) && !['gzip', 'deflate', 'br'].some(name => isCompressed(bytes, name));
}

/** Whether decompressing gives more than the first bytes that chance makes look like a stream. */
function isCompressed(bytes: Uint8Array, name: string): boolean {
  const { plain, layers } = unwrapped(bytes, name);
  return layers.length > 0 && plain.length + 32 >= bytes.length && !isEven(plain.subarray(0, 65_536));
}

/** Encoded runs of a text that do not stand in `known`, decoded. */
function encodedRuns(text: string, known: (run: string) => boolean): Uint8Array[] {
  const plain = text.replace(signedToken, ' ');
  const hex = (plain.match(hexRun) ?? []).filter(run => !known(run)).map(run => Buffer.from(run, 'hex'));
  const rest = plain.replace(hexRun, ' ');
  const base64 = (rest.match(base64Run) ?? [])
    .filter(run => !/^[0-9a-f]+$/i.test(run) && !known(run))
    .map(run => Buffer.from(run, 'base64'));
  return [...hex, ...base64];
}

/** Whether something that leaves holds data that nobody can read, and that was not there before anything was typed (`known`). */
export function isOpaque(
  body: Uint8Array,
  contentEncoding: string | undefined,
  query: string,
  known: (run: string) => boolean,
): boolean {
  const { plain } = unwrapped(body, contentEncoding);
  if (looksEncrypted(plain)) return true;
  const text = `${query}\n${Buffer.from(plain).toString('latin1')}`;
  return encodedRuns(text, known).some(looksEncrypted);
}
