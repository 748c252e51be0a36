import lzString from 'lz-string';

/** Longest text that is tried as LZString; its reader is slow on what is none. */
const longest = 512 * 1024;

/** UTF-8 texts that bytes stand for if they are LZString's bit stream (as its base64 and byte forms carry it). */
export function readLzStrings(bytes: Uint8Array): readonly Uint8Array[] {
  // The stream begins with 2 bits: 0, a character of 8 bits follows, or 1, of 16 bits; and its bits run from the highest of each byte.
  const [one = 0, two = 0] = bytes;
  if (bytes.length > longest || one >> 6 !== 0) return [];
  const character = reversedBits(((one & 0x3f) << 2) | (two >> 6));
  if (character < 0x20 || character > 0x7e) return [];
  const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
  return readable(() => lzString.decompressFromUint8Array(Uint8Array.from(even)));
}

/** The text that an LZString for URLs stands for: an alphabet of its own, in which `-` comes after `+`, and `$` pads. */
export function readLzUri(text: string): readonly Uint8Array[] {
  return text.length > longest ? [] : readable(() => lzString.decompressFromEncodedURIComponent(text));
}

/** Texts that characters stand for if they are LZString's form for UTF-16 (15 bits a character) or its raw form (16 bits). */
export function readLzCharacters(text: string): readonly Uint8Array[] {
  if (text.length > longest) return [];
  return [
    ...readable(() => lzString.decompressFromUTF16(text)),
    ...readable(() => lzString.decompress(text)),
  ];
}

/** A text of which most is ASCII that can be printed, or nothing. */
function readable(read: () => string | null): readonly Uint8Array[] {
  const text = read();
  if (!text || text.length < 6) return [];
  let plain = 0;
  for (let at = 0; at < Math.min(text.length, 64); at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code < 0x7f) plain += 1;
  }
  return plain * 2 > Math.min(text.length, 64) ? [Buffer.from(text)] : [];
}

function reversedBits(byte: number): number {
  let result = 0;
  for (let bit = 0; bit < 8; bit += 1) result = (result << 1) | ((byte >> bit) & 1);
  return result;
}
