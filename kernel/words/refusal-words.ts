import { refusalTerms } from './refusal-terms.js';
import { anyTermAsWritten } from './term.js';

/** What tells of a refusal wherever it stands. */
export const refusing = new RegExp(anyTermAsWritten(refusalTerms, 'refusal'), 'i');

/** What tells of a refusal in a box of errors. */
export const complaining = new RegExp(anyTermAsWritten(refusalTerms, 'refusal', 'complaint'), 'i');
