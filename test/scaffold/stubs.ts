/** What a new claim is made of. */
export interface NewClaim {
  readonly id: string;
  /** Heading of its section, as in the policy. */
  readonly section: string;
  /** The first sentence of that section, to stand as the quote until the author puts the right words there. */
  readonly quote: string;
}

const literal = (text: string): string => JSON.stringify(text);

/** `my-claim` → `myClaim`. */
export const camelCase = (id: string): string =>
  id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** An entry of the claims register. */
export const entryStub = ({ id, quote }: NewClaim): string => `
  judged({
    id: ${literal(id)},
    section,
    // Quote the words that this claim is about; move the sentences that belong to it alone here from the entry that has them.
    quote: ${literal(quote)},
    sentences: [],
    testability: 'machine',
    severity: 'normal',
    title: 'Say the passing condition in plain words',
    howTested: 'Say what is looked at and what counts as a violation.',
    remedy: 'Say what the owner of the site should change.',
    profiles: ['first-visit'],
  }),
`;

/** A rule that cannot tell anything yet, so that the run says so. */
export const ruleStub = ({ id, quote }: NewClaim): string => `
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { RuleResult } from '../../policy/result.js';
import { leftOutPages } from './reading/limits.js';
import { seenPages, unseenPages } from './reading/pages.js';
import type { Rule } from './rule.js';

function judge(evidence: Evidence): RuleResult {
  const undetermined = seenPages(evidence).map(({ url }) => ({
    page: url,
    subject: 'page',
    code: 'not-understood' as const,
    reason: 'the rule is not written yet',
  }));
  return {
    subjectsChecked: 0,
    violations: [],
    undetermined: [...unseenPages(evidence), ...undetermined],
    limits: leftOutPages(evidence),
    notes: [],
  };
}

/** ${quote.replaceAll('*/', '* /')} */
export const rule: Rule = { id: ${literal(id)}, judge };
`;

/** Cases that the claim tester refuses until they are written. */
export const ruleTestStub = ({ id }: NewClaim): string => `
import { rule } from '../../specs/rules/${id}.js';
import { testClaim } from './claim-tester.js';

testClaim(rule, {
  conforms: [],
  violates: [],
  undetermined: [],
  noSubject: [],
});
`;

/** A seeded defect that breaks nothing so far: the replica's test of it fails until it does. */
export const defectStub = ({ id }: NewClaim): string => `
import { atEndOfBody, edit, type Variation } from '../variation.js';

/** What breaks the claim ${id}. Four are wanted, and four near misses (\`flips: []\`, \`nearly: ['${id}']\`) in a list of their own. */
export const ${camelCase(id)}Defects: readonly Variation[] = [
  {
    name: '${id}-broken',
    flips: ['${id}'],
    says: 'Say in a sentence what is wrong.',
    edits: [edit(['www.mpro.org/'], atEndOfBody('<!-- Put what breaks the claim here. -->'))],
  },
];
`;
