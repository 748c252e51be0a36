import { claims } from '../../policy/claims.js';
import type { ReasonCode } from '../../policy/reason-code.js';
import type { Violation } from '../../policy/result.js';
import type { Conformance, ConformanceClaim } from '../conformance-schema.js';
import { firstSentence } from '../pages/first-sentence.js';

/** Something that a person has to look at: an open violation, a question that could not be told, or a page that nobody saw. */
export interface Finding {
  readonly kind: 'violated' | 'undetermined' | 'unseen';
  /** Id of the claim; empty for a page that was not seen. */
  readonly claim: string;
  readonly page: string;
  readonly subject: string;
  /** In words, for people. */
  readonly says: string;
  /** Why it could not be told. */
  readonly code: ReasonCode | undefined;
}

/** A violation of a claim as a finding. */
export const findingOf = (claim: string, { page, subject, message }: Violation): Finding => ({
  kind: 'violated',
  claim,
  page,
  subject,
  says: message,
  code: undefined,
});

/** The violations of a claim that nobody waived. */
export const violationsOf = ({
  id,
  violations,
}: Pick<ConformanceClaim, 'id' | 'violations'>): readonly Finding[] =>
  violations.filter(({ waived }) => !waived).map(violation => findingOf(id, violation));

/** Every open finding of a result, in its order. Waived violations and claims that were not asked for have none. */
export function findingsOf(result: Conformance): readonly Finding[] {
  const ofClaims = result.claims.flatMap(({ id, violations, undetermined }): Finding[] => [
    ...violationsOf({ id, violations }),
    ...undetermined
      .filter(({ code }) => code !== 'not-selected')
      .map(({ page, subject, code, reason }) => ({
        kind: 'undetermined' as const,
        claim: id,
        page,
        subject,
        says: reason,
        code,
      })),
  ]);
  const unseen = result.coverage.pagesFailed.map(({ url, reason }): Finding => ({
    kind: 'unseen',
    claim: '',
    page: url,
    subject: 'page',
    says: reason,
    code: 'page-failed',
  }));
  return [...ofClaims, ...unseen];
}

/** What a run that did not do its work leaves: nothing to get used to. */
const neverKnown: readonly (ReasonCode | undefined)[] = ['crawl-incomplete', 'not-run', 'harness-fault'];

/** Whether a finding may be known at all. */
export const canBeKnown = ({ code }: Finding): boolean => !neverKnown.includes(code);

/** A page that was not seen may hide anything: that another of its template was not seen either excuses nothing. */
const ofOnePage: readonly (ReasonCode | undefined)[] = ['page-failed', 'not-visited'];

/** Whether the same finding on another page of the template is the same one. */
export const isOfTemplate = ({ code }: Finding): boolean => !ofOnePage.includes(code);

const ofSite: ReadonlySet<string> = new Set(claims.filter(claim => claim.isOfSite).map(({ id }) => id));

/**
 * What is said of a thing of the whole site, such as a cookie, whichever page a finding names; undefined where the page counts. It tells
 * two things of one name apart, such as the cookies "id" of two hosts.
 */
export const saidOfSite = ({ kind, claim, says }: Finding): string | undefined =>
  kind === 'violated' && ofSite.has(claim) ? firstSentence(says) : undefined;
