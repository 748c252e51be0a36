import { sentencesOf } from '../../../policy/sentences.js';
import { isPromise, type Furniture } from './furniture.js';
import { wordsOf } from './words.js';

const ends = /[.!?]["'”’)]*\s*$/;
const rights = /©|\bcopyright\b|\ball rights reserved\b/i;
/** A heading of a policy, such as one has for a further state or purpose. */
const ofPolicy =
  /\b(disclosures?|your (privacy )?(rights?|choices?|information|data)|(privacy|consumer) rights?|personal (information|data)|(sale|sharing|retention|transfers?|collection) of|(data|information) (retention|sharing|transfers?|security|collection)|residents?)\b/i;

/** A line in a PDF that is at least this long goes on in the next. */
const fullLine = 60;

const isHeading = (line: string): boolean => {
  const { length } = wordsOf(line);
  return length > 0 && length <= 12 && !/[.!?;,]\s*$/.test(line);
};

/** What stands on the line that the policy ends on: with the lines that it goes on in. */
function onLastLine(text: string, end: number): string {
  const [first = '', ...others] = text.slice(end).split('\n');
  let line = first.replace(/^[^\p{L}\p{N}]*/u, '');
  if (line === '') return '';
  let length = end - (text.lastIndexOf('\n', end) + 1) + first.length;
  for (const next of others.slice(0, 5)) {
    if (ends.test(line) || length < fullLine) break;
    line = `${line} ${next}`;
    length = next.length;
  }
  return line;
}

/** A line that says from when a policy holds. */
const statesDate = /\b(?:effective|in (?:force|effect)|valid)\b.*\b\d{4}\b/i;

/** What the lines right above the policy, below its title, say of a date that is not its own. */
const otherDates = (before: readonly string[], furniture: Furniture): string[] =>
  before
    .map(line => line.trim())
    .filter(line => line !== '')
    .slice(-2)
    .filter(line => statesDate.test(line) && !furniture.between(line));

/** Sentences of the sections that follow the policy as if they were its own. */
function ofFurtherSections(lines: readonly string[]): string[] {
  const found: string[] = [];
  let isOwn = false;
  for (const line of lines) {
    if (isHeading(line)) isOwn = ofPolicy.test(line);
    else if (isOwn) found.push(...sentencesOf(line));
  }
  return found;
}

/** Where the policy begins and ends in a live text, and whether its own first and last words stand there. */
export interface Edges {
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * Sentences before and after the policy that are part of it: those on its first and last line, those under a further heading of a
 * policy, those that speak of handling information, and a date above it from which another policy holds.
 */
export function around(text: string, edges: Edges, furniture: Furniture): string[] {
  const { start, end, opens, closes } = edges;
  const before = text.slice(0, start).split('\n');
  const after = text
    .slice(end)
    .replace(/^[\s.]+/, '')
    .split('\n');
  const isSentence = (sentence: string): boolean => ends.test(sentence) && !rights.test(sentence);
  const joined = [
    ...sentencesOf(opens ? (before.at(-1) ?? '') : ''),
    ...sentencesOf(closes ? onLastLine(text, end) : ''),
  ].filter(sentence => isSentence(sentence) && !furniture.between(sentence));
  const spoken = [...before, ...after].flatMap(line => sentencesOf(line.trim())).filter(isPromise);
  return [
    ...new Set([
      ...joined,
      ...otherDates(before, furniture),
      ...spoken,
      ...ofFurtherSections(after).filter(isSentence),
    ]),
  ];
}
