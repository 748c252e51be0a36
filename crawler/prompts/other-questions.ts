import { otherQuestionTerms } from '../../kernel/words/other-question-terms.js';

/** What boxes over a page ask about that is no consent to cookies or counting. */
export const otherQuestion = new RegExp(otherQuestionTerms.map(([, , term]) => term).join('|'), 'i');

/** The plainest words of languages whose words for cookies and counting are known; two of them tell the language. */
export const plainLanguages: readonly RegExp[] = [
  /\b(the|and|to|you|your|we|our|of|for|is|are|this|with|in|on|it|us|a)\b/g,
  /\b(der|die|das|und|sie|wir|ihre?n?|mit|für|ist|zu|ein|eine|auf|nicht|von)\b/g,
  /\b(le|la|les|des|et|vous|nous|notre|votre|pour|une?|est|dans|sur|avec)\b/g,
  /\b(el|los|las|una?|para|con|su|sus|que|este|esta|nuestr[ao]s?|usted)\b/g,
  /\b(o|os|as|uma?|para|com|você|seu|sua|nosso|nossa|não|este)\b/g,
  /\b(il|gli|una?|di|per|con|che|nostro|nostra|questo|sito|sono)\b/g,
  /\b(het|een|van|voor|wij|uw|met|op|niet|deze|zijn)\b/g,
];
