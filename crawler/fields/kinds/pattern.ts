import type { PiiKind } from '../../../kernel/pii-kind.js';
import { withoutAccents } from '../../../kernel/words/accents.js';
import { anywhere, betweenBoundaries } from '../../../kernel/words/word-boundaries.js';
import { normaliseText } from '../view/normalise.js';

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
] as const;
/** Beside these, the words over several controls (`group`) count for choices and for the parts of one value only. */
export type TextSource = (typeof textSources)[number] | 'group';

/**
 * What a text says its control asks for: a kind of personal information, `none` for something that is none, or a word that
 * means one thing in one form and another in the next and is decided by its form ({@link ./form-context.ts}).
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
  /** Gives way to personal information named before it in another phrase ("e-mail, to send the price list"). */
  readonly yields?: true;
  /** Also as a part of a longer word, as in machines' names (`useremail2`). */
  readonly inside?: true;
}

/** A part of a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A row made ready for use. */
export interface CompiledPattern extends FieldPattern {
  readonly test: (text: string) => boolean;
  /** Where it matches, in the order of the text. */
  readonly spans: (text: string) => readonly Span[];
}

/** Source of an expression that finds words in normalised text, between word boundaries. */
export const wordsSource = (words: string): string => betweenBoundaries(withoutAccents(words));

export function compilePattern(pattern: FieldPattern): CompiledPattern {
  const source = pattern.inside ? anywhere(withoutAccents(pattern.words)) : wordsSource(pattern.words);
  const expression = new RegExp(source, 'u');
  // Few rows are ever asked where they match.
  let every: RegExp | undefined;
  return {
    ...pattern,
    test: text => expression.test(text),
    spans: text =>
      [...text.matchAll((every ??= new RegExp(source, 'gu')))].map(match => ({
        start: match.index,
        end: match.index + match[0].length,
      })),
  };
}

/** For tests and tools: the normalised form that patterns see. */
export const patternText = normaliseText;
