import { encodeBase58 } from '../codecs/base58.js';
import { hashes } from './hashes.js';
import { reversed, rotated } from '../codecs/rot13-reversed.js';

/** A way to write bytes that may have been applied before a hash was taken. */
export interface Transform {
  readonly label: string;
  readonly isUsual: boolean;
  readonly apply: (bytes: Uint8Array) => Uint8Array;
}

const asText =
  (write: (bytes: Buffer) => string) =>
  (bytes: Uint8Array): Uint8Array =>
    Buffer.from(write(Buffer.from(bytes)));

const unpadded = (text: string): string => text.replace(/(?<!=)=+$/, '');

/** Base32 of RFC 4648, padded. */
export function encodeBase32(bytes: Uint8Array): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let [text, held, count] = ['', 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (count += 8; count >= 5; count -= 5) text += digits[(held >> (count - 5)) & 31];
  }
  if (count > 0) text += digits[(held << (5 - count)) & 31];
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

const row = (label: string, isUsual: boolean, write: (bytes: Buffer) => string): Transform => ({
  label,
  isUsual,
  apply: asText(write),
});

/** Encodings that a hash may have been taken of. */
const encodings: readonly Transform[] = [
  row('base64', true, bytes => bytes.toString('base64')),
  row('base64', false, bytes => unpadded(bytes.toString('base64'))),
  row('base64url', true, bytes => bytes.toString('base64url')),
  row('hex', true, bytes => bytes.toString('hex')),
  row('hex', false, bytes => bytes.toString('hex').toUpperCase()),
  row('percent', true, bytes => encodeURIComponent(bytes.toString('latin1'))),
  row('json', false, bytes => JSON.stringify(bytes.toString('latin1'))),
  row('base32', false, encodeBase32),
  row('base32', false, bytes => unpadded(encodeBase32(bytes))),
  row('base58', false, encodeBase58),
  { label: 'rot13', isUsual: true, apply: rotated },
  { label: 'reversed', isUsual: true, apply: reversed },
];

/** Digests as text, and as they are, that a further hash may have been taken of. */
const digests: readonly Transform[] = hashes.flatMap(({ name, isUsual, digest }) => [
  { label: name, isUsual, apply: (bytes: Uint8Array) => Buffer.from(digest(bytes).toString('hex')) },
  {
    label: name,
    isUsual: false,
    apply: (bytes: Uint8Array) => Buffer.from(digest(bytes).toString('hex').toUpperCase()),
  },
  { label: name, isUsual, apply: (bytes: Uint8Array) => Buffer.from(digest(bytes).toString('base64')) },
  { label: name, isUsual: false, apply: digest },
]);

/** Everything that may lie between a value and a hash of it. */
export const transforms: readonly Transform[] = [...encodings, ...digests];
