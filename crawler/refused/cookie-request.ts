import { cookieRequestTerms } from '../../kernel/words/cookie-request-terms.js';
import { anyTermAsWritten } from '../../kernel/words/term.js';

/** Stands before or after the word for cookies. */
const asking = new RegExp(anyTermAsWritten(cookieRequestTerms, 'asks'), 'i');
const cookies = new RegExp(anyTermAsWritten(cookieRequestTerms, 'cookie'), 'i');
const longest = 300;

/** The first sentence of a text that asks to switch cookies on, in any of the languages known; empty where none does. */
export function cookieRequest(text: string): string {
  for (const sentence of text.split(/(?<=[.!?。！？؟])\s*/)) {
    if (cookies.test(sentence) && asking.test(sentence.replace(cookies, ' ')))
      return sentence.trim().slice(0, longest);
  }
  return '';
}
