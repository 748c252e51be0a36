/** What a byte may be part of; a byte has several. */
export const hexDigit = 1;
export const base64Digit = 2;
export const base32Digit = 4;
/** A hex digit after its letters were moved by 13. */
export const turnedHexDigit = 8;
export const decimalDigit = 16;
export const smallLetter = 32;
export const capitalLetter = 64;
/** Sets off words: spaces, quotes, brackets, control bytes, and the signs between parameters. */
export const gap = 128;

function classOf(byte: number): number {
  const text = String.fromCharCode(byte);
  let kinds = 0;
  if (/[\da-f]/i.test(text)) kinds |= hexDigit;
  if (/[\da-z+/_-]/i.test(text)) kinds |= base64Digit;
  if (/[a-z2-7]/i.test(text)) kinds |= base32Digit;
  if (/[\dn-s]/i.test(text)) kinds |= turnedHexDigit;
  if (/\d/.test(text)) kinds |= decimalDigit;
  if (/[a-z]/.test(text)) kinds |= smallLetter;
  if (/[A-Z]/.test(text)) kinds |= capitalLetter;
  if (byte <= 0x20 || byte >= 0x7f || /["<>&=,;?:(){}[\]]/.test(text)) kinds |= gap;
  return kinds;
}

/** Classes of each of the 256 bytes. */
export const classes = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));

/** Each byte, capital letters of ASCII made small. */
export const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

/** 1 for printable ASCII and line ends and tabs. */
export const printable = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13 ? 1 : 0,
);

const alphanumeric = smallLetter | capitalLetter | decimalDigit;

export const isAlphanumeric = (byte: number | undefined): boolean =>
  byte !== undefined && ((classes[byte] ?? 0) & alphanumeric) !== 0;

export const isDecimal = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;
