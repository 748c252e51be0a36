import type { Section } from '../../../policy/text.js';
import type { Policy } from '../rule.js';
import { flowing, wordsOf } from './words.js';

const emailPattern = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;

/** Addresses written so that robots miss them: `info [at] mpro [dot] org`. */
const plainly = (text: string): string =>
  flowing(text)
    .replace(/\s?[[({]\s?at\s?[\])}]\s?/gi, '@')
    .replace(/\s?[[({]\s?dot\s?[\])}]\s?/gi, '.');

/** E-mail addresses that stand in a text, in lower case, each once. */
export const emailsIn = (text: string): readonly string[] => [
  ...new Set(Array.from(plainly(text).matchAll(emailPattern), match => match[0].toLowerCase())),
];

const short: Readonly<Record<string, string>> = {
  rd: 'road',
  ste: 'suite',
  st: 'street',
  ave: 'avenue',
  michigan: 'mi',
};

/** Words of a postal address; usual abbreviations are the same words, and a ZIP code with all its digits is one. */
const addressWords = (text: string): string =>
  ` ${wordsOf(text)
    .map(({ word }) => short[word] ?? word)
    .join(' ')} `.replaceAll(/(?<= \d{5}) (?=\d{4} )/g, '');

/** Whether the postal address stands in the text, on one line or several; its ZIP code may lack the last four digits, not have others. */
export function hasPostalAddress(text: string, address: string): boolean {
  const whole = addressWords(address);
  const texts = addressWords(text);
  const brief = whole.replace(/(?<= \d{5})\d{4} $/, ' ');
  return texts.includes(whole) || texts.includes(brief) || hasFurtherDigits(texts, whole);
}

/** Whether the address stands there with four digits more than its ZIP code has. */
const hasFurtherDigits = (text: string, address: string): boolean =>
  / \d{5} $/.test(address) && text.replaceAll(/(?<= \d{5})\d{4}(?= )/g, '').includes(address);

/** Postal addresses of the United States that stand in a text: from the house number to the ZIP code. */
export const postalAddressesIn = (text: string): readonly string[] =>
  Array.from(
    text.matchAll(
      /\b(?:\d{1,6} +(?=\p{Lu})|P\.? ?O\.? Box )[^@\n]{3,60}(?:[,\n][^@]{0,80}?)?\b[A-Z]{2}\s+\d{5}(?:[-\u2010-\u2015]\d{4})?\b/gu,
    ),
    match => match[0].replace(/\s+/g, ' '),
  );

export interface Contact {
  readonly email: string;
  /** Street, place and ZIP code, without the addressee. */
  readonly postal: string;
}

/** The register names no e-mail or postal address where a rule looks for them. */
export class ContactMissingError extends Error {
  readonly code = 'E_CONTACT_MISSING';
}

/** The section of the registered policy under a heading. */
export function sectionOf(policy: Policy, heading: RegExp): Section {
  const section = policy.sections.find(each => heading.test(each.heading));
  if (section === undefined)
    throw new ContactMissingError(
      `expected a section ${String(heading)} in the registered policy, found none`,
    );
  return section;
}

/** The contact that a section of the registered policy names: "contact MPRO at … or by writing to: …". */
export function contactOf(section: Section): Contact {
  const text = section.paragraphs.map(paragraph => paragraph.text).join('\n');
  const [email] = emailsIn(text);
  const postal = /writing to:[^,]*,\s*(\d[^]*?\d{5}(?:-\d{4})?)/.exec(text)?.[1];
  if (email === undefined || postal === undefined)
    throw new ContactMissingError(
      `expected an e-mail and a postal address in the registered section "${section.heading}", found ${email ?? 'no e-mail'}, ${postal ?? 'no postal address'}`,
    );
  return { email, postal };
}
