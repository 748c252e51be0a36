import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Violation } from '../../policy/result.js';
import type { DifferenceDetail } from '../../reporters/claim-page/detail.js';
import { textDifferences } from '../rules/reading/compare-text.js';
import { excerpt } from '../rules/reading/words.js';
import type { Policy } from '../rules/rule.js';

/** What the expected and the found text of a finding say at first: how it is told which difference it is about. */
const beginning = (text: string): string => excerpt(text, 600);

/** Where the live policy differs from the registered one, whole, for a finding about a place of its text. */
export function textDifference(
  evidence: Evidence,
  policy: Policy,
  { page, expected, actual }: Violation,
): readonly DifferenceDetail[] {
  const document = evidence.documents.find(({ finalUrl }) => finalUrl === page);
  const found = document === undefined ? [] : (textDifferences(document.text, policy) ?? []);
  return found
    .filter(
      ({ registered, live }) =>
        (registered !== '' &&
          beginning(registered) === expected &&
          (live === '' || beginning(live) === actual)) ||
        (registered === '' && beginning(live) === actual),
    )
    .slice(0, 1)
    .map(({ registered, live }) => ({ kind: 'difference', registered, live }));
}
