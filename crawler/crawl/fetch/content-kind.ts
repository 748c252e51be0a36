import type { FetchHead } from '../../network/fetcher.js';

/** Extensions of files that no browser shows as a page: asked with HEAD first, so that no body is sent in vain. */
const fileExtension =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|gz|tgz|bz2|xz|7z|rar|tar|exe|msi|dmg|iso|apk|jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|mp[34]|m4[av]|mov|avi|wmv|webm|og[gv]|wav|flac|css|m?js|json|xml|rss|atom|ics|vcf|txt|woff2?|ttf|eot|epub|mobi)$/i;

/** Extensions of files that people come to read: what a page is for that leads to one. */
const documentExtension = /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|epub|mobi|mp[34]|m4[av]|mov|webm|wav)$/i;

/** Whether an address looks like that of a document or a recording. */
export const looksLikeDocument = (key: string): boolean => documentExtension.test(new URL(key).pathname);

/** Whether the address of a page's link looks like a file. */
export const looksLikeFile = (key: string): boolean => fileExtension.test(new URL(key).pathname);

const htmlTypes = new Set(['text/html', 'application/xhtml+xml']);
const mimeOf = (contentType: string): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

export type ContentKind = 'page' | 'unknown' | 'download' | 'other';

/** What an answer's head says its body is; `unknown` where it says nothing and the first bytes must tell. */
export function contentKind(head: FetchHead): ContentKind {
  const disposition = head.headers['content-disposition'];
  if (disposition !== undefined && /^\s*attachment/i.test(disposition)) return 'download';
  const type = mimeOf(head.headers['content-type'] ?? '');
  if (htmlTypes.has(type)) return 'page';
  // What browsers sniff (WHATWG MIME Sniffing §7): no type, or one that says nothing.
  const saysNothing =
    !/^[\w.+-]+\/[\w.+-]+$/.test(type) || type === 'unknown/unknown' || type === 'application/unknown';
  return saysNothing && head.headers['x-content-type-options']?.toString().toLowerCase() !== 'nosniff'
    ? 'unknown'
    : 'other';
}

const htmlStart =
  /^\s*<(!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)[\s>/]?/i;

/** Whether bytes without a type look like HTML to a browser. */
export const looksLikeHtml = (text: string): boolean => htmlStart.test(text.slice(0, 1_000));

/** Magic numbers of files that servers send under the name of HTML: PDF, ZIP, PNG, GIF, JPEG, gzip. */
const magicNumbers = ['255044462d', '504b0304', '89504e47', '47494638', 'ffd8ff', '1f8b'];

export function looksBinary(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 8).toString('hex');
  return magicNumbers.some(magic => start.startsWith(magic));
}
