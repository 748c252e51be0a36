import { diffWords } from 'diff';
import { htmlText } from '../printable.js';

/** Two texts as one, as HTML: what is gone struck out, what is new underlined. Said in words as well where nobody sees it. */
export function markedDifference(registered: string, live: string): string {
  return diffWords(registered.slice(0, 20_000), live.slice(0, 20_000))
    .map(({ value, added, removed }) => {
      const text = value
        .split(/(\s+)/)
        .map(word => (/^\s+$/.test(word) ? ' ' : htmlText(word, 1_000)))
        .join('');
      return added ? `<ins>${text}</ins>` : removed ? `<del>${text}</del>` : text;
    })
    .join('');
}
