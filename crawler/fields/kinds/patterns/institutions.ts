import type { FieldPattern } from '../pattern.js';
import { number } from './number-words.js';

const institution =
  '(provider|facility|hospital|agency|practice|clinic|supplier|plan|nursing home|organi[sz]ation|business|company|corporate|employer|vendor|school)';
/** A number that may as well be a person's is a person's: "SSN or EIN". */
const nobodys =
  '(?<!(?:ssn|s s n|social security|itin)(?: .*)? )(?!.* (?:ssn|s s n|social security|itin)(?![\\p{L}]))';

const taxNumber = `(federal )?(tin|(tax|taxpayer) (${number}|id(entification)? ${number}))`;

/** Numbers of a body, a course or a thing, which share their words with the numbers of a person. */
export const institutions: readonly FieldPattern[] = [
  {
    means: 'professionalCredentials',
    language: 'en',
    words: `${institution} (s )?(medicare|medicaid) ${number}|(medicare|medicaid) (${institution}|certification|contract|enrollment|participation) ${number}|cms certification ${number}|ptan`,
  },
  // As a machine's name it is a card's number.
  {
    means: 'professionalCredentials',
    language: 'en',
    words: 'ccn',
    only: ['label', 'placeholder', 'title'],
  },
  {
    means: 'organization',
    language: 'en',
    words: `${nobodys}(f?ein|(federal )?employer (id|identification)( (number|no|num|#))?|${institution} (s )?${taxNumber}|${taxNumber} (of |for )?((the|your|my|our) )?${institution}(?! or (an? )?(individual|person)))`,
  },
  {
    means: 'none',
    language: 'en',
    words:
      '(provider|facility|course|class|event|device|product|vehicle|program|project|case|session|location|site|building|business|organi[sz]ation|company) identification( (number|no|num|#))?|(sales|vat|property|payroll) tax (number|no|id|#)',
  },
];
