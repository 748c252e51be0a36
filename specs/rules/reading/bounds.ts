import {
  bitBy,
  bounds,
  type Bound,
  type BoundName,
  type BoundSubject,
} from '../../../crawler/evidence/bounds.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { Undetermined } from '../../../policy/result.js';

/** Where a bound was reached. */
interface Reached {
  readonly page: string;
  readonly subject: string;
  readonly names: readonly BoundName[] | undefined;
}

const reachedIn = ({ pages, gates, filled, documents, consent, refused }: Evidence): readonly Reached[] => [
  ...pages.map(({ url, bounds: names }) => ({ page: url, subject: 'page', names })),
  ...filled.map(({ page, selector, bounds: names, ages }) => ({
    page,
    subject: selector,
    names: [...(names ?? []), ...(ages?.bounds ?? [])],
  })),
  ...gates.map(({ page, bounds: names }) => ({ page, subject: 'a way past what bars the page', names })),
  ...documents.map(({ url, bounds: names }) => ({ page: url, subject: 'policy document', names })),
  ...consent.map(({ page, bounds: names }) => ({ page, subject: 'consent choice', names })),
  ...refused.map(({ page, bounds: names }) => ({ page, subject: 'visit without cookies', names })),
];

/**
 * What was not looked at because a bound of the harness was reached, as far as it concerns one of `subjects`: a row for each bound and
 * record. A rule passes the subjects that its judgement rests on and the rows on.
 */
export function reachedBounds(evidence: Evidence, subjects: readonly BoundSubject[]): Undetermined[] {
  const concerns = (name: BoundName): boolean => {
    const { of }: Bound = bounds[name];
    return of.some(subject => subjects.includes(subject));
  };
  return reachedIn(evidence).flatMap(({ page, subject, names }) =>
    (names ?? []).filter(concerns).map(name => ({
      page,
      subject,
      code: 'bound-reached' as const,
      reason: bitBy(name),
    })),
  );
}
