/** Keys that say something about the visitor. */
const visitorKeys =
  /(^|[&?"'{,\s])(uid|cid|sid|vid|client_?id|visitor_?id|user_?id|device_?id|distinct_?id|anonymous_?id|referr?er|ref|dr|dl|dt|screen|sr|vp|viewport|ul|event|resolution|tz|timezone)["']?\s*[=:]/i;
/** Keys that content is asked for by as well. */
const contentKeys = /(^|[&?"'{,\s])(title|lang(uage)?)["']?\s*[=:]/i;
/** Values that guard a form or a request, and tell visitors apart for that alone. */
const guards =
  /(?<![\w[\]-])[\w[\]-]*(csrf|xsrf|token|nonce|build_id|viewstate|verification)[\w[\]-]*["']?\s*[=:]\s*["']?[^&"',}\s]*/gi;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ends = '(?![\\w%/-]|\\.\\w)';
const pageKey =
  '(^|[&?"\'{,\\s])(url|u|p|g|page|page_?url|page_?path|path|pathname|href|loc|location|dl)["\']?\\s*[=:]\\s*["\']?';

/** Text without its percent-encoding, where it has one. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** Readable text behind base64 within the words. */
const unpacked = (text: string): string =>
  (text.match(/[A-Za-z0-9+/_-]{24,}={0,2}/g) ?? [])
    .map(token => Buffer.from(token, 'base64').toString('utf8'))
    .filter(plain => /^[\x20-\x7e\s]+$/.test(plain))
    .join(' ');

/** What a request says, percent-encoding and base64 taken off. */
export function requestWords(search: string, body: string): string {
  const packed = `${search} ${body}`;
  return `${decoded(packed)} ${unpacked(decoded(search))} ${unpacked(body)}`;
}

/** The words without what only guards a form. */
export const withoutGuards = (words: string): string => words.replace(guards, '');

/** Whether the words name the page under a key for that: by its whole address or its path. */
export function namesPage(words: string, page: string): boolean {
  const { origin, pathname } = new URL(page);
  return new RegExp(`${pageKey}(${escaped(origin)})?${escaped(pathname)}${ends}`, 'i').test(words);
}

/**
 * Whether the words report to a third party which page the visitor is on: the page's whole address or, off the home page, its path, and
 * something about the visitor. What is pushed (a beacon, an image, a body) reports by the page's whole address alone; what is fetched may
 * ask for content that belongs to the page.
 */
export function reportsPage(words: string, page: string, isPushed: boolean): boolean {
  const { origin, pathname } = new URL(page);
  const address = `${escaped(`${origin}${pathname}`)}${ends}`;
  if (isPushed && new RegExp(`${pageKey}${address}`, 'i').test(words)) return true;
  const path = pathname.length > 2 ? `|${escaped(pathname)}${ends}` : '';
  if (!new RegExp(`${address}${path}`).test(words)) return false;
  return visitorKeys.test(words) || (isPushed && contentKeys.test(words));
}
