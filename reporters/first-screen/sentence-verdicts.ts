import type { Claim } from '../../policy/claim.js';
import type { Verdict } from '../../policy/result.js';
import type { Section } from '../../policy/text.js';

/** A sentence of the policy, with the entries of the register that account for it or quote from it. */
export interface JudgedSentence {
  readonly text: string;
  readonly claims: readonly Claim[];
  /** The worst verdict of these entries; undefined where no entry has one. */
  readonly verdict: Verdict | undefined;
}

/** From what a reader should see first to what says nothing. */
const order: readonly Verdict[] = [
  'violated',
  'undetermined',
  'unattested',
  'attested',
  'conforms',
  'informational',
];

const quotesFrom = (claim: Claim, sentence: string): boolean =>
  claim.quote.split('…').every(part => sentence.includes(part.trim()));

/** The sentences of a section, paragraph by paragraph. An entry without sentences of its own belongs to those that it quotes from. */
export function judgedSentences(
  section: Section,
  claims: readonly Claim[],
  verdictOf: (id: string) => Verdict | undefined,
): readonly (readonly JudgedSentence[])[] {
  const own = claims.filter(claim => claim.section === section.heading);
  return section.paragraphs.map(({ sentences }) =>
    sentences.map(text => {
      const about = own.filter(claim =>
        claim.sentences.length > 0 ? claim.sentences.includes(text) : quotesFrom(claim, text),
      );
      const verdicts = about.map(({ id }) => verdictOf(id));
      return { text, claims: about, verdict: order.find(each => verdicts.includes(each)) };
    }),
  );
}
