import type { RefusedReading } from '../evidence/refused.js';
import { wordsOfSample, type ShownWords } from '../visit/read/shown-words.js';
import { cookieRequest } from './cookie-request.js';

type Words = readonly number[];

const inAll = (sets: readonly Words[]): number[] => {
  const [first = [], ...rest] = sets.map(words => new Set(words));
  return [...first].filter(word => rest.every(words => words.has(word)));
};

/**
 * Compares what visitors without cookies read with `expected`, the words that visitors with cookies see. A word that any of the `looks`
 * showed has been kept; the last look is the one that is quoted.
 */
export function readingOf(expected: Words, looks: readonly ShownWords[]): RefusedReading {
  const shown = new Set(looks.flatMap(({ all }) => all));
  const last = looks.at(-1);
  return {
    words: expected.length,
    kept: expected.filter(word => shown.has(word)).length,
    shown: last?.all.length ?? 0,
    text: last?.text ?? '',
    asksForCookies: cookieRequest(last?.text ?? ''),
  };
}

/** The reading compared with the sample of a first visit; without a sample, no word is compared. */
export const readingBySample = (sample: string | undefined, looks: readonly ShownWords[]): RefusedReading =>
  readingOf(wordsOfSample(sample ?? ''), looks);

/** The words that stand in the content whenever visitors with cookies come: what changes anyway is not among them. */
export const steadyWords = (looks: readonly ShownWords[]): number[] => inAll(looks.map(({ main }) => main));

/** A share of words from which on nothing is missing that would need another look. */
const nearlyAll = 0.9;

/** Whether a reading calls for another look: words are missing, there were none to compare, or the page asks for cookies. */
export const needsAnotherLook = ({ words, kept, asksForCookies }: RefusedReading): boolean =>
  kept < nearlyAll * words || asksForCookies !== '';
