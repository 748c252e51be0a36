import type { Section } from '../../policy/text.js';
import {
  contactOf,
  emailsIn,
  hasPostalAddress,
  postalAddressesIn,
  sectionOf,
} from './reading/contact-words.js';
import { judgePosted } from './reading/posted.js';
import { flowing, plainWords } from './reading/words.js';
import type { Policy, Rule } from './rule.js';

const complaint = /has not adhered to this privacy policy/i;

/** A text without what the registered policy's other sections say: the one for California names the same addresses, for its own requests. */
const withoutOthers = (flat: string, section: Section, policy: Policy): string =>
  policy.sections
    .filter(other => other !== section)
    .flatMap(other => other.paragraphs)
    .flatMap(({ sentences }) => sentences)
    .reduce((rest, sentence) => rest.replaceAll(flowing(sentence).trim(), ' '), flat);

/**
 * The contact section of a live policy: its sentence on complaints and what follows it, else what follows its heading, else the whole
 * text but for the other sections.
 */
function contactPart(text: string, section: Section, policy: Policy): string {
  const flat = flowing(text);
  const registered = section.paragraphs.map(paragraph => paragraph.text).join(' ');
  const ownLength = registered.length - (complaint.exec(registered)?.index ?? 0);
  const sentence = complaint.exec(flat);
  // The sentence itself, told by its registered length: a footer that follows is not in its place.
  if (sentence !== null) return flat.slice(sentence.index, sentence.index + ownLength);
  const lines = text.split('\n');
  const heading = plainWords(section.heading);
  const at = lines.findLastIndex(line => plainWords(line) === heading);
  return at < 0
    ? withoutOthers(flat, section, policy)
    : lines
        .slice(at)
        .join('\n')
        .slice(0, 2 * registered.length);
}

/** "… please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, …": both stand in the live policy, and nothing in their place. */
export const rule: Rule = {
  id: 'contact-channels-published',
  judge: (evidence, policy) => {
    const section = sectionOf(policy, /contact information/i);
    const { email, postal } = contactOf(section);
    const part = (text: string): string => contactPart(text, section, policy);
    return judgePosted(evidence, policy, [
      {
        subject: 'e-mail address',
        message: `The contact section of the live policy does not name ${email}. Put the registered address back, or register the new policy text.`,
        expected: email,
        stands: text => emailsIn(part(text)).includes(email),
        instead: text => emailsIn(part(text)).join(', '),
        isHidden: text => emailsIn(text).includes(email),
      },
      {
        subject: 'postal address',
        message:
          'The contact section of the live policy does not name the registered postal address. Put it back, or register the new policy text.',
        expected: postal,
        stands: text => hasPostalAddress(part(text), postal),
        instead: text => postalAddressesIn(part(text)).join('; '),
        isHidden: text => hasPostalAddress(text, postal),
      },
    ]);
  },
};
