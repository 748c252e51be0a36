import { getEncoding } from 'encoding-sniffer';
import iconv from 'iconv-lite';

/** Node's decoder; that of UTF-8 for an encoding that it does not know either. */
function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
}

const charsetOf = (contentType: string): string =>
  /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1] ?? '';

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The encoding a browser would read a document in (HTML §13.2.3.2): byte order mark, header, `<meta>`, then what the bytes look like. */
export const detectEncoding = (bytes: Buffer, contentType: string): string =>
  getEncoding(bytes, {
    transportLayerEncodingLabel: charsetOf(contentType),
    defaultEncoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252',
  }).toLowerCase();

/** The text of a document, decoded as a browser does and without its byte order mark. */
export function decodeDocument(
  bytes: Buffer,
  contentType: string,
  encoding = detectEncoding(bytes, contentType),
): string {
  if (encoding === 'utf-8') {
    const text = bytes.toString('utf8');
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
  // Node's own decoder reads windows-1252 as Latin-1, and iconv-lite lacks some rare ones.
  return iconv.encodingExists(encoding) ? iconv.decode(bytes, encoding) : decoderOf(encoding).decode(bytes);
}
