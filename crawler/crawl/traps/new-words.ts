import { isNumber } from '../html/page-words.js';

/** Remembers, for groups of pages, the words that they have said; numbers are none. */
export class NewWords {
  readonly #known = new Map<string, Set<number>>();

  /** Takes in the words of a page; says whether any of them is new to its group. The first page of a group tells what is known. */
  add(group: string, words: readonly number[]): boolean {
    const known = this.#known.get(group);
    if (!known) {
      this.#known.set(group, new Set(words));
      return false;
    }
    const before = known.size;
    for (const word of words) if (!isNumber(word)) known.add(word);
    return known.size > before;
  }
}
