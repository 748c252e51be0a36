import type { Section } from '../../policy/text.js';
import {
  contactOf,
  emailsIn,
  hasPostalAddress,
  postalAddressesIn,
  sectionOf,
} from './reading/contact-words.js';
import { judgePosted } from './reading/posted.js';
import { excerpt, flowing } from './reading/words.js';
import type { Rule } from './rule.js';

const right = /\bright to request in writing\b/i;
const optOut = /\b(if you do not want|opt[- ]?out)\b/i;

/** What stands between the right to request and what follows the section's contact: the part that has to name where to write to. */
function requestPart(text: string, next: Section | undefined): string | undefined {
  const whole = flowing(text);
  const start = right.exec(whole);
  if (start === null || !/california/i.test(whole)) return undefined;
  const rest = whole.slice(start.index);
  const ends = [optOut.exec(rest)?.index, next === undefined ? undefined : rest.indexOf(next.heading)];
  const end = Math.min(...ends.filter(at => at !== undefined && at > 0).map(Number), rest.length);
  return rest.slice(0, end);
}

/** "… you have the right to request in writing … please contact MPRO at …": the section, its e-mail and its postal address. */
export const rule: Rule = {
  id: 'california-disclosure-posted',
  judge: (evidence, policy) => {
    const section = sectionOf(policy, /california/i);
    const next = policy.sections[policy.sections.indexOf(section) + 1];
    const { email, postal } = contactOf(section);
    const part = (text: string): string | undefined => requestPart(text, next);
    /** Where the section is missing as a whole, that is said once. */
    const inPart = (text: string, holds: (part: string) => boolean): boolean => {
      const own = part(text);
      return own === undefined || holds(own);
    };
    return judgePosted(evidence, policy, [
      {
        subject: 'right to request, for residents of California',
        message:
          'The live policy does not tell residents of California of their right to request in writing. Put the section back where visitors see it.',
        expected: excerpt(section.paragraphs[0]?.sentences.find(sentence => right.test(sentence)) ?? ''),
        stands: text => part(text) !== undefined,
        instead: () => '',
        isHidden: text => right.test(flowing(text)),
      },
      {
        subject: 'e-mail address for requests from California',
        message: `The California section of the live policy does not name ${email}. Put the address back where visitors see it.`,
        expected: email,
        stands: text => inPart(text, own => emailsIn(own).includes(email)),
        instead: text => emailsIn(part(text) ?? '').join(', '),
        isHidden: text => emailsIn(text).includes(email),
      },
      {
        subject: 'postal address for requests from California',
        message:
          'The California section of the live policy does not name the postal address. Put it back where visitors see it.',
        expected: postal,
        stands: text => inPart(text, own => hasPostalAddress(own, postal)),
        instead: text => postalAddressesIn(part(text) ?? '').join('; '),
        isHidden: text => hasPostalAddress(text, postal),
      },
    ]);
  },
};
