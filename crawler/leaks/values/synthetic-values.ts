import type { PiiKind } from '../../../kernel/pii-kind.js';
import { capitalised, pseudoWord, KeyedNumbers } from './pseudo-words.js';
import { pieceOf } from './field-piece.js';
import { plainFormsOf } from '../plain-forms.js';
import { isSearchable } from '../searchable.js';
import { candidates } from './value-candidates.js';
import { patternValues, valueLikeExample } from './pattern-values.js';
import { numberOr, satisfies, type ValueConstraints } from './value-constraints.js';

/** A made-up value for a control. */
export interface SyntheticValue {
  readonly value: string;
  readonly kind: PiiKind | null;
  /** The value and the parts of it that are searched for by themselves. */
  readonly parts: readonly string[];
  /** False for values that could be met by coincidence (`47`, `Michigan`, an option that the page itself offers). */
  readonly searchable: boolean;
  /** False where nothing was found that the control's constraints allow; `value` is then the likeliest. */
  readonly fits: boolean;
}

/** Kinds whose values are as each site likes them: an example that it gives tells more than what is usual. */
const shaped: ReadonlySet<PiiKind | null> = new Set([null, 'professionalCredentials', 'healthId']);

/**
 * A value for a control, distinct for each `key`, recognisably made up and, wherever one can be found, valid for the control.
 *
 * Everything in it is reserved or coined: RFC 2606 domains, NANP 555-01xx numbers, published test cards, never-issued social security
 * numbers, words that no dictionary holds. The same key always gives the same value; put the site into the key (`site|page|selector`)
 * and give a control and its "repeat" control one key.
 */
export function syntheticValue(
  kind: PiiKind | null,
  key: string,
  constraints: ValueConstraints = {},
): SyntheticValue {
  const numbers = new KeyedNumbers(`${kind ?? 'text'}|${key}`);
  const offered = constraints.options?.filter(option => option.trim() !== '') ?? [];
  if (constraints.options && offered.length > 0) return valueOf(kind, numbers.pick(offered), false, true);
  const own = candidates(kind, pieceOf(kind, constraints), numbers);
  const like = shaped.has(kind) ? valueLikeExample(constraints.examples ?? [], numbers) : undefined;
  const all = [
    ...(like === undefined ? [] : [like]),
    ...own,
    ...byType(constraints, numbers),
    ...(constraints.pattern ? patternValues(constraints.pattern, numbers) : []),
    ...fillers(constraints, numbers),
  ];
  const fitting = all.find(value => satisfies(value, constraints));
  return valueOf(kind, fitting ?? own[0] ?? '', true, fitting !== undefined);
}

function valueOf(kind: PiiKind | null, value: string, ownWords: boolean, fits: boolean): SyntheticValue {
  const searchable = ownWords && isSearchable(value, kind);
  return {
    value,
    kind,
    parts: searchable ? plainFormsOf({ id: '', kind, value }).map(part => part.text) : [],
    searchable,
    fits,
  };
}

/** Values that the control's type asks for, whatever its kind. */
function byType(constraints: ValueConstraints, numbers: KeyedNumbers): string[] {
  const word = pseudoWord(numbers);
  switch (constraints.type) {
    case 'email':
      return [`${word}.${pseudoWord(numbers)}@example.com`, `${word}@example.com`];
    case 'url':
      return [`https://${word}.example.org/`, `http://${word}.example.org/`];
    case 'tel':
      return candidates('phone', 'whole', numbers).slice();
    case 'number':
    case 'range':
      return withinBounds(constraints);
    case 'date':
    case 'month':
    case 'week':
    case 'time':
    case 'datetime-local':
      return calendarValues(constraints);
    case 'color':
      return ['#7a5c3e'];
    default:
      return [];
  }
}

function withinBounds({ min, max, step }: ValueConstraints): string[] {
  const from = numberOr(min, numberOr(max, 3) < 3 ? numberOr(max, 3) : 1);
  const stride = Math.max(numberOr(step, 1), Number.MIN_VALUE);
  const room = Math.floor((numberOr(max, from + 4 * stride) - from) / stride);
  const inside = from + Math.min(2, Math.max(0, room)) * stride;
  return [inside, from, 0].map(number => String(Number(number.toFixed(10))));
}

function calendarValues({ min, max }: ValueConstraints): string[] {
  const plain = ['1961-10-27', '2031-10-27', '2031-10', '2031-W44', '10:27', '2031-10-27T10:27'];
  return [...plain, ...[min, max].filter(bound => bound !== undefined)];
}

/** Last resorts: letters or digits of the length that is asked for. */
function fillers({ minLength, maxLength, pattern }: ValueConstraints, numbers: KeyedNumbers): string[] {
  const most = maxLength !== undefined && maxLength > 0 ? maxLength : 40;
  const least = minLength !== undefined && minLength > 0 ? minLength : 1;
  const word = pseudoWord(numbers, Math.min(Math.max(least, 9), 2000));
  const digits = numbers.digits(Math.min(most, 16));
  const long = `${capitalised(word)} ${pseudoWord(numbers, Math.min(Math.max(least - word.length, 9), 2000))}`;
  const lengths = pattern
    ? Array.from({ length: Math.min(most, 24) }, (_, index) => index + 1).reverse()
    : [most];
  return [
    long,
    ...lengths.flatMap(length => [
      capitalised(word).slice(0, length),
      word.slice(0, length),
      word.toUpperCase().slice(0, length),
      digits.slice(0, length),
      `${word.toUpperCase().slice(0, 2)}${digits.slice(0, Math.max(0, length - 2))}`,
      `${word.toUpperCase().slice(0, 1)}${digits.slice(0, Math.max(0, length - 1))}`,
    ]),
  ];
}
