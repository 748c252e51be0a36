import { unwrapped } from '../leaks/content-encoding.js';

/** Shorter data is an identifier rather than an encrypted value. */
const fewestBytes = 48;
const base64Run = /[A-Za-z0-9+/_-]{64,}={0,2}/g;
const hexRun = /\b(?:[0-9a-f]{2}){48,}\b/gi;
/** A signed token (RFC 7519): what it says can be read, and its signature says nothing. */
const signedToken = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** Bits a byte, of bytes taken one by one. */
function entropy(bytes: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  return bits;
}

const unprintableShare = (bytes: Uint8Array): number =>
  bytes.filter(byte => (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte > 0x7e).length /
  bytes.length;

/** Whether bytes look like encrypted data: as even as chance would have it, and not compressed in a way that can be undone. */
export function looksEncrypted(bytes: Uint8Array): boolean {
  if (bytes.length < fewestBytes) return false;
  const part = bytes.subarray(0, 65_536);
  if (unprintableShare(part) < 0.25) return false;
  if (entropy(part) < 0.92 * Math.log2(Math.min(part.length, 256))) return false;
  return ['gzip', 'deflate', 'br'].every(name => unwrapped(bytes, name).layers.length === 0);
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
  const text = `${query}\n${Buffer.from(plain.subarray(0, 1_000_000)).toString('latin1')}`;
  return encodedRuns(text, known).some(looksEncrypted);
}
