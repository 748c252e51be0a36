/** Abbreviations of English prose after which a full stop ends no sentence. */
const abbreviation =
  /(?:^|[\s("'“])(?:e\.g|i\.e|etc|vs|cf|Mr|Mrs|Ms|Dr|St|No|Inc|Ltd|Co|Corp|Dept|approx|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$/;

/** A sentence opens with a capital, a digit, a quotation mark or a bracket; what opens otherwise goes on with the one before. */
const opening = /^["'“‘([]*[\p{Lu}\p{N}]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of a paragraph, verbatim and without the space around them. Lists that semicolons divide, enumerators such as `(a)` and
 * full stops inside abbreviations, addresses and numbers end no sentence.
 */
export function sentencesOf(paragraph: string): readonly string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(paragraph)) {
    const last = sentences.at(-1);
    const goesOn = last !== undefined && (abbreviation.test(last.trimEnd()) || !opening.test(segment));
    if (goesOn) sentences[sentences.length - 1] = last + segment;
    else sentences.push(segment);
  }
  return sentences.map(sentence => sentence.trim()).filter(sentence => sentence !== '');
}
