import type { PiiKind } from '../evidence/form.js';
import { normaliseText } from './normalise.js';

/** Where a word was found. Earlier ones weigh more: the order of this list is the order of evidence. */
export const textSources = [
  'label',
  'name',
  'id',
  'placeholder',
  'title',
  'description',
  'neighbours',
  'path',
  'group',
] as const;
export type TextSource = (typeof textSources)[number];

/**
 * What a text says its control asks for: a kind of personal information, `none` for something that is none, or a word that
 * means one thing in one form and another in the next and is decided by its form ({@link ./ambiguous.ts}).
 */
export type Meaning = PiiKind | 'none' | Ambiguous;
export type Ambiguous = 'datePart' | 'cardDetail' | 'loginId' | 'oneTimeCode';

/** One row of the table of patterns. */
export interface FieldPattern {
  readonly means: Meaning;
  /** ISO 639-1 codes of the languages of the words; `names` for abbreviations that only machines' names use. */
  readonly language: string;
  /** Regular expression over normalised text (lower case, no accents, single spaces), between word boundaries. */
  readonly words: string;
  /** Likely: counts only where no evidence that is sure says otherwise. */
  readonly likely?: true;
  /** Only in these places. */
  readonly only?: readonly TextSource[];
  /** Also as a part of a longer word (Chinese and Japanese have no spaces, German compounds, `useremail`). */
  readonly inside?: true;
}

/** A row made ready for use. */
export interface CompiledPattern extends FieldPattern {
  readonly test: (text: string) => boolean;
}

const strip = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

export function compilePattern(pattern: FieldPattern): CompiledPattern {
  const body = `(?:${strip(pattern.words)})`;
  const source = pattern.inside ? body : `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`;
  const expression = new RegExp(source, 'u');
  return { ...pattern, test: text => expression.test(text) };
}

/** For tests and tools: the normalised form that patterns see. */
export const patternText = normaliseText;
