import type { Policy } from '../rule.js';
import { plainWords, wordsOf } from './words.js';

/** What pages add around and between the lines of a text: page numbers, print links, the way back up, the date on a line of its own. */
const usual =
  'page of back to top up return contents table jump skip print printable this download pdf version effective date last updated revised reviewed as on and menu close share previous next section privacy policy statement'.split(
    ' ',
  );

const monthOf = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' }).toLowerCase();

/** Makes a test for words that a page may add to the policy without changing it: its furniture, the policy's title, headings (a table of contents) and date. */
export function furnitureOf(policy: Policy): (added: string) => boolean {
  const title = wordsOf(policy.sections[0]?.heading ?? '').map(({ word }) => word);
  const known = new Set([...usual, ...title, monthOf(policy.effectiveDate)]);
  const headings = policy.sections
    .map(({ heading }) => plainWords(heading))
    .sort((a, b) => b.length - a.length);
  return added => {
    let rest = plainWords(added);
    for (const heading of headings) rest = rest.replaceAll(heading, '  ').replaceAll(/ {3,}/g, '  ');
    return rest.split(/\s+/).every(word => word === '' || known.has(word) || /^\d{1,4}$/.test(word));
  };
}

const actor = /\b(MPRO|we|our|us|third[- ]part(y|ies)|partners?|affiliates?|vendors?)\b/i;
const act =
  /\b(collect|shar|sell|sold|rent|leas|disclos|transfer|use|using|track|retain|stor|keep|provid|combin|process|profil)\w*\b/i;
const matter = /\b(information|data|cookies?|identifiers?|e-?mail address(es)?|customer lists?|visitors?)\b/i;

/** Whether a sentence that stands around the policy says something about how information is handled: then it is part of what is promised. */
export const isPromise = (sentence: string): boolean =>
  wordsOf(sentence).length >= 6 &&
  /[.!]["'”’)]*$/.test(sentence.trim()) &&
  actor.test(sentence) &&
  act.test(sentence) &&
  matter.test(sentence);
