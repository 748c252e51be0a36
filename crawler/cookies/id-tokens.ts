import { isMoment, tokensOf } from '../trackers/identifiers.js';
import { looksLikeIdentifier } from '../trackers/url-identifiers.js';

/** Shorter ones stand in what is sent by chance as well. */
const leastLength = 8;
const packed = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;

/** Readable text behind base64, if there is any. */
function unpacked(token: string): string {
  if (!packed.test(token)) return '';
  const text = Buffer.from(token, 'base64').toString('utf8');
  return /^[\x20-\x7e\s]+$/.test(text) ? text : '';
}

/** Numbers that go together, such as those of `GA1.1.1234567890.1764335000`: neither is sent without the other. */
const joined = (value: string): string[] =>
  value.match(/(?<![\d.])\d{6,}\.\d{6,}|(?<=\.)\d{6,}\.\d{6,}(?![\d.])/g) ?? [];

/** Every part of a stored value: what stands between separators, within percent-encoding, JSON and base64. */
export const storedTokens = (value: string): string[] => {
  const outer = tokensOf(value);
  return [...new Set([...outer, ...outer.flatMap(token => tokensOf(unpacked(token))), ...joined(value)])];
};

const isMixed = (token: string): boolean => token.length >= 16 && /[a-z]/.test(token) && /[A-Z]/.test(token);

/** Parts of a stored value that may tell visitors apart. What the page's own address says tells pages apart. */
export const idParts = (value: string, pageWords: string): string[] =>
  storedTokens(value).filter(
    token =>
      token.length >= leastLength &&
      (looksLikeIdentifier(token) || isMixed(token)) &&
      !pageWords.includes(token.toLowerCase()),
  );

const hourMs = 3_600_000;
/** Seconds, milliseconds and microseconds since 1970, by their digits. */
const unitMs = (digits: string): number => (digits.length <= 11 ? 1_000 : digits.length <= 14 ? 1 : 0.001);

/** Whether the token is the time at which its visitor came: another visitor's is about the same. */
function isTimeOfVisit(token: string, theirs: readonly string[], now: number): boolean {
  if (!isMoment(token, now)) return false;
  if (!/^\d+$/.test(token)) return true;
  return theirs.some(
    other =>
      /^\d+$/.test(other) &&
      other.length === token.length &&
      Math.abs(Number(other) - Number(token)) * unitMs(token) < hourMs,
  );
}

/**
 * Whether a part of one visitor's value tells them from another who visited the same page in a browser of their own, some minutes apart,
 * and holds `theirs`: not the same for both, and no mere time of day.
 */
export function tellsApart(part: string, theirs: string, now: number): boolean {
  if (theirs.includes(part)) return false;
  const others = storedTokens(theirs);
  const pieces = /^\d+\.\d+$/.test(part) ? part.split('.') : [part];
  return pieces.some(piece => !others.includes(piece) && !isTimeOfVisit(piece, others, now));
}
