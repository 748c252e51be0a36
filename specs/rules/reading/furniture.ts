import { organisation } from '../../../policy/organisation.js';
import type { Policy } from '../rule.js';
import { plainWords, wordsOf } from './words.js';

/** What pages add around and between the lines of a text: page numbers, print links, the way back up, the date on a line of its own. */
const usual =
  'page of back to top up return contents table jump skip print printable this download pdf version effective date last updated revised reviewed as on and menu close share previous next section privacy policy statement'.split(
    ' ',
  );

const monthOf = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' }).toLowerCase();

/** What pages say of a link right behind it, the names of icons' signs among them. */
const linkNotes =
  / (?:link )?opens (?:in )?(?:an? |your )?(?:new |external )?(?:window|tab|site|website|e ?mail|mail|email (?:app|client)|file|pdf)(?= )| external link(?= )| open in new(?= )/g;

/** What pages offer beside a heading or a paragraph: ways to it, and to open and close it; the day someone last looked through it. */
const offers =
  / (?:(?:copy|get|direct|anchor) )*link to (?:this |the )?(?:section|heading|paragraph)(?= )| perma ?link(?= )| (?:expand|collapse)(?: (?:all|section|more|less))?(?= )| (?:read|show|see|view) (?:more|less|all)(?= )| (?:keyboard arrow|arrow drop|arrow|chevron) (?:up|down|left|right|upward|downward|forward|back)(?= )| content copy(?= )| (?:(?:this )?page )?(?:was )?(?:last )?reviewed (?:on )?[a-z]+ \d{1,2} \d{4}(?= )/g;

/** Tests for words that a page may add to the policy without changing it. */
export interface Furniture {
  /** Between its headings and sentences: also the policy's title, headings (a table of contents) and date. */
  between(added: string): boolean;
  /** Inside a sentence: what is said of a link. */
  ofLink(added: string): boolean;
  /** Where a page ends inside a sentence, on lines of its own: the title, and the page's number. */
  ofPage(added: string): boolean;
}

/** Makes the tests for the furniture of pages that show a policy. */
export function furnitureOf(policy: Policy): Furniture {
  const titleText = plainWords(policy.sections[0]?.heading ?? '');
  const title = titleText.split(' ');
  const known = new Set([...usual, ...title, monthOf(policy.effectiveDate)]);
  const headings = policy.sections
    .map(({ heading }) => plainWords(heading))
    .sort((a, b) => b.length - a.length);
  const date = ` ${monthOf(policy.effectiveDate)} ${Number(policy.effectiveDate.slice(8))} ${policy.effectiveDate.slice(0, 4)} `;
  const dated = new RegExp(
    ` (?:effective |(?:last )?(?:revised|updated) )?(?:date )?(?:as of )?${date.trim()}(?= )`,
  );
  const isNumber = (word: string): boolean => /^\d{1,4}$/.test(word);
  const without = (text: string, part: string): string => text.replaceAll(part, '  ');
  return {
    between: added => {
      let rest = plainWords(added).replaceAll(linkNotes, '').replaceAll(offers, '');
      for (const heading of headings) rest = without(rest, heading).replaceAll(/ {3,}/g, '  ');
      return rest.split(/\s+/).every(word => word === '' || known.has(word) || isNumber(word));
    },
    ofLink: added => plainWords(added).replaceAll(linkNotes, '').trim() === '',
    ofPage: added =>
      /^ (?:page )?(?:\d{1,4} )?(?:of \d{1,4} )?$/.test(
        without(plainWords(added), titleText).replace(dated, '').replace(/\s+/g, ' '),
      ),
  };
}

const actor = /\b(we|our|us|third[- ]part(y|ies)|partners?|affiliates?|vendors?)\b/i;
const act =
  /\b(collect|shar|sell|sold|rent|leas|disclos|transfer|use|using|track|retain|stor|keep|provid|combin|process|profil|given?|giving|pass|forward|exchang|releas)\w*\b/i;
const matter =
  /\b(information|data|cookies?|identifiers?|(personal|contact) (details|particulars)|(e-?mail|home|postal) address(es)?|(tele)?phone numbers?|customer lists?|visitors?)\b/i;
/** Whose data it is, or who gets it: an organisation that works with data says much of it that is no promise to visitors. */
const ofVisitors =
  /\b(your?|yours|visitors?|users?|customers?|members?|personal(ly)?|cookies?|children|third[- ]part(y|ies)|partners?|advertis\w+|affiliates?|vendors?)\b/i;

/** Whether a sentence that stands around the policy says something about how information is handled: then it is part of what is promised. */
export const isPromise = (sentence: string): boolean =>
  wordsOf(sentence).length >= 6 &&
  /[.!]["'”’)]*$/.test(sentence.trim()) &&
  (actor.test(sentence) || sentence.includes(organisation)) &&
  act.test(sentence) &&
  matter.test(sentence) &&
  ofVisitors.test(sentence);
