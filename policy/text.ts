import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RegisterError } from './register-error.js';
import { sentencesOf } from './sentences.js';

const file = 'policy/privacy-policy.txt';

/** A paragraph of the policy, verbatim but for the space around it. */
export interface Paragraph {
  readonly text: string;
  readonly sentences: readonly string[];
}

/** A heading of the policy and what stands under it. The policy's own title heads the paragraphs before the first heading. */
export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

/** A policy text, taken apart. */
export interface PolicyText {
  readonly sections: readonly Section[];
  /** `YYYY-MM-DD`, as the text itself states it. */
  readonly effectiveDate: string;
}

/** A heading is a line that is no sentence: nothing ends it. */
const isHeading = (line: string): boolean => !/[.!?:;]["'”’)]*$/.test(line);

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Takes a policy apart: one line is a heading or a paragraph. Throws {@link RegisterError} where a heading or the effective date is missing. */
export function parsePolicy(text: string): PolicyText {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  const sections: { heading: string; paragraphs: Paragraph[] }[] = [];
  for (const line of lines) {
    if (isHeading(line)) sections.push({ heading: line, paragraphs: [] });
    else if (sections.length === 0) throw fault('a heading in the first line', line);
    else sections.at(-1)?.paragraphs.push({ text: line, sentences: sentencesOf(line) });
  }
  return { sections, effectiveDate: readEffectiveDate(text) };
}

function readEffectiveDate(text: string): string {
  const dates = [...text.matchAll(/\beffective as of (\w+) (\d{1,2}), (\d{4})/g)];
  const [, month = '', day = '', year = ''] = dates[0] ?? [];
  const number = months.indexOf(month) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (dates.length !== 1 || number === 0)
    throw fault(
      'one "effective as of <month> <day>, <year>"',
      `${dates.length} of them${number === 0 && month !== '' ? `, the month ${month}` : ''}`,
    );
  return date;
}

const fault = (expected: string, got: string): RegisterError =>
  new RegisterError([{ file, entry: '', field: '', expected, got: got.slice(0, 120) }]);

const bytes = readFileSync(new URL('./privacy-policy.txt', import.meta.url));

/** The registered policy, verbatim. */
export const policyText: string = bytes.toString('utf8');

/** SHA-256 (hex) of the registered policy's file. */
export const policySha256: string = createHash('sha256').update(bytes).digest('hex');

/** Its sections, in order, and its effective date (`YYYY-MM-DD`). */
export const { sections, effectiveDate }: PolicyText = parsePolicy(policyText);
