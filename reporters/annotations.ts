import { severity, type Claim } from '../policy/claim.js';
import { endingWords, type Ending } from '../policy/endings.js';
import type { Gate } from './baseline/gate.js';
import type { Conformance } from './conformance-schema.js';
import { policyPlaceOf, policyFile } from './policy-place.js';
import { firstSentence } from './pages/first-sentence.js';
import { printable } from './printable.js';
import { plural, tallyOf, violationWords, type OpenClaim } from './tally.js';

/** GitHub's own escapes: a value can neither end its line nor its property. */
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

type Level = 'error' | 'warning' | 'notice';

const line = (level: Level, title: string, text: string, claim?: Claim): string => {
  const at = claim === undefined ? '' : `file=${policyFile},line=${policyPlaceOf(claim).line},`;
  return `::${level} ${at}title=${property(printable(title, 200))}::${data(printable(text, 600))}`;
};

/**
 * Workflow commands that make GitHub show what was found beside the policy's text: one line a claim, the worst first, since GitHub shows ten
 * of a kind. With `FAIL_ON=new` a claim with nothing new is a warning.
 */
export function annotations(
  result: Conformance,
  claims: readonly Claim[],
  gate: Gate,
  ending: readonly Ending[],
): readonly string[] {
  const tally = tallyOf(result, claims);
  const rank = ({ claim }: OpenClaim): number => severity.options.indexOf(claim.severity);
  const isKnown = (id: string): boolean =>
    gate.failOn === 'new' && !gate.fresh.some(finding => finding.claim === id);
  const known = ({ claim }: OpenClaim): string => (isKnown(claim.id) ? ' (known)' : '');
  const violated = [...tally.violated]
    .sort((a, b) => Number(isKnown(a.claim.id)) - Number(isKnown(b.claim.id)) || rank(a) - rank(b))
    .map(item =>
      line(
        isKnown(item.claim.id) ? 'warning' : 'error',
        `Violated${known(item)}: ${item.claim.title}`,
        `${violationWords(item)}, such as ${firstSentence(item.entry.violations.find(({ waived }) => !waived)?.message ?? '')} ${item.claim.remedy}`,
        item.claim,
      ),
    );
  const open = [...tally.undetermined]
    .sort((a, b) => rank(a) - rank(b))
    .map(item =>
      line(
        'warning',
        `Undetermined${known(item)}: ${item.claim.title}`,
        `${plural(item.entry.undetermined.length, 'question')}, such as ${item.entry.undetermined[0]?.reason ?? ''}`,
        item.claim,
      ),
    );
  return [
    ...violated,
    ...open,
    ...ending.map(each =>
      line('notice', each.of === 'waiver' ? 'Waiver' : 'Signed statement', endingWords(each)),
    ),
  ];
}
