import { dateParts, digitsOf, emailParts, phoneDigits } from '../plain-forms.js';
import { isCommon } from '../searchable.js';
import type { TypedValue } from '../typed-value.js';

/** A text that may have gone into a hash: a value, or a part of it, brought into one of the documented normalisations. */
export interface Normalisation {
  readonly text: string;
  readonly part: string;
  /** `typed`, or the rule that made it: `lower`, `upper`, `gmail`, `e164`, … */
  readonly rule: string;
  /** The likeliest normalisations: these are followed through deeper layers. */
  readonly usual: boolean;
}

type Draft = readonly [text: string, rule: string, part?: string];

/**
 * Writings of a value that advertisers' matching guides (Meta, Google, TikTok, LinkedIn, Pinterest) and trackers use: trimmed, lower
 * case, without spaces or punctuation; e-mail without Gmail's dots and tags; phone as E.164 with and without +, national, digits; names
 * by half; dates as YYYYMMDD and its like; zip codes by their first five. Each text once, the likeliest rule first.
 */
export function normalisationsOf(typed: TypedValue): readonly Normalisation[] {
  const value = typed.value;
  const drafts: Draft[] = [
    [value, 'typed'],
    [value.trim(), 'trim'],
    [value.trim().toLowerCase(), 'lower'],
    [value.trim().toUpperCase(), 'upper'],
    ...emailWritings(value),
    ...numberWritings(typed),
    ...wordWritings(typed),
  ];
  const seen = new Set<string>();
  return drafts.flatMap(([text, rule, part = 'whole']) => {
    if (text.length < 5 || seen.has(text) || isCommon(text)) return [];
    seen.add(text);
    return [{ text, part, rule, usual: rule === 'typed' || rule === 'lower' || rule === 'e164' }];
  });
}

function emailWritings(value: string): Draft[] {
  const email = emailParts(value.toLowerCase());
  if (!email) return [];
  const { user, domain } = email;
  const tagless = user.split('+', 1)[0] ?? '';
  return [
    [`${tagless}@${domain}`, 'no tag'],
    [`${tagless.replaceAll('.', '')}@${domain}`, 'gmail'],
    [`${user.replaceAll('.', '')}@${domain}`, 'no dots'],
    [user, 'lower', 'user name'],
    [value.trim().slice(0, user.length), 'typed', 'user name'],
  ];
}

function numberWritings(typed: TypedValue): Draft[] {
  const phone = phoneDigits(typed);
  if (phone) {
    const digits = digitsOf(typed.value);
    const national: Draft[] = [
      [phone, 'digits', 'digits'],
      [digits, 'digits', 'digits'],
    ];
    if (phone.length !== 10) return national;
    const [area, exchange, line] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)];
    return [
      [`+1${phone}`, 'e164', 'digits'],
      [`1${phone}`, 'e164 without +', 'digits'],
      [`001${phone}`, 'international', 'digits'],
      ...national,
      [`${area}-${exchange}-${line}`, 'dashes', 'digits'],
      [`(${area}) ${exchange}-${line}`, 'brackets', 'digits'],
    ];
  }
  const date = dateParts(typed.value);
  if (date) {
    const { y, m, d } = date;
    const orders = [
      [y, m, d],
      [m, d, y],
      [d, m, y],
    ];
    return ['', '-', '/'].flatMap(joint => orders.map((order): Draft => [order.join(joint), 'date', 'date']));
  }
  const zip = typed.kind === 'postalAddress' ? /\b\d{5}\b(?=(?:-\d{4})?\s*$)/.exec(typed.value) : null;
  if (zip) return [[zip[0], 'zip', 'word']];
  return /^[\d\s.\-/]{5,}$/.test(typed.value) ? [[digitsOf(typed.value), 'digits', 'digits']] : [];
}

function wordWritings({ kind, value }: TypedValue): Draft[] {
  if (emailParts(value)) return [];
  const lower = value.trim().toLowerCase();
  const words = lower.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 0);
  const drafts: Draft[] = [
    [words.join(''), 'lower without spaces'],
    [words.join(' '), 'lower without punctuation'],
  ];
  if (words.length < 2 || (kind !== 'name' && kind !== 'postalAddress')) return drafts;
  const typed = value.split(/[^\p{L}\p{N}]+/u).filter(word => word.length >= 7);
  const part = kind === 'name' ? 'name half' : 'word';
  if (kind === 'name')
    drafts.push(
      [words.toReversed().join(' '), 'last name first'],
      [words.toReversed().join(''), 'last name first'],
    );
  for (const word of typed) drafts.push([word.toLowerCase(), 'lower', part], [word, 'typed', part]);
  return drafts;
}
