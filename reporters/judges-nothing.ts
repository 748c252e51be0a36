import type { Conformance, Coverage } from './conformance-schema.js';
import { codeOfReason } from './page-reason.js';

/** Whether no claim was among a run's tests: it crawled alone, or made the visits of one machine of several, and says nothing of the site. */
export const judgesNothing = ({ claims }: Pick<Conformance, 'claims'>): boolean =>
  claims.every(
    ({ testability, undetermined }) =>
      (testability !== 'machine' && testability !== 'partial') ||
      undetermined.some(({ code }) => code === 'not-selected'),
  );

/** What such a run says of that, in one phrase. */
export const nothingJudged =
  'nothing: no claim was among the tests of this run; "npx playwright test --project=claims --no-deps" judges what was seen';

/** Coverage of such a run: pages that it did not open are left to the runs that it is a part of. */
export const ofOneRun = (coverage: Coverage): Coverage => ({
  ...coverage,
  pagesFailed: coverage.pagesFailed.filter(({ reason }) => codeOfReason(reason) !== notVisited),
});

/** Code of the reason of a page that no run has opened so far. */
export const notVisited = 'not-visited';
