import type { RefusedReading } from '../../../crawler/evidence/refused.js';

/** Of fewer pages nobody can tell what stands on all of them. */
const fewPages = 4;

/** The words that are compared of a page: short ones stand in any text. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).filter(word => word.length > 3));

/** Words that most pages show, such as a menu that no markup tells from the content. */
export function siteWideWords(readings: readonly RefusedReading[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  if (readings.length >= fewPages)
    for (const { text } of readings)
      for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count * 2 > readings.length).map(([word]) => word));
}

/** How many of them stand in both of two texts. */
export function sharedIn(words: ReadonlySet<string>, one: string, other: string): number {
  const others = wordsOf(other);
  return [...wordsOf(one)].filter(word => words.has(word) && others.has(word)).length;
}
