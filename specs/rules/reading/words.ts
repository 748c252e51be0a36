/** Characters that nobody sees: soft hyphens, joiners, spaces of no width. */
export const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** What stands for the same sign in different settings: ligatures, quotation marks, dashes, invisible characters. */
const alike = (text: string): string => text.normalize('NFKC').replace(invisible, '');

/** A word of a text, and where it stands in the text as given. */
export interface Word {
  /** Lower case, without quotation marks, hyphens and other punctuation inside it. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Letters and digits, with what holds them together inside a word: `MPRO's`, `e-mail`, a word broken at the end of a line. A dash that is
 * longer than a hyphen does so where it stands for one; the longest parts words as a comma does, but for numbers.
 */
const wordPattern =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]|['\u2018\u2019\u201b\u02b9\u02bc\u0060\u00b4\u2032\uff07]|(?:[-\u2010-\u2013\u2212]|(?<=\d)[\u2014\u2015](?=\d))\p{Default_Ignorable_Code_Point}*(?=[\p{L}\p{N}])|[-\u00ad\u2010-\u2012][ \t]*\n\s*(?=[\p{L}\p{N}]))*/gu;

/** Enumerators such as `(a)` and `1.` at the start of a line: a list shows them or its markup does. */
const enumerator = /\([a-z]\)|^[ \t]*(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)](?=\s)/gim;

/**
 * The words of a text, by which two texts are compared: letter case, spaces, punctuation, kinds of quotation marks and dashes,
 * ligatures, and hyphens at the ends of lines make no difference.
 */
export function wordsOf(text: string): readonly Word[] {
  const plain = text.replace(enumerator, found => ' '.repeat(found.length));
  return Array.from(plain.matchAll(wordPattern), match => ({
    word: alike(match[0])
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+|[\u02b9\u02bc]/gu, ''),
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ word }) => word !== '');
}

/** The words of a text with a space between them, for searching: pad what is looked for with spaces too ({@link holds}). */
export const plainWords = (text: string): string =>
  ` ${wordsOf(text)
    .map(({ word }) => word)
    .join(' ')} `;

/** Whether the words of `part` stand in `plain` (made by {@link plainWords}), in this order and with nothing between them. */
export const holds = (plain: string, part: string): boolean => plain.includes(plainWords(part));

/** A text as one line, its words whole again: without invisible characters and the hyphens of line ends. */
export const flowing = (text: string): string =>
  text
    .replace(/(\p{L})[-\u00ad\u2010][ \t]*\n\s*(?=\p{Ll})/gu, '$1')
    .replace(/([-\u2010-\u2015])[ \t]*\n\s*(?=\p{N})/gu, '$1')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\s+/g, ' ');

/** Text on one line, shortened: what a report shows of it. */
export function excerpt(text: string, most = 300): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}
