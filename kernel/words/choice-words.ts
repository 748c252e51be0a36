import { choiceTerms, type ChoiceSense } from './choice-terms.js';
import { anyTermAsWritten } from './term.js';

const words = (sense: ChoiceSense): string => anyTermAsWritten(choiceTerms, sense);

/**
 * Sources of regular expressions for what the words on a consent prompt mean. They are tested against names in lower case with white
 * space folded; what each means is said at {@link ChoiceSense}.
 */
export const choiceWords = {
  topic: words('topic'),
  elsewhere: words('elsewhere'),
  asks: words('asks'),
  bareAnswer: words('bare answer'),
  purposes: words('purposes'),
  decline: words('decline'),
  accept: words('accept'),
  settings: words('settings'),
  more: words('more'),
  save: words('save'),
  acknowledge: words('acknowledge'),
} as const;
