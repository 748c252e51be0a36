import type { Policy } from '../rule.js';
import type { TextDifference } from './compare-text.js';
import { holds, plainWords } from './words.js';

/** One or more differences of a kind in a section of a live text. */
export interface TextFinding extends TextDifference {
  readonly kind: 'added' | 'changed' | 'hidden' | 'lost';
  /** How many headings and sentences it is about. */
  readonly parts: number;
}

/** What stands between parts that do not follow one another. */
const gap = ' … ';

function kindOf({ registered, live }: TextDifference, hiddenText: string): TextFinding['kind'] {
  if (registered === '') return 'added';
  if (live !== '') return 'changed';
  return holds(hiddenText, registered) ? 'hidden' : 'lost';
}

/** What a section lost, or hides, is one finding: a section that is gone would else be accused sentence by sentence. */
export function textFindings(
  found: readonly TextDifference[],
  hidden: string,
  policy: Policy,
): readonly TextFinding[] {
  const hiddenText = plainWords(hidden);
  const whole = plainWords(policy.text);
  const findings: TextFinding[] = [];
  for (const difference of found) {
    const kind = kindOf(difference, hiddenText);
    const { section, registered } = difference;
    const at = findings.findIndex(each => each.kind === kind && each.section === section);
    const known = findings[at];
    if (known === undefined || kind === 'added' || kind === 'changed') {
      findings.push({ ...difference, kind, parts: 1 });
      continue;
    }
    const before = known.registered.split(gap).at(-1) ?? '';
    const joint = holds(whole, `${before} ${registered}`) ? ' ' : gap;
    findings[at] = { ...known, registered: known.registered + joint + registered, parts: known.parts + 1 };
  }
  return findings;
}
