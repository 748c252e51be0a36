import { alphanumerics, isAlphanumeric, isDecimal, printableBytes } from '../bytes/byte-classes.js';
import { hexAt } from '../bytes/digits.js';

const equals = 0x3d;

/**
 * Whether bytes look like quoted-printable text (RFC 2045, section 6.7): a line that goes on, a quoted =, several quoted characters in
 * a row, or a quoted @ in an address.
 */
export function looksQuoted(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(equals); at >= 0; at = bytes.indexOf(equals, at + 1)) {
    const code = hexAt(bytes, at + 1, 2);
    if (
      code < 0 ? goesOn(bytes, at) : code === equals || beginsQuoted(bytes, at) || isQuotedAt(bytes, at, code)
    )
      return true;
  }
  return false;
}

/** The sign stands at the end of a line that has eight characters at least. */
function goesOn(bytes: Uint8Array, at: number): boolean {
  const lineEnd = bytes[at + 1] === 0x0d ? at + 2 : at + 1;
  if (bytes[lineEnd] !== 0x0a || at < 8) return false;
  for (let before = at - 8; before < at; before += 1)
    if (printableBytes[bytes[before] ?? 0] === 0) return false;
  return true;
}

function beginsQuoted(bytes: Uint8Array, at: number): boolean {
  for (let next = at; next < at + 12; next += 3) {
    const code = bytes[next] === equals ? hexAt(bytes, next + 1, 2) : -1;
    if (code < 0x20 || code > 0x7f) return false;
  }
  return true;
}

const isLetter = (byte: number | undefined): boolean => isAlphanumeric(byte) && !isDecimal(byte);

function isQuotedAt(bytes: Uint8Array, at: number, code: number): boolean {
  if (code !== 0x40 || !isAlphanumeric(bytes[at - 1])) return false;
  for (let next = at + 3; next < at + 68; next += 1) {
    const byte = bytes[next] ?? 0;
    const isQuotedPoint = byte === equals && hexAt(bytes, next + 1, 2) === 0x2e;
    if (byte === 0x2e || isQuotedPoint)
      return next > at + 3 && isLetter(bytes[next + (isQuotedPoint ? 3 : 1)]);
    if (alphanumerics[byte] === 0 && byte !== equals && byte !== 0x2d && byte !== 0x5f) return false;
  }
  return false;
}
