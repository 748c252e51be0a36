import { formButtonTerms } from './form-button-terms.js';
import { anyTermAsWritten } from './term.js';

const takingBack = anyTermAsWritten(formButtonTerms, 'takes back');

/** The buttons of forms by their words: what each tells is said at {@link formButtonTerms}. */
export const formButtonWords = {
  opens: new RegExp(anyTermAsWritten(formButtonTerms, 'opens'), 'i'),
  opensNone: new RegExp(anyTermAsWritten(formButtonTerms, 'opens none'), 'i'),
  sends: new RegExp(anyTermAsWritten(formButtonTerms, 'sends'), 'i'),
  // "Back" takes back where it comes first.
  takesBack: new RegExp(
    `(^|[^\\p{L}])(${takingBack})(?![\\p{L}])|^[^\\p{L}]*(go )?(back|prev(ious)?)(?![\\p{L}])|×|✕`,
    'iu',
  ),
  aside: new RegExp(anyTermAsWritten(formButtonTerms, 'aside'), 'i'),
} as const;
