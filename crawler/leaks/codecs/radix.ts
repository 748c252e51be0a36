import {
  alphanumerics,
  capitalBase32Digits,
  hexDigits,
  smallBase32Digits,
  textBytes,
} from '../bytes/byte-classes.js';
import { decodeBase58, looksBase58 } from './base58.js';
import { ByteFinder } from '../bytes/byte-finder.js';
import { Pieces, type Chunk, type Source } from '../bytes/chunk.js';
import { decodeDigits, readDigits, type Radix } from '../bytes/digits.js';
import { shortestNeedle } from '../needles.js';
import { forEachRun, hasBase32, hasHex, isMixed, type Survey } from '../bytes/runs.js';
import { endOfStretch, forEachStretch } from '../bytes/stretches.js';

/** What the runs of a chunk hold in one way of writing bytes as text. */
export interface Decoded {
  /** Stretches of text within what was decoded, however it is aligned. */
  readonly text: Pieces;
  /** All that was decoded from where a run begins: digests and compressed streams may stand in it. */
  readonly binary: Pieces;
}

/** Keeps the stretches of text, long enough to hold a value, of what the digits from `from` on stand for. */
function keepText(digits: Uint8Array, from: number, radix: Radix, kept: Pieces, source: Source): void {
  const { bytes, length } = decodeDigits(digits, from, radix);
  forEachStretch(bytes, 0, length, textBytes, shortestNeedle, (start, end) => {
    kept.add(bytes.subarray(start, end), source, false);
  });
}

/** Keeps all that the digits stand for. */
function keepBinary(digits: Uint8Array, radix: Radix, kept: Pieces, source: Source): void {
  const { bytes, length } = decodeDigits(digits, 0, radix);
  // A digit too many for base64 still carries bits of an LZString.
  const isOver = radix === 'base64' && digits.length % 4 === 1;
  if (isOver) bytes[length] = (digits.at(-1) ?? 0) << 2;
  kept.add(bytes.subarray(0, length + (isOver ? 1 : 0)), source, true);
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
  const [dashes, underscores] = [new ByteFinder(bytes, 0x2d), new ByteFinder(bytes, 0x5f)];
  forEachRun(runs, (start, end, sorts) => {
    const isUrl = dashes.isWithin(start, end) || underscores.isWithin(start, end);
    const source = { layer: isUrl ? 'base64url' : 'base64', start, end };
    const digits = readDigits(bytes, start, end, 'base64');
    for (let phase = 0; phase < 4; phase += 1) keepText(digits, phase, 'base64', text, source);
    if ((sorts & isMixed) === 0 || ((isRotated || isReversed) && end - start > longestTurnedBinary)) return;
    keepBinary(digits, 'base64', binary, source);
    for (const inner of innerStarts(bytes, start, end)) {
      const segment = readDigits(bytes, inner, Math.min(end, inner + longestSegment), 'base64');
      keepBinary(segment, 'base64', binary, source);
    }
  });
  return { text, binary };
}

/** Hex digits in pairs, beginning with the first and with the second. */
export function fromHex({ bytes }: Chunk, { runs }: Survey): Decoded {
  const [text, binary] = [new Pieces(), new Pieces()];
  forEachRun(runs, (from, to, sorts) => {
    if ((sorts & hasHex) === 0) return;
    forEachStretch(bytes, from, to, hexDigits, 2 * shortestNeedle, (start, end) => {
      const source = { layer: 'hex', start, end };
      const digits = readDigits(bytes, start, end, 'hex');
      keepText(digits, 0, 'hex', text, source);
      keepText(digits, 1, 'hex', text, source);
      keepBinary(digits, 'hex', binary, source);
    });
  });
  return { text, binary };
}

/** Base32 (RFC 4648), capital or small letters but not both, text at each of the eight places where a group may begin. */
export function fromBase32({ bytes }: Chunk, { runs }: Survey): Decoded {
  const [text, binary] = [new Pieces(), new Pieces()];
  forEachRun(runs, (from, to, sorts) => {
    if ((sorts & hasBase32) === 0) return;
    for (const oneCase of [capitalBase32Digits, smallBase32Digits])
      forEachStretch(bytes, from, to, oneCase, 12, (start, end) => {
        const source = { layer: 'base32', start, end };
        const digits = readDigits(bytes, start, end, 'base32');
        for (let phase = 0; phase < 8; phase += 1) keepText(digits, phase, 'base32', text, source);
        if (end - start >= 13) keepBinary(digits, 'base32', binary, source);
      });
  });
  return { text, binary };
}

/** In a longer run, letters and digits between other digits of base64 are base64. */
const longestBase58Run = 4096;

/** Base58 (Bitcoin's alphabet): a whole run of letters and digits, since its digits have no places of their own. */
export function fromBase58({ bytes }: Chunk, { runs }: Survey): Decoded {
  const [text, binary] = [new Pieces(), new Pieces()];
  forEachRun(runs, (from, to, sorts) => {
    if ((sorts & isMixed) === 0 || to - from > longestBase58Run) return;
    forEachStretch(bytes, from, to, alphanumerics, 10, (start, end) => {
      if (!looksBase58(bytes, start, end)) return;
      const piece = decodeBase58(bytes.subarray(start, end));
      if (!piece) return;
      const source = { layer: 'base58', start, end };
      const isText = endOfStretch(piece, 0, piece.length, textBytes) === piece.length;
      (isText ? text : binary).add(piece, source, !isText);
    });
  });
  return { text, binary };
}
