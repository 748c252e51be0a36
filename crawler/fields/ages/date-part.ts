import type { AgeControl } from '../../evidence/age.js';
import type { Clues } from '../kinds/clues.js';
import { dateOptions } from '../kinds/options.js';

type Part = AgeControl['part'];

const tokens: Readonly<Record<string, Part>> = {
  'bday-day': 'day',
  'bday-month': 'month',
  'bday-year': 'year',
  bday: 'date',
};

const wordsOf = {
  day: 'days?|dd?|tag|jour|dia|giorno|dag',
  month: 'months?|mm?|monat|mois|mes|mese|maand',
  year: 'years?|yyyy|yy|jahr|geburtsjahr|annee|ano|anno|jaar|jjjj|aaaa',
} as const;
const parts: readonly (readonly [part: Part, words: RegExp])[] = (['day', 'month', 'year'] as const).map(
  part => [part, new RegExp(`(?:^| )(?:${wordsOf[part]})(?: |$)`, 'u')],
);
const partAlone = new RegExp(`^(?:${Object.values(wordsOf).join('|')})$`, 'u');

/** Whether normalised words name a part of a date and not what the date is of: "Month", no "Birth month". */
export const isPartAlone = (text: string): boolean => partAlone.test(text);

/** What words say of the part: several parts named are a whole date. */
function namedPart(text: string): Part | undefined {
  const named = parts.filter(([, words]) => words.test(text)).map(([part]) => part);
  return named.length === 1 ? named[0] : named.length > 1 ? 'date' : undefined;
}

const isYears = (options: readonly string[]): boolean => {
  const years = options.filter(option => /^(?:18|19|20)\d\d$/.test(option));
  return years.length >= 3 && years.length >= options.length - 3;
};

/** Which part of a birth date a control takes; undefined where nothing says. */
export function datePart({ type, autocomplete, options, texts, maxLength }: Clues): Part | undefined {
  if (type === 'date' || type === 'datetime-local' || type === 'month') return 'date';
  const token = tokens[autocomplete.at(-1) ?? ''];
  if (token) return token;
  if (isYears(options)) return 'year';
  const offered = dateOptions(options);
  if (offered) return offered === 'past' || offered === 'future' ? 'year' : offered;
  for (const text of [texts.label, texts.placeholder, texts.title, texts.name, texts.id]) {
    const named = namedPart(text);
    if (named) return named;
  }
  if (maxLength === 4) return 'year';
  return maxLength > 0 && maxLength < 4 ? undefined : 'date';
}
