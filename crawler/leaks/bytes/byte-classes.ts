/** Which of the 256 bytes belong to a class: 1 for those that do. */
export type ByteClass = Uint8Array;

const ofCharacters = (pattern: RegExp): ByteClass =>
  Uint8Array.from({ length: 256 }, (_, byte) => (pattern.test(String.fromCharCode(byte)) ? 1 : 0));

export const hexDigits = ofCharacters(/[\da-f]/i);
/** Of base64 and base64url. */
export const base64Digits = ofCharacters(/[\da-z+/_-]/i);
export const smallBase32Digits = ofCharacters(/[a-z2-7]/);
export const capitalBase32Digits = ofCharacters(/[A-Z2-7]/);
/** Hex digits after their letters were moved by 13. */
export const turnedHexDigits = ofCharacters(/[\dn-s]/i);
export const decimalDigits = ofCharacters(/\d/);
export const smallLetters = ofCharacters(/[a-z]/);
export const capitalLetters = ofCharacters(/[A-Z]/);
export const alphanumerics = ofCharacters(/[\da-z]/i);
/** What sets off words: spaces, quotes, brackets, control bytes, and the signs between parameters. */
export const gaps = ofCharacters(/[^\x21-\x7e]|["<>&=,;?:(){}[\]]/);
/** Printable ASCII and line ends and tabs. */
export const printableBytes = ofCharacters(/[\x20-\x7e\t\n\r]/);
/** Bytes of ASCII text, in UTF-16 and UTF-32 too. */
export const textBytes = ofCharacters(/[\x20-\x7e\t\n\r\0]/);

/** Each byte, capital letters of ASCII made small. */
export const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

export const isAlphanumeric = (byte: number | undefined): boolean =>
  byte !== undefined && alphanumerics[byte] === 1;

export const isDecimal = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;
