import { isAlphanumeric } from '../bytes/byte-classes.js';
import type { Chunk } from '../bytes/chunk.js';
import { hexAt } from '../bytes/digits.js';
import { looksQuoted } from './detect-quoted-printable.js';
import { namedEntities } from './named-entities.js';
import { NumberList } from '../bytes/number-list.js';

/** The escape stands for no character. */
const nothing = -1;

const percent = 1;
const html = 2;
const json = 4;
const percentUtf16 = 8;
const quotedPrintable = 16;
const names = [
  [percent, 'percent'],
  [percentUtf16, 'percent-utf16'],
  [html, 'html'],
  [json, 'json'],
  [quotedPrintable, 'quoted-printable'],
] as const;

const simpleEscapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, v: 11, '0': 0 };

interface Escape {
  readonly kind: number;
  readonly length: number;
  readonly code: number;
  /** The code is a byte, not a character. */
  readonly isByte: boolean;
}

function percentEscape(bytes: Uint8Array, at: number): Escape | undefined {
  const next = bytes[at + 1];
  if (next === 0x75 || next === 0x55) {
    const code = hexAt(bytes, at + 2, 4);
    return code < 0 ? undefined : { kind: percentUtf16, length: 6, code, isByte: false };
  }
  const code = hexAt(bytes, at + 1, 2);
  return code < 0 ? undefined : { kind: percent, length: 3, code, isByte: true };
}

function jsonEscape(bytes: Uint8Array, at: number): Escape | undefined {
  const next = bytes[at + 1];
  if (next === undefined) return undefined;
  if (next === 0x75 && bytes[at + 2] === 0x7b) {
    const brace = bytes.indexOf(0x7d, at + 3);
    const digits = brace - at - 3;
    const code = digits > 0 && digits <= 6 ? hexAt(bytes, at + 3, digits) : -1;
    return code < 0 ? undefined : { kind: json, length: digits + 4, code, isByte: false };
  }
  const digits = next === 0x75 ? 4 : next === 0x78 ? 2 : 0;
  if (digits > 0) {
    const code = hexAt(bytes, at + 2, digits);
    return code < 0 ? undefined : { kind: json, length: 2 + digits, code, isByte: false };
  }
  const code = simpleEscapes[String.fromCharCode(next)] ?? next;
  return { kind: json, length: 2, code, isByte: true };
}

/** How far behind the & at `at` the semicolon of a character reference stands; 0 where none can stand there. */
function referenceLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length < 12; length += 1) {
    const byte = bytes[at + length];
    if (byte === 0x3b) return length;
    if (!isAlphanumeric(byte) && byte !== 0x23) return 0;
  }
  return 0;
}

function htmlEscape(bytes: Uint8Array, at: number): Escape | undefined {
  const semicolon = referenceLength(bytes, at);
  if (semicolon < 2) return undefined;
  const name = Buffer.from(bytes.subarray(at + 1, at + semicolon)).toString('latin1');
  const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
  const code = number
    ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10)
    : (namedEntities[name] ?? -1);
  return code < 0 ? undefined : { kind: html, length: semicolon + 1, code, isByte: false };
}

/** RFC 2045: `=XX`, and `=` at the end of a line that goes on. */
function quotedEscape(bytes: Uint8Array, at: number): Escape | undefined {
  if (bytes[at] !== 0x3d) return undefined;
  const lineEnd = bytes[at + 1] === 0x0d ? at + 2 : at + 1;
  if (bytes[lineEnd] === 0x0a)
    return { kind: quotedPrintable, length: lineEnd + 1 - at, code: nothing, isByte: true };
  const code = hexAt(bytes, at + 1, 2);
  return code < 0 ? undefined : { kind: quotedPrintable, length: 3, code, isByte: true };
}

function escapeAt(bytes: Uint8Array, at: number): Escape | undefined {
  const sign = bytes[at];
  if (sign === 0x25) return percentEscape(bytes, at);
  if (sign === 0x5c) return jsonEscape(bytes, at);
  return sign === 0x26 ? htmlEscape(bytes, at) : undefined;
}

/** Writes a character as UTF-8 (lone surrogates as three bytes, too); returns the offset behind it. */
function writeCharacter(out: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    out[at] = code;
    return at + 1;
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 63);
    return at + 2;
  }
  out[at] = 0xe0 | ((code >> 12) & 15);
  out[at + 1] = 0x80 | ((code >> 6) & 63);
  out[at + 2] = 0x80 | (code & 63);
  return at + 3;
}

const isSign = Uint8Array.from({ length: 256 }, (_, byte) =>
  '%\\&='.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Places where a compressed stream may begin are kept for this many parameters. */
const mostStarts = 16;

/** One level of percent-, JSON- and HTML-escapes taken off everywhere; `undefined` where there are none. */
export const unescaped = (chunk: Chunk): Chunk | undefined => replaced(chunk, escapeAt);

/** Quoted-printable text read, where the chunk looks like that; `undefined` where not. */
export function fromQuotedPrintable(chunk: Chunk): Chunk | undefined {
  return looksQuoted(chunk.bytes) ? replaced(chunk, quotedEscape) : undefined;
}

function replaced(
  chunk: Chunk,
  read: (bytes: Uint8Array, at: number) => Escape | undefined,
): Chunk | undefined {
  const { bytes } = chunk;
  // A character is never longer than its escape: `\\n` (2) to 1, `%u20ac` (6) to 3, `&lt;` (4) to 1.
  const out = new Uint8Array(bytes.length);
  const [events, kinds, shifts] = [new NumberList(), new NumberList(), new NumberList()];
  const starts = [0];
  let length = 0;
  let position = 0;
  while (position < bytes.length) {
    const byte = bytes[position] ?? 0;
    if (isSign[byte] === 0) {
      out[length++] = byte;
      position += 1;
      continue;
    }
    const escape = read(bytes, position);
    if (!escape) {
      out[length++] = byte;
      position += 1;
      if (byte === 0x3d && starts.length < mostStarts) starts.push(length);
      continue;
    }
    events.push(length);
    kinds.push(escape.kind);
    if (escape.isByte && escape.code !== nothing) out[length++] = escape.code;
    else if (!escape.isByte) length = writeCharacter(out, length, escape.code);
    position += escape.length;
    shifts.push(position - length);
  }
  if (events.length === 0) return undefined;
  const inParent = (offset: number): number => offset + (shifts.at(events.lowerBound(offset) - 1) ?? 0);
  return {
    ...chunk,
    bytes: out.subarray(0, length),
    parent: chunk,
    origin: (start, end) => {
      let seen = 0;
      const first = events.lowerBound(start - 1);
      for (let index = first; (events.at(index) ?? Infinity) <= end; index += 1) seen |= kinds.at(index) ?? 0;
      const layers = names.flatMap(([kind, name]) => ((seen & kind) !== 0 ? [name] : []));
      return { layers, start: inParent(start), end: inParent(end) };
    },
    isNew: (start, end) => (events.at(events.lowerBound(start - 1)) ?? Infinity) <= end,
    streams: starts.map(start => [start, length] as const),
    depth: chunk.depth + 1,
  };
}
