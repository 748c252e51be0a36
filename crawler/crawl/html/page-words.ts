/** FNV-1a, of which 31 bits are kept: enough to tell whether something was seen before, and small integers to the engine. */
const start = 0x811c9dc5;
const prime = 0x01000193;

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, prime);

function hashOf(word: string): number {
  let hash = start;
  for (let index = 0; index < word.length; index += 1) hash = mix(hash, word.charCodeAt(index));
  return hash >>> 1;
}

/** Names of months and days, which calendars print on pages that are empty otherwise. */
const calendarWords = new Set(
  (
    'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october ' +
    'nov november dec december mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday ' +
    'sun sunday am pm th st nd rd'
  )
    .split(' ')
    .map(hashOf),
);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Lower-case letters of any script; punctuation and spaces beyond ASCII are none. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    (code < 0x2000 || code > 0x206f) &&
    (code < 0x3000 || code > 0x303f));

/** Words kept of a page, those with the least hashes: of two pages the same words are kept where both have them. */
export const keptWords = 128;

/** Whether a character, in lower case, is a part of a word; the end of a text is none. */
export const isWordPart = (code: number): boolean => isLetter(code) || isDigit(code);

/** Longer words with digits in them are tokens of one answer (request ids, times), not words of the page. */
const longestNumber = 12;

/** Whether a word, by its hash, is a plain number. */
export const isNumber = (word: number): boolean => word % 2 === 1;

/**
 * Adds the words of a text to `words`, as hashes: odd those of plain numbers. Gives the hash of what the text says, numbers, tokens
 * and dates aside; `undefined` where it says nothing else.
 */
export function readWords(text: string, words: Set<number>): number | undefined {
  const lower = text.toLowerCase();
  let block = start;
  let hasWord = false;
  let hash = start;
  let length = 0;
  let digits = 0;
  for (let index = 0; index <= lower.length; index += 1) {
    const code = index < lower.length ? lower.charCodeAt(index) : 32;
    if (isWordPart(code)) {
      hash = mix(hash, code);
      length += 1;
      if (isDigit(code)) digits += 1;
      continue;
    }
    if (length === 0) continue;
    const word = hash >>> 1;
    if (digits === 0 || length < longestNumber) words.add(digits === length ? word | 1 : word & ~1);
    if (digits === 0 && !calendarWords.has(word)) {
      block = mix(block, word);
      hasWord = true;
    }
    hash = start;
    length = 0;
    digits = 0;
  }
  return hasWord ? block >>> 1 : undefined;
}
