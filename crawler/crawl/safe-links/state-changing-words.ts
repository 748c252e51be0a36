import { type StateChange, stateChangeTerms } from '../../../kernel/words/state-change-terms.js';

const wordsFor = (...senses: StateChange[]): readonly string[] =>
  stateChangeTerms.flatMap(([, sense, term]) => (senses.includes(sense) ? term : []));

/** Words that tell a visitor that a link does something: in lower case, without accents, joined by hyphens. */
export const stateChangingWords: readonly string[] = stateChangeTerms.map(([, , term]) => term);

/** Those that end a visit, whatever they stand beside. */
export const logOutWords = wordsFor('log out');

/** Those that change a cart or a list of wishes. */
export const cartWords = wordsFor('cart');

/** What such a word may be followed by and still be a command: "delete account", but not "delete barriers to care". */
export const deedObjects =
  'account|my-account|profile|user|item|entry|record|post|comment|file|photo|message|address|subscription|session|' +
  'cart|basket|wishlist|coupon|product|order|booking|cuenta|compte|konto|conta|me|now|here|all|everywhere|from-list|from-cart|registration|reservation';

/** What is done to the one record that stands before it in an address; anywhere else these are words like others. */
export const recordDeeds: readonly string[] =
  'cancel approve unapprove disapprove reject trash untrash spam unspam ban unban publish unpublish enable disable restore vote upvote downvote like unlike follow unfollow'.split(
    ' ',
  );
