import { base32Digit, decimalDigit, hexDigit, letter } from './byte-classes.js';
import { decodeBase58 } from './base58.js';
import { Pieces, type Chunk } from './chunk.js';
import type { NumberList } from './number-list.js';
import { looksBase58, stretches } from './runs.js';

const table = (alphabet: (character: string) => number): Int8Array =>
  Int8Array.from({ length: 256 }, (_, byte) => alphabet(String.fromCharCode(byte)));

const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base64 = table(character => digits64.indexOf({ '-': '+', _: '/' }[character] ?? character));
const base32 = table(character => digits32.indexOf(character.toUpperCase()));
const hex = table(character => '0123456789abcdef'.indexOf(character.toLowerCase()));

/**
 * Decodes digits of `bits` bits each, from `from` up to `to`, to bytes; other bytes (line ends) are passed over. Returns the end.
 */
function decode(
  bytes: Uint8Array,
  from: number,
  to: number,
  values: Int8Array,
  bits: number,
  out: Uint8Array,
  at: number,
): number {
  let [held, count, end] = [0, 0, at];
  for (let position = from; position < to; position += 1) {
    const value = values[bytes[position] ?? 0] ?? -1;
    if (value < 0) continue;
    held = ((held << bits) | value) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    out[end++] = (held >> count) & 0xff;
  }
  return end;
}

/** A chunk of everything that the runs of `parent` hold in one encoding; `undefined` where there is nothing. */
function childOf(parent: Chunk, pieces: Pieces): Chunk | undefined {
  if (pieces.length === 0) return undefined;
  return {
    bytes: pieces.bytes(),
    parent,
    origin: start => pieces.originOf(start),
    isNew: () => true,
    streams: pieces.streams,
    isRotated: false,
    isReversed: false,
    depth: parent.depth + 1,
  };
}

type Each = (start: number, end: number) => void;

function forEachRun(runs: NumberList, each: Each): void {
  for (let index = 0; index < runs.length; index += 2) each(runs.at(index) ?? 0, runs.at(index + 1) ?? 0);
}

/** Places in a run where an encoded value may begin though the run began before: behind a slash. At most four. */
function innerStarts(bytes: Uint8Array, start: number, end: number): number[] {
  const starts: number[] = [];
  for (let at = start; at < end && starts.length < 4; at += 1) if (bytes[at] === 0x2f) starts.push(at + 1);
  return starts;
}

/**
 * Base64 and base64url, at each of the four places where a group of digits may begin: so whatever stands in front, within the same run,
 * a text is found.
 */
export function fromBase64(parent: Chunk, runs: NumberList): Chunk | undefined {
  const { bytes } = parent;
  const pieces = new Pieces(bytes.length / 4);
  forEachRun(runs, (start, end) => {
    const url = bytes.subarray(start, end).some(byte => byte === 0x2d || byte === 0x5f);
    const origin = { layers: [url ? 'base64url' : 'base64'], start, end };
    const begins = [start, start + 1, start + 2, start + 3];
    for (const [index, begin] of [...begins, ...innerStarts(bytes, start, end)].entries()) {
      const out = pieces.reserve(end - begin);
      pieces.close(
        decode(bytes, begin, end, base64, 6, out, pieces.length),
        origin,
        index === 0 || index > 3,
      );
    }
  });
  return childOf(parent, pieces);
}

/** Hex digits in pairs, beginning with the first and with the second. */
export function fromHex(parent: Chunk, runs: NumberList): Chunk | undefined {
  const { bytes } = parent;
  const pieces = new Pieces(64);
  forEachRun(runs, (from, to) =>
    stretches(bytes, from, to, hexDigit, 14, (start, end) => {
      for (const begin of [start, start + 1]) {
        const out = pieces.reserve(end - begin);
        const piece = decode(bytes, begin, end, hex, 4, out, pieces.length);
        pieces.close(piece, { layers: ['hex'], start, end }, begin === start);
      }
    }),
  );
  return childOf(parent, pieces);
}

/** Base32 (RFC 4648), capital or small letters but not both, at each of the eight places where a group may begin. */
export function fromBase32(parent: Chunk, runs: NumberList): Chunk | undefined {
  const { bytes } = parent;
  const pieces = new Pieces(64);
  forEachRun(runs, (from, to) =>
    stretches(bytes, from, to, base32Digit, 12, (start, end) => {
      if (isMixedCase(bytes, start, end)) return;
      for (let begin = start; begin < start + 8; begin += 1) {
        const out = pieces.reserve(end - begin);
        const piece = decode(bytes, begin, end, base32, 5, out, pieces.length);
        pieces.close(piece, { layers: ['base32'], start, end }, begin === start);
      }
    }),
  );
  return childOf(parent, pieces);
}

function isMixedCase(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x40) seen |= byte < 0x60 ? 1 : 2;
  }
  return seen === 3;
}

/** Base58 (Bitcoin's alphabet): a whole run of letters and digits, since its digits have no places of their own. */
export function fromBase58(parent: Chunk, runs: NumberList): Chunk | undefined {
  const { bytes } = parent;
  const pieces = new Pieces(64);
  forEachRun(runs, (from, to) =>
    stretches(bytes, from, to, letter | decimalDigit, 10, (start, end) => {
      if (!looksBase58(bytes, start, end)) return;
      const piece = decodeBase58(bytes.subarray(start, end));
      if (piece) pieces.add(piece, { layers: ['base58'], start, end }, true);
    }),
  );
  return childOf(parent, pieces);
}
