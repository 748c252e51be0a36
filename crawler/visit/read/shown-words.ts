import { z } from 'zod';

/** The words that a person reads in a document's content, as numbers that stand for them, sorted. */
export const shownWordIds = z.strictObject({
  /** Of the main content. */
  main: z.array(z.number().int()),
  /** Of all that stands outside header, navigation, footer and dialogs. */
  all: z.array(z.number().int()),
  /** How the content begins. */
  text: z.string(),
});
export type ShownWords = z.infer<typeof shownWordIds>;

/** How many words of a page its visit keeps, to tell whether another visit shows the same. */
export const sampledWords = 40;

/** A sample as it is kept: short, and no longer readable. */
export const sampleOf = ({ main }: ShownWords): string =>
  main
    .slice(0, sampledWords)
    .map(number => number.toString(36))
    .join(' ');

/** The numbers of a kept sample. */
export const wordsOfSample = (sample: string): number[] =>
  sample === '' ? [] : sample.split(' ').map(part => parseInt(part, 36));
