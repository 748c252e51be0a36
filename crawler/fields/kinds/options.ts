import { withoutAccents } from '../../../kernel/words/accents.js';
import type { Meaning } from './pattern.js';

const set = (words: string): ReadonlySet<string> => new Set(withoutAccents(words).split('|'));

const countries = set(
  'united states|united states of america|usa|canada|mexico|germany|france|spain|italy|austria|australia|belgium|brazil|china|india|japan|netherlands|poland|portugal|russia|sweden|switzerland|turkey|united kingdom|afghanistan|albania|algeria|argentina|deutschland|osterreich|schweiz|frankreich|espagne|allemagne|belgique|suisse|alemania|francia|espana|alemanha|franca|espanha|brasil|germania|spagna|svizzera',
);
const regions = set(
  'alabama|alaska|arizona|arkansas|california|colorado|florida|georgia|illinois|michigan|new york|ohio|texas|washington|alberta|british columbia|ontario|quebec|manitoba|al|ak|az|ar|ca|co|fl|ga|il|mi|ny|oh|tx|wa|new south wales|victoria|queensland|bayern|hessen|sachsen|baden wurttemberg',
);
const months = set(
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|januar|februar|marz|mai|juni|juli|oktober|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|января|февраля|января',
);
const brands = set('visa|mastercard|master card|american express|amex|discover|maestro|diners club|jcb');
const titles = set('mr|mrs|ms|miss|dr|prof|herr|frau|m|mme|mlle|sr|sra|srta|dott|sig|sig ra|mx|rev');
const languages = set(
  'english|espanol|francais|deutsch|italiano|portugues|русский|中文|日本語|nederlands|polski|turkce',
);

/** Questions whose answer stands for a password. */
const secretQuestion =
  /mother s? ?maiden name|first (pet|car|school|job|teacher)|favou?rite (teacher|pet|book|movie|sports? team|color|colour)|(name|town|city) .*(were you|you were) born|city of birth|(elementary|primary|high) school .*(attend|name)|childhood (friend|hero|nickname)/;

const share = (options: readonly string[], words: ReadonlySet<string>): number =>
  options.filter(option => words.has(option)).length;

const numbers = (options: readonly string[]): readonly number[] =>
  options.filter(option => /^\d{1,4}$/.test(option)).map(Number);

/** What the options of a select are: countries, regions, card brands, honorifics, or parts of a date. */
export function optionsMeaning(options: readonly string[]): Meaning | undefined {
  if (options.length < 2) return undefined;
  if (share(options, languages) >= 2) return 'none';
  if (options.filter(option => secretQuestion.test(option)).length >= 2) return 'credentials';
  if (share(options, countries) >= 4 || share(options, regions) >= 4) return 'postalAddress';
  if (share(options, brands) >= 2) return 'paymentCard';
  if (share(options, titles) >= 2 && options.length < 40) return 'name';
  return dateOptions(options) === undefined ? undefined : 'datePart';
}

/** Which part of a date the options are: months, days, years to come (a card's) or years gone by (a birth's). */
export function dateOptions(options: readonly string[]): 'month' | 'day' | 'future' | 'past' | undefined {
  const named = share(
    options.map(option => option.replace(/^\d+ | \d+$/g, '')),
    months,
  );
  if (named >= 10) return 'month';
  const values = numbers(options);
  if (values.length < options.length - 3 || values.length < 4) return undefined;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === 1 && most === 12) return 'month';
  if (least === 1 && most >= 28 && most <= 31) return 'day';
  if (least < 1990 && most >= 1990 && most < 2100) return 'past';
  if (least >= 2000 && most < 2100 && most - least <= 40) return 'future';
  return undefined;
}
