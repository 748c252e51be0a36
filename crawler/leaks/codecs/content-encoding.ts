import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A body of more bytes than this is not unwrapped but searched as it is. */
const maxOutputLength = 64 * 2 ** 20;
const size = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: bytes => gunzipSync(bytes, size),
  'x-gzip': bytes => gunzipSync(bytes, size),
  deflate: bytes => {
    try {
      return inflateSync(bytes, size);
    } catch {
      return inflateRawSync(bytes, size);
    }
  },
  br: bytes => brotliDecompressSync(bytes, { maxOutputLength }),
};

/** Undoes a Content-Encoding header; what cannot be undone, or claims to be encoded and is not, is left as it is. */
export function unwrapped(
  bytes: Uint8Array,
  contentEncoding: string | undefined,
): { readonly plain: Uint8Array; readonly layers: readonly string[] } {
  let plain = bytes;
  const layers: string[] = [];
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map(name => name.trim());
  for (const name of names.toReversed()) {
    const decoder = decoders[name];
    if (!decoder) continue;
    try {
      plain = decoder(plain);
      layers.push(name);
    } catch {
      return { plain, layers };
    }
  }
  return { plain, layers };
}
