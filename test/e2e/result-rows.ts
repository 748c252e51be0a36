import type { Conformance } from '../../reporters/conformance-schema.js';

/** A result without its times, a line for each thing that it says: verdicts, findings, questions, limits, notes and coverage. */
export function resultRows({ claims, coverage }: Conformance): readonly string[] {
  const ofClaims = claims.flatMap(
    ({ id, verdict, subjectsChecked, violations, undetermined, limits, notes }) => [
      `${id}: ${verdict}, ${subjectsChecked} subjects`,
      ...violations.map(
        ({ page, subject, message, actual, waived }) =>
          `${id}: violated${waived ? ' (waived)' : ''} ${page} [${subject}] ${message} | ${actual}`,
      ),
      ...undetermined.map(({ page, subject, reason }) => `${id}: open ${page} [${subject}] ${reason}`),
      ...limits.map(({ page, subject, question }) => `${id}: limit ${page} [${subject}] ${question}`),
      ...notes.map(note => `${id}: note ${note}`),
    ],
  );
  return [
    ...ofClaims,
    `coverage: ${coverage.pagesDiscovered} found, ${coverage.pagesObserved} observed`,
    ...coverage.pagesSkipped.map(({ url, reason }) => `coverage: skipped ${url} ${reason}`),
    ...coverage.pagesFailed.map(({ url, reason }) => `coverage: failed ${url} ${reason}`),
  ];
}
