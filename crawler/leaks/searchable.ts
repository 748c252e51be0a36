import type { PiiKind } from '../../kernel/pii-kind.js';

/** Words of forms and addresses that pages hold anyway: meeting one of them says nothing. Lower case. */
const commonWords = new Set(
  (
    'michigan california texas florida illinois colorado virginia georgia arizona washington massachusetts minnesota missouri maryland ' +
    'wisconsin alabama kentucky louisiana oklahoma tennessee pennsylvania connecticut united states america canada australia germany ' +
    'kingdom deutschland españa france national institute university hospital healthcare physician medicine organization organisation ' +
    'company corporation association foundation street avenue boulevard highway suite apartment building department password username ' +
    'example website webmaster webpage email address telephone contact message comment question register registration subscribe ' +
    'newsletter information education february september november december wednesday thursday saturday yesterday tomorrow female ' +
    'student manager director president assistant engineer consultant undefined function document location language english spanish ' +
    'https please select prefer answer another nothing something everything other'
  ).split(' '),
);

/** Shortest letters-only text that is searched for as it stands: shorter ones turn up in a gigabyte of random base64. */
export const shortestText = 7;
/** Shortest run of digits, standing alone, that is searched for as it stands. */
export const shortestDigits = 9;

/** Whether every word of the text is one that pages hold anyway. */
export function isCommon(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 0);
  return words.every(word => commonWords.has(word) || (words.length > 1 && word.length < 4));
}

/** Whether the plain text can be told from coincidence in any amount of traffic. */
export function isDistinctive(text: string): boolean {
  if (new Set(text.toLowerCase()).size < 4 || isCommon(text)) return false;
  return /^[\d\s]*$/.test(text)
    ? text.replace(/\s/g, '').length >= shortestDigits
    : text.length >= shortestText;
}

/**
 * Whether a typed value may be searched for. A value of known kind with five characters (a zip code) is searched for by its hashes only,
 * which no coincidence brings about; what is shorter or common is not searched for at all.
 */
export function isSearchable(value: string, kind: PiiKind | null): boolean {
  const text = value.trim();
  if (isDistinctive(text)) return true;
  return kind !== null && kind !== 'age' && text.length >= 5 && !isCommon(text) && new Set(text).size >= 3;
}
