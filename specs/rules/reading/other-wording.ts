import type { PolicyDocument } from '../../../crawler/evidence/policy-document.js';
import type { Policy } from '../rule.js';
import { textDifferences } from './compare-text.js';
import { textFindings } from './text-findings.js';
import { wordsOf } from './words.js';

/** Of a text in the policy's language, more of the words stand in the policy than this; of a translation hardly any. */
const leastShared = 0.3;

function isInItsLanguage(text: string, policy: Policy): boolean {
  const registered = policy.sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.flatMap(({ sentences }) => sentences),
  ]);
  const known = new Set(registered.flatMap(each => wordsOf(each).map(({ word }) => word)));
  const words = wordsOf(text);
  return words.filter(({ word }) => known.has(word)).length >= leastShared * Math.max(1, words.length);
}

/**
 * The document says something else than the registered policy does: words of it are missing, others stand in their place, or it is
 * another text in the same language. A translation is no other policy.
 */
export function isOtherWording(document: PolicyDocument, policy: Policy): boolean {
  const found = textDifferences(document.text, policy);
  if (found === undefined) return isInItsLanguage(document.text, policy);
  return textFindings(found, document.hiddenText, policy).length > 0;
}
