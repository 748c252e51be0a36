import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { Decompress } from 'fzstd';
import { FetchError } from './fetch-error.js';

/** Longer chains of encodings occur in attacks only. */
const maxLayers = 3;

function unzstd(bytes: Buffer, maxBytes: number): Buffer {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const decoder = new Decompress(chunk => {
    size += chunk.length;
    if (size > maxBytes) throw new RangeError('too much');
    chunks.push(chunk);
  });
  decoder.push(bytes, true);
  return Buffer.concat(chunks);
}

function inflate(bytes: Buffer, maxBytes: number): Buffer {
  // Servers send both zlib streams (RFC 9110) and raw ones; browsers take either.
  const isZlib = bytes.length >= 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
  return (isZlib ? inflateSync : inflateRawSync)(bytes, { maxOutputLength: maxBytes });
}

function decodeLayer(bytes: Buffer, coding: string, maxBytes: number): Buffer {
  if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(bytes, { maxOutputLength: maxBytes });
  if (coding === 'br') return brotliDecompressSync(bytes, { maxOutputLength: maxBytes });
  if (coding === 'deflate') return inflate(bytes, maxBytes);
  if (coding === 'zstd') return unzstd(bytes, maxBytes);
  // Browsers hand an unknown coding through as it is.
  return bytes;
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');

/**
 * Undoes a Content-Encoding header (gzip, deflate, br, zstd, several in a row), never holding more than `maxBytes`.
 * Throws {@link FetchError} with `compression-bomb` or `bad-content-encoding`.
 */
export function decodeContent(bytes: Buffer, header: string, maxBytes: number): Buffer {
  const layers = header
    .toLowerCase()
    .split(',')
    .map(coding => coding.trim())
    .filter(coding => coding !== '' && coding !== 'identity');
  if (layers.length === 0 || bytes.length === 0) return bytes;
  if (layers.length > maxLayers)
    throw new FetchError('bad-content-encoding', `the body is encoded ${layers.length} times over`);
  let decoded = bytes;
  for (const coding of layers.reverse()) {
    try {
      decoded = decodeLayer(decoded, coding, maxBytes);
    } catch (cause) {
      throw isTooLarge(cause)
        ? new FetchError('compression-bomb', `the ${coding} body unpacks to more than ${maxBytes} bytes`, {
            cause,
          })
        : new FetchError('bad-content-encoding', `the body is not the ${coding} that its header says`, {
            cause,
          });
    }
  }
  return decoded;
}
