import type { PageAnswer } from '../fetch/answer.js';
import type { Entry } from '../frontier/frontier.js';

/** A page with the addresses that turned out to be it. */
export interface FoundPage {
  readonly entry: Entry;
  readonly answer: PageAnswer;
  readonly aliases: Set<string>;
}

/** The order of code units: the same on every machine. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
