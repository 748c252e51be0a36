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

/** Source of a regular expression, for text as it is written, of all terms of a list that have one of the senses, in whatever language. */
export const anyTermAsWritten = <Sense extends string>(
  terms: readonly Term<Sense>[],
  ...senses: readonly Sense[]
): string => terms.flatMap(row => (senses.includes(row[1]) ? row[2] : [])).join('|');

/** The same for text without accents. */
export const anyTerm = <Sense extends string>(
  terms: readonly Term<Sense>[],
  ...senses: readonly Sense[]
): string => withoutAccents(anyTermAsWritten(terms, ...senses));
