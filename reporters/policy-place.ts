import type { Claim } from '../policy/claim.js';
import { policyText } from '../policy/text.js';

/** File of the policy's text, relative to the project: what a finding breaks stands there. */
export const policyFile = 'policy/privacy-policy.txt';

/** Where words stand in {@link policyFile}: line and columns from 1, the last column excluded. */
export interface PolicyPlace {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  /** What stands there. */
  readonly words: string;
}

const lines = policyText.split('\n');

/** Where the promise of a claim stands: the first words that it quotes, under its own heading. */
export function policyPlaceOf({
  section,
  quote,
  sentences,
}: Pick<Claim, 'section' | 'quote' | 'sentences'>): PolicyPlace {
  const heading = Math.max(
    0,
    lines.findIndex(line => line.trim() === section),
  );
  for (const words of [quote.split('…')[0]?.trim() ?? '', sentences[0] ?? ''].filter(text => text !== '')) {
    const line = lines.findIndex((text, index) => index >= heading && text.includes(words));
    if (line < 0) continue;
    const start = lines[line]?.indexOf(words) ?? 0;
    return { line: line + 1, startColumn: start + 1, endColumn: start + 1 + words.length, words };
  }
  return { line: heading + 1, startColumn: 1, endColumn: 1 + section.length, words: section };
}
