import iconv from 'iconv-lite';

/** How many bytes the HTML standard lets the search for `<meta charset>` see. */
const prescanBytes = 1024;

/** The standard's name of an encoding label (`latin1` → `windows-1252`); `undefined` for labels it does not know. */
function encodingOf(label: string | undefined): string | undefined {
  const wanted = label?.trim().toLowerCase();
  if (wanted === undefined || wanted === '') return undefined;
  if (wanted === 'x-user-defined' || wanted === 'iso-8859-16') return wanted;
  try {
    return new TextDecoder(wanted).encoding;
  } catch {
    return undefined;
  }
}

function fromBom(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
}

const fromHeader = (contentType: string): string | undefined =>
  encodingOf(/;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1]);

const metaTag = /<meta[\s/][^>]*>/gi;
const charsetInMeta = /charset\s*=\s*(?:["']\s*)?([^\s"'/>;]+)/i;

/** The encoding that the document declares in its first kilobyte (HTML §13.2.3.2; comments do not count). */
function fromMeta(bytes: Buffer): string | undefined {
  const start = bytes
    .subarray(0, prescanBytes)
    .toString('latin1')
    .replace(/<!--[\s\S]*?(-->|$)/g, '');
  const xml = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(start)?.[1];
  const labels = (start.match(metaTag) ?? []).map(tag => charsetInMeta.exec(tag)?.[1]);
  const declared = [...labels, xml].map(encodingOf).find(encoding => encoding !== undefined);
  // What could be read as ASCII so far is not UTF-16, whatever it says of itself.
  if (declared?.startsWith('utf-16')) return 'utf-8';
  return declared === 'x-user-defined' ? 'windows-1252' : declared;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The encoding a browser would read a document in: byte order mark, header, `<meta>`, then what the bytes look like. */
export const detectEncoding = (bytes: Buffer, contentType: string): string =>
  fromBom(bytes) ?? fromHeader(contentType) ?? fromMeta(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');

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
  return iconv.encodingExists(encoding)
    ? iconv.decode(bytes, encoding)
    : new TextDecoder(encodingOf(encoding) ?? 'utf-8').decode(bytes);
}
