import type { Claim } from '../claim.js';

/** Left out, the quote is the entry's sentences as they stand. */
interface Words {
  readonly quote?: string;
  readonly sentences: readonly string[];
}

const quoteOf = ({ quote, sentences }: Words): string => quote ?? sentences.join(' ');

type Judged = Omit<Claim, 'quote' | 'attestation'> & Words;

/** An entry that a rule judges, wholly or in part. */
export const judged = (entry: Judged): Claim => ({
  ...entry,
  quote: quoteOf(entry),
});

type Attested = Pick<Claim, 'id' | 'section' | 'severity' | 'title' | 'remedy'> &
  Words & {
    /** What the signature states, for the person who signs. */
    readonly states: string;
    readonly signedBy: string;
    readonly everyMonths: number;
  };

/** An entry that only MPRO can state. */
export const attested = ({ states, signedBy, everyMonths, ...entry }: Attested): Claim => ({
  ...entry,
  quote: quoteOf(entry),
  testability: 'attestation',
  howTested: `No visit of the website can show this. ${signedBy} states in a signed document, every ${everyMonths} months: ${states}`,
  profiles: [],
  attestation: { signedBy, everyMonths },
});

type Informational = Pick<Claim, 'id' | 'section' | 'title'> & Words & { readonly because: string };

/** An entry that says nothing that could be broken. */
export const informational = ({ because, ...entry }: Informational): Claim => ({
  ...entry,
  quote: quoteOf(entry),
  testability: 'informational',
  severity: 'minor',
  howTested: `Not tested: ${because}`,
  remedy: '',
  profiles: [],
});
