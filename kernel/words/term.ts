import { withoutAccents } from './accents.js';

/** A word or phrase to look for: one row of a list that is read by people who know the language. */
export type Term<Sense extends string> = readonly [
  /** As BCP 47 writes it. */
  language: string,
  sense: Sense,
  /** Source of a regular expression, for text in the form that the list says. */
  term: string,
  /** Text as it stands on a page, which says it. */
  example: string,
];

/** Source of a regular expression, for text without accents, of all terms of a list that have a sense, in whatever language. */
export const anyTerm = <Sense extends string>(terms: readonly Term<Sense>[], sense: Sense): string =>
  withoutAccents(terms.flatMap(row => (row[1] === sense ? row[2] : [])).join('|'));
