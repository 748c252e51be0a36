import { withoutAccents } from '../../../kernel/words/accents.js';
import { deedObjects, stateChangingWords, logOutWords } from './state-changing-words.js';

const verbSet = new Set(stateChangingWords);
const verbWithObject = new RegExp(`^(${stateChangingWords.join('|')})-(this-|my-|your-)?(${deedObjects})s?$`);
/** What programs put before and after the verb in the names of their commands: `doLogout`, `customer-logout`, `LogoutServlet`. */
const before =
  'do|users?|members?|customer|account|perform|process|special|my|menu|site|admin|auth|sso|session';
const after = 'servlet|action|default|handler|controller|process';
const programVerb = new RegExp(`^(?:(?:${before})-)*(?:${stateChangingWords.join('|')})(?:-(?:${after}))*$`);
const programLogOut = new RegExp(`^(?:(?:${before})-?)*(?:${logOutWords.join('|')})(?:-?(?:${after}))*$`);
const longestCommand = 40;

/** Lower case, without accents; words joined by single hyphens. */
export const hyphenate = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A name out of a program as {@link hyphenate} gives it: `signOut.aspx` and `SignOut!default.jspa` are `sign-out`. */
export const nameWords = (name: string): string =>
  hyphenate(
    (name.split('!', 1)[0] ?? '').replace(/\.[a-z]{2,6}\d?$/i, '').replace(/([a-z])([A-Z])/g, '$1-$2'),
  );

/** Whether words tell a visitor that something is done. Matched whole: "how to delete your account" is an article, "delete account" a button. */
export const isCommand = (words: string): boolean =>
  words.length <= longestCommand && (verbSet.has(words) || verbWithObject.test(words));

/** Whether words are a program's name for such a command. */
export const isProgramCommand = (words: string): boolean =>
  isCommand(words) || (words.length <= longestCommand && (programVerb.test(words) || isProgramLogOut(words)));

/** Whether words are a program's name for the end of a visit. */
export const isProgramLogOut = (words: string): boolean =>
  words.length <= longestCommand && programLogOut.test(words);
