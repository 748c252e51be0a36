/** What stands for the same sign in different settings: ligatures, quotation marks, dashes, invisible characters. */
const alike = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-');

/** A word of a text, and where it stands in the text as given. */
export interface Word {
  /** Lower case, without quotation marks, hyphens and other punctuation inside it. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits, with what holds them together inside a word: `MPRO's`, `e-mail`, a word broken at the end of a line. */
const wordPattern =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['\u2019\u00ad\u200b]|[-\u2010-\u2012](?:[ \t]*\n\s*)?(?=[\p{L}\p{N}]))*/gu;

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
      .replace(/[^\p{L}\p{N}]+/gu, ''),
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

/** Text on one line, shortened: what a report shows of it. */
export function excerpt(text: string, most = 300): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}
