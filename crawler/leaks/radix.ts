import {
  base32Digit,
  capitalLetter,
  classes,
  decimalDigit,
  hexDigit,
  printable,
  smallLetter,
} from './byte-classes.js';
import { decodeBase58, looksBase58 } from './base58.js';
import { Pieces, type Chunk, type Source } from './chunk.js';
import { shortestNeedle } from './needles.js';
import { forEachRun, hasBase32, hasHex, isMixed, stretches, type Survey } from './runs.js';

const table = (digits: string, canonical: (character: string) => string): Int8Array =>
  Int8Array.from({ length: 256 }, (_, byte) => digits.indexOf(canonical(String.fromCharCode(byte))));

const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64 = table(digits64, character => ({ '-': '+', _: '/' })[character] ?? character);
const base32 = table('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', character => character.toUpperCase());
const hex = table('0123456789abcdef', character => character.toLowerCase());

/** A digit's values and how many bits each carries. */
interface Radix {
  readonly values: Int8Array;
  readonly bits: number;
}
const radix64: Radix = { values: base64, bits: 6 };
const radix32: Radix = { values: base32, bits: 5 };
const radix16: Radix = { values: hex, bits: 4 };

/** What the runs of a chunk hold in one way of writing bytes as text. */
export interface Decoded {
  /** Stretches of text within what was decoded, however it is aligned. */
  readonly text: Pieces;
  /** All that was decoded from where a run begins: digests and compressed streams may stand in it. */
  readonly binary: Pieces;
}

/**
 * Decodes `from` up to `to`, passing over other bytes (line ends), to `kept`: all of it, or the stretches of printable text and zero
 * bytes that are long enough to hold a value.
 */
function decode(
  bytes: Uint8Array,
  from: number,
  to: number,
  { values, bits }: Radix,
  kept: Pieces,
  source: Source,
  textOnly: boolean,
): void {
  let out = kept.reserve(to - from);
  let [held, count, end] = [0, 0, kept.length];
  for (let position = from; position < to; position += 1) {
    const value = values[bytes[position] ?? 0] ?? -1;
    if (value < 0) continue;
    held = ((held << bits) | value) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    const byte = (held >> count) & 0xff;
    if (textOnly && printable[byte] === 0 && byte !== 0) {
      if (end - kept.length >= shortestNeedle) {
        kept.close(end, source, false);
        out = kept.reserve(to - position);
      }
      end = kept.length;
      continue;
    }
    out[end++] = byte;
  }
  // A digit too many for base64 still carries bits of an LZString.
  if (!textOnly && count === 6) out[end++] = (held << 2) & 0xff;
  if (end - kept.length >= (textOnly ? shortestNeedle : 1)) kept.close(end, source, !textOnly);
}

/** A longer run that was turned is looked through for text only: a digest or one packed value takes far less. */
const longestTurnedBinary = 4096;

/** Places in a run where an encoded value may begin though the run began before: behind a slash early on, as in a path. */
export function innerStarts(bytes: Uint8Array, start: number, end: number): number[] {
  const starts: number[] = [];
  const last = Math.min(end - 11, start + 256);
  for (let at = start; at < last && starts.length < 8; at += 1) if (bytes[at] === 0x2f) starts.push(at + 1);
  return starts;
}

/** What a part of a path holds is no longer. */
const longestSegment = 8192;

/**
 * Base64 and base64url. Text is looked for at each of the four places where a group of digits may begin: so whatever stands in front of
 * it, within the same run, it is found.
 */
export function fromBase64({ bytes, isRotated, isReversed }: Chunk, { runs }: Survey): Decoded {
  const [text, binary] = [new Pieces(), new Pieces()];
  forEachRun(runs, (start, end, sorts) => {
    const isUrl = hasByte(bytes, start, end, 0x2d) || hasByte(bytes, start, end, 0x5f);
    const source = { layer: isUrl ? 'base64url' : 'base64', start, end };
    for (let phase = 0; phase < 4; phase += 1) decode(bytes, start + phase, end, radix64, text, source, true);
    if ((sorts & isMixed) === 0 || ((isRotated || isReversed) && end - start > longestTurnedBinary)) return;
    decode(bytes, start, end, radix64, binary, source, false);
    for (const inner of innerStarts(bytes, start, end))
      decode(bytes, inner, Math.min(end, inner + longestSegment), radix64, binary, source, false);
  });
  return { text, binary };
}

function hasByte(bytes: Uint8Array, start: number, end: number, wanted: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === wanted) return true;
  return false;
}

/** Hex digits in pairs, beginning with the first and with the second. */
export function fromHex({ bytes }: Chunk, { runs }: Survey): Decoded {
  const [text, binary] = [new Pieces(), new Pieces()];
  forEachRun(runs, (from, to, sorts) => {
    if ((sorts & hasHex) === 0) return;
    stretches(bytes, from, to, hexDigit, 2 * shortestNeedle, (start, end) => {
      const source = { layer: 'hex', start, end };
      decode(bytes, start, end, radix16, text, source, true);
      decode(bytes, start + 1, end, radix16, text, source, true);
      decode(bytes, start, end, radix16, binary, source, false);
    });
  });
  return { text, binary };
}

/** Base32 (RFC 4648), capital or small letters but not both, text at each of the eight places where a group may begin. */
export function fromBase32({ bytes }: Chunk, { runs }: Survey): Decoded {
  const [text, binary] = [new Pieces(), new Pieces()];
  forEachRun(runs, (from, to, sorts) => {
    if ((sorts & hasBase32) === 0) return;
    stretches(bytes, from, to, base32Digit, 12, (start, end) => {
      if (isMixedCase(bytes, start, end)) return;
      const source = { layer: 'base32', start, end };
      for (let phase = 0; phase < 8; phase += 1)
        decode(bytes, start + phase, end, radix32, text, source, true);
      if (end - start >= 13) decode(bytes, start, end, radix32, binary, source, false);
    });
  });
  return { text, binary };
}

function isMixedCase(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0;
  for (let at = start; at < end; at += 1)
    seen |= (classes[bytes[at] ?? 0] ?? 0) & (capitalLetter | smallLetter);
  return seen === (capitalLetter | smallLetter);
}

/** Base58 (Bitcoin's alphabet): a whole run of letters and digits, since its digits have no places of their own. */
export function fromBase58({ bytes }: Chunk, { runs }: Survey): Decoded {
  const [text, binary] = [new Pieces(), new Pieces()];
  forEachRun(runs, (from, to, sorts) => {
    if ((sorts & isMixed) === 0) return;
    stretches(bytes, from, to, capitalLetter | smallLetter | decimalDigit, 10, (start, end) => {
      if (!looksBase58(bytes, start, end)) return;
      const piece = decodeBase58(bytes.subarray(start, end));
      if (!piece) return;
      const source = { layer: 'base58', start, end };
      const isText = piece.every(byte => printable[byte] === 1 || byte === 0);
      (isText ? text : binary).add(piece, source, !isText);
    });
  });
  return { text, binary };
}
